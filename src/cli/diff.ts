import { UserError } from '../errors.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { figuresLeft } from '../version/figures.ts';
import { type Register, standingOf } from '../version/register.ts';
import { becomes, compare, lastRevision, revisionSide, type Side, sideOf, workSide } from './compare.ts';
import { dataOf } from './diff-data.ts';
import { markdownOf } from './diff-markdown.ts';
import { textOf } from './diff-text.ts';
import type { Pair, Report, Told } from './diff-told.ts';
import { factsSaying } from './facts-saying.ts';
import { oneOf } from './options.ts';
import { withWords } from './pending.ts';
import { openPlace, type Place, warnOfConfig } from './place.ts';
import { needRegister } from './record.ts';
import { whoMayApprove } from './release-refusal.ts';
import { todayIn } from './sop-for.ts';
import { type Subject, subjectOf, wantedOf } from './subject.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

export interface DiffOptions {
  since?: string;
  format?: string;
  lang?: string;
  json?: boolean;
}

const formats = ['terminal', 'json', 'markdown', 'html'] as const;
type Format = (typeof formats)[number];

/** `sop diff`: what readers have to do differently, between two texts of one SOP or in all SOPs that changed since a branch. */
export async function diff(typed: string[], o: DiffOptions, t: Terminal): Promise<number> {
  const format: Format = o.json
    ? 'json'
    : o.format === undefined
      ? 'terminal'
      : oneOf(formats, o.format, '--format', t.words);
  const place = await openPlace(t);
  const register = await needRegister(place, t, 'show');
  const report = await reportOf(typed, o, register, place, t);
  if (format === 'markdown' || format === 'html') await addFindings(report, place, t);
  if (format === 'json') t.out(jsonText(dataOf(report, t)));
  else if (format === 'markdown') t.out(markdownOf(report, t));
  else if (format === 'html') t.out((await import('./diff-html.ts')).htmlOfReport(report, t));
  else print(report, t);
  warnOfConfig(place, t);
  return 0;
}

async function reportOf(
  [named, a, b, ...rest]: string[],
  o: DiffOptions,
  register: Register,
  place: Place,
  t: Terminal,
): Promise<Report> {
  const w = t.words.history;
  if (o.since !== undefined) {
    if (named !== undefined) throw new UserError(w.sinceAlone, w.sinceAloneHint);
    const { changedSince } = await import('./diff-since.ts');
    const pairs = await changedSince(o.since, register, place, t);
    const facts = await factsSaying(
      pairs.map(({ comparison }) => comparison),
      place,
      t,
    );
    return { since: o.since, sops: pairs.map((pair) => told(pair, register, facts, place, t)) };
  }
  if (named === undefined || rest.length > 0) throw new UserError(w.needsSop, w.needsSopHint);
  const wanted = wantedOf(named, t, o.lang);
  const subject = await subjectOf(wanted, place, register, t);
  const [from, to] = await sidesOf(subject, wanted.version ?? a, wanted.version ? a : b, place, t);
  const comparison = await withWords(place)((count) => compare(subject, from, to, count));
  const facts = await factsSaying([comparison], place, t);
  return { sops: [told({ subject, comparison }, register, facts, place, t)] };
}

/** The last revision against the working tree, where nothing else is asked for; before the first release, the last commit. */
async function sidesOf(
  subject: Subject,
  a: string | undefined,
  b: string | undefined,
  place: Place,
  t: Terminal,
): Promise<[Side | undefined, Side | undefined]> {
  const to = b === undefined ? await workSide(subject, place) : await sideOf(b, subject, place, t);
  if (a !== undefined) return [await sideOf(a, subject, place, t), to];
  const last = lastRevision(subject);
  if (last) return [await revisionSide(last, subject, place, t), to];
  const isCommitted = subject.sop?.blob !== undefined;
  return [isCommitted ? await sideOf('HEAD', subject, place, t) : undefined, to];
}

function told(
  { subject, comparison, since }: Pair,
  register: Register,
  facts: readonly SopFacts[],
  place: Place,
  t: Terminal,
): Told {
  const { sop } = subject;
  const { before, after, to } = comparison;
  const today = todayIn(place, t);
  const authors = sop?.draftAuthors ?? [];
  const isOpen = to !== undefined && to.kind !== 'revision' && comparison.class !== undefined;
  const heavier = since?.class ?? comparison.class;
  const inForce = sop && standingOf(sop, register, today).revision?.version;
  return {
    ...comparison,
    ...(inForce ? { inForce } : {}),
    isOpen,
    ...(isOpen && heavier ? { becomes: becomes(subject, heavier) } : {}),
    ...(isOpen && since?.class && since.class !== comparison.class ? { waiting: since.class } : {}),
    approvers: isOpen && after ? whoMayApprove({ sop: after.sop, authors }, register.policy, today) : [],
    figures: before && after ? figuresLeft(before.facts, after.facts, facts) : [],
    findings: [],
  };
}

/** A reviewer has to know of errors; people on a terminal ask `sop lint`. */
async function addFindings({ sops }: Report, place: Place, t: Terminal): Promise<void> {
  const changed = sops.flatMap(({ to, after }) => (to?.kind === 'work' && after ? [after.sop] : []));
  if (changed.length === 0 || !place.isHandbook) return;
  const { findingsIn } = await import('./release-findings.ts');
  const found = await findingsIn(changed, place, t);
  for (const one of sops) one.findings = found.get(one.path) ?? [];
}

function print(report: Report, t: Terminal): void {
  const w = t.words.history;
  t.out(textOf(report, t));
  const [first, ...others] = report.sops;
  if (!first) {
    sayLine(w.nothingSince(clean(report.since ?? '')), t);
    return;
  }
  if (others.length === 0 && first.to?.kind === 'work' && first.isOpen)
    tellNext([w.nextRelease(shellWord(first.id))], t);
}
