import { join } from 'node:path';
import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import { toFlows } from '../flow/read.ts';
import { dayIn } from '../handbook/dates.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect } from '../handbook/handbook.ts';
import { readTree } from '../io/git-past.ts';
import { runGit } from '../io/git-read.ts';
import { readObjects } from '../io/git-texts.ts';
import type { AuditInput, SealedText } from '../version/audit-input.ts';
import { trailersOf } from '../version/history.ts';
import type { Register, SealedRevision } from '../version/register.ts';
import type { WordCount } from '../version/wording.ts';
import { cacheOf } from './cache.ts';
import type { Place } from './place.ts';
import { type Progress, progressOf } from './progress.ts';
import { quickReader } from './reader.ts';
import { keysOf } from './readings.ts';
import { openRegister } from './register.ts';
import { type SealFacts, sealReader } from './seal-facts.ts';
import { isInFolders } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/** The register as it stood at the end of a day: the newest commit that is not later. */
export async function registerOn(on: string, register: Register, place: Place): Promise<Register> {
  const { timezone } = register.policy;
  const upTo = register.commits.find(({ committed }) => dayIn(committed, timezone) <= on);
  if (!upTo || upTo === register.commits[0]) return register;
  const then = await openRegister(place, upTo.oid);
  return typeof then === 'string' ? register : then;
}

/** Reads all that an audit looks at, as git has it; what lies uncommitted in the working tree plays no part. */
export async function readAudit(
  register: Register,
  on: string,
  place: Place,
  t: Terminal,
): Promise<AuditInput> {
  const commit = register.commits[0]?.oid ?? 'HEAD';
  const config = register.policy;
  const judged: Place = { ...place, config };
  const tree = await readTree(place.root, commit);
  const newest = await newestFacts(tree, judged, t);
  const texts = await sealedTexts(register, on, newest.count, judged, t);
  return {
    register,
    handbook: collect(newest.facts, config, { files: new Set(tree.keys()) }),
    texts,
    tree,
    lastStatus: await lastStatuses(register, tree, judged),
    config,
    on,
    main: place.main,
  };
}

const readAs = (
  path: string,
  text: string,
  { main: defaultLanguage, config }: Place,
  parse?: ParseMarkdown,
) => parseSop(path, text, { defaultLanguage, keys: config.keys, ...(parse && { parse }) });

/** Facts of the SOPs as the newest commit has them, and how often words stand in them. */
async function newestFacts(
  tree: ReadonlyMap<string, string>,
  place: Place,
  t: Terminal,
): Promise<{ facts: SopFacts[]; count: WordCount }> {
  const isSop = (path: string) =>
    /\.(?:md|markdown)$/iu.test(path) && isInFolders(join(place.root, path), place);
  const blobs = [...tree].filter(([path]) => isSop(path));
  const objects = await readObjects(
    place.root,
    blobs.map(([, blob]) => blob),
  );
  const parse = await quickReader(t.env);
  const counts = new Map<string, number>();
  const facts = blobs.map(([path, blob]) => {
    const sop = readAs(path, objects.get(blob)?.toString('utf8') ?? '', place, parse);
    for (const [word] of sop.text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)) {
      const key = word.toLowerCase().normalize('NFC').replaceAll('’', "'");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return factsOf(sop, toFlows(sop));
  });
  return { facts, count: (word) => counts.get(word) ?? 0 };
}

/** Status of SOPs that are gone, as their front matter said it last. */
async function lastStatuses(
  { sops }: Register,
  tree: ReadonlyMap<string, string>,
  place: Place,
): Promise<Map<string, string>> {
  const gone = sops.flatMap(({ texts: [last] }) => (last && !tree.has(last.path) ? [last] : []));
  const objects = await readObjects(
    place.root,
    gone.map(({ blob }) => blob),
  );
  return new Map(
    gone.flatMap(({ path, blob }) => {
      const text = objects.get(blob)?.toString('utf8') ?? '';
      const { status } = keysOf(path, text, place);
      return status === undefined ? [] : [[path, status] as const];
    }),
  );
}

/** SOPs whose texts are in memory at once. */
const group = 500;

