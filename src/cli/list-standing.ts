import { UserError } from '../errors.ts';
import type { SopFacts } from '../handbook/facts.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { type ListRow, masterList, type Standing } from '../handbook/list.ts';
import { findDepartment, nameIn } from '../handbook/who.ts';
import { startOf } from '../version/in-force.ts';
import { findRegistered, type Register, type Registered, standingOf } from '../version/register.ts';
import { wasRetired } from '../version/retirement.ts';
import { reviewOf } from '../version/reviews.ts';
import { cacheOf } from './cache.ts';
import type { Place } from './place.ts';
import { noRegister } from './record.ts';
import { openRegister } from './register.ts';
import { todayIn } from './sop-for.ts';
import { tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';

/**
 * Rows of the master list with what history and records say of each SOP today. Where nothing was ever sealed, or nothing can be known, the
 * front matter is all there is. A row without a proven revision is a draft, whatever its front matter says.
 */
export async function rowsToday(handbook: Handbook, place: Place, t: Terminal): Promise<ListRow[]> {
  const register = place.isHandbook ? await openRegister(place, 'HEAD', cacheOf(t)) : 'no-repository';
  if (typeof register === 'string') return masterList(handbook);
  if (register.shallow) tellNote(t.words.list.shallow, t);
  const isUsed = register.sops.some(({ revisions }) => revisions.length > 0);
  if (register.shallow || !isUsed) return masterList(handbook);
  const on = todayIn(place, t);
  return masterList(handbook, (facts) => standingIn(facts, register, place, on));
}

function standingIn(facts: SopFacts, register: Register, { config }: Place, on: string): Standing {
  const { meta, id, language } = facts;
  const isRetired = meta.status === 'retired';
  const sop = id === undefined ? undefined : findRegistered(register, id, language);
  const revision = sop && standingOf(sop, register, on).revision;
  if (!sop || !revision) return { version: '', status: isRetired ? 'retired' : 'draft', effective: '' };
  const interval = meta.review ?? config.review;
  const review = isRetired ? undefined : reviewOf(sop, register, interval, on, config.timezone);
  return {
    version: revision.version,
    status: isRetired ? 'retired' : 'approved',
    effective: startOf(revision, register.schedule) ?? '',
    ...(review ? { nextReview: review.due } : {}),
  };
}

/**
 * Rows of what was, is or will be in force on a date: titles and departments as they were sealed, also of SOPs whose text is gone. Throws a
 * UserError where the history is not there to tell.
 */
export async function rowsOn(handbook: Handbook, place: Place, on: string, t: Terminal): Promise<ListRow[]> {
  const register = await openRegister(place, 'HEAD', cacheOf(t));
  const w = t.words.record;
  if (typeof register === 'string') throw noRegister(register, 'show', t);
  if (register.shallow) throw new UserError(w.shallow, w.shallowHint);
  const { config, main } = place;
  const rows = register.sops.flatMap((sop): ListRow[] => {
    const { revision } = standingOf(sop, register, on);
    if (!revision) return [];
    const { seal, version, language } = revision;
    const facts = textNow(handbook, sop);
    const isRetired = facts !== undefined && wasRetired(sop, facts.meta.status ?? '', register, on);
    const review = isRetired
      ? undefined
      : reviewOf(sop, register, facts?.meta.review ?? config.review, on, config.timezone);
    const department = findDepartment(config, seal.department ?? '');
    return [
      {
        id: sop.id,
        title: seal.title ?? facts?.title ?? sop.id,
        department: department ? nameIn(department, main) : (seal.department ?? ''),
        version,
        status: isRetired ? 'retired' : 'approved',
        owner: facts?.meta.owner ?? '',
        effective: startOf(revision, register.schedule) ?? '',
        nextReview: review?.due ?? '',
        language,
        path: seal.path ?? facts?.path ?? '',
      },
    ];
  });
  const key = ({ department, id, language }: ListRow) => `${department}\0${id}\0${language}`.toLowerCase();
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const textNow = ({ byId }: Handbook, { id, language }: Registered): SopFacts | undefined =>
  byId.get(id.toLowerCase())?.find((facts) => facts.language.toLowerCase() === language);
