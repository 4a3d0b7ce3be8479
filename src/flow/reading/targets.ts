import { slug } from '../../document/anchor.ts';
import { nearest } from '../../document/near.ts';
import type { Procedure, Step } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';
import { isAscii } from '../../languages/ascii.ts';
import type { Draft } from './draft.ts';
import type { Target } from './move.ts';

/** A step that a jump may name. */
interface Entry {
  step: Step;
  /** Shown number: `4.2`. */
  path: string;
  /** That of the step it is nested in; empty at the top. */
  above: string;
}

/** All that jumps of a procedure may lead to. */
export interface Targets {
  /** The heading of the procedure without its number, as `nameOf` writes it. */
  heading: string;
  entries: Entry[];
  readonly byTitle: Map<string, Entry[]>;
  readonly byMark: Map<string, Entry[]>;
  readonly bySlug: Map<string, Entry[]>;
  /** Top-level steps by the number that "step N" means. */
  byNumber: Map<number, Entry[]>;
}

export type Found =
  | { step: Step }
  | { lost: 'missing' | 'ambiguous' | 'near'; candidates: string[] }
  | undefined;

export function targetsOf(procedure: Procedure): Targets {
  const entries: Entry[] = [];
  addSteps(procedure.steps, '', entries);
  const counts = usesAuthorNumbers(procedure.steps);
  const byNumber = new Map<number, Entry[]>();
  for (const entry of entries) {
    if (entry.above !== '') continue;
    const number = counts ? entry.step.authorNumber : entry.step.number;
    if (number !== undefined) add(byNumber, number, entry);
  }
  // Most documents name steps in one way or not at all: what is not asked for is not listed.
  let titles: Map<string, Entry[]> | undefined;
  let marks: Map<string, Entry[]> | undefined;
  let slugs: Map<string, Entry[]> | undefined;
  return {
    heading: nameOf(procedure.at.replace(/^[\d.)\s]+/, '')),
    entries,
    byNumber,
    get byTitle() {
      titles ??= listed(entries, ({ step }) => namesOf(step));
      return titles;
    },
    get byMark() {
      marks ??= listed(entries, marksOf);
      return marks;
    },
    get bySlug() {
      slugs ??= withHeading(
        procedure.at,
        listed(entries, ({ step, path }) => slugsOf(step, path)),
        entries,
      );
      return slugs;
    },
  };
}

function listed(entries: readonly Entry[], keysOf: (entry: Entry) => Iterable<string>): Map<string, Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const entry of entries) for (const key of keysOf(entry)) add(map, key, entry);
  return map;
}

/** The heading over the steps leads to the first of them. */
function withHeading(at: string, slugs: Map<string, Entry[]>, [first]: Entry[]): Map<string, Entry[]> {
  const heading = slug(at);
  if (first && heading !== '' && !slugs.has(heading)) slugs.set(heading, [first]);
  return slugs;
}

/** A step of another procedure of the file that a target names. Numbers go on only from phase to phase. */
export function foundElsewhere(
  target: Target,
  from: Step,
  draft: Draft,
): { step: Step; draft: Draft } | undefined {
  const { kind } = target;
  if (kind !== 'number' && kind !== 'title' && kind !== 'anchor') return undefined;
  for (const other of draft.all) {
    if (other === draft || (kind === 'number' && !(draft.isPhase && other.isPhase))) continue;
    const [first] = other.targets.entries;
    if (first && kind === 'title' && isPhaseCalled(nameOf(target.title), other))
      return { step: first.step, draft: other };
    const found = findTarget(target, other.targets, from, []);
    if (found && 'step' in found) return { step: found.step, draft: other };
  }
  return undefined;
}

/** A phase of an Instructions section with this heading: "go back to Triage" means its first step. */
export function isPhaseCalled(name: string, { isPhase, targets }: Draft): boolean {
  return isPhase && name !== '' && targets.heading === name;
}

/** "Step N" is the author's number, unless all are equal (`1.` throughout) or one is missing. */
export function usesAuthorNumbers(steps: Step[]): boolean {
  const [first] = steps;
  if (!first || steps.some((step) => step.authorNumber === undefined)) return false;
  return steps.length === 1 || steps.some((step) => step.authorNumber !== first.authorNumber);
}

function addSteps(steps: Step[], above: string, entries: Entry[]): void {
  for (const step of steps) {
    const path = above === '' ? String(step.number) : `${above}.${step.number}`;
    entries.push({ step, path, above });
    addSteps(step.steps, path, entries);
  }
}

