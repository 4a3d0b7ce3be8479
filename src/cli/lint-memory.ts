import type { Diagnostic } from '../document/diagnostic.ts';
import type { SopFacts } from '../handbook/facts.ts';
import {
  type Cache,
  digest,
  isSettled,
  noCache,
  type Signature,
  sameSignature,
  signatureOf,
} from '../io/cache.ts';
import { factsFrom, lineOf, packer } from './lint-facts.ts';
import { type Form, json, shelf } from './shelf.ts';

/** What a run knows of a file from an earlier one. */
export interface KnownFile {
  /** `id:language`, as a finding's identity names the document; undefined for a file that turned out to be no SOP. */
  document?: string;
  diagnostics: Diagnostic[];
}

/** What the entries are good for: all that a rule looks at has to be part of one of these, apart from the text and its path. */
export interface MemoryKeys {
  /** Folder from which paths count. */
  root: string;
  /** All that says how a text is read. */
  reading: string;
  /** All that says what is found in it. */
  rules: string;
  /** How many files are checked. */
  files: number;
}

/** What earlier runs found in files that are still the same: nothing of it has to be read, checked or even loaded again. */
export interface Memory {
  /** SHA-256 of a file's text, where size and times of the file show that it is unchanged. */
  hashOf(path: string, file: string): string | undefined;
  /** Keeps the hash of a text that was read; `before` is what the file looked like before. */
  keepHash(path: string, before: Signature | undefined, hash: string): void;
  findings(path: string, hash: string): KnownFile | undefined;
  keepFindings(path: string, hash: string, known: KnownFile): void;
  /**
   * Findings of the rules for the whole handbook; `state` stands for all that they look at, `judged` for the SOPs that are held against
   * their past, where they are.
   */
  handbookFindings(judged: string, state: string): Diagnostic[] | undefined;
  keepHandbookFindings(judged: string, state: string, diagnostics: Diagnostic[]): void;
  facts(path: string, hash: string): SopFacts | undefined;
  hasFacts(path: string, hash: string): boolean;
  /** Gives the facts back in a form that takes little room. */
  keepFacts(facts: SopFacts): SopFacts;
  /** Writes what is new. Of files that `isThere` denies nothing is kept. */
  save(isThere?: (path: string) => boolean): void;
}

/** Facts are written as a whole: beside many, a few of them are cheaper to work out once more. */
const fewFacts = 8;

/** Of so many selections of SOPs the findings are kept: a person works on a few files at a time. */
const mostJudged = 16;

/** Opens what was kept for a folder. Paths count from it. */
export function openMemory(cache: Cache, { root, reading, rules, files }: MemoryKeys): Memory {
  if (cache === noCache) return { ...nothing, keepFacts: packer(files) };
  const place = digest(root).slice(0, 16);
  const open = <T>(kind: string, key: string, form: Form<T> = json()) =>
    shelf<T>(cache, `${place}-${kind}-${digest(key).slice(0, 16)}`, key, form);
  const hashes = open<[signature: Signature | null, hash: string]>('files', root);
  const findings = open<[hash: string, known: KnownFile]>('findings', rules);
  const whole = open<[state: string, diagnostics: Diagnostic[]]>('handbook', rules);
  const facts = open<string | SopFacts>('facts', reading, factsForm);
  const pack = packer(files);
  return {
    hashOf(path, file) {
      const [signature, hash] = hashes.get(path) ?? [];
      const now = signature && signatureOf(file);
      return now && sameSignature(now, signature) ? hash : undefined;
    },
    keepHash: (path, before, hash) => hashes.set(path, [before && isSettled(before) ? before : null, hash]),
    findings: (path, hash) => sameOf(findings.get(path), hash),
    keepFindings: (path, hash, known) => findings.set(path, [hash, known]),
    handbookFindings: (judged, state) => sameOf(whole.get(judged), state),
    keepHandbookFindings: (judged, state, diagnostics) => whole.set(judged, [state, diagnostics]),
    facts(path, hash) {
      const line = facts.get(path);
      return typeof line === 'string' && line.startsWith(hash)
        ? factsFrom(line.slice(hash.length))
        : undefined;
    },
    hasFacts(path, hash) {
      const line = facts.get(path);
      return typeof line === 'string' && line.startsWith(hash);
    },
    keepFacts(one) {
      const kept = pack(one);
      facts.set(one.path, kept);
      return kept;
    },
    save(isThere = () => true) {
      hashes.save(isThere);
      findings.save(isThere);
      whole.save(() => true, 0, mostJudged);
      facts.save(isThere, fewFacts);
    },
  };
}

const sameOf = <T>(kept: [string, T] | undefined, wanted: string): T | undefined =>
  kept?.[0] === wanted ? kept[1] : undefined;

const nothing: Memory = {
  hashOf: () => undefined,
  keepHash: () => {},
  findings: () => undefined,
  keepFindings: () => {},
  handbookFindings: () => undefined,
  keepHandbookFindings: () => {},
  facts: () => undefined,
  hasFacts: () => false,
  keepFacts: (facts) => facts,
  save: () => {},
};

/** The hash of the text, then the facts: only what still holds is read. */
const factsForm: Form<string | SopFacts> = {
  read: (line) => line,
  write: (facts) => (typeof facts === 'string' ? facts : facts.hash + lineOf(facts)),
};
