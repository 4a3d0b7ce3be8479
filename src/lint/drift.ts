import type { Position } from 'unist';
import type { Sop } from '../document/sop.ts';
import type { Flow, FlowEdge, FlowNode, LostJump } from '../flow/flow.ts';
import type { ReadingWords } from '../languages/language.ts';
import { phrasesOf } from '../languages/phrases.ts';
import { type NodePair, pairNodes } from '../version/steps.ts';
import type { FormerText } from './rule.ts';
import { sourceOf, startOf } from './source.ts';
import { lineEnd, lineStart } from './tree.ts';

/** A "go to step 4" that was right, and leads to another step since the steps above it changed. */
export interface Drift {
  /** The jump. */
  place: Position;
  /** The number in it, as offsets in the file. */
  at: { start: number; end: number };
  /** Number as written. */
  number: string;
  /** Step that was meant, and its number now. */
  target: FlowNode;
  expected: string;
  /** What stands under the written number now. */
  instead?: FlowNode;
  /** The words of the step that was meant are unchanged, and so is the line of the jump. */
  certain: boolean;
}

interface Now {
  sop: Sop;
  flows: readonly Flow[];
  words: ReadingWords;
}

const known = new WeakMap<Sop, { former: FormerText; drifts: Drift[] }>();

/** Every jump whose number was not touched while its target got another one. Asked by several rules: found once a document. */
export function driftsOf(now: Now, former: FormerText): Drift[] {
  const found = known.get(now.sop);
  if (found?.former === former) return found.drifts;
  const drifts = findDrifts(now, former);
  known.set(now.sop, { former, drifts });
  return drifts;
}

function findDrifts({ sop, flows, words }: Now, former: FormerText): Drift[] {
  const before = { source: former.text, flows: former.facts.flows };
  const jumps = flows.map((flow) => ({ flow, jumps: jumpsOf(flow, sop.text, words) }));
  if (jumps.every((one) => one.jumps.length === 0)) return [];
  const pairs = pairNodes(before, { source: sop.text, flows });
  const became = new Map(pairs.map((pair) => [pair.before, pair]));
  const was = new Map(pairs.map((pair) => [pair.after, pair.before]));
  return jumps.flatMap(({ flow, jumps: own }) =>
    own.flatMap((jump) => {
      const from = was.get(jump.from);
      const old = from && formerJump(jump, from, before, words);
      const target = old?.target && became.get(old.target);
      return old && target && flow.nodes.includes(target.after)
        ? driftOf(jump, old, target, flow, { now: sop.text, before: former.text })
        : [];
    }),
  );
}

/** A jump that names its target by a number. */
interface Jump {
  from: FlowNode;
  /** Missing where the number leads nowhere. */
  target?: FlowNode;
  label: string;
  place: Position;
  number: string;
  at: { start: number; end: number };
}

function jumpsOf(flow: Flow, text: string, words: ReadingWords): Jump[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const written = [...flow.edges.filter(({ kind }) => kind === 'jump' || kind === 'loop'), ...flow.lost];
  return written.flatMap((edge: FlowEdge | LostJump) => {
    const from = byId.get(edge.from);
    const number = numberIn(sourceOf(text, edge.place), words);
    if (!from || !number) return [];
    const start = startOf(edge.place);
    return [
      {
        from,
        ...('to' in edge && byId.has(edge.to) && { target: byId.get(edge.to) }),
        label: (edge.label ?? '').toLowerCase(),
        place: edge.place,
        number: number.text,
        at: { start: start + number.start, end: start + number.end },
      } as Jump,
    ];
  });
}

/** The figure in "go to step 4"; undefined for ranges, letters and number words, which no edit could replace blindly. */
function numberIn(source: string, words: ReadingWords) {
  // A link to an anchor does not drift.
  if (source.includes('](')) return undefined;
  for (const key of ['step', 'jumpToStep', 'repeatStep'] as const) {
    const match = phrasesOf(words, key).find(source);
    if (!match?.number || match.to !== undefined) continue;
    return /^\d+$/.test(match.number.text) ? match.number : undefined;
  }
  return undefined;
}

/** The same jump in the text before: from the same step, under the same answer, with the same number. */
function formerJump(
  jump: Jump,
  from: FlowNode,
  before: { source: string; flows: readonly Flow[] },
  words: ReadingWords,
): Jump | undefined {
  const flow = before.flows.find(({ nodes }) => nodes.includes(from));
  const same = (flow ? jumpsOf(flow, before.source, words) : []).filter(
    (old) => old.from === from && old.label === jump.label && old.number === jump.number,
  );
  // What led to another step than its number says was no plain jump to a step.
  return same.find(({ target, number }) => target && numberOf(target) === number);
}

/** The number by which a text names a step: its author's, without the letter of a part. */
function numberOf({ authorNumber, number }: FlowNode): string | undefined {
  return authorNumber === undefined ? /^\d+/.exec(number ?? '')?.[0] : String(authorNumber);
}

function driftOf(
  jump: Jump,
  old: Jump,
  { after: target, same }: NodePair,
  flow: Flow,
  text: { now: string; before: string },
): Drift[] {
  const expected = numberOf(target);
  if (expected === undefined || expected === jump.number) return [];
  const instead = flow.nodes.find((node) => numberOf(node) === jump.number);
  const isUntouched = lineOf(text.now, jump.place) === lineOf(text.before, old.place);
  const { place, at, number } = jump;
  return [{ place, at, number, target, expected, ...(instead && { instead }), certain: same && isUntouched }];
}

/** The line in which a jump stands, without the number of its own step, which a step above it changes too. */
function lineOf(text: string, place: Position): string {
  const start = lineStart(text, startOf(place));
  const end = lineEnd(text, place.end.offset ?? start);
  return text
    .slice(start, end)
    .replace(/^\s*\d+[.)]/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