function* marksOf({ step, path, above }: Entry): Generator<string> {
  if (step.mark !== undefined) yield step.mark.toLowerCase();
  if (path !== step.mark) yield path;
  if (above !== '' && step.number <= 26) yield `${above}${String.fromCharCode(96 + step.number)}`;
}

function namesOf(step: Step): Set<string> {
  const sentence = /^.*?[.:!?](?=\s|$)/.exec(step.text)?.[0] ?? step.text;
  return new Set([step.title ?? '', step.text, sentence].map(nameOf).filter((name) => name !== ''));
}

function slugsOf(step: Step, path: string): Set<string> {
  const heading = step.paragraph?.type === 'heading' ? slug(plainText(step.paragraph)) : '';
  return new Set([heading, slug(step.title ?? step.text), `step-${path}`].filter((name) => name !== ''));
}

/** A title as it is compared: lower case, no punctuation, one space between words. */
export function nameOf(title: string): string {
  const plain = isAscii(title)
    ? title.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
    : title
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return plain.trim();
}

function add<K>(map: Map<K, Entry[]>, key: K, entry: Entry): void {
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (!list.some((other) => other.step === entry.step)) list.push(entry);
}

/** Finds the step that a target names, seen from `from` and its neighbours at the same level. */
export function findTarget(target: Target, targets: Targets, from: Step, siblings: Step[]): Found {
  if (target.kind === 'number') return byNumber(target.n, targets, siblings);
  if (target.kind === 'title') return byTitle(target.title, target.sure, targets);
  if (target.kind === 'anchor') return byAnchor(target.url, target.written, targets, siblings);
  if (target.kind === 'self') return { step: from };
  const at = siblings.indexOf(from);
  const step = target.kind === 'start' ? siblings[0] : siblings[target.kind === 'previous' ? at - 1 : at + 1];
  if (step) return { step };
  return target.kind === 'next' ? undefined : { lost: 'missing', candidates: [] };
}

function byNumber(n: string, targets: Targets, siblings: Step[]): Found {
  const number = Number(n);
  const plain = Number.isInteger(number) ? targets.byNumber.get(number) : undefined;
  const nested = siblings.filter(
    (step) => !targets.byNumber.get(step.number)?.some((entry) => entry.step === step),
  );
  const found = plain ?? targets.byMark.get(n.toLowerCase()) ?? letterAmong(n, nested, targets);
  if (found && found.length === 1 && found[0]) return { step: found[0].step };
  if (found && found.length > 1)
    return { lost: 'ambiguous', candidates: found.map((entry) => entry.step.text) };
  const near = Number.isInteger(number)
    ? [...targets.byNumber.keys()].sort((a, b) => Math.abs(a - number) - Math.abs(b - number))
    : [];
  return { lost: 'missing', candidates: near.slice(0, 3).map(String) };
}

/** "step b" or "step 2" among the nested steps around the jump. */
function letterAmong(n: string, siblings: Step[], targets: Targets): Entry[] | undefined {
  const number = /^[a-z]$/i.test(n) ? n.toLowerCase().charCodeAt(0) - 96 : Number(n);
  const step = siblings.find((sibling) => sibling.number === number);
  const entry = step && targets.entries.find((other) => other.step === step);
  return entry && [entry];
}

function byTitle(title: string, sure: boolean, targets: Targets): Found {
  const name = nameOf(title);
  const found = targets.byTitle.get(name);
  if (found?.length === 1 && found[0]) return { step: found[0].step };
  if (found) return { lost: 'ambiguous', candidates: found.map((entry) => entry.path) };
  const near = nearNames(name, targets);
  if (near.length > 0) return { lost: 'near', candidates: near };
  return sure ? { lost: 'missing', candidates: [] } : undefined;
}

function byAnchor(url: string, written: string, targets: Targets, siblings: Step[]): Found {
  let name = url.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // A broken escape is compared as it stands.
  }
  const found = targets.bySlug.get(name.toLowerCase());
  if (found?.length === 1 && found[0]) return { step: found[0].step };
  if (found) return { lost: 'ambiguous', candidates: found.map((entry) => entry.path) };
  return /^\d/.test(written) ? byNumber(written, targets, siblings) : undefined;
}

/** Titles that differ from the wanted one by a slip of the hand, best first. In very long procedures nobody guesses. */
function nearNames(name: string, targets: Targets): string[] {
  if (name.length < 5 || targets.entries.length > 300) return [];
  return nearest(
    name,
    targets.entries.flatMap((entry) => entry.step.title ?? []),
  );
}
