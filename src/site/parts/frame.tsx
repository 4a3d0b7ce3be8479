import type { ElementContent } from 'hast';
import { titleIn } from '../../handbook/who.ts';
import type { SiteWords } from '../../languages/site/index.ts';
import { folderOf } from '../address.ts';
import { type Child, flat } from '../jsx-runtime.ts';
import type { Site } from '../model.ts';
import { type Page, pageText } from '../page.ts';
import { relativeTo } from '../url.ts';

/** A page before it has its frame. */
export interface Body {
  path: string;
  language: string;
  kind: string;
  title: string;
  description?: string;
  main: Child;
  /** Links of the department, above those that every page has. */
  side?: Child;
  /** The same page in other languages, paths from the site's root. */
  translations?: readonly { language: string; page: string }[];
  data?: Readonly<Record<string, unknown>>;
  isHidden?: boolean;
  /** Absolute root for a page that is served at any address. */
  root?: string;
}

/** What every page has around it, as plain data: the pages of one language differ in nothing of it but the way to the root. */
export interface FrameView {
  title: string;
  timezone: string;
  languages: readonly { language: string; name: string; folder: string }[];
  builtOn: string;
  /** Why former revisions and marks are missing; empty where they are not. */
  warning: string;
  /** For pages that belong to no department; pages from the site's root. */
  departments: readonly { name: string; page: string }[];
}

export function frameOf(site: Site, language: string, departments: FrameView['departments']): FrameView {
  const { config, noHistory, today } = site.input;
  const words = site.words(language);
  return {
    title: titleIn(config, language),
    timezone: config.timezone,
    languages: site.languages.map((each) => ({
      language: each,
      name: languageName(each),
      folder: folderOf(each, site.main),
    })),
    builtOn: words.builtOn(words.date(today)),
    warning: noHistory ? words.noHistory[noHistory] : '',
    departments,
  };
}

/** The name of a language: in itself with a capital, or as another language writes it. */
export function languageName(tag: string, within?: string): string {
  const name = new Intl.DisplayNames([within ?? tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return within ? name : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)/i;

/** A page as HTML. */
export function framed(body: Body, frame: FrameView, words: SiteWords): string {
  const { path, language } = body;
  const own = frame.languages.find((each) => each.language === language)?.folder ?? '';
  const to = (page: string) => (body.root === undefined ? relativeTo(path, page) : `${body.root}${page}`);
  const page: Page = {
    path,
    language,
    direction: rightToLeft.test(language) ? 'rtl' : 'ltr',
    title: body.title,
    ...(body.description ? { description: body.description } : {}),
    kind: body.kind,
    timezone: frame.timezone,
    handbook: frame.title,
    content: contentOf(body, frame, own, to, words),
    data: body.data ?? {},
    ...(body.root === undefined ? {} : { root: body.root }),
    translations: (body.translations ?? []).map((each) => ({ language: each.language, href: to(each.page) })),
    ...(body.isHidden ? { isHidden: true } : {}),
    ...(body.kind === 'front' || body.kind === 'changes-list' ? { feed: to(`${own}feed.xml`) } : {}),
  };
  return pageText(page);
}

function contentOf(
  body: Body,
  frame: FrameView,
  own: string,
  to: (page: string) => string,
  words: SiteWords,
): ElementContent[] {
  const reference: [string, string][] = [
    [words.startHere, 'index.html'],
    [words.glossary, 'glossary.html'],
    [words.targets, 'targets.html'],
    [words.channels, 'channels.html'],
    [words.paths, 'paths.html'],
    [words.changes, 'changes.html'],
    [words.wholeHandbook, 'handbook.html'],
  ];
  return flat(
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="bar">
        <a class="home" href={to(`${own}index.html`)}>
          {frame.title}
        </a>
        <button type="button" class="search-open" data-search-open hidden>
          <span>{words.search}</span>
          <kbd>/</kbd>
        </button>
        {frame.languages.length > 1 && (
          <nav class="languages" aria-label={words.languages}>
            {frame.languages.map((each) => languageLink(each, body, to))}
          </nav>
        )}
        <button type="button" class="theme" data-theme-toggle hidden />
        <a class="menu-link" href="#menu">
          {words.menu}
        </a>
      </header>
      <div class="frame">
        <main id="content" tabindex="-1">
          {frame.warning !== '' && <p class="warning">{frame.warning}</p>}
          {hasOwnLine.has(body.kind) ? body.main : sheet(body, frame, words)}
        </main>
        <nav class="side" id="menu" aria-label={words.menu}>
          {body.side ?? departmentsNav(body, frame, to, words)}
          <h2>{words.reference}</h2>
          <ul>
            {reference.map(([name, page]) => {
              const isHere = body.path === own + page;
              return (
                <li>
                  <a href={to(own + page)} aria-current={isHere ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
      </div>
      <footer>
        <p>
          {frame.title} · {frame.builtOn}
        </p>
      </footer>
    </>,
  );
}

/** Pages that say at their own foot which text they are. */
const hasOwnLine = new Set(['sop', 'revision', 'whole']);

/** A page with what stands at the foot of each printed sheet: a print is no controlled copy. */
const sheet = ({ main, title }: Body, frame: FrameView, words: SiteWords): Child => (
  <div class="sheet">
    {main}
    <div class="print-line">
      <span>
        {[...new Set([title, frame.title]), frame.builtOn, words.uncontrolled].join(' · ')}{' '}
        <span data-printed={words.printedOn} />
      </span>
    </div>
  </div>
);

/** Departments in the navigation; more would be a page of its own, and the front page is that. */
const mostDepartments = 12;

function departmentsNav(
  { path, kind }: Body,
  { departments }: FrameView,
  to: (page: string) => string,
  words: SiteWords,
): Child {
  if (kind === 'front' || departments.length === 0) return null;
  return (
    <>
      <h2>{words.departments}</h2>
      <ul>
        {departments.slice(0, mostDepartments).map(({ name, page }) => (
          <li>
            <a href={to(page)} aria-current={page === path ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function languageLink(
  { language, name, folder }: FrameView['languages'][number],
  body: Body,
  to: (page: string) => string,
): Child {
  if (language === body.language)
    return (
      <b aria-current="true" lang={language}>
        {name}
      </b>
    );
  const same = body.translations?.find((each) => each.language === language)?.page;
  return (
    <a
      href={to(same ?? `${folder}index.html`)}
      lang={language}
      hreflang={language}
      data-code={language.toUpperCase()}
    >
      {name}
    </a>
  );
}
