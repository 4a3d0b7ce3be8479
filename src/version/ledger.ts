/**
 * Ledgers: append-only CSV files under `records/`, one line an event (RFC 4180). What happened to an SOP stands there and in git,
 * what people wrote stands in the SOP (ISO 9001:2015, 7.5: documents and records).
 */
export const LEDGERS = {
  approvals: [
    'time',
    'person',
    'role',
    'meaning',
    'id',
    'language',
    'follows',
    'fingerprint',
    'effective',
    'evidence',
    'because',
  ],
  reviews: ['time', 'person', 'id', 'language', 'version', 'fingerprint', 'note'],
  notices: ['time', 'person', 'kind', 'id', 'text', 'instead', 'until'],
  schedule: ['time', 'person', 'id', 'language', 'version', 'effective', 'because'],
  acknowledgements: ['time', 'person', 'id', 'language', 'version', 'fingerprint', 'how'],
  explanations: ['time', 'person', 'gap', 'because'],
} as const;

export type LedgerName = keyof typeof LEDGERS;

/** One event: the ledger's columns by name. `line` counts from 1, the header is line 1. */
export type Entry<L extends LedgerName> = Record<(typeof LEDGERS)[L][number], string> & { line: number };

/** A line that cannot be read as an event of its ledger. */
export interface LedgerFault {
  line: number;
  kind: 'header' | 'columns' | 'quote' | 'time';
  text: string;
}

export interface Ledger<L extends LedgerName> {
  entries: Entry<L>[];
  faults: LedgerFault[];
}

export function headerOf(name: LedgerName): string {
  return `${LEDGERS[name].join(',')}\n`;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

/** One event as a line with its line end. Line breaks inside a cell become spaces: a line is an event, so that git can merge by line. */
export function formatEntry<L extends LedgerName>(name: L, entry: Omit<Entry<L>, 'line'>): string {
  const cells = LEDGERS[name].map((column) => formatCell(String(entry[column as keyof typeof entry] ?? '')));
  return `${cells.join(',')}\n`;
}

function formatCell(value: string): string {
  const text = value.replace(/\s+/gu, ' ').trim();
  return /[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text of the ledger with the line added; a missing last line end and a missing header are mended, nothing else changes. */
export function appendEntry<L extends LedgerName>(
  text: string,
  name: L,
  entry: Omit<Entry<L>, 'line'>,
): string {
  const before = text === '' ? headerOf(name) : text.endsWith('\n') ? text : `${text}\n`;
  return before + formatEntry(name, entry);
}

/** Reads a ledger; a line that cannot be read is a fault and never an event. Header lines doubled by a merge are passed over. */
export function parseLedger<L extends LedgerName>(name: L, text: string): Ledger<L> {
  const ledger: Ledger<L> = { entries: [], faults: [] };
  const header = LEDGERS[name].join(',');
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  if (text !== '' && lines[0] !== header)
    ledger.faults.push({ line: 1, kind: 'header', text: lines[0] ?? '' });
  for (const [index, line] of lines.entries()) {
    if (line === '' || line === header || index === 0) continue;
    readLine(ledger, name, line, index + 1);
  }
  return ledger;
}

function readLine<L extends LedgerName>(ledger: Ledger<L>, name: L, text: string, line: number): void {
  const cells = splitCells(text);
  const columns = LEDGERS[name];
  if (!cells) ledger.faults.push({ line, kind: 'quote', text });
  else if (cells.length !== columns.length) ledger.faults.push({ line, kind: 'columns', text });
  else if (!TIME.test(cells[0] ?? '')) ledger.faults.push({ line, kind: 'time', text });
  else {
    const pairs = columns.map((column, index) => [column, cells[index] ?? '']);
    ledger.entries.push({ ...Object.fromEntries(pairs), line } as Entry<L>);
  }
}

/** Cells of one line; undefined when a quote is not closed or stands inside an unquoted cell. */
function splitCells(line: string): string[] | undefined {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const match = /^(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/u.exec(rest);
    if (!match) return undefined;
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
    rest = rest.slice(match[0].length);
  }
}
