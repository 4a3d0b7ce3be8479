import type { SopFacts } from './facts.ts';
import type { Handbook } from './handbook.ts';
import { findDepartment, nameIn } from './who.ts';

/** What is known of an SOP from its history and records; the list shows it where it is given. */
export interface Standing {
  /** Version in force. */
  version?: string;
  status?: string;
  /** Date from which that version holds. */
  effective?: string;
  /** Date of the next review. */
  nextReview?: string;
}

/** A row of the master list (ISO 9001:2015, 7.5.3: which documents there are, and in which version). */
export interface ListRow {
  id: string;
  title: string;
  department: string;
  version: string;
  status: string;
  owner: string;
  effective: string;
  nextReview: string;
  language: string;
  path: string;
}

/** Columns in the order in which they are printed. */
export const listColumns = [
  'id',
  'title',
  'department',
  'version',
  'status',
  'owner',
  'effective',
  'nextReview',
  'language',
  'path',
] as const satisfies (keyof ListRow)[];

/**
 * One row an SOP and language, by department, then id. What history and records say wins over the front matter, which a person may have
 * edited by hand.
 */
export function masterList(
  handbook: Handbook,
  standingOf: (facts: SopFacts) => Standing = () => ({}),
): ListRow[] {
  const { config } = handbook;
  const rows = handbook.facts.map((facts): ListRow => {
    const { meta, language } = facts;
    const standing = standingOf(facts);
    const department = findDepartment(config, meta.department ?? '');
    return {
      id: facts.id ?? '',
      title: facts.title,
      department: department ? nameIn(department, config.languages[0] ?? 'en') : (meta.department ?? ''),
      version: standing.version ?? meta.version ?? '',
      status: standing.status ?? meta.status ?? '',
      owner: meta.owner ?? '',
      effective: standing.effective ?? meta.effective ?? '',
      nextReview: standing.nextReview ?? '',
      language,
      path: facts.path,
    };
  });
  return rows.sort(
    (a, b) => compare(a.department, b.department) || compare(a.id, b.id) || compare(a.path, b.path),
  );
}

/** By letters alone: the order is the same on every machine. */
function compare(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Rows as CSV (RFC 4180): CRLF line ends, the first line names the columns. A cell that a spreadsheet would run as a formula (it begins
 * with `=`, `+`, `-`, `@`, a tab or a line end, white space before it or not) gets an apostrophe in front.
 */
export function toCsv<K extends string>(
  columns: readonly K[],
  rows: readonly Record<K, string | number | undefined>[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`).join('');
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
