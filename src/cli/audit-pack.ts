import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { resolvePath } from '../handbook/links.ts';
import { toCsv } from '../handbook/list.ts';
import { inside } from '../io/files.ts';
import { blobsNamed } from '../io/git-objects.ts';
import { runGit } from '../io/git-read.ts';
import { readObjects } from '../io/git-texts.ts';
import { languageOf } from '../languages/index.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { type Audit, auditOf } from '../version/audit.ts';
import { diffSops, type Reading } from '../version/diff.ts';
import { type Entry, headerOf, LEDGERS } from '../version/ledger.ts';
import { attachmentsOf } from '../version/meaning.ts';
import type { Register, SealedRevision } from '../version/register.ts';
import { parseTag } from '../version/tag.ts';
import { auditMarkdown } from './audit-markdown.ts';
import { readAudit } from './audit-read.ts';
import { readingOf } from './pending.ts';
import type { Place } from './place.ts';
import { sayChange } from './say-change.ts';
import { tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

/** `sop audit --pack`: one folder with all that proves one revision. Writes nothing where the folder holds something already. */
export async function pack(
  named: string,
  register: Register,
  place: Place,
  o: { output?: string; on?: string; dryRun?: boolean; json?: boolean },
  t: Terminal,
): Promise<number> {
  const w = t.words.audit;
  const { revision, sop } = revisionNamed(named, register, place, t);
  if (o.output === undefined)
    throw new UserError(w.packNeedsFolder, w.packNeedsFolderHint(revision.seal.tag));
  const folder = resolve(t.cwd, o.output);
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) throw new UserError(w.packExists(clean(shown(t.cwd, folder))), w.packExistsHint);
  const report = await auditOne(sop, register, place, t);
  const files = await filesOf(revision, report, register, place, t);
  for (const [path, bytes] of o.dryRun ? [] : files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    if ((await inside(folder, path)) === undefined) throw new UserError(t.words.files.outside(clean(path)));
    await writeFile(target, bytes, { flag: 'wx' });
  }
  const where = clean(shown(t.cwd, folder));
  if (o.json) t.out(jsonText({ folder: where, files: [...files.keys()], written: o.dryRun !== true }));
  tellNote(o.dryRun ? w.wouldPack(files.size, where) : w.packed(files.size, where), t);
  return report.gaps.some(({ explanation, at }) => !explanation && at.tag === revision.seal.tag) ? 1 : 0;
}

function revisionNamed(named: string, { sops }: Register, { main }: Place, t: Terminal) {
  const w = t.words.audit;
  const name = parseTag(named);
  const sop = sops.find(
    ({ id, language }) =>
      id.toLowerCase() === name?.id.toLowerCase() &&
      language.toLowerCase() === (name?.language ?? main).toLowerCase(),
  );
  const revision = sop?.revisions.find(({ version }) => version === name?.version);
  const near = sop ?? sops.find(({ id }) => id.toLowerCase() === named.split('@')[0]?.toLowerCase());
  if (sop && revision) return { sop: sop.id, revision };
  throw new UserError(
    w.noRevision(clean(named)),
    w.noRevisionHint((near?.revisions ?? []).map(({ seal }) => seal.tag)),
  );
}

/** What the audit of the whole handbook says of one SOP: what was sealed with it, and since when seals are signed, stands with the others. */
async function auditOne(id: string, register: Register, place: Place, t: Terminal): Promise<Audit> {
  const report = auditOf(await readAudit(register, t.today, place, t));
  const isOne = (name: string | undefined) => name?.split('.')[0] === id;
  return {
    ...report,
    sops: report.sops.filter(({ name }) => isOne(name)),
    gaps: report.gaps.filter(({ sop }) => isOne(sop)),
  };
}

