import { clean, jsonText } from '../lint/report/clean.ts';
import { logOf } from '../version/log.ts';
import { retiredOn } from '../version/retirement.ts';
import { workOf } from './draft-state.ts';
import { type Log, printLog } from './log-text.ts';
import { openPlace, warnOfConfig } from './place.ts';
import { proofsOf } from './proofs.ts';
import { needRegister } from './record.ts';
import { dateOf, todayIn } from './sop-for.ts';
import { subjectOf, wantedOf } from './subject.ts';
import type { Terminal } from './terminal.ts';

export interface LogOptions {
  on?: string;
  lang?: string;
  verify?: boolean;
  json?: boolean;
}

/** `sop log ID`: all revisions of an SOP, the newest first, with who, why, by which approval, from when, and whether their seals hold. */
export async function log(typed: string, o: LogOptions, t: Terminal): Promise<number> {
  const place = await openPlace(t);
  const today = todayIn(place, t);
  const date = o.on === undefined ? today : dateOf(o.on, '--on', t);
  const register = await needRegister(place, t, 'show');
  const subject = await subjectOf(wantedOf(typed, t, o.lang), place, register, t);
  const { id, language, sop, path } = subject;
  const proofs = sop ? await proofsOf(sop, place, o.verify === true, t) : new Map();
  const isToday = o.on === undefined || date === today;
  const work = await workOf(subject, register, place, t);
  const draft = isToday ? work?.draft : undefined;
  const title = work?.title ?? sop?.revisions.find(({ seal }) => seal.title)?.seal.title;
  const retired = sop && retiredOn(sop, work ? (work.status ?? '') : undefined, register);
  const found: Log = {
    id,
    language,
    ...(title ? { title: clean(title) } : {}),
    ...(path ? { path } : {}),
    on: date,
    ...(retired !== undefined && retired <= date ? { retired } : {}),
    ...(draft ? { draft } : {}),
    revisions: sop ? logOf(sop, register, date, proofs, retired) : [],
    shallow: register.shallow,
  };
  if (o.json) t.out(jsonText(found));
  else printLog(found, isToday, t);
  warnOfConfig(place, t);
  return 0;
}
