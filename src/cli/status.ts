import { UserError } from '../errors.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { oneOf } from './options.ts';
import { openPlace, type Place, warnOfConfig } from './place.ts';
import { sayChange } from './say-change.ts';
import { dateOf, todayIn } from './sop-for.ts';
import { type Attention, attentionOf } from './status-data.ts';
import { mustAct, nextOf } from './status-next.ts';
import { sayItems, sayWhole } from './status-text.ts';
import { tellNext, wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';

export interface StatusOptions {
  on?: string;
  format?: string;
  json?: boolean;
  all?: boolean;
  exitCode?: boolean;
}

const formats = ['pretty', 'json', 'github-issue', 'ics'] as const;

/** `sop status`: what needs attention, most urgent first, and the one next command. */
export async function status(o: StatusOptions, t: Terminal): Promise<number> {
  const format = o.json ? 'json' : oneOf(formats, o.format ?? 'pretty', '--format', t.words);
  const place = await openPlace(t);
  if (!place.isHandbook) throw new UserError(t.words.record.noHandbook, t.words.record.noHandbookHint);
  const on = o.on === undefined ? todayIn(place, t) : dateOf(o.on, '--on', t);
  const attention = await attentionOf(place, on, t, mostRead(format, o.all === true));
  if (format === 'json') t.out(jsonText(dataOf(attention, place, t)));
  else if (format === 'ics') t.out((await import('./status-calendar.ts')).calendar(attention, t));
  else if (format === 'github-issue') t.out((await import('./status-issues.ts')).issues(attention, t));
  else print(attention, place, o.all === true, t);
  if (format !== 'json') warnOfConfig(place, t);
  return o.exitCode && mustAct(attention.status) ? 1 : 0;
}

/** Calendars and issues tell of no text that is merely under way; a screen has room for some. */
function mostRead(format: (typeof formats)[number], all: boolean): number {
  if (format === 'json' || (format === 'pretty' && all)) return Number.POSITIVE_INFINITY;
  return format === 'pretty' ? 20 : 0;
}

function print(attention: Attention, { config }: Place, all: boolean, t: Terminal): void {
  const w = t.words.status;
  const { on, counts, items } = attention.status;
  const { sops, inForce, drafts, retired } = counts;
  // Of a clone that has not all of the history nobody can tell what is in force.
  const said = attention.status.unknown.includes('shallow')
    ? w.sops(sops)
    : w.counts(sops, inForce, drafts, retired);
  t.out(`${t.pen.out.bold(clean(config.title))} ${w.on(on)}\n${said}\n`);
  printWhole(attention, t);
  t.out(sayItems(attention, t, all ? Number.POSITIVE_INFINITY : undefined));
  if (items.length === 0 && sayWhole(attention, t).length === 0) t.out(`\n${w.allWell}\n`);
  tellNext([nextOf(attention, t)], t);
}

/** What concerns the handbook as a whole, a paragraph each. */
export function printWhole(attention: Attention, t: Terminal): void {
  for (const line of sayWhole(attention, t))
    t.out(`\n${(t.terminal.out ? wrapped(line, t.width) : [line]).join('\n')}\n`);
}

/** The same as data; changes as sentences, because their places are of no use here. */
function dataOf(attention: Attention, { root, config }: Place, t: Terminal) {
  const { status: found, where, proposed } = attention;
  const [command, why] = nextOf(attention, t);
  return {
    folder: root,
    title: config.title,
    on: found.on,
    counts: found.counts,
    unknown: found.unknown,
    nameless: found.nameless,
    ...(where
      ? { git: { branch: where.branch, main: where.main, ahead: where.ahead, behind: where.behind } }
      : {}),
    recordFaults: found.faults.map(({ ledger, fault }) => ({
      path: `records/${ledger}.csv`,
      line: fault.line,
      kind: fault.kind,
    })),
    items: found.items.map((item) => ({
      ...item,
      ...('changes' in item ? { changes: item.changes.map((change) => sayChange(change, t.words)) } : {}),
      ...('uncommitted' in item && proposed.has(item.path ?? '')
        ? { proposedOn: proposed.get(item.path ?? '') }
        : {}),
    })),
    reviews: found.reviews,
    next: { command, why },
  };
}
