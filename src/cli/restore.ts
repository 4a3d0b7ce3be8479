import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { resolvePath } from '../handbook/links.ts';
import { inside, writeAtomically } from '../io/files.ts';
import { isFile } from '../io/find.ts';
import { readObjects } from '../io/git-texts.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { attachmentsOf } from '../version/meaning.ts';
import { type Register, type SealedRevision, standingOf } from '../version/register.ts';
import { asDraft } from '../version/restore.ts';
import { compare, revisionSide, workSide } from './compare.ts';
import { withWords } from './pending.ts';
import { openPlace, type Place } from './place.ts';
import { readingHere } from './readings.ts';
import { isDirty, needRegister } from './record.ts';
import { sayChange } from './say-change.ts';
import { todayIn } from './sop-for.ts';
import { revisionOf, type Subject, sealedBytes, subjectOf, wantedOf } from './subject.ts';
import { sayLine, tellHint, tellNext, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

export interface RestoreOptions {
  lang?: string;
  force?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** What is written, and what it means. */
interface Plan {
  subject: Subject;
  revision: SealedRevision;
  path: string;
  text: string;
  /** One sentence a change between the text that lies there now and the restored one. */
  changes: string[];
  /** Pictures of the old text that are gone, from the handbook. */
  missing: string[];
}

/**
 * `sop restore ID@VERSION`: the text of an old revision becomes the draft in the working tree. History is not touched: the draft goes the
 * way of every other one. Changes that are not committed are not overwritten without asking.
 */
export async function restore(typed: string, o: RestoreOptions, t: Terminal): Promise<number> {
  const place = await openPlace(t);
  const wanted = wantedOf(typed, t, o.lang);
  const w = t.words.history;
  if (wanted.version === undefined)
    throw new UserError(w.needsVersion, w.needsVersionHint(shellWord(wanted.name)));
  const register = await needRegister(place, t, 'show');
  const subject = await subjectOf(wanted, place, register, t);
  const plan = await planOf(revisionOf(subject, wanted.version, t), subject, place, t);
  const isSame = plan.changes.length === 0;
  if (!isSame && !o.dryRun) await write(plan, o.force === true, place, t);
  if (o.json) t.out(jsonText(asJson(plan, o.dryRun === true || isSame)));
  tell(plan, isSame, o, register, place, t);
  return 0;
}

async function planOf(revision: SealedRevision, subject: Subject, place: Place, t: Terminal): Promise<Plan> {
  const path = subject.path ?? subject.sop?.texts[0]?.path ?? revision.seal.path ?? `${subject.id}.md`;
  const old = Buffer.from(await sealedBytes(revision, subject.sop, place, t)).toString('utf8');
  const current = await workSide(subject, place);
  const text = asDraft(old, current?.reading.sop.text ?? (await lastText(subject, place)));
  if (text === undefined)
    throw new UserError(t.words.history.noStamps(clean(path)), t.words.history.noStampsHint);
  const to = { kind: 'work' as const, name: 'work', path, reading: await readingHere(path, text, place) };
  const from = current ?? (await revisionSide(revision, subject, place, t));
  const { changes } = await withWords(place)((count) => compare(subject, from, to, count));
  const isNew = current === undefined;
  const said = changes.filter(({ kind }) => kind !== 'layout' || current?.reading.sop.text !== text);
  return {
    subject,
    revision,
    path,
    text,
    changes: isNew ? [t.words.history.isBack] : said.map((change) => sayChange(change, t.words)),
    missing: await missingPictures(to.reading.sop, place),
  };
}

/** The text that the main line had last: its stamps go on where the file is gone. */
async function lastText({ sop }: Subject, { root }: Place): Promise<string | undefined> {
  const blob = sop?.texts[0]?.blob;
  return blob && (await readObjects(root, [blob])).get(blob)?.toString('utf8');
}

async function missingPictures(sop: Parameters<typeof pathsOf>[0], { root }: Place): Promise<string[]> {
  const missing: string[] = [];
  for (const path of pathsOf(sop)) if (!(await isFile(join(root, path)))) missing.push(path);
  return missing;
}

const pathsOf = ({ path, tree }: Awaited<ReturnType<typeof readingHere>>['sop']): string[] =>
  attachmentsOf(tree.children).flatMap((url) => resolvePath(path, url.replace(/[?#].*$/u, '')) ?? []);

async function write({ path, text }: Plan, force: boolean, place: Place, t: Terminal): Promise<void> {
  const w = t.words.history;
  const shown = clean(path);
  const target = await inside(place.root, path);
  if (target === undefined) throw new UserError(t.words.files.outside(shown), t.words.files.outsideHint);
  if (!force && (await isFile(target)) && (await isDirty(place.root, path))) {
    const isSure =
      t.interactive && (await (await t.ask()).confirm({ message: w.askUnsaved(shown), initial: false }));
    if (!isSure) throw new UserError(w.unsaved(shown), w.unsavedHint(shellWord(path)));
  }
  await writeAtomically(target, text);
}

function tell(
  plan: Plan,
  isSame: boolean,
  o: RestoreOptions,
  register: Register,
  place: Place,
  t: Terminal,
): void {
  const w = t.words.history;
  const { subject, revision, path, changes, missing } = plan;
  const { id, sop } = subject;
  if (isSame) {
    sayLine(w.same(clean(id), revision.version), t);
    return;
  }
  sayLine((o.dryRun ? w.wouldRestore : w.restored)(revision.version, clean(path)), t);
  for (const change of changes) sayLine(`  ${clean(change)}`, t);
  const inForce = sop && standingOf(sop, register, todayIn(place, t)).revision?.version;
  sayLine(inForce ? w.readersStill(inForce) : w.readersNothing, t);
  for (const picture of missing) tellHint(w.pictureGone(shellWord(picture), shellWord(revision.seal.tag)), t);
  if (revision.faults.length > 0) tellNote(w.provesNothing(revision.version, revision.faults), t);
  if (!o.dryRun) tellNext(w.nextRestore(shellWord(id)), t);
}

const asJson = ({ subject, revision, path, changes, missing }: Plan, isOnlyPlan: boolean) => ({
  id: subject.id,
  language: subject.language,
  version: revision.version,
  path,
  written: !isOnlyPlan,
  changes,
  missing,
});
