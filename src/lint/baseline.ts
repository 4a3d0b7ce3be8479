import type { Diagnostic } from '../document/diagnostic.ts';
import { UserError } from '../errors.ts';
import { en, type ReportWords } from '../languages/report/en.ts';

/** One finding that was there when the baseline was made. */
export interface Known {
  identity: string;
  /** Where and what it was then, for people who read the file; takes no part in comparing. */
  at: string;
}

/** A baseline: the findings that a team has decided to live with for now. */
export type Baseline = readonly Known[];

export interface Compared {
  /** Findings that are not in the baseline: these count. */
  fresh: Diagnostic[];
  /** Findings that are. */
  known: Diagnostic[];
  /** Entries of the baseline that are not found any more, as far as this run could have found them. */
  fixed: Known[];
}

/** Which part of a handbook a run looked at; everything when left out. */
export interface Looked {
  /** `id:language` of the documents (the path instead of an id that cannot be read). */
  documents?: ReadonlySet<string>;
  /** Rules that ran. */
  rules?: ReadonlySet<string>;
}

/** The text of a baseline file: JSON, one finding a line and in a stable order, so that two branches merge. Ends with a line break. */
export function writeBaseline(diagnostics: readonly Diagnostic[]): string {
  const entries = diagnostics
    .flatMap(({ identity, path, reason }) => (identity ? [{ identity, at: `${path}: ${reason}` }] : []))
    .sort((a, b) => (a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0))
    .map((d) => `    ${JSON.stringify(d)}`);
  const list = entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}

/**
 * Reads a baseline file.
 * @throws UserError when it is no baseline or one of a later format.
 */
export function readBaseline(path: string, text: string, words: ReportWords = en): Baseline {
  const data = parsed(path, text, words);
  const version = isRecord(data) ? data.version : undefined;
  if (typeof version === 'number' && version > 1) {
    throw new UserError(words.faults.baselineFormat(version, path), words.faults.baselineFormatHint);
  }
  const findings = isRecord(data) && version === 1 ? data.findings : undefined;
  if (Array.isArray(findings) && findings.every(isKnown)) return findings;
  throw broken(path, words);
}

/** Sets findings apart from those that the baseline knows, and tells which of its entries are gone. */
export function compareBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
  looked: Looked = {},
): Compared {
  const identities = new Set(baseline.map((d) => d.identity));
  const found = new Set(diagnostics.map((d) => d.identity));
  const isKnownNow = (d: Diagnostic) => d.identity !== undefined && identities.has(d.identity);
  return {
    fresh: diagnostics.filter((d) => !isKnownNow(d)),
    known: diagnostics.filter(isKnownNow),
    fixed: baseline.filter((d) => !found.has(d.identity) && wasLookedAt(d.identity, looked)),
  };
}

function wasLookedAt(identity: string, { documents, rules }: Looked): boolean {
  const parts = identity.split(':');
  const rule = parts[0] ?? '';
  const document = parts.slice(1, -2).join(':');
  return (documents?.has(document) ?? true) && (rules?.has(rule) ?? true);
}

function parsed(path: string, text: string, words: ReportWords): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw broken(path, words);
  }
}

function broken(path: string, { faults }: ReportWords): UserError {
  return new UserError(faults.baseline(path), faults.baselineHint);
}

function isKnown(d: unknown): d is Known {
  return isRecord(d) && typeof d.identity === 'string' && typeof d.at === 'string';
}

function isRecord(d: unknown): d is Record<string, unknown> {
  return typeof d === 'object' && d !== null;
}
