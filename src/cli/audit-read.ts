import { join } from 'node:path';
import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { toFlows } from '../flow/read.ts';
import { dayIn } from '../handbook/dates.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect } from '../handbook/handbook.ts';
import { resolvePath } from '../handbook/links.ts';
import { blobsNamed } from '../io/git-objects.ts';
import { readTree } from '../io/git-past.ts';
import { runGit } from '../io/git-read.ts';
import { readObjects } from '../io/git-texts.ts';
import { languageOf } from '../languages/index.ts';
import { attachmentsBeside } from '../version/attachments.ts';
import type { AuditInput, SealedText } from '../version/audit-input.ts';
import { classOf, diffSops, type Reading } from '../version/diff.ts';
import { fingerprintOf } from '../version/fingerprint.ts';
import { trailersOf } from '../version/history.ts';
import { attachmentsOf } from '../version/meaning.ts';
import type { Register, SealedRevision } from '../version/register.ts';
import type { WordCount } from '../version/wording.ts';
import type { Place } from './place.ts';
import { type Progress, progressOf } from './progress.ts';
import { quickReader } from './reader.ts';
import { openRegister } from './register.ts';
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

/** By the reference parser where no other one is given: fingerprints and classes must not depend on the machine. */
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
      const { status } = readAs(path, objects.get(blob)?.toString('utf8') ?? '', place).known;
      return status === undefined ? [] : [[path, status] as const];
    }),
  );
}

/** Looks at every tag: is the text the sealed one, does its fingerprint hold, how large was the change, what else was released with it. */
async function sealedTexts(
  register: Register,
  on: string,
  count: WordCount,
  place: Place,
  t: Terminal,
): Promise<Map<string, SealedText>> {
  const all = register.sops.flatMap(({ revisions }) => revisions.filter(({ sealedOn }) => sealedOn <= on));
  const nameAt = ({ seal }: SealedRevision) => `${seal.commit}:./${seal.path ?? ''}`;
  const blobs = await blobsNamed(place.root, all.map(nameAt));
  const objects = await readObjects(place.root, [...new Set(blobs.values())]);
  const good = await goodSignatures(all, place);
  const progress: Progress = progressOf(all.length, t.words.audit.progress, t);
  const found = new Map<string, SealedText>();
  const own = new Map<string, Set<string>>();
  for (const sop of register.sops) {
    const readings = new Map<string, Reading>();
    for (const revision of sop.revisions.toReversed()) {
      if (revision.sealedOn > on) continue;
      progress.step();
      const blob = blobs.get(nameAt(revision));
      const text = blob === undefined ? undefined : objects.get(blob)?.toString('utf8');
      if (text === undefined) continue;
      const reading = await readingAt(revision, text, place);
      addOwn(own, revision, reading);
      readings.set(revision.version, reading);
      found.set(revision.seal.tag, {
        ...sealedText(revision, reading, readings.get(revision.follows ?? ''), count),
        ...(revision.seal.blob === undefined ? {} : { text: blob === revision.seal.blob }),
        ...(revision.seal.signed && good ? { signature: good.has(revision.seal.tag) } : {}),
      });
    }
  }
  progress.end();
  for (const { seal } of all) {
    const text = found.get(seal.tag);
    if (text) found.set(seal.tag, { ...text, ...alsoChanged(seal.commit, own, register) });
  }
  return found;
}

/** The text of a seal and its pictures belong to the commit that releases them. */
function addOwn(own: Map<string, Set<string>>, { seal }: SealedRevision, { sop }: Reading): void {
  const paths = own.get(seal.commit) ?? new Set<string>();
  own.set(seal.commit, paths);
  paths.add(sop.path);
  for (const path of besideOf(sop)) paths.add(path);
}

/** Paths of the pictures and attachments that a text names. */
const besideOf = (sop: Sop): string[] =>
  attachmentsOf(sop.tree.children).flatMap((url) => resolvePath(sop.path, url.replace(/[?#].*$/u, '')) ?? []);

async function readingAt({ seal, id }: SealedRevision, text: string, place: Place): Promise<Reading> {
  const sop = readAs(seal.path ?? `${id}.md`, text, place);
  const names = await blobsNamed(
    place.root,
    besideOf(sop).map((path) => `${seal.commit}:./${path}`),
  );
  const attachment = attachmentsBeside(sop.path, (path) => names.get(`${seal.commit}:./${path}`));
  return { sop, flows: toFlows(sop), attachment };
}

function sealedText(
  { seal }: SealedRevision,
  reading: Reading,
  before: Reading | undefined,
  count: WordCount,
): SealedText {
  const { version, status, effective } = reading.sop.known;
  const changes = before ? diffSops(before, reading, languageOf(reading.sop.language), count) : [];
  const computed = classOf(changes);
  const heaviest = changes.find((change) => change.class === computed);
  const [word] = heaviest?.words ?? [];
  const why = word
    ? `${heaviest?.at ?? ''}: ${word.from} → ${word.to}`
    : (heaviest?.label ?? heaviest?.at ?? '');
  return {
    stamps: { ...(version && { version }), ...(status && { status }), ...(effective && { effective }) },
    ...(seal.fingerprint
      ? { fingerprint: fingerprintOf(reading.sop, reading.flows, reading.attachment) === seal.fingerprint }
      : {}),
    ...(before ? { computed: { class: computed, why } } : {}),
  };
}

/** Files beyond those that it seals that the commit of a release changed; nothing for a commit that does not say that it releases. */
function alsoChanged(
  name: string,
  own: ReadonlyMap<string, ReadonlySet<string>>,
  { commits }: Register,
): Pick<SealedText, 'alsoChanged'> {
  const commit = commits.find(({ oid }) => oid === name);
  if (!commit || !trailersOf(commit.message).has('sop-revision')) return {};
  const isOwn = (path: string) => path.startsWith('records/') || own.get(name)?.has(path) === true;
  return { alsoChanged: commit.files.map(({ path }) => path).filter((path) => !isOwn(path)) };
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