/** Every file of the pack by its path. */
async function filesOf(
  revision: SealedRevision,
  report: Audit,
  register: Register,
  place: Place,
  t: Terminal,
): Promise<Map<string, string | Uint8Array>> {
  const { seal } = revision;
  const name = seal.blob ?? `${seal.commit}:./${seal.path ?? ''}`;
  const bytes = (await readObjects(place.root, [name])).get(name);
  const reading = await readingOf(revision, place, t);
  const before = register.sops
    .find((sop) => sop.revisions.includes(revision))
    ?.revisions.find(({ version }) => version === revision.follows);
  const former = before && (await readingOf(before, place, t));
  const tag = await runGit(place.root, ['cat-file', 'tag', '--end-of-options', `refs/tags/${seal.tag}`]);
  const commit = await runGit(place.root, ['log', '-1', '--format=fuller', '--end-of-options', seal.commit]);
  return new Map<string, string | Uint8Array>([
    ['README.md', readme(revision, reading, t)],
    ['text.md', bytes ?? ''],
    ...(former ? ([['former.md', former.sop.text]] as const) : []),
    ['changes.md', changes(former, reading, revision, t)],
    ['approvals.csv', approvals(revision)],
    ['read-by.csv', readBy(revision, register)],
    ['report.md', auditMarkdown(report, t.words)],
    ['report.json', jsonText(report)],
    ['seal.txt', tag.stdout],
    ['commit.txt', commit.stdout],
    ...(await attachments(seal.commit, reading, place)),
  ]);
}

function approvals({ judgements }: SealedRevision): string {
  const columns = [...LEDGERS.approvals, 'found', 'objections'] as const;
  const rows = judgements.map(({ entry, evidence, objections }) => ({
    ...(entry as unknown as Record<(typeof LEDGERS.approvals)[number], string>),
    found: evidence,
    objections: objections.join(' '),
  }));
  return toCsv(columns, rows);
}

/** Who has read this very text. */
function readBy({ seal, id, language, version }: SealedRevision, { ledgers }: Register): string {
  const rows = ledgers.acknowledgements.entries.filter(
    (entry: Entry<'acknowledgements'>) =>
      entry.id.toLowerCase() === id.toLowerCase() &&
      entry.language.toLowerCase() === language.toLowerCase() &&
      (entry.fingerprint === seal.fingerprint || entry.version === version),
  );
  return rows.length === 0 ? headerOf('acknowledgements') : toCsv(LEDGERS.acknowledgements, rows);
}

function changes(former: Reading | undefined, now: Reading, revision: SealedRevision, t: Terminal): string {
  const w = t.words.audit.pack;
  if (!former) return `# ${w.changes}\n\n${w.first}\n`;
  const found = diffSops(former, now, languageOf(now.sop.language));
  const lines = found.map((change) => `- ${sayChange(change, t.words)}`);
  return `# ${w.changes}\n\n${revision.follows ?? ''} → ${revision.version}\n\n${lines.join('\n')}\n`;
}

/** Pictures and forms as they were, by the name that the text gives them. */
async function attachments(
  commit: string,
  { sop }: Reading,
  { root }: Place,
): Promise<[string, Uint8Array][]> {
  const paths = attachmentsOf(sop.tree.children).flatMap(
    (url) => resolvePath(sop.path, url.replace(/[?#].*$/u, '')) ?? [],
  );
  const names = await blobsNamed(
    root,
    paths.map((path) => `${commit}:./${path}`),
  );
  const objects = await readObjects(root, [...new Set(names.values())]);
  return paths.flatMap((path): [string, Uint8Array][] => {
    const bytes = objects.get(names.get(`${commit}:./${path}`) ?? '');
    return bytes ? [[`attachments/${path}`, bytes]] : [];
  });
}

function readme({ seal, version, id }: SealedRevision, { sop }: Reading, t: Terminal): string {
  const w = t.words.audit.pack;
  const title = sop.title?.value ?? id;
  const lines = Object.entries(w.files).map(([file, what]) => `| \`${file}\` | ${what} |`);
  const commands = [
    `git rev-parse 'refs/tags/${seal.tag}^{commit}'   # ${seal.commit}`,
    `git cat-file blob '${seal.tag}:./${seal.path ?? ''}' | cmp - text.md`,
    ...(seal.signed ? [`git verify-tag '${seal.tag}'`] : []),
    `sop audit ${id}`,
  ];
  return `# ${clean(title)} ${version}\n\n${w.intro(seal.tag, seal.fingerprint ?? '–')}\n\n| ${w.file} | ${w.holds} |\n|---|---|\n${lines.join('\n')}\n\n${w.check}\n\n\`\`\`sh\n${commands.map(clean).join('\n')}\n\`\`\`\n\n${w.limits}\n`;
}
