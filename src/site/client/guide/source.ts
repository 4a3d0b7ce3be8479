import type { GuideData } from '../../guide.ts';
import { dataIn, sopOf } from '../page.ts';
import type { CasePage } from './case.ts';

/** A page with guided mode: what it says of itself, its data, and its document, where its steps stand whole. */
export interface Source {
  page: CasePage;
  data: GuideData;
  document: Document;
}

export function sourceOf(page: Document, href: string): Source | undefined {
  const sop = sopOf(page);
  const data = dataIn(page, 'guide-data') as GuideData | undefined;
  if (!sop || !data) return undefined;
  const { id, title, version, fingerprint } = sop;
  return { page: { id, title, version, fingerprint, href }, data, document: page };
}

const known = new Map<string, Promise<Source | undefined>>();

/** Another SOP's page of this site; undefined where it cannot be had: from a disk, or without a connection. */
export function loadSource(href: string): Promise<Source | undefined> {
  const loading = known.get(href) ?? fetchSource(href).catch(() => undefined);
  known.set(href, loading);
  void loading.then((source) => source ?? known.delete(href));
  return loading;
}

async function fetchSource(href: string): Promise<Source | undefined> {
  if (location.protocol === 'file:' || new URL(href).origin !== location.origin) return undefined;
  const response = await fetch(href);
  if (!response.ok) return undefined;
  return sourceOf(new DOMParser().parseFromString(await response.text(), 'text/html'), href);
}

/** Whole address of a page that a source names. */
export const addressOf = (href: string, { page }: Source): string =>
  new URL(href, page.href).href.replace(/#.*$/, '');

/** Gets the sub-procedures of a page, so that they can be entered when the connection is gone. */
export function fetchAhead(source: Source): void {
  for (const { page } of source.data.nodes) if (page) void loadSource(addressOf(page.href, source));
}
