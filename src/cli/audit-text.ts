import type { CliWords } from '../languages/cli/en.ts';
import { clean } from '../lint/report/clean.ts';
import type { Audit, AuditedSop } from '../version/audit.ts';
import type { Gap } from '../version/audit-checks.ts';
import type { LogEntry } from '../version/log.ts';
import { wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { pad } from './text.ts';

/** The report for a terminal: gaps first, then every SOP with its revisions, then what was checked. Ends with a line break. */
export function auditText(audit: Audit, t: Terminal): string {
  const w = t.words.audit;
  const width = t.terminal.out ? Math.min(t.width, 100) : 80;
  const { bold } = t.pen.out;
  const explained = audit.gaps.filter(({ explanation }) => explanation).length;
  const parts = [
    ...wrapped(clean(w.title(audit.title, audit.on)), width).map((line) => bold(line)),
    ...wrapped(w.about(clean(audit.branch ?? w.detached), audit.commit.slice(0, 12)), width),
    ...(audit.gaps.length > 0 ? ['', bold(w.sections.gaps), ...gapLines(audit.gaps, w, width)] : []),
    '',
    bold(w.sections.sops),
    ...audit.sops.flatMap((sop) => sopLines(sop, w, width, bold)),
    '',
    bold(w.sections.checks),
    ...checkLines(audit, w, width),
    '',
    ...wrapped(w.summary(audit.gaps.length, explained), width),
    '',
  ];
  return parts.join('\n');
}

type Words = CliWords['audit'];

/** What a gap says, in words. */
export function sayGap({ check, message, values }: Gap, { checks }: Words): string {
  const say = (checks[check].gaps as Record<string, (v: Gap['values']) => string>)[message];
  return say ? say(values) : `${check}: ${message}`;
}

/** Where a gap is: `records/approvals.csv:3`, a tag, a commit. */
export function placeOf({ at }: Gap): string {
  const { path, line, commit, tag } = at;
  if (path !== undefined && line !== undefined) return `${path}:${line}`;
  return [tag ?? path, commit?.slice(0, 12)].filter((part) => part !== undefined).join(', ');
}

function gapLines(gaps: readonly Gap[], w: Words, width: number): string[] {
  const open = gaps.find(({ explanation }) => !explanation);
  return [
    ...(open ? block(w.gapsMean, width, 2) : []),
    ...gaps.flatMap((gap) => {
      const said = block(clean(`${sayGap(gap, w)} (${w.where(placeOf(gap))})`), width, 2);
      const { explanation } = gap;
      const answer = explanation
        ? w.explainedBy(nameIn(explanation.person), explanation.time.slice(0, 10), explanation.because)
        : `${w.open}: ${gap.key}`;
      return ['', ...said, ...block(clean(answer), width, 4)];
    }),
    ...(open ? ['', ...block(w.howToExplainHint, width, 2), `    ${clean(w.howToExplain(open.key))}`] : []),
  ];
}

function sopLines(sop: AuditedSop, w: Words, width: number, bold: (text: string) => string): string[] {
  const { labels } = w;
  const about = [
    ...standing(sop, w),
    ...(sop.nextReview ? [`${labels.nextReview} ${sop.nextReview}`] : []),
    ...(sop.owner ? [`${labels.owner} ${sop.owner}`] : []),
    ...(sop.unreleased && sop.revisions.length > 0 ? [labels.unreleased] : []),
  ];
  return [
    '',
    ...block(`${clean(sop.name)}  ${clean(sop.title)}`, width, 2).map((line, at) =>
      at === 0 ? line.replace(clean(sop.name), bold(clean(sop.name))) : line,
    ),
    ...block(clean(about.join('; ')), width, 2),
    ...sop.revisions.flatMap((one) => [one, ...one.corrections]).flatMap((one) => entryLines(one, w, width)),
  ];
}

/** Whether an SOP is released or retired, and what of it holds. */
export function standing({ status, inForce, retired, revisions }: AuditedSop, w: Words): string[] {
  const { labels } = w;
  if (inForce) return [w.statuses[status], `${labels.inForce} ${inForce.version} ${w.since(inForce.since)}`];
  if (retired) {
    const held = retired.held === undefined ? [] : [`${labels.held} ${retired.held}`];
    return [`${w.statuses.retired} ${w.since(retired.on)}`, ...held];
  }
  return [w.statuses[status], revisions.length > 0 ? labels.nothing : labels.never];
}

function entryLines(entry: LogEntry, w: Words, width: number): string[] {
  return [
    ...block(
      [clean(entry.version), entry.class && clean(entry.class), w.states[entry.state]]
        .filter(Boolean)
        .join('  '),
      width,
      4,
    ),
    ...entryFacts(entry, w).flatMap(([label, text]) => labelled(label, text, width)),
  ];
}

/** What an auditor asks of a revision, as label and text. */
export function entryFacts(entry: LogEntry, w: Words): [label: string, text: string][] {
  const { labels } = w;
  const seal = [
    entry.sealedAt,
    entry.seal.commit.slice(0, 12),
    ...(entry.sealedBy ? [entry.sealedBy.name] : []),
    ...(entry.seal.signed ? [w.signed] : []),
  ];
  return [
    [labels.wrote, entry.authors.map(({ name }) => name).join(', ') || labels.nobody],
    ...(entry.approvals.length === 0
      ? ([[labels.approved, labels.nobody]] as [string, string][])
      : entry.approvals.map((approval): [string, string] => [
          labels.approved,
          [
            nameIn(approval.person),
            approval.time,
            ...(approval.objections.length > 0
              ? approval.objections.map((objection) => w.objections[objection] ?? objection)
              : [w.evidences[approval.evidence]]),
          ].join(', '),
        ])),
    [labels.sealed, seal.join(', ')],
    ...(entry.periods.length > 0
      ? ([
          [
            daysLabel(entry, labels),
            entry.periods.map(({ from, until }) => w.period(from, until)).join('; '),
          ],
        ] as [string, string][])
      : []),
    ...(entry.reason ? ([[labels.reason, entry.reason]] as [string, string][]) : []),
    ...(entry.because ? ([[labels.because, entry.because]] as [string, string][]) : []),
    ...(entry.corrects ? ([[labels.corrects, entry.corrects]] as [string, string][]) : []),
  ];
}

const daysLabel = ({ state }: LogEntry, labels: Words['labels']) =>
  state === 'upcoming' ? labels.willHold : state === 'in-force' ? labels.holds : labels.held;

export const nameIn = (person: string): string => person.replace(/\s*<[^<>]*>\s*$/u, '');

function checkLines({ checks }: Audit, w: Words, width: number): string[] {
  const longest = Math.max(...checks.map(({ check }) => check.length));
  const counts = checks.map(
    ({ looked, gaps }) => `${looked}`.padStart(5) + `${gaps === 0 ? '–' : gaps}`.padStart(5),
  );
  return [
    `  ${pad(w.columns.check, longest)} ${w.columns.looked.padStart(9)} ${w.columns.gaps}`,
    ...checks.map(({ check }, at) => `  ${pad(check, longest)}     ${counts[at]}`.slice(0, width)),
  ];
}

/** A paragraph without control characters, indented; lines after the first two columns further in. */
function block(text: string, width: number, indent: number): string[] {
  const lines = wrapped(text, width - indent - 2);
  return lines.map((line, at) => `${' '.repeat(at === 0 ? indent : indent + 2)}${line}`);
}

function labelled(label: string, text: string, width: number): string[] {
  const column = 12;
  const lines = wrapped(clean(text), width - column - 6);
  return lines.map((line, at) => `      ${pad(at === 0 ? label : '', column)}${line}`);
}
