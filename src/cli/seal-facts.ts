import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { toFlows } from '../flow/read.ts';
import { resolvePath } from '../handbook/links.ts';
import { type Cache, digest } from '../io/cache.ts';
import { blobsNamed } from '../io/git-objects.ts';
import { readObjects } from '../io/git-texts.ts';
import { languageOf } from '../languages/index.ts';
import { attachmentsBeside } from '../version/attachments.ts';
import { classOf, diffSops, type Reading } from '../version/diff.ts';
import { fingerprintOf } from '../version/fingerprint.ts';
import { attachmentsOf } from '../version/meaning.ts';
import { type ChangeClass, heavier } from '../version/number.ts';
import type { SealedRevision } from '../version/register.ts';
import type { WordCount } from '../version/wording.ts';
import type { Place } from './place.ts';
import { quickReader } from './reader.ts';
import type { Terminal } from './terminal.ts';

/** What a sealed text says, as the commit of its seal holds it with its pictures: that commit never changes. */
export interface SealFacts {
  fingerprint: string;
  stamps: { version?: string; status?: string; effective?: string };
  /** Paths of the pictures and attachments that it names. */
  beside: string[];
}

/** Class of the difference between two sealed texts, and the heaviest reason for it. */
export interface SealStep {
  class: ChangeClass;
  why: string;
}

/** What will be asked. */
interface Asked {
  /** Revisions whose facts are wanted; all without it. */
  read?: readonly SealedRevision[];
  /** Revisions with those that they follow, of which the difference is wanted. */
  pairs?: readonly (readonly [SealedRevision, SealedRevision])[];
  count?: WordCount;
}

/** Answers questions about sealed texts. */
export interface SealReader {
  /**
   * Has git name the texts of these revisions, and give those of which too little is known; two processes. Texts that were read before are
   * forgotten, not what was found in them.
   */
  prepare(revisions: readonly SealedRevision[], asked?: Asked): Promise<void>;
  /** Object name of the text at the tag; undefined where git does not have it. */
  blob(revision: SealedRevision): string | undefined;
  /** Undefined where git does not have the text any more. */
  facts(revision: SealedRevision): Promise<SealFacts | undefined>;
  /** The difference between a revision and the one that it follows; undefined where one of the texts is gone. */
  step(before: SealedRevision, revision: SealedRevision, count: WordCount): Promise<SealStep | undefined>;
  /** Keeps for the next run what was read. */
  keep(): void;
}

/** A difference holds as long as the words that were asked for stand as often in the SOPs as they did. */
interface KeptStep {
  step: SealStep;
  counts: [word: string, count: number][];
}

interface Kept {
  facts: [name: string, facts: SealFacts][];
  steps: [names: string, step: KeptStep][];
}

type Known = { facts: Map<string, SealFacts>; steps: Map<string, KeptStep>; isNew: boolean };

const nameOf = ({ seal, id }: SealedRevision) => `${seal.commit}:./${seal.path ?? `${id}.md`}`;

const holds = (kept: KeptStep | undefined, count: WordCount): boolean =>
  kept?.counts.every(([word, number]) => count(word) === number) === true;

const namesOf = (before: SealedRevision, after: SealedRevision) => `${nameOf(before)} ${nameOf(after)}`;

/**
 * Reads sealed texts, each at most once and by the native parser where the machine has it. What that finds as the seal says it is so: no other
 * text has its fingerprint. Where it would accuse, the reference parser has the word, so that no finding depends on the machine.
 */
