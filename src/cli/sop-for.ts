import { UserError } from '../errors.ts';
import { dayIn, isDate } from '../handbook/dates.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { type Handbook, findSop as sopWithId } from '../handbook/handbook.ts';
import { clean } from '../lint/report/clean.ts';
import { findSop, inHandbook } from './find-sop.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** An SOP with an id. */
export type Named = SopFacts & { id: string };

/**
 * The SOP that a person means by an id or a path. An id wins here: these commands are about SOPs, not about files. Throws a UserError with
 * the nearest names where there is none, or where the file is no SOP of the handbook.
 */
export async function sopFor(
  named: string,
  handbook: Handbook,
  place: Place,
  t: Terminal,
  language?: string,
): Promise<Named> {
  const facts = sopWithId(handbook, named, language) ?? (await byPath(named, handbook, place, t));
  if (facts?.id !== undefined) return facts as Named;
  const shown = clean(named);
  const { record: w } = t.words;
  throw facts
    ? new UserError(w.noId(shown), w.noIdHint(facts.path))
    : new UserError(w.noSop(shown), w.noSopHint(place.config.folders));
}

async function byPath(
  named: string,
  handbook: Handbook,
  place: Place,
  t: Terminal,
): Promise<SopFacts | undefined> {
  return handbook.byPath.get(inHandbook(place, await findSop(named, t)));
}

/** Today where the handbook lives: days begin and end in its time zone. */
export const todayIn = ({ config }: Place, t: Terminal): string => dayIn(t.now(), config.timezone);

/** A date that a person gave with an option. Throws a UserError for anything else, and for one before `from`. */
export function dateOf(value: string, option: string, t: Terminal, from?: string): string {
  const { usage, record } = t.words;
  if (!isDate(value)) throw new UserError(usage.unexpected(usage.valueOf(option), clean(value), record.date));
  if (from !== undefined && value < from)
    throw new UserError(usage.unexpected(usage.valueOf(option), value, record.dateFrom(from)));
  return value;
}

/** Longest text of a notice or a reason: it stands on top of a page. */
const longest = 500;

/**
 * What a person said with `-m`, as one line without control characters. Asked for on a terminal where it is needed and missing. Throws a
 * UserError where nobody can be asked, where it is empty, or where it is too long.
 */
export async function textFor(
  given: string | undefined,
  { question, flag }: { question: string; flag: string },
  t: Terminal,
): Promise<string> {
  const { ask, record } = t.words;
  if (given === undefined && !t.interactive)
    throw new UserError(ask.missing(question), ask.missingHint(flag));
  const said =
    given ?? (await (await t.ask()).text({ message: question, objection: (text) => faultOf(text, t) }));
  const text = clean(said);
  const fault = faultOf(text, t);
  if (fault) throw new UserError(record.badText(question, fault), record.example(flag));
  return text;
}

function faultOf(said: string, { words: { ask, record } }: Terminal): string | undefined {
  const text = clean(said);
  if (text === '') return ask.needed;
  return text.length > longest ? record.tooLong(longest) : undefined;
}
