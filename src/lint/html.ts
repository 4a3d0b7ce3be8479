/** Tags that an SOP may use as they are: Markdown has no form for them, and they hold words that stay readable without them. */
export const keptTags: ReadonlySet<string> = new Set(
  'abbr br del details ins kbd mark q samp small span sub summary sup var wbr'.split(' '),
);

/** Elements of the HTML standard (section 4 and the obsolete ones that browsers still know). Any other tag is text that a reader never sees. */
export const htmlTags: ReadonlySet<string> = new Set(
  `a abbr address area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup
data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noframes
noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section select slot small
source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video
wbr xmp`.split(/\s+/),
);

/** Tags that are another way to write Markdown. */
export const markdownFor: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  strike: '~~',
  code: '`',
};

/** HTML with its comments replaced by as many spaces; one that is never closed runs to the end. */
export function withoutComments(html: string): string {
  let result = '';
  let at = 0;
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', at)) {
    const close = html.indexOf('-->', start + 4);
    const end = close === -1 ? html.length : close + 3;
    result += html.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + html.slice(at);
}
