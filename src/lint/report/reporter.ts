import type { Diagnostic } from '../../document/diagnostic.ts';
import { en, type ReportWords } from '../../languages/report/en.ts';
import type { RuleTranslations } from '../../languages/rules/texts.ts';
import type { Known } from '../baseline.ts';
import type { Rule } from '../rule.ts';

/** Findings of one file that was checked. */
export interface Result {
  /** As the command line shows it: relative, `/` as separator. */
  path: string;
  /** Source of the file, for code frames; without it only line and column are shown. */
  text?: string | undefined;
  diagnostics: readonly Diagnostic[];
}

export interface ReportOptions {
  /** Words of the reader's language; English when left out. */
  words?: ReportWords;
  /** Colour level as chalk counts them; 0 when left out. */
  color?: 0 | 1 | 2 | 3;
  /** Columns of the terminal; 80 when left out. */
  width?: number;
  /** No box drawing: for screen readers and old terminals. */
  plain?: boolean;
  /** Rules that may have reported, for formats that carry their description. */
  rules?: readonly Rule[];
  translations?: RuleTranslations | undefined;
  /** Version of `sop`. */
  version?: string;
  /** Folder of the command line inside its repository (`docs/handbook`); git hosts count paths from the repository's root. */
  folder?: string;
  /** What a baseline left out. */
  /** `update` is the command that takes out what is gone. */
  baseline?: { known: number; fixed: readonly Known[]; update: string };
}

/** Findings as text in one format: data in, string out. Text that is not empty ends with a line break. */
export type Reporter = (results: readonly Result[], options?: ReportOptions) => string;

export interface Counts {
  error: number;
  warning: number;
  hint: number;
  fixable: number;
  /** Files with findings, and all files that were checked. */
  files: number;
  checked: number;
}

export function countOf(results: readonly Result[]): Counts {
  const all = results.flatMap((d) => d.diagnostics);
  const of = (severity: Diagnostic['severity']) => all.filter((d) => d.severity === severity).length;
  return {
    error: of('error'),
    warning: of('warning'),
    hint: of('hint'),
    fixable: all.filter((d) => d.fix).length,
    files: results.filter((d) => d.diagnostics.length > 0).length,
    checked: results.length,
  };
}

/** "2 errors, 1 hint in 2 of 14 files." and what can be mended; parts that count nothing are left out. */
export function summaryOf(counts: Counts, words: ReportWords = en): string {
  const parts = [
    counts.error > 0 ? words.errors(counts.error) : '',
    counts.warning > 0 ? words.warnings(counts.warning) : '',
    counts.hint > 0 ? words.hints(counts.hint) : '',
  ].filter((d) => d !== '');
  if (parts.length === 0) return words.nothing(counts.checked);
  const summary = `${parts.join(', ')} ${words.inFiles(counts.files, counts.checked)}.`;
  return counts.fixable > 0 ? `${summary} ${words.fixable(counts.fixable)}` : summary;
}

/** A path as git hosts want it: from the root of the repository, without `.` and `..` where they cancel out. */
export function pathInRepository(path: string, folder = ''): string {
  if (path.startsWith('/')) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