/** Looks at every tag: is the text the sealed one, does its fingerprint hold, how large was the change, what else was released with it. */
async function sealedTexts(
  register: Register,
  on: string,
  count: WordCount,
  place: Place,
  t: Terminal,
): Promise<Map<string, SealedText>> {
  const sops = register.sops.map(({ revisions }) => revisions.filter(({ sealedOn }) => sealedOn <= on));
  const all = sops.flat();
  const good = await goodSignatures(all, place);
  const progress: Progress = progressOf(all.length, t.words.audit.progress, t);
  const reader = await sealReader(place, cacheOf(t), t);
  const found = new Map<string, SealedText>();
  const own = new Map<string, Set<string>>();
  for (let at = 0; at < sops.length; at += group) {
    const revisions = sops.slice(at, at + group).flat();
    const before = followed(sops.slice(at, at + group));
    const pairs = revisions.flatMap((revision) => {
      const former = before.get(revision);
      return former ? [[former, revision] as const] : [];
    });
    await reader.prepare(revisions, { pairs, count });
    for (const revision of revisions) {
      progress.step();
      const facts = await reader.facts(revision);
      if (!facts) continue;
      addOwn(own, revision, facts);
      const former = before.get(revision);
      const computed = former && (await reader.step(former, revision, count));
      found.set(revision.seal.tag, {
        ...sealedText(revision, facts, reader.blob(revision)),
        ...(computed ? { computed } : {}),
        ...(revision.seal.signed && good ? { signature: good.has(revision.seal.tag) } : {}),
      });
    }
  }
  reader.keep();
  progress.end();
  const others = alsoChanged(register, own);
  for (const { seal } of all) {
    const text = found.get(seal.tag);
    const more = others.get(seal.commit);
    if (text && more) found.set(seal.tag, { ...text, alsoChanged: more });
  }
  return found;
}

/** Which revision of the same SOP each one follows. */
function followed(sops: readonly SealedRevision[][]): Map<SealedRevision, SealedRevision> {
  const before = new Map<SealedRevision, SealedRevision>();
  for (const revisions of sops) {
    const byVersion = new Map(revisions.map((revision) => [revision.version, revision]));
    for (const revision of revisions) {
      const former = byVersion.get(revision.follows ?? '');
      if (former) before.set(revision, former);
    }
  }
  return before;
}

/** The text of a seal and its pictures belong to the commit that releases them. */
function addOwn(own: Map<string, Set<string>>, { seal, id }: SealedRevision, { beside }: SealFacts): void {
  const paths = own.get(seal.commit) ?? new Set<string>();
  own.set(seal.commit, paths);
  for (const path of [seal.path ?? `${id}.md`, ...beside]) paths.add(path);
}

function sealedText(
  { seal }: SealedRevision,
  { fingerprint, stamps }: SealFacts,
  blob: string | undefined,
): SealedText {
  return {
    stamps,
    ...(seal.fingerprint ? { fingerprint: fingerprint === seal.fingerprint } : {}),
    ...(seal.blob === undefined ? {} : { text: blob === seal.blob }),
  };
}

/** Files beyond those that it seals that the commit of a release changed; nothing for a commit that does not say that it releases. */
function alsoChanged(
  { commits }: Register,
  own: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, string[]> {
  const releases = commits.filter(
    ({ oid, message }) => own.has(oid) && trailersOf(message).has('sop-revision'),
  );
  return new Map(
    releases.map(({ oid, files }) => {
      const isOwn = (path: string) => path.startsWith('records/') || own.get(oid)?.has(path) === true;
      return [oid, files.map(({ path }) => path).filter((path) => !isOwn(path))];
    }),
  );
}

/** How many tags one call of git verifies: a command line has an end. */
const many = 500;

/** Tags whose signature git verifies by the person's own settings; undefined where those name nobody whom they trust. */
async function goodSignatures(
  revisions: readonly SealedRevision[],
  { root }: Place,
): Promise<Set<string> | undefined> {
  const signed = revisions.filter(({ seal }) => seal.signed).map(({ seal }) => `refs/tags/${seal.tag}`);
  const good = new Set<string>();
  for (let at = 0; at < signed.length; at += many) {
    const names = signed.slice(at, at + many);
    const { stdout } = await runGit(root, ['verify-tag', '--format=%(refname:strip=2)', '--', ...names]);
    for (const name of stdout.toString('utf8').split('\n')) if (name !== '') good.add(name);
  }
  return good;
}

/** Texts of the ledgers as the newest commit has them, by name. */
export async function readRecordTexts(
  { ledgers, commits }: Register,
  { root }: Place,
): Promise<Map<string, string>> {
  const commit = commits[0]?.oid ?? 'HEAD';
  const names = Object.keys(ledgers);
  const nameOf = (name: string) => `${commit}:./records/${name}.csv`;
  const objects = await readObjects(root, names.map(nameOf));
  return new Map(names.map((name) => [name, objects.get(nameOf(name))?.toString('utf8') ?? '']));
}
