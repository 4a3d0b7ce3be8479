import { indexOf } from './build.ts';

/** A step as search finds it. */
export interface SearchStep {
  /** Id of the step on its page. */
  anchor: string;
  /** Number that is shown; empty where there is none. */
  number: string;
  /** Plain text of the whole step. */
  text: string;
}

/** An SOP in force in one language, as search knows it. Leave out retired ones: nothing here looks at a status. */
export interface SearchEntry {
  id: string;
  title: string;
  /** As readers know it. */
  department: string;
  /** Address of the page relative to the site's root: `sops/refund-customer.html`. */
  href: string;
  /** The customer's own words (`when`). */
  when: readonly string[];
  purpose: string;
  terms: readonly { term: string; definition: string }[];
  steps: readonly SearchStep[];
  tags?: readonly string[];
}

/** A file of the site; the path is relative to the site's root, with `/`. */
export interface SearchFile {
  path: string;
  text: string;
}

/**
 * The search of one language: classic scripts that a page loads one by one, when it needs them, also from a disk. The same entries give
 * the same bytes, in whatever order they come.
 */
export function searchFiles(entries: readonly SearchEntry[], language: string): SearchFile[] {
  const { core, shards, texts, hash } = indexOf(entries);
  const file = (name: string, json: string): SearchFile => ({
    path: `assets/search/${language}/${name}.js`,
    text: `sopSearch("${name}","${hash}",${harmless(json)});\n`,
  });
  return [
    file('core', core),
    ...shards.map((shard, index) => file(`w${index}`, shard)),
    ...texts.map((text, index) => file(`t${index}`, text)),
  ];
}

/** JSON that is also a JavaScript expression wherever it stands. */
const harmless = (json: string): string =>
  json.replace(/[\u2028\u2029<]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
