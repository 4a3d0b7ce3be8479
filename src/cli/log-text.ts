import { clean } from '../lint/report/clean.ts';
import type { LogApproval, LogEntry } from '../version/log.ts';
import type { Draft } from './draft-state.ts';
import { tellHint, tellNext, tellNote, wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { pad, shellWord } from './text.ts';

/** `sop log ID` as data. */
export interface Log {
  id: string;
  language: string;
  title?: string;
  path?: string;
  /** Date on which everything is told. */
  on: string;
  /** Day on which it was retired. */
  retired?: string;
  draft?: Draft;
  revisions: LogEntry[];
  /** The clone holds only a part of the history. */
  shallow: boolean;
}

/** Longest line that is easy to read. */
const widest = 100;
/** Changes of a draft that are told; `sop diff` tells all. */
const mostChanges = 3;

/** Prints the history of an SOP: what is not released on top, then its revisions, each with what an auditor asks. */
export function printLog(
  { id, title, path, retired, draft, revisions, shallow, on }: Log,
  isToday: boolean,
  t: Terminal,
): void {
  const w = t.words.history;
  const { bold, dim } = t.pen.out;
  const width = Math.min(t.terminal.out ? t.width : 80, widest);
  for (const line of wrapped(title ? `${title} (${clean(id)})` : clean(id), width)) t.out(`${bold(line)}\n`);
  t.out(`${dim(clean(path ?? w.isGone))}\n`);
  if (!isToday) t.out(`${dim(w.asOn(on))}\n`);
  if (retired)
    t.out(
      `\n${wrapped(w.retiredSince(retired), width)
        .map((line) => bold(line))
        .join('\n')}\n`,
    );
  if (draft) t.out(`\n${draftText(draft, id, t)}`);
  for (const entry of revisions) t.out(`\n${entryText(entry, 0, t)}`);
  if (revisions.length === 0 && !shallow)
    t.err(`\n${isToday ? w.neverReleased(id) : w.nothingSealedBy(on)}\n`);
  if (shallow) {
    tellNote(w.shallow, t);
    tellHint(w.shallowHint, t);
  }
  if (draft && isToday) tellNext([[`sop diff ${shellWord(id)}`, w.nextDiff]], t);
}

function draftText(draft: Draft, id: string, t: Terminal): string {
  const w = t.words.history;
  const told = draft.changes.slice(0, mostChanges);
  const left = draft.changes.length - told.length;
  const lines: [string, string[]][] = [
    [w.changes, [...told, ...(left > 0 ? [w.moreChanges(left, shellWord(id))] : [])]],
    [w.writtenBy, draft.authors.length > 0 ? [draft.authors.join(', ')] : []],
    [w.note, draft.uncommitted ? [w.uncommitted] : []],
  ];
  const head = `${w.notReleased}  ${w.classes[draft.class]}, ${w.becomes(draft.becomes)}`;
  return block(head, t.pen.out.bold.yellow, lines, 0, t);
}

function entryText(entry: LogEntry, indent: number, t: Terminal): string {
  const w = t.words.history;
  const { seal, sealedBy } = entry;
  const pen =
    entry.state === 'void'
      ? t.pen.out.red.bold
      : entry.state === 'in-force'
        ? t.pen.out.green.bold
        : t.pen.out.bold;
  const head = [
    entry.version,
    ...(entry.class ? [w.classes[entry.class]] : []),
    ...(entry.corrects ? [w.corrects(entry.corrects)] : []),
    stateText(entry, t),
  ].join('  ');
  const lines: [string, string[]][] = [
    [w.reason, [entry.reason ?? '', entry.because ? w.because(entry.because) : ''].filter(Boolean)],
    [w.writtenBy, entry.authors.length > 0 ? [entry.authors.map(({ name }) => name).join(', ')] : []],
    [w.approvedBy, approvals(entry, t)],
    [w.sealed, [[w.sealedOn(entry.sealedOn, sealedBy?.name ?? '?'), ...proofText(entry, t)].join('; ')]],
    [w.faultsLabel, seal.faults.map((fault) => w.faults[fault])],
  ];
  const own = block(head, pen, lines, indent, t);
  return [own, ...entry.corrections.map((correction) => entryText(correction, indent + 2, t))].join('');
}

function stateText({ state, periods }: LogEntry, t: Terminal): string {
  const w = t.words.history;
  const days = periods.map(({ from, until }) => w.period(from, until)).join(', ');
  const [first, last] = [periods[0]?.from ?? '', periods.at(-1)];
  switch (state) {
    case 'in-force':
      return last?.until === undefined ? w.inForce(last?.from ?? '') : w.inForceUntil(last.from, last.until);
    case 'upcoming':
      return w.upcoming(first);
    case 'was-in-force':
      return w.wasInForce(days);
    default:
      return w.states[state];
  }
}

function approvals(entry: LogEntry, t: Terminal): string[] {
  const w = t.words.history;
  const valid = entry.approvals.filter(({ objections }) => objections.length === 0);
  const refused = entry.approvals.filter(({ objections }) => objections.length > 0);
  const nobody =
    entry.class === 'patch' && entry.state !== 'void' ? [w.carriedOver(entry.follows ?? '')] : [w.nobody];
  return [
    ...(valid.length > 0 ? valid.map((one) => approvalText(one, t)) : nobody),
    ...refused.map((one) =>
      w.doesNotCount(
        clean(one.person),
        one.objections.map((why) => w.objections[why]),
      ),
    ),
  ];
}

const approvalText = ({ person, time, evidence }: LogApproval, t: Terminal) =>
  t.words.history.approval(
    clean(person).replace(/ <[^<>]*>$/u, ''),
    time.slice(0, 10),
    t.words.history.evidence[evidence],
  );

function proofText({ seal }: LogEntry, t: Terminal): string[] {
  const w = t.words.history;
  const isTrue = seal.text === true && seal.fingerprint !== false;
  const text = seal.text === undefined ? w.proof.unknown : isTrue ? w.proof.same : w.proof.other;
  const signature =
    seal.signature === undefined ? w.proof.signed : seal.signature ? w.proof.good : w.proof.bad;
  return [text, ...(seal.signed ? [signature] : [])];
}

/** A head, then labels with their texts beside them; labels without a text are left out. */
function block(
  head: string,
  pen: (text: string) => string,
  lines: [string, string[]][],
  indent: number,
  t: Terminal,
): string {
  const shown = lines.filter(([, texts]) => texts.length > 0);
  const column = Math.max(0, ...lines.map(([label]) => label.length)) + 2;
  const width = Math.min(t.terminal.out ? t.width : 80, widest);
  const lead = ' '.repeat(indent);
  const body = shown.flatMap(([label, texts]) =>
    texts
      .flatMap((text) => wrapped(clean(text), Math.max(20, width - indent - 2 - column)))
      .map((text, at) => `${lead}  ${t.pen.out.dim(pad(at === 0 ? label : '', column))}${text}`.trimEnd()),
  );
  const heads = wrapped(head, width - indent - 2).map(
    (line, at) => `${lead}${at === 0 ? '' : '  '}${pen(line)}`,
  );
  return `${[...heads, ...body].join('\n')}\n`;
}
