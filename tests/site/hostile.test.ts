import { describe, expect, test } from 'vitest';
import { lanternConfig, made, refund, tagsIn } from './making.ts';

/** What an author, or somebody who got at a text, may write to run something in a reader's browser. */
const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</title><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<iframe src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><button>x</button></form>',
  '<!--><script>alert(1)</script>',
  '<math><mtext><script>alert(1)</script></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the payload
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u2028<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '<object data="javascript:alert(1)">',
  '<embed src="data:text/html,<script>alert(1)</script>">',
  '<input autofocus onfocus=alert(1)>',
  '<a href="//evil.example">x</a>',
  '<button popovertarget=x onclick=alert(1)>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<xmp><p title="</xmp><script>alert(1)</script>">',
];
const links = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java%0ascript:alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//evil.example/x',
  '\\\\evil.example\\x',
  '../../../../etc/passwd',
  'x" onclick="alert(1)',
  'x.html',
  'x.svg',
];

const allowed = new Set([
  'a',
  'article',
  'aside',
  'b',
  'blockquote',
  'body',
  'br',
  'button',
  'code',
  'dd',
  'del',
  'desc',
  'details',
  'div',
  'dl',
  'dt',
  'em',
  'footer',
  'g',
  'h1',
  'h2',
  'h3',
  'h4',
  'head',
  'header',
  'hr',
  'html',
  'img',
  'input',
  'ins',
  'kbd',
  'label',
  'li',
  'link',
  'main',
  'mark',
  'meta',
  'nav',
  'ol',
  'p',
  'path',
  'pre',
  'rect',
  'script',
  'section',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'svg',
  'table',
  'tbody',
  'td',
  'text',
  'th',
  'thead',
  'time',
  'title',
  'tr',
  'tspan',
  'ul',
]);

/** What a page must never have, whoever wrote what. */
function dangersIn(path: string, html: string): string[] {
  return tagsIn(html).flatMap(({ name, attributes }) => {
    const found: string[] = [];
    if (!allowed.has(name)) found.push(`${path}: <${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$/.test(key)) found.push(`${path}: ${name} ${key}`);
      if (
        ['href', 'src'].includes(key) &&
        !/^(?:#|\.{0,2}\/?[\w%.-]|https:|http:|mailto:|tel:|$)/.test(value)
      )
        found.push(`${path}: ${key}=${value}`);
      if (['href', 'src'].includes(key) && /^\s*(?:javascript|data|vbscript|file|blob):/i.test(value))
        found.push(`${path}: ${key}=${value}`);
    }
    if (
      name === 'script' &&
      !(attributes.src?.endsWith('assets/site.js') || attributes.type === 'application/json')
    )
      found.push(`${path}: script`);
    if (name === 'meta' && attributes['http-equiv'] === 'refresh') found.push(`${path}: refresh`);
    if (['link', 'img'].includes(name) && /^https?:/.test(attributes.href ?? attributes.src ?? ''))
      found.push(`${path}: request to another site`);
    return found;
  });
}

const quoted = (text: string) => JSON.stringify(text.replace(/[\u0000-\u001f\u2028]/g, ' '));

function hostile(payload: string): Record<string, string> {
  const text = refund
    .replace('title: Refund a customer', `title: ${quoted(payload)}`)
    .replace('"I was charged twice"', quoted(payload))
    .replace('owner: team-lead', `owner: ${quoted(payload)}`)
    .replace('audience: [agent]', `audience: [${quoted(payload)}]`)
    .replace('metric: first reply', `metric: ${quoted(payload)}`)
    .replace('- **RMA**: the number', `- **RMA ${payload}**: ${payload} the number`)
    .replace('A customer gets', `${payload} gets`)
    .replace('**Find the order.**', `**Find ${payload}.**`)
    .replace('Is the order older', `Is ${payload} older`)
    .replace('- **Yes:** Explain', `- **Yes ${payload}:** Explain`)
    .replace('Escalate to @team-lead', `Escalate to ${payload}`)
    .replace('Please write', `${payload} write`)
    .replace(
      'Set it to Solved.',
      `Set \`${payload}\` to Solved.\n\n   \`\`\`${payload.replace(/[\n`]/g, '')}\n   ${payload}\n   \`\`\`\n`,
    );
  return {
    'sops/support/refund-customer.md': `${text}\n## ${payload}\n\n| ${payload.replaceAll('|', '')} | b |\n|---|---|\n| c | d |\n\n- [ ] ${payload}\n\n> [!NOTE]\n> ${payload}\n\nA note[^1].\n\n[^1]: ${payload}\n`,
  };
}

describe('hostile content', () => {
  test('what is looked for is found', () => {
    const bad =
      '<p onclick="x"></p><a href="javascript:alert(1)"></a><iframe src="x"></iframe><script>x</script><img src="https://evil.example/x">';
    expect(dangersIn('x.html', bad)).toHaveLength(5);
  });

  test.each(payloads)('%j runs nothing, wherever it stands', (payload) => {
    const notices = [
      {
        time: '2026-11-20T09:00:00+01:00',
        person: payload,
        kind: 'notice',
        id: 'refund-customer',
        text: payload,
        instead: '',
        until: '',
        line: 2,
      },
    ];
    const { files } = made(hostile(payload), {
      drafts: true,
      notices,
      configText: lanternConfig
        .replace('title: Lantern support', `title: ${quoted(payload)}`)
        .replace('contact: extension 21', `contact: ${quoted(payload)}`),
    });
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.flatMap(([path, html]) => dangersIn(path, html))).toEqual([]);
    for (const [path, text] of files) {
      if (path.endsWith('.xml'))
        expect(
          text.replace(
            /<\/?(?:feed|id|title|author|name|updated|link|entry|summary)\b[^<>]*>|<\?xml[^<>]*>/g,
            '',
          ),
        ).not.toMatch(/[<>]/);
      if (path.endsWith('.js')) expect(text).not.toMatch(/<\/?script|<!--/i);
    }
  });

  test.each(links)('a link or picture to %j leads nowhere it should not', (address) => {
    const text = refund.replace(
      'Follow [Pay an invoice](pay-invoice.md).',
      `Follow [a](<${address}>) ![b](<${address}>) and [c][d] [[${address}]].\n\n[d]: <${address}>\n`,
    );
    const { files } = made(
      { 'sops/support/refund-customer.md': text },
      { drafts: true, files: new Set(['sops/support/x.html', 'sops/support/x.svg']) },
    );
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.flatMap(([path, html]) => dangersIn(path, html))).toEqual([]);
    expect(files.get('sops/refund-customer.html')).not.toContain('files/sops/support/x.html');
  });

  test('no id, department or language makes a file outside of the site', () => {
    const texts = Object.fromEntries(
      ['../../evil', 'a/b', '..', 'CON', 'index', 'a\u0000b', '%2e%2e'].map((id, at) => [
        `sops/x/${at}.md`,
        refund
          .replace('refund-customer', quoted(id))
          .replace('department: Support', `department: ${quoted(id)}`)
          .replace('language: en', `language: ${quoted(id)}`),
      ]),
    );
    const { files, built } = made(texts, { drafts: true });
    expect(
      [...files.keys()].filter((path) =>
        path.split('/').some((part) => part === '..' || part === '' || /[\\\u0000]/.test(part)),
      ),
    ).toEqual([]);
    expect(built.faults.length).toBeGreaterThanOrEqual(6);
  });
});
