import type { ElementContent } from 'hast';
import { folderOf } from '../address.ts';
import { flat } from '../jsx-runtime.ts';
import { linksOf } from '../links.ts';
import type { Entry, Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';
import { departmentsIn } from './lists.tsx';
import { partsOf } from './sop.tsx';
import { sopPageOf } from './sop-view.ts';

/** The whole handbook of a language on one page, to print: what is in force, steps as text, without charts. */
export function wholePage(site: Site, language: string, frame: FrameView): { path: string; text: string } {
  const words = site.words(language);
  const folder = folderOf(language, site.main);
  const path = `${folder}handbook.html`;
  const departments = departmentsIn(site, language);
  const { config, today } = site.input;
  return {
    path,
    text: framed(
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
              <h1 tabindex="-1">{config.title}</h1>
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
                        <a href={`#${placeOf(entry)}`}>{entry.title}</a>
                      </li>
                    ))}
                  </ul>
                </>
              ))}
            </nav>
            {departments.flatMap(({ listed }) => listed.map(({ entry }) => chapter(site, entry, path)))}
            <div class="print-line">
              <span>
                {`${config.title} · ${words.date(today)} · ${words.uncontrolled} `}
                <span data-printed={words.printedOn} />
              </span>
            </div>
          </div>
        ),
      },
      frame,
      words,
    ),
  };
}

const placeOf = ({ id }: Entry): string => `sop--${id}`;

function chapter(site: Site, entry: Entry, path: string): ElementContent[] {
  const words = site.words(entry.language);
  const { text, version, start, state } = entry;
  const own = sopPageOf(site, entry, []).view;
  const { links, wikis, mentions } = linksOf(site, text.facts, entry.language, path, false);
  const parts = partsOf({ ...own, path, links, wikis, mentions, kind: 'revision' }, text, words, false);
  const mark = state === 'in-force' ? words.inForce : words.states[state];
  const since = start && state === 'in-force' ? ` ${words.since(words.date(start))}` : '';
  return flat(
    <article class="chapter" id={placeOf(entry)} lang={entry.language}>
      <h2>{entry.title}</h2>
      <p class="facts">
        <span>{entry.id}</span>
        <span>
          {words.version} {version}
        </span>
        <span>{`${mark}${since}`}</span>
      </p>
      <div class="lead">{prefixed(parts.lead, entry.id)}</div>
      {prefixed([...parts.before, ...parts.steps, ...parts.after, ...parts.terms], entry.id)}
    </article>,
  );
}

/** Ids of several SOPs on one page: each gets the SOP's own in front; headings stand one rank lower. */
function prefixed(nodes: ElementContent[], id: string): ElementContent[] {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { properties } = node;
    if (typeof properties.id === 'string') properties.id = `${id}--${properties.id}`;
    if (typeof properties.href === 'string' && /^#./.test(properties.href))
      properties.href = `#${id}--${properties.href.slice(1)}`;
    // Ticks belong to the page of the SOP.
    delete properties.dataChecklist;
    delete properties.dataCheck;
    if (/^h[2-5]$/.test(node.tagName)) node.tagName = `h${Number(node.tagName.slice(1)) + 1}`;
    if (node.properties.className?.toString() === 'tools') node.children = [];
    prefixed(node.children, id);
  }
  return nodes;
}
