import type { Element, ElementContent } from 'hast';
import { htmlOf } from './html.ts';
import { rootOf } from './url.ts';
import { wordsPath } from './versions.ts';

/** Whatever a page becomes. */
export interface Page {
  /** From the site's root. */
  path: string;
  /** BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  description?: string;
  /** What the scripts are told that the page is. */
  kind: string;
  timezone: string;
  /** Names the handbook beside the title. */
  handbook: string;
  content: readonly ElementContent[];
  /** Data for the scripts, by id. */
  data: Readonly<Record<string, unknown>>;
  /** Address of the files that belong to every page; relative to it by default, absolute on a page that is served at any address. */
  root?: string;
  /** The same page in other languages: relative addresses. */
  translations?: readonly { language: string; href: string }[];
  /** Address of the feed of changes, on pages that list them. */
  feed?: string;
  /** Search engines leave it out: former revisions, drafts. */
  isHidden?: boolean;
}

/**
 * What a page may load and run: its own files and nothing else. Scripts stand in files; data in a page is never run (CSP 3; a `script` that
 * is no JavaScript is a data block, HTML 4.12.1).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The one gate through which pages become HTML. Everything in it is escaped; an address that may run something is taken out. */
export function pageText(page: Page): string {
  const root = page.root ?? rootOf(page.path);
  const html = element('html', {
    lang: page.language,
    ...(page.direction === 'rtl' ? { dir: 'rtl' } : {}),
    dataRoot: root,
    dataTimezone: page.timezone,
  });
  html.children = [
    element('head', {}, headOf(page, root)),
    element('body', { dataPage: page.kind }, [...page.content, ...dataOf(page)]),
  ];
  return `<!doctype html>\n${htmlOf([html])}\n`;
}

function headOf(page: Page, root: string): ElementContent[] {
  const title = page.title === page.handbook ? page.title : `${page.title} · ${page.handbook}`;
  const address = (path: string) => `${root}${path}`;
  return [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    ...(page.isHidden ? [element('meta', { name: 'robots', content: 'noindex' })] : []),
    element('title', {}, [{ type: 'text', value: title }]),
    ...(page.description ? [element('meta', { name: 'description', content: page.description })] : []),
    element('link', { rel: ['stylesheet'], href: address('assets/site.css') }),
    element('link', { rel: ['icon'], href: address('assets/icon.svg'), type: 'image/svg+xml' }),
    ...(page.translations ?? []).map(({ language, href }) =>
      element('link', { rel: ['alternate'], hrefLang: language, href }),
    ),
    ...(page.feed
      ? [element('link', { rel: ['alternate'], type: 'application/atom+xml', href: page.feed })]
      : []),
    element('script', { src: address(wordsPath(page.language)), defer: true }),
    element('script', { src: address('assets/site.js'), defer: true }),
  ];
}

/** Data blocks. */
const dataOf = ({ data }: Page): ElementContent[] =>
  Object.entries(data).map(([id, value]) =>
    element('script', { type: 'application/json', id }, [{ type: 'text', value: JSON.stringify(value) }]),
  );

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });
