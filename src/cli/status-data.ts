import type { Handbook } from '../handbook/handbook.ts';
import { gitIdentity } from '../io/git.ts';
import { readWhereabouts, type Whereabouts } from '../io/git-host.ts';
import { noticesOn } from '../version/notices.ts';
import { findRegistered, type Register } from '../version/register.ts';
import { judgePending, objectionsTo, type Pending, type Verdicts } from '../version/release.ts';
import { type Status, statusOf } from '../version/status.ts';
import { cacheOf } from './cache.ts';
import { loadForList, loadWhole } from './load.ts';
import { deskWith, readPending, unreleased } from './pending.ts';
import type { Place } from './place.ts';
import { openRegister } from './register.ts';
import type { Terminal } from './terminal.ts';

/** What needs attention, and what the next command is decided from. */
export interface Attention {
  status: Status;
  handbook: Handbook;
  /** Undefined outside of git. */
  where?: Whereabouts;
  /** Ids of changed texts that the person at the keyboard may approve, or release alone. */
  mine: ReadonlySet<string>;
}

type Judged = { pending: Pending; verdicts: Verdicts };

/** Reads the handbook, its history and its records, and says what needs attention on a date. */
export async function attentionOf(place: Place, on: string, t: Terminal): Promise<Attention> {
  const register = await openRegister(place, 'HEAD', cacheOf(t));
  const isKnown = typeof register !== 'string';
  const top = await loadForList(place, t);
  const handbook = needsLinks(top, register, on) ? await loadWhole(place, t) : top;
  const where = await readWhereabouts(place.root);
  const pending = isKnown && where ? await judged(place, register, on, handbook, t) : [];
  const changed = where?.changed ?? [];
  const status = statusOf({ handbook, register, pending, changed, on });
  const mine = isKnown && pending.length > 0 ? await mineOf(place, pending, register, on) : new Set<string>();
  return { status, handbook, mine, ...(where ? { where } : {}) };
}

/** Who links to whom is told of stopped and retired SOPs alone: without one, no text has to be read beyond its front matter. */
function needsLinks({ facts, config }: Handbook, register: Register | string, on: string): boolean {
  if (facts.some(({ meta }) => meta.status === 'retired')) return true;
  return (
    typeof register !== 'string' &&
    noticesOn(register.ledgers.notices.entries, on, config.timezone).length > 0
  );
}

/** Texts that differ from their last seal, and drafts that somebody approved, with what their approvals are worth. */
async function judged(
  place: Place,
  register: Register,
  on: string,
  { facts }: Handbook,
  t: Terminal,
): Promise<Judged[]> {
  if (register.shallow) return [];
  const desk = await deskWith(register, place, on);
  const approved = new Set(register.ledgers.approvals.entries.map(keyOf));
  const open = new Set(
    unreleased(
      desk,
      facts.map(({ path }) => path),
    ),
  );
  const found: Judged[] = [];
  for (const { path, id, language, meta } of facts) {
    if (id === undefined || meta.status === 'retired' || !open.has(path)) continue;
    const sealed = findRegistered(register, id, language)?.revisions.length ?? 0;
    if (sealed === 0 && !approved.has(keyOf({ id, language }))) continue;
    const pending = await readPending({ path }, desk, t);
    const verdicts = judgePending(
      pending,
      register.ledgers.approvals.entries,
      register.origins,
      register.policy,
    );
    found.push({ pending, verdicts });
  }
  return found;
}

const keyOf = ({ id, language }: { id: string; language: string }) => `${id} ${language}`.toLowerCase();

async function mineOf(
  { root }: Place,
  pending: readonly Judged[],
  { policy }: Register,
  on: string,
): Promise<Set<string>> {
  const { name, email } = await gitIdentity(root);
  if (!name || !email) return new Set();
  const person = `${name} <${email}>`;
  return new Set(
    pending
      .filter((each) => objectionsTo(person, each.pending, on, policy).length === 0)
      .map((each) => each.pending.id),
  );
}
