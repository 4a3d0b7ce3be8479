import type { ElementContent } from 'hast';
import { titleIn } from '../../handbook/who.ts';
import type { SiteWords } from '../../languages/site/index.ts';
import { folderOf } from '../address.ts';
import { htmlOf } from '../html.ts';
import { flat } from '../jsx-runtime.ts';
import type { Entry, Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';
import { warningsOf } from '../parts/notices.tsx';
import { rebased } from '../url.ts';
import { departmentsIn, marksOf } from './lists.tsx';
import { type Parts, partsOf } from './sop-text.tsx';
import { sopPageOf } from './sop-view.ts';
import type { SopView } from './view.ts';

/** The whole handbook of a language on one page, to print: what is in force, steps as text, without charts. In pieces: it is a hundred megabytes for 10,000 SOPs. */
export function* wholePage(
  site: Site,
  language: string,
  frame: FrameView,
  chapters: Chapters = new Map(),
): Generator<string | Buffer> {
  const words = site.words(language);
  const folder = folderOf(language, site.main);
  const path = wholePath(folder);
  const departments = departmentsIn(site, language);
  const { config, today } = site.input;
  const title = titleIn(config, language);
  const text = framed(
    {
      path,
      language,
      kind: 'whole',
      title: words.wholeHandbook,
      isHidden: true,
      translations: site.languages
        .filter((other) => other !== language)
        .map((other) => ({ language: other, page: `${folderOf(other, site.main)}handbook.html` })),
      main: (
        <div class="whole">
          <header class="head">
            <h1 tabindex="-1">{title}</h1>
            <p class="lead">{words.wholeText}</p>
            <p class="facts">
              <span>
                <time datetime={today}>{words.date(today)}</time>
              </span>
              <span>{words.uncontrolled}</span>
            </p>
          </header>
          <nav aria-label={words.contents}>
            <h2>{words.contents}</h2>
            {departments.map(({ name, listed }) => (
              <>
                <h3>{name}</h3>
                <ul>
                  {listed.map(({ entry }) => (
                    <li>
                      <a href={`#${placeOf(entry.id)}`}>{entry.title}</a>
                      {marksOf(site, entry, words)}
                    </li>
                  ))}
                </ul>
              </>
            ))}
          </nav>
          <div class="chapters" />
          <div class="print-line">
            <span>
              {`${title} · ${words.date(today)} · ${words.uncontrolled} `}
              <span data-printed={words.printedOn} />
            </span>
          </div>
        </div>
      ),
    },
    frame,
    words,
  );
  const [before = '', after = ''] = text.split(placeOfChapters, 2);
  yield `${before}${beginOfChapters}`;
  for (const { listed } of departments)
    for (const { entry } of listed) yield chapterText(site, entry, chapters, path);
  yield `</div>${after}`;
}

const beginOfChapters = '<div class="chapters">';
const placeOfChapters = `${beginOfChapters}</div>`;

/**
 * Chapters by the path of the SOP's page, as its page left them. As bytes: a text that was put together from thousands of pieces holds
 * on to all of them, which is a gigabyte for 10,000 SOPs.
 */
export interface Chapters {
  get(page: string): Buffer | undefined;
}

export const wholePath = (folder: string): string => `${folder}handbook.html`;

const placeOf = (id: string): string => `sop--${id}`;

/** The chapter of an SOP, made anew where its page has left none. */
function chapterText(site: Site, entry: Entry, chapters: Chapters, path: string): string | Buffer {
  const known = path === wholePath(entry.folder) ? chapters.get(entry.page) : undefined;
  if (known !== undefined) return known;
  const page = sopPageOf(site, entry, []);
  const words = site.words(entry.language);
  return chapterOf(page.view, partsOf(page, entry.text, words, false), words, path);
}

/** Chapters of a page that was made before, by the ids of their SOPs: nothing else on a page is written as they begin. */
export function chaptersIn(page: Buffer): Map<string, Buffer> {
  const chapters = new Map<string, Buffer>();
  const begins = Buffer.from(chapterBegins);
  const ends = Buffer.from('</article>');
  for (let at = page.indexOf(begins); at >= 0; ) {
    const next = page.indexOf(begins, at + 1);
    const end = page.lastIndexOf(ends, next < 0 ? page.length : next) + ends.length;
    const start = at + begins.length;
    chapters.set(page.toString('latin1', start, page.indexOf('"', start)), page.subarray(at, end));
    at = next;
  }
  return chapters;
}

const chapterBegins = `<article class="chapter" id="${placeOf('')}`;

/** What an SOP's page says in the whole handbook. Takes the parts over: their ids and addresses are changed. */
export function chapterOf(view: SopView, parts: Parts, words: SiteWords, path: string): string {
  const { id, title, version, language, start, stateName, isInForce } = view;
  const since = start && isInForce ? ` ${words.since(words.date(start))}` : '';
  const moved = (nodes: ElementContent[]) => prefixed(nodes, id, view.path, path);
  return htmlOf(
    flat(
      <article class="chapter" id={placeOf(id)} lang={language}>
        <h2>{title}</h2>
        <p class="facts">
          <span>{id}</span>
          <span>
            {words.version} {version}
          </span>
          <span>{`${stateName}${since}`}</span>
        </p>
        <div class="lead">{moved(parts.lead)}</div>
        {moved(warningsOf(view.warnings, words))}
        {moved(parts.before)}
        <h3 class="unseen">{words.steps}</h3>
        {moved([...parts.steps, ...parts.after, ...parts.terms])}
      </article>,
    ),
  );
}

/** Ids of several SOPs on one page: each gets the SOP's own in front; headings stand one rank lower, addresses count from this page. */
function prefixed(nodes: ElementContent[], id: string, from: string, to: string): ElementContent[] {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { properties } = node;
    if (typeof properties.id === 'string') properties.id = `${id}--${properties.id}`;
    for (const name of ['href', 'src'] as const) {
      const address = properties[name];
      if (typeof address !== 'string') continue;
      properties[name] = /^#./.test(address) ? `#${id}--${address.slice(1)}` : rebased(address, from, to);
    }
    // Ticks belong to the page of the SOP.
    delete properties.dataChecklist;
    delete properties.dataCheck;
    if (/^h[2-5]$/.test(node.tagName)) node.tagName = `h${Number(node.tagName.slice(1)) + 1}`;
    if (properties.className?.toString() === 'tools') node.children = [];
    prefixed(node.children, id, from, to);
  }
  return nodes;
}