export async function sealReader(place: Place, cache: Cache, t: Terminal): Promise<SealReader> {
  const { root, config, main } = place;
  const name = `seals-${digest(root).slice(0, 32)}`;
  const key = digest('1', root, main, JSON.stringify(config.keys));
  const known = keptIn(cache.read(name, key));
  let parser: ReturnType<typeof quickReader> | undefined;
  let blobs = new Map<string, string>();
  let texts = new Map<string, Buffer | undefined>();
  const readings = new Map<string, Promise<Reading | undefined>>();

  const read = async (revision: SealedRevision, reader?: ParseMarkdown): Promise<Reading | undefined> => {
    const text = texts.get(blobs.get(nameOf(revision)) ?? '')?.toString('utf8');
    const options = { defaultLanguage: main, keys: config.keys, ...(reader ? { parse: reader } : {}) };
    const path = revision.seal.path ?? `${revision.id}.md`;
    return text === undefined ? undefined : withPictures(parseSop(path, text, options), revision, place);
  };
  const quickly = (revision: SealedRevision): Promise<Reading | undefined> => {
    const at = nameOf(revision);
    parser ??= quickReader(t.env);
    const found = readings.get(at) ?? parser.then((parse) => read(revision, parse));
    readings.set(at, found);
    return found;
  };
  const prepare: SealReader['prepare'] = async (
    revisions,
    { read: wanted = revisions, pairs = [], count = () => 0 } = {},
  ) => {
    readings.clear();
    blobs = await blobsNamed(root, revisions.map(nameOf));
    const unread = [
      ...wanted.filter((revision) => !known.facts.has(nameOf(revision))),
      ...pairs.filter(([before, after]) => !holds(known.steps.get(namesOf(before, after)), count)).flat(),
    ];
    texts = await readObjects(
      root,
      unread.flatMap((revision) => blobs.get(nameOf(revision)) ?? []),
    );
  };

  const facts = async (revision: SealedRevision): Promise<SealFacts | undefined> => {
    const at = nameOf(revision);
    const kept = known.facts.get(at);
    if (kept) return kept;
    const quick = await quickly(revision);
    const isProven = quick && factsIn(quick).fingerprint === revision.seal.fingerprint;
    const sure = isProven ? quick : await read(revision);
    if (!sure) return undefined;
    known.isNew = true;
    const found = factsIn(sure);
    known.facts.set(at, found);
    return found;
  };

  const step = async (before: SealedRevision, revision: SealedRevision, count: WordCount) => {
    const at = namesOf(before, revision);
    const kept = known.steps.get(at);
    if (kept && holds(kept, count)) return kept.step;
    const counts = new Map<string, number>();
    const counting: WordCount = (word) => {
      const number = count(word);
      counts.set(word, number);
      return number;
    };
    const quick = stepIn(await quickly(before), await quickly(revision), counting);
    const { class: said = 'patch' } = revision.seal;
    const isProven = quick !== undefined && heavier(quick.class, said) === said;
    const found = isProven ? quick : stepIn(await read(before), await read(revision), counting);
    if (!found) return undefined;
    known.isNew = true;
    known.steps.set(at, { step: found, counts: [...counts] });
    return found;
  };

  return {
    prepare,
    blob: (revision) => blobs.get(nameOf(revision)),
    facts,
    step,
    keep: () => {
      const all: Kept = { facts: [...known.facts], steps: [...known.steps] };
      if (known.isNew) cache.write(name, key, [JSON.stringify(all)]);
    },
  };
}

function keptIn(body: string | undefined): Known {
  const { facts, steps } = body === undefined ? { facts: [], steps: [] } : (JSON.parse(body) as Kept);
  return { facts: new Map(facts), steps: new Map(steps), isNew: false };
}

const besideOf = (sop: Sop): string[] =>
  attachmentsOf(sop.tree.children).flatMap((url) => resolvePath(sop.path, url.replace(/[?#].*$/u, '')) ?? []);

async function withPictures(sop: Sop, { seal }: SealedRevision, { root }: Place): Promise<Reading> {
  const names = await blobsNamed(
    root,
    besideOf(sop).map((path) => `${seal.commit}:./${path}`),
  );
  const attachment = attachmentsBeside(sop.path, (path) => names.get(`${seal.commit}:./${path}`));
  return { sop, flows: toFlows(sop), attachment };
}

function factsIn({ sop, flows, attachment }: Reading): SealFacts {
  const { version, status, effective } = sop.known;
  return {
    fingerprint: fingerprintOf(sop, flows, attachment),
    stamps: { ...(version && { version }), ...(status && { status }), ...(effective && { effective }) },
    beside: besideOf(sop),
  };
}

function stepIn(
  before: Reading | undefined,
  after: Reading | undefined,
  count: WordCount,
): SealStep | undefined {
  if (!before || !after) return undefined;
  const changes = diffSops(before, after, languageOf(after.sop.language), count);
  const computed = classOf(changes);
  const heaviest = changes.find((change) => change.class === computed);
  const [word] = heaviest?.words ?? [];
  const why = word
    ? `${heaviest?.at ?? ''}: ${word.from} → ${word.to}`
    : (heaviest?.label ?? heaviest?.at ?? '');
  return { class: computed, why };
}
