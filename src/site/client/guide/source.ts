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

const known = new Map<string, Source>();

/** Another SOP's page of this site; undefined where it cannot be had: from a disk, or without a connection. */
export async function loadSource(href: string): Promise<Source | undefined> {
  const found = known.get(href);
  if (found) return found;
  if (new URL(href).origin !== location.origin) return undefined;
  try {
    const response = await fetch(href);
    if (!response.ok) return undefined;
    const source = sourceOf(new DOMParser().parseFromString(await response.text(), 'text/html'), href);
    if (source) known.set(href, source);
    return source;
  } catch {
    return undefined;
  }
}
