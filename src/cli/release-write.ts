import { UserError } from '../errors.ts';
import { inside } from '../io/files.ts';
import { commitBeside, objectNameOf } from '../io/git-objects.ts';
import { carryOut } from '../io/git-write.ts';
import type { FileWrite } from '../io/transaction.ts';
import { clean } from '../lint/report/clean.ts';
import type { ReleasePlan } from '../version/release.ts';
import { releaseMessage, sealMessage, sealName } from '../version/sealing.ts';
import { changedAttachments, type Desk } from './pending.ts';
import { type LedgerEvent, planRecord } from './record.ts';
import type { Terminal } from './terminal.ts';

/** What a release left behind. */
export interface Written {
  commit: string;
}

/**
 * Writes plans without obstacles in one transaction: stamped texts and the lines that the release records in one commit, and a seal for
 * each. A correction gets its commit beside the branches.
 */
export async function writeRelease(
  plans: readonly ReleasePlan[],
  desk: Desk,
  { together, tags }: { together: boolean; tags: boolean },
  t: Terminal,
): Promise<Written> {
  const { place, whereabouts, head } = desk;
  for (const { pending } of plans) await refuseOddPath(pending.sop.path, desk, t);
  const message = releaseMessage(plans);
  const names = plans.map(sealName);
  const seals = [];
  for (const plan of plans) {
    const { sop, corrects, base } = plan.pending;
    const blob = await objectNameOf(place.root, sop.path, plan.text);
    const seal = { name: sealName(plan), message: sealMessage(plan, blob, together ? names : []) };
    if (corrects === undefined || !base) seals.push(seal);
    else {
      const side = { parent: base.revision.seal.commit, path: sop.path, text: plan.text };
      const said = [message.subject, message.body, message.trailers.join('\n')].filter((part) => part !== '');
      const target = await commitBeside(place.root, { ...side, message: `${said.join('\n\n')}\n` });
      seals.push({ ...seal, target });
    }
  }
  const isCorrection = plans.some(({ pending }) => pending.corrects !== undefined);
  const record = await planRecord(
    place,
    eventsOf(plans),
    {
      ...message,
      ...(isCorrection ? { subject: `Approve ${names.join(', ')}`, trailers: [] } : {}),
      files: filesOf(plans),
      also: plans.flatMap(({ pending: { corrects, sop } }) =>
        corrects === undefined ? changedAttachments(sop, whereabouts) : [],
      ),
      tags: tags ? seals : [],
      head,
    },
    t,
  );
  return { commit: await carryOut(place.root, record.transaction) };
}

/** Texts that change, and those that nobody has committed yet. */
export function filesOf(plans: readonly ReleasePlan[]): FileWrite[] {
  return plans
    .filter(
      ({ pending, text }) =>
        pending.corrects === undefined && (pending.uncommitted || text !== pending.sop.text),
    )
    .map(({ pending, text }) => ({ path: pending.sop.path, before: pending.sop.text, after: text }));
}

export function eventsOf(plans: readonly ReleasePlan[]): LedgerEvent[] {
  return plans.flatMap(({ records }) =>
    records.map(
      ({ person, ...cells }): LedgerEvent => ({
        ledger: 'approvals',
        cells,
        ...(person === undefined ? {} : { person }),
      }),
    ),
  );
}

/** A name that no line of a record can hold, or that leads out of the handbook. */
async function refuseOddPath(path: string, { place }: Desk, t: Terminal): Promise<void> {
  const w = t.words.release;
  if (/[\u0000-\u001f\u007f]/u.test(path)) throw new UserError(w.oddPath(clean(path)), w.oddPathHint);
  if ((await inside(place.root, path)) === undefined)
    throw new UserError(t.words.files.outside(path), t.words.files.outsideHint);
}
