import { parseVersion } from './number.ts';

/** What a tag seals: one revision of one SOP in one language. */
export interface SealName {
  id: string;
  /** Undefined in the handbook's first language. */
  language?: string;
  version: string;
}

const TAG =
  /^([A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?@(\d+\.\d+\.\d+)$/;

/** `<id>@<version>` in the first language, `<id>.<lang>@<version>` in others. */
export function tagOf({ id, language, version }: SealName): string {
  return language ? `${id}.${language}@${version}` : `${id}@${version}`;
}

/** Reads a tag or what a person typed (`refund-customer@1.4.0`); undefined when it is no seal's name. */
export function parseTag(text: string): SealName | undefined {
  const match = TAG.exec(text);
  if (!match?.[1] || !match[3] || !parseVersion(match[3])) return undefined;
  return { id: match[1], version: match[3], ...(match[2] ? { language: match[2] } : {}) };
}
