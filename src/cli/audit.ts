import { resolve } from 'node:path';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import { isDate } from '../handbook/dates.ts';
import { readText, writeAtomically } from '../io/files.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { type Audit, type AuditedSop, auditOf } from '../version/audit.ts';
import type { Gap } from '../version/audit-checks.ts';
import { compareKept, type Keepable, keep, readKept } from '../version/audit-keep.ts';
import type { Register } from '../version/register.ts';
import { auditMarkdown } from './audit-markdown.ts';
import { readAudit, readRecordTexts, registerOn } from './audit-read.ts';
import { auditText, sayGap } from './audit-text.ts';
import { oneOf } from './options.ts';
import type { Place } from './place.ts';
import { carryOutRecord, endCutOff, needRegister, openHandbook, planRecord } from './record.ts';
import { tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';
import { textOf } from './unreadable.ts';

export interface AuditOptions {
  on?: string;
  format?: string;
  json?: boolean;
  output?: string;
  pack?: string;
  seal?: boolean;
  against?: string;
  explain?: string;
  because?: string;
  dryRun?: boolean;
}

const formats = ['terminal', 'json', 'markdown'] as const;

/** `sop audit`: what proves document control, and what does not. Returns 1 where a gap is open that nobody explained. */
export async function audit(ids: string[], o: AuditOptions, t: Terminal): Promise<number> {
  refuseMixtures(o, t);
  const place = await openHandbook(t);
  const whole = await needRegister(place, t, 'show');
  if (whole.shallow) throw new UserError(t.words.record.shallow, t.words.record.shallowHint);
  if (o.seal) return seal(whole, place, o, t);
  if (o.pack !== undefined) return (await import('./audit-pack.ts')).pack(o.pack, whole, place, o, t);
  const on = dateOf(o.on, t);
  const register = o.on === undefined ? whole : await registerOn(on, whole, place);
  const outside = o.against === undefined ? undefined : await againstSeal(o.against, whole, place, t);
  const input = await readAudit(register, on, place, t);
  const report = only(auditOf({ ...input, ...(outside && { outside }) }), ids, t);
  if (o.explain !== undefined) return explain(o.explain, report.gaps, place, o, t);
  await deliver(report, o, t);
  return report.gaps.some(({ explanation }) => !explanation) ? 1 : 0;
}

/** Options that are commands of their own. */
function refuseMixtures(o: AuditOptions, t: Terminal): void {
  const given = (['pack', 'seal', 'explain'] as const).filter((key) => o[key] !== undefined);
  const [first, second] = given;
  if (first && second) throw new UserError(t.words.audit.notBoth(`--${first}`, `--${second}`));
  if (o.explain !== undefined && !o.because?.trim())
    throw new UserError(t.words.audit.becauseNeeded, t.words.audit.becauseNeededHint);
}

function dateOf(on: string | undefined, t: Terminal): string {
  if (on === undefined) return t.today;
  if (isDate(on)) return on;
  const { usage } = t.words;
  throw new UserError(usage.unexpected(usage.valueOf('--on'), on, '`2026-01-31`'));
}

/** The report about some SOPs alone, by id or `id.language`. Throws a UserError for one that there is not. */
function only(report: Audit, ids: readonly string[], t: Terminal): Audit {
  if (ids.length === 0) return report;
  const names = new Set<string>();
  for (const id of ids) {
    const found = report.sops.filter((sop) => isCalled(sop, id));
    if (found.length === 0) {
      const near = nearest(
        id,
        report.sops.map(({ name }) => name),
      );
      const hint = near.length > 0 ? t.words.files.nearest(...near.map(clean)) : undefined;
      throw new UserError(t.words.files.missingOrId(clean(id)), hint);
    }
    for (const { name } of found) names.add(name);
  }
  return {
    ...report,
    sops: report.sops.filter(({ name }) => names.has(name)),
    gaps: report.gaps.filter(({ sop }) => sop !== undefined && names.has(sop)),
  };
}

const isCalled = ({ id, name }: AuditedSop, wanted: string) =>
  [id, name].some((one) => one.toLowerCase() === wanted.toLowerCase());

async function deliver(report: Audit, o: AuditOptions, t: Terminal): Promise<void> {
  const format = o.json ? 'json' : oneOf(formats, o.format ?? 'terminal', '--format', t.words);
  const text =
    format === 'json'
      ? jsonText({ ...report, gaps: report.gaps.map((gap) => said(gap, t)) })
      : format === 'markdown'
        ? auditMarkdown(report, t.words)
        : auditText(report, t);
  if (o.output === undefined || o.dryRun) t.out(text);
  else await writeAtomically(resolve(t.cwd, o.output), text);
}

/** A gap with its sentence behind its name. */
function said({ key, check, message, ...rest }: Gap, { words }: Terminal) {
  return { key, check, message, says: sayGap({ key, check, message, ...rest }, words.audit), ...rest };
}

/** Writes what a person says about a gap into the records. */
async function explain(
  key: string,
  gaps: readonly Gap[],
  place: Place,
  { because = '', dryRun = false, json }: AuditOptions,
  t: Terminal,
): Promise<number> {
  const { audit: w, usage } = t.words;
  if (!gaps.some((gap) => gap.key === key)) {
    const near = likelyKeys(key, gaps);
    throw new UserError(
      usage.unexpected(
        w.unknownGap,
        clean(key),
        near.length > 0 ? usage.oneOf(near.map(clean)) : w.expectedGap,
      ),
    );
  }
  if (!dryRun) await endCutOff(place, t);
  const event = { ledger: 'explanations' as const, cells: { gap: key, because } };
  const plan = await planRecord(place, [event], { subject: w.explainSubject(key), body: because }, t);
  if (!dryRun) await carryOutRecord(place, plan);
  const { person, time, lines } = plan;
  if (json) t.out(jsonText({ gap: key, because, person, time, lines, written: !dryRun }));
  t.err(`${dryRun ? w.wouldExplain(clean(key)) : w.explainedNow(clean(key))}\n`);
  return 0;
}

/** Keys that were meant: spelt nearly so, else those of the same check. */
function likelyKeys(key: string, gaps: readonly Gap[]): string[] {
  const keys = gaps.map((gap) => gap.key);
  const near = nearest(key, keys);
  const check = `${key.split(':')[0]}:`;
  return near.length > 0 ? near : keys.filter((one) => one.startsWith(check)).slice(0, 3);
}

async function keepable(register: Register, place: Place): Promise<Keepable> {
  const seals = register.sops.flatMap(({ revisions }) => revisions.map((revision) => revision.seal));
  return {
    commit: register.commits[0]?.oid ?? '',
    tags: new Map(seals.map(({ tag, object, commit }) => [tag, object ?? commit])),
    records: await readRecordTexts(register, place),
  };
}

/** Prints, or writes, a seal of all tags and records. */
async function seal(register: Register, place: Place, o: AuditOptions, t: Terminal): Promise<number> {
  const now = await keepable(register, place);
  const kept = keep(now, t.now());
  if (o.output === undefined || o.dryRun) {
    t.out(jsonText(kept));
    return 0;
  }
  const path = resolve(t.cwd, o.output);
  await writeAtomically(path, jsonText(kept));
  const lines = Object.values(kept.records).reduce((sum, list) => sum + list.length, 0);
  if (o.json) t.out(jsonText({ file: clean(shown(t.cwd, path)), tags: now.tags.size, lines }));
  tellNote(t.words.audit.sealed(now.tags.size, lines, clean(shown(t.cwd, path))), t);
  return 0;
}

async function againstSeal(path: string, register: Register, place: Place, t: Terminal): Promise<Gap[]> {
  const name = shown(t.cwd, resolve(t.cwd, path));
  const kept = readKept(textOf(await readText(resolve(t.cwd, path), 256 * 1024 * 1024), name, t));
  if (!kept) throw new UserError(t.words.audit.brokenSeal(clean(name)), t.words.audit.brokenSealHint);
  const isThere = register.commits.some(({ oid }) => oid === kept.commit);
  return compareKept(kept, await keepable(register, place), isThere);
}
