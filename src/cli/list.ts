import { fold, nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import { type ListRow, listColumns, toCsv } from '../handbook/list.ts';
import { findDepartment, nameIn } from '../handbook/who.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { nameOf } from './known.ts';
import { loadForList } from './load.ts';
import { oneOf } from './options.ts';
import { openPlace, type Place, warnOfConfig } from './place.ts';
import { dateOf } from './sop-for.ts';
import { type Column, table } from './table.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';

export interface ListOptions {
  department?: string;
  status?: string;
  on?: string;
  csv?: boolean;
  json?: boolean;
}

const statuses = ['draft', 'approved', 'retired'] as const;

/** `sop list`: the master list, as a table, CSV or JSON. */
export async function list(o: ListOptions, t: Terminal): Promise<number> {
  const status = o.status === undefined ? undefined : oneOf(statuses, o.status, '--status', t.words);
  const place = await openPlace(t);
  const handbook = await loadForList(place, t);
  const { rowsOn, rowsToday } = await import('./list-standing.ts');
  const all =
    o.on === undefined
      ? await rowsToday(handbook, place, t)
      : await rowsOn(handbook, place, dateOf(o.on, '--on', t), t);
  const department = o.department === undefined ? undefined : departmentOf(o.department, all, place, t);
  const rows = all.filter(
    (row) => (status ?? row.status) === row.status && (department ?? row.department) === row.department,
  );
  if (o.json) t.out(jsonText(rows));
  else if (o.csv) t.out(toCsv(listColumns, t.terminal.out ? rows.map(fitForScreen) : rows));
  else {
    const retired = status === undefined ? rows.filter((row) => row.status === 'retired').length : 0;
    const shown = retired > 0 ? rows.filter((row) => row.status !== 'retired') : rows;
    print(shown, all.length, place.isHandbook, t);
    if (retired > 0) sayLine(t.words.list.retired(retired), t);
  }
  warnOfConfig(place, t);
  return 0;
}

/** Into a file go the values as they are. */
const fitForScreen = (row: ListRow): ListRow =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, clean(value)])) as unknown as ListRow;

/** The department as it stands in the list, however it is spelt. Throws a UserError for one that no SOP has. */
function departmentOf(named: string, rows: ListRow[], { config, main }: Place, t: Terminal): string {
  const listed = findDepartment(config, named);
  if (listed) return nameIn(listed, main);
  const names = [
    ...new Set([...config.departments.map((d) => nameIn(d, main)), ...rows.map((row) => row.department)]),
  ];
  const found = names.find((name) => fold(name) === fold(named));
  if (found !== undefined) return found;
  const near = nearest(named, names);
  const { usage } = t.words;
  const expected = names.length > 0 ? usage.oneOf(near.length > 0 ? near : names) : t.words.new.department;
  throw new UserError(usage.unexpected(t.words.new.departmentWord, named, expected));
}

/** What can be spared goes first where there is no room. The id is never cut: it is what other commands are given. */
const columns: { key: keyof ListRow; min?: number; leave?: number }[] = [
  { key: 'id' },
  { key: 'title', min: 14, leave: 1 },
  { key: 'version', leave: 3 },
  { key: 'status', leave: 2 },
  { key: 'owner', min: 8, leave: 7 },
  { key: 'effective', leave: 5 },
  { key: 'nextReview', leave: 6 },
  { key: 'language', leave: 4 },
];

function print(rows: ListRow[], all: number, isHandbook: boolean, t: Terminal): void {
  const { list: w } = t.words;
  if (rows.length === 0) {
    const none = isHandbook ? w.none : t.words.overview.none;
    t.err(`${all === 0 ? none : w.noneMatch}\n`);
    if (all === 0) tellNext(isHandbook ? w.nextNone : t.words.overview.nextNone, t);
    return;
  }
  const used = columns.filter(
    ({ key }) => rows.some((row) => row[key] !== '') && (key !== 'language' || severalLanguages(rows)),
  );
  const shape: Column[] = used.map(({ key, ...rest }) => ({ title: w.columns[key], ...rest }));
  const cells = rows.map((row) => used.map(({ key }) => cellOf(row, key, t)));
  const { heading, lines, left } = table(
    shape,
    cells,
    t.terminal.out ? t.width : Number.POSITIVE_INFINITY,
    t.terminal.out && t.plain,
  );
  t.out(`${t.pen.out.bold(heading)}\n`);
  for (const [at, line] of lines.entries()) {
    const { department } = rows[at] as ListRow;
    if (rows[at - 1]?.department !== department)
      t.out(`\n${t.pen.out.underline(department || w.noDepartment)}\n`);
    t.out(`${line}\n`);
  }
  t.err(`\n${w.count(rows.length)}\n`);
  if (left.length > 0) sayLine(w.left(left), t);
}

function cellOf(row: ListRow, key: keyof ListRow, t: Terminal): string {
  if (key === 'status') return t.words.list.statuses[row.status] ?? row.status;
  // Without an id the name of the file serves as one; without a title the row has its path instead.
  if (key === 'id') return row.id || nameOf(row.path);
  return key === 'title' && row.title === row.path ? '' : row[key];
}

const severalLanguages = (rows: ListRow[]) => new Set(rows.map((row) => row.language)).size > 1;
