import { addressed, samePerson } from './approval.ts';
import { type Gap, gap } from './audit-checks.ts';
import type { AuditInput, Looked } from './audit-input.ts';
import { TOLERANCE } from './audit-seals.ts';
import { type Entry, formatEntry, headerOf, type LedgerName, parseLedger } from './ledger.ts';
import type { Patch } from './patches.ts';
import { findRegistered, type Register } from './register.ts';

/** A line that somebody brings so long after the event it tells of was written from memory, or made up. Milliseconds. */
const LATE = 60 * 86_400_000;

const names = (register: Pick<Register, 'ledgers'>) => Object.keys(register.ledgers) as LedgerName[];
const pathOf = (name: LedgerName) => `records/${name}.csv`;

/** What is to be said of the ledgers: append-only, readable, with times that commits bear out. */
export function recordGaps(input: AuditInput): Looked {
  const { register } = input;
  const entries = names(register).flatMap((name) =>
    register.ledgers[name].entries.map((entry) => ({ name, entry: entry as Entry<LedgerName> })),
  );
  const faults = names(register).flatMap((name) =>
    register.ledgers[name].faults.map((fault) => ({ name, fault })),
  );
  return {
    looked: {
      'records-kept': register.patches.length,
      'records-readable': entries.length + faults.length,
      'records-times': entries.length,
      'records-own': entries.filter(({ name }) => OWN.includes(name)).length,
      'records-known': entries.length,
    },
    gaps: [
      ...removedGaps(register),
      ...lostGaps(register),
      ...faults.map(({ name, fault: { line, kind } }) =>
        gap(
          'records-readable',
          `${name}:${line}`,
          kind,
          { path: pathOf(name), line },
          { path: pathOf(name), line },
        ),
      ),
      ...broughtGaps(register),
      ...entries.flatMap(({ name, entry }) => unknownGaps(name, entry, input)),
    ],
  };
}

/** Lines that a commit took out and did not put back: an entry that was edited or removed. */
function removedGaps({ patches, ledgers }: Register): Gap[] {
  const isLedger = new Map(
    Object.keys(ledgers).map((name) => [pathOf(name as LedgerName), name as LedgerName]),
  );
  return patches.flatMap(({ commit, path, added, removed, author }) => {
    const name = isLedger.get(path);
    if (!name) return [];
    const back = new Set(added.map((line) => line.trimEnd()));
    const gone = removed
      .map((line) => line.trimEnd())
      .filter((line) => line !== '' && line !== headerOf(name).trimEnd() && !back.has(line));
    if (gone.length === 0) return [];
    const isEdit = back.size > 0;
    const values = { path, count: gone.length, person: author.name, text: (gone[0] ?? '').slice(0, 120) };
    return [
      gap('records-kept', `${name}:${commit.slice(0, 12)}`, isEdit ? 'edited' : 'removed', values, {
        path,
        commit,
      }),
    ];
  });
}

/** Lines that a commit brought and no commit took out, and that are not there: a merge has lost them. */
function lostGaps({ patches, ledgers }: Register): Gap[] {
  return names({ ledgers }).flatMap((name) => {
    const path = pathOf(name);
    const own = patches.filter((patch) => patch.path === path);
    const { entries, faults } = ledgers[name];
    const there = new Set([
      ...entries.map((entry) => normal(name, entry as Entry<LedgerName>)),
      ...faults.map(({ text }) => text.trimEnd()),
      ...own.flatMap(({ removed }) => removed.map((line) => normalLine(name, line))),
      headerOf(name).trimEnd(),
      '',
    ]);
    const lost = own.flatMap(({ added, commit }) =>
      added.flatMap((line) => (there.has(normalLine(name, line)) ? [] : [{ line, commit }])),
    );
    const [first] = lost;
    if (!first) return [];
    const values = { path, count: lost.length, text: first.line.trimEnd().slice(0, 120) };
    return [gap('records-kept', `${name}:lost`, 'lost', values, { path, commit: first.commit })];
  });
}

function normal(name: LedgerName, { line: _, ...cells }: Entry<LedgerName>): string {
  return formatEntry(name, cells as never).trimEnd();
}

function normalLine(name: LedgerName, line: string): string {
  const [entry] = parseLedger(name, `${headerOf(name)}${line}`).entries;
  return entry ? normal(name, entry as Entry<LedgerName>) : line.trimEnd();
}

/** Ledgers whose lines a person writes about their own deed. Approvals have proofs of other kinds too, and a trainer may keep a list of readers. */
const OWN: readonly LedgerName[] = ['reviews', 'notices', 'schedule', 'explanations'];

/** A line of a ledger with the commit that brought it. */
interface Brought {
  name: LedgerName;
  entry: Entry<LedgerName>;
  by: Patch;
}

/** What is to be said of lines and the commits that brought them. */
function broughtGaps(register: Register): Gap[] {
  const brought = new Map<string, Patch>();
  // Newest first: the first commit that brought a line is set last.
  for (const patch of register.patches)
    for (const line of patch.added) {
      const name = patch.path.replace(/^records\/(.*)\.csv$/u, '$1') as LedgerName;
      if (register.ledgers[name]) brought.set(`${patch.path} ${normalLine(name, line)}`, patch);
    }
  return names(register).flatMap((name) =>
    register.ledgers[name].entries.flatMap((one) => {
      const entry = one as Entry<LedgerName>;
      const by = brought.get(`${pathOf(name)} ${normal(name, entry)}`);
      return by ? [...timeGaps({ name, entry, by }), ...ownGaps({ name, entry, by }, register)] : [];
    }),
  );
}

/** Nobody records what has not happened yet, nor long after it did. */
function timeGaps({ name, entry: { time, line }, by: { committed, commit } }: Brought): Gap[] {
  const path = pathOf(name);
  const [said, done] = [Date.parse(time), Date.parse(committed)];
  if (Number.isNaN(said) || Number.isNaN(done)) return [];
  const message = said > done + TOLERANCE ? 'ahead' : done - said > LATE ? 'late' : undefined;
  const values = { path, line, time, committed };
  return message ? [gap('records-times', `${name}:${line}`, message, values, { path, line, commit })] : [];
}

/** What somebody else wrote down in a person's name. */
function ownGaps(
  { name, entry: { person, line }, by: { author, commit } }: Brought,
  { policy }: Register,
): Gap[] {
  if (!OWN.includes(name) || samePerson(policy, addressed(author), person)) return [];
  const path = pathOf(name);
  const values = { path, line, person, author: addressed(author) };
  return [gap('records-own', `${name}:${line}`, 'other', values, { path, line, commit })];
}

/** A record about an SOP or a revision that was never there. */
function unknownGaps(name: LedgerName, entry: Entry<LedgerName>, { register, main }: AuditInput): Gap[] {
  const { id, language, version, line } = entry as Partial<Record<'id' | 'language' | 'version', string>> & {
    line: number;
  };
  if (id === undefined || id === '' || id === '*') return [];
  const sop = language
    ? findRegistered(register, id, language)
    : (findRegistered(register, id, main) ??
      register.sops.find((one) => one.id.toLowerCase() === id.toLowerCase()));
  const isVersion = !version || sop?.revisions.some((revision) => revision.version === version);
  if (sop && isVersion) return [];
  const path = pathOf(name);
  const what = version ? `${id}@${version}` : id;
  return [
    gap('records-known', `${name}:${line}`, sop ? 'version' : 'sop', { path, line, what }, { path, line }),
  ];
}
