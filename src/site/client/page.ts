import type { ClientWords } from '../../languages/site/client.ts';

const { documentElement: html } = document;

/** Relative address of the site's root, `../` for a page one folder down. */
export const root = html.dataset.root ?? '';

export const language = html.lang || 'en';

/** The reader's own kind of the page's language, for dates: `en-GB` on a page in `en`. */
export const locale =
  navigator.languages.find((each) => each.split('-')[0] === language.split('-')[0]) ?? language;

/** Data in a page: JSON in a script element that nothing runs. */
export function dataIn(page: Document, id: string): unknown {
  const text = page.getElementById(id)?.textContent;
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

declare global {
  interface Window {
    /** What `assets/words/<language>.js` says: it is loaded before this script. */
    sopWords?: ClientWords;
  }
}

/** @throws Error where the page has no words */
export function readWords(): ClientWords {
  const words = window.sopWords;
  if (!words) throw new Error('Unexpected page without `sopWords`');
  return words;
}

/** `{name}` in a text stands for a value. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The SOP that a page shows. */
export interface PageSop {
  id: string;
  version: string;
  language: string;
  fingerprint: string;
  title: string;
}

export function sopOf(page: Document): PageSop | undefined {
  const article = page.querySelector<HTMLElement>('article[data-sop]');
  if (!article) return undefined;
  const { sop = '', version = '', language: own = language, fingerprint = '' } = article.dataset;
  const title = page.querySelector('h1')?.textContent?.trim() || sop;
  return { id: sop, version, language: own, fingerprint, title };
}

type Props = Record<string, string | boolean | ((event: Event) => void) | undefined>;

/** An element; text goes in as text. `on…` is a listener, `true` an attribute without value, false and undefined are none. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Loads a classic script or a style sheet of this site once. It works from a disk too, where `fetch` does not. */
export function load(path: string): Promise<void> {
  const known = loaded.get(path);
  if (known) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const href = root + path;
    const element = /\.css$/.test(path)
      ? make('link', { rel: 'stylesheet', href })
      : make('script', { src: href });
    element.onload = () => resolve();
    element.onerror = () => {
      loaded.delete(path);
      element.remove();
      reject(new Error(path));
    };
    document.head.append(element);
  });
  loaded.set(path, promise);
  return promise;
}
const loaded = new Map<string, Promise<void>>();

/** Two handbooks of one host keep apart what they remember. */
const place = new URL(root || '.', location.href).pathname;

/** This page's address counted from the site's root; or the relative address from this page of one that is so counted. */
export const siteAddress = (address?: string): string =>
  address === undefined
    ? location.pathname.slice(place.length)
    : root + address.replace(/^[/\\]+|^[^/?#]*:/, '');

/** What the browser keeps for this site. Where it keeps nothing (private windows, full disks), nothing is remembered and all else works. */
export function recall<T>(key: string, area: () => Storage = () => localStorage): T | undefined {
  try {
    return JSON.parse(area().getItem(`sop:${place}${key}`) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param value undefined forgets it */
export function keep(key: string, value: unknown, area: () => Storage = () => localStorage): void {
  try {
    if (value === undefined) area().removeItem(`sop:${place}${key}`);
    else area().setItem(`sop:${place}${key}`, JSON.stringify(value));
  } catch {
    // Nothing to do: the page works without.
  }
}

/** Says something to those who do not see it change. The place for it has to be there before: what comes with its text is not read out. */
export function announce(text: string): void {
  const live =
    document.getElementById('live') ?? make('div', { id: 'live', role: 'status', class: 'unseen' });
  if (!live.isConnected) document.body.append(live);
  live.textContent = text;
}

export const dayText = (time: number | string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(time));
