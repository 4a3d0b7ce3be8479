import type { Diagnostic } from '../document/diagnostic.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { digest, signatureOf } from '../io/cache.ts';
import { readText } from '../io/files.ts';
import { findFiles } from '../io/find.ts';
import { inHandbook } from './find-sop.ts';
import type { CheckedFile } from './lint-files.ts';
import type { Untouched } from './lint-related.ts';
import type { LintRun } from './lint-run.ts';
import { sopFiles } from './sop-files.ts';

/** Files and the findings of the rules that need all SOPs. */
export interface CheckedHandbook {
  files: CheckedFile[];
  diagnostics: Diagnostic[];
}

/** An SOP of the handbook: which text it has, and what was read of it in this run. */
interface Member {
  path: string;
  /** Absolute. */
  file: string;
  hash: string;
  text?: string;
  facts?: SopFacts;
}

/** Fixes of one rule can make room for those of another; what is left after so many rounds stays a finding. */
const rounds = 3;

/**
 * Findings of the rules that need all SOPs, about the files that were checked; about the whole handbook where all of it was. SOPs that
 * were not checked count too: a link of a checked one may lead to them. With `isFix` the checked files are mended and checked again.
 */
export async function checkHandbook(
  files: CheckedFile[],
  whole: boolean,
  run: LintRun,
  isFix: boolean,
): Promise<CheckedHandbook> {
  if (!run.place.isHandbook) return { files, diagnostics: [] };
  const checked = new Set(files.map((file) => file.path));
  const others = await othersOf(checked, run);
  const paths = (await findFiles(run.place.root)).map((path) => inHandbook(run.place, path));
  const findings = async (now: CheckedFile[]) => {
    const judged = { files: now.filter(({ target }) => target.isSop), whole };
    const isNear = !whole && now.every((file) => memberOf(file).length === 1);
    const all = await findingsOf([...now.flatMap(memberOf), ...others], paths, judged, isNear, run);
    return all.filter((d) => whole || checked.has(d.path));
  };
  return mendRounds(files, findings, run, isFix);
}

/** Finds, mends what can be mended, and finds again. */
export async function mendRounds(
  files: CheckedFile[],
  findings: (now: CheckedFile[]) => Promise<Diagnostic[]>,
  run: LintRun,
  isFix: boolean,
): Promise<CheckedHandbook> {
  const checked = new Set(files.map((file) => file.path));
  let now = files;
  let diagnostics = await findings(now);
  for (let round = 0; isFix && round < rounds; round++) {
    if (!diagnostics.some((d) => d.fix && checked.has(d.path))) break;
    const { mendAgain } = await run.checks();
    now = now.map((file) => mendAgain(file, diagnostics));
    diagnostics = await findings(now);
  }
  return { files: now, diagnostics };
}

/** Findings about all of these SOPs: those of an earlier run where each is still the same, and the files of the handbook too. */
async function findingsOf(
  members: Member[],
  paths: string[],
  judged: { files: CheckedFile[]; whole: boolean },
  isNear: boolean,
  run: LintRun,
): Promise<Diagnostic[]> {
  const { past, today } = run;
  const selected =
    past.state === '' ? '' : digest(JSON.stringify([judged.whole, judged.files.map(({ path }) => path)]));
  const texts = members.map(({ path, hash }) => [path, hash]).sort();
  const state = digest(JSON.stringify([texts, paths, past.state]));
  const nearby = `near ${digest(JSON.stringify(judged.files.map(({ path }) => path)))}`;
  const { memory } = run;
  const known =
    memory.handbookFindings(selected, state) ?? (isNear ? memory.handbookFindings(nearby, state) : undefined);
  if (known) return known;
  const near = isNear && !isAllKept(members, run) ? await nearFacts(members, judged.files, run) : undefined;
  const facts = near ?? (await allFacts(members, run));
  const found = await (await run.checks()).checkHandbook(facts, new Set(paths), { ...judged, past, today });
  memory.keepHandbookFindings(near ? nearby : selected, state, found);
  return found;
}

/** Has every SOP been read already, now or in an earlier run? */
const isAllKept = (members: readonly Member[], { memory }: LintRun): boolean =>
  members.every(({ path, hash, facts }) => facts !== undefined || memory.hasFacts(path, hash));

async function allFacts(members: readonly Member[], run: LintRun): Promise<SopFacts[]> {
  const facts: SopFacts[] = [];
  for (const member of members) {
    const read = await factsOf(member, run);
    if (read) facts.push(read);
  }
  return facts;
}

/** Facts of a few files and of those on which their findings depend; undefined where all are needed. */
async function nearFacts(
  members: readonly Member[],
  files: readonly CheckedFile[],
  run: LintRun,
): Promise<SopFacts[] | undefined> {
  const { fewFiles, nearTo } = await import('./lint-near.ts');
  // What an SOP no longer says may stand in any other.
  if (files.length > fewFiles || files.some(({ path }) => run.past.markOf(path) !== '')) return undefined;
  const paths = new Set(files.map(({ path }) => path));
  const own = await allFacts(
    members.filter(({ path }) => paths.has(path)),
    run,
  );
  const others = await textsOf(members.filter(({ path }) => !paths.has(path)));
  const hashes = new Map(members.map(({ path, hash }) => [path, hash]));
  const { memory } = run;
  const checks = await run.checks();
  const read = new Map<string, SopFacts>();
  const factsOfOther = ({ path, text }: Untouched) => {
    const kept = () => memory.facts(path, hashes.get(path) ?? '');
    const known = read.get(path) ?? kept() ?? memory.keepFacts(checks.factsOf(path, text));
    read.set(path, known);
    return known;
  };
  const near = nearTo(own, others, factsOfOther);
  return near && [...own, ...near];
}

/** Texts in the order of their paths; one that cannot be read is left out. */
async function textsOf(members: readonly Member[]): Promise<Untouched[]> {
  const texts: Untouched[] = [];
  for (const { path, file, text } of members) {
    const reading = text === undefined ? await readText(file) : { text };
    if ('text' in reading) texts.push({ path, text: reading.text });
  }
  return texts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function factsOf(member: Member, run: LintRun): Promise<SopFacts | undefined> {
  const known = member.facts ?? run.memory.facts(member.path, member.hash);
  if (known) return known;
  const facts = await readFacts(member, run);
  return facts && run.memory.keepFacts(facts);
}

async function readFacts({ path, file, text }: Member, run: LintRun): Promise<SopFacts | undefined> {
  const reading = text === undefined ? await readText(file) : { text };
  return 'text' in reading ? (await run.checks()).factsOf(path, reading.text) : undefined;
}

const memberOf = ({ path, target, hash, text, facts }: CheckedFile): Member[] =>
  target.isSop && hash !== undefined
    ? [{ path, file: target.path, hash, ...(text !== undefined && { text }), ...(facts && { facts }) }]
    : [];

/** SOPs of the handbook that are not checked. One that cannot be read is left out. */
async function othersOf(checked: ReadonlySet<string>, { place, memory }: LintRun): Promise<Member[]> {
  const others: Member[] = [];
  for (const file of await sopFiles(place)) {
    const path = inHandbook(place, file);
    if (checked.has(path)) continue;
    const hash = memory.hashOf(path, file);
    if (hash !== undefined) {
      others.push({ path, file, hash });
      continue;
    }
    const before = signatureOf(file);
    const reading = await readText(file);
    if (!('text' in reading)) continue;
    const read = digest(reading.text);
    memory.keepHash(path, before, read);
    others.push({ path, file, hash: read, text: reading.text });
  }
  return others;
}
