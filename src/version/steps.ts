import type { FlowNode } from '../flow/flow.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { Change } from './change.ts';
import { matchTexts, movedPairs } from './match.ts';
import { type Box, boxesOf, named, type StepsInput, withoutTheirEnds } from './step-boxes.ts';
import { about, between, numberOf, places } from './step-changes.ts';
import { exits } from './step-exits.ts';
import { compareWords, type WordCount, type WordingKind } from './wording.ts';

/** What changed in the steps: what people do, in which order, under which answer, by whom and by when. */
export function diffSteps(
  before: StepsInput,
  after: StepsInput,
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  const [old, now] = [boxesOf(before), boxesOf(after)];
  const pairs = matchTexts(old.map(named), now.map(named));
  const became = new Map(pairs.map(([a, b]) => [old[a]?.node, now[b]?.node]));
  const moved = movedPairs(pairs);
  const changes: Change[] = [];
  for (const [at, [a, b]] of pairs.entries()) {
    const [from, to] = [old[a], now[b]];
    if (!from || !to) continue;
    if (moved.has(at))
      changes.push({
        ...about('step-moved', 'major', to),
        from: numberOf(from.node),
        to: numberOf(to.node),
        ...places(from, to),
      });
    const roles = attributes(from, to);
    changes.push(
      ...reworded(from, to, words, count).filter((change) => !isToldAlready(change, roles)),
      ...roles,
      ...exits(from, to, became, words, count),
    );
  }
  const gone = withoutTheirEnds(
    old.filter((_, index) => !pairs.some(([a]) => a === index)),
    before.flows,
  );
  const came = withoutTheirEnds(
    now.filter((_, index) => !pairs.some(([, b]) => b === index)),
    after.flows,
  );
  changes.push(
    ...gone.map((box) => ({
      ...about('step-removed', 'major', box),
      from: box.text,
      before: box.node.place,
    })),
  );
  changes.push(
    ...came.map((box) => ({ ...about('step-added', 'major', box), to: box.text, after: box.node.place })),
  );
  return changes.sort(
    (x, y) =>
      (x.after?.start.line ?? x.before?.start.line ?? 0) - (y.after?.start.line ?? y.before?.start.line ?? 0),
  );
}

/** A step of the text before and what it became; `same` where all of its words are unchanged. */
export interface NodePair {
  before: FlowNode;
  after: FlowNode;
  same: boolean;
}

/** Which step became which, as `diffSteps` pairs them. */
export function pairNodes(before: StepsInput, after: StepsInput): NodePair[] {
  const [old, now] = [boxesOf(before), boxesOf(after)];
  return matchTexts(old.map(named), now.map(named)).flatMap(([a, b]) => {
    const [from, to] = [old[a], now[b]];
    return from && to ? [{ before: from.node, after: to.node, same: from.text === to.text }] : [];
  });
}

const WEIGHT: WordingKind[] = ['figure', 'rule-word', 'word', 'spelling', 'punctuation'];

function reworded(from: Box, to: Box, words: ReadingWords, count?: WordCount): Change[] {
  if (from.text === to.text) return [];
  const { parts, changes } = compareWords(from.text, to.text, words, count);
  const sorted = [...changes].sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind));
  if (sorted.length === 0) return [];
  const heavy = sorted.some(({ kind }) => kind !== 'spelling' && kind !== 'punctuation');
  return [{ ...between('step-reworded', heavy ? 'major' : 'patch', from, to), words: sorted, parts }];
}

function attributes(from: Box, to: Box): Change[] {
  const changes: Change[] = [];
  const compare = (kind: 'role' | 'time' | 'condition', a = '', b = '') => {
    if (a !== b) changes.push({ ...between(kind, 'major', from, to), from: a, to: b });
  };
  compare('role', from.node.role ?? from.node.escalatesTo, to.node.role ?? to.node.escalatesTo);
  if (from.text === to.text) {
    compare('time', from.node.time, to.node.time);
    compare('condition', from.node.condition, to.node.condition);
  }
  return changes;
}

/** Does a change of role say all that the words of the step say? */
function isToldAlready({ words = [] }: Change, told: readonly Change[]): boolean {
  const bare = (text = '') => text.replace(/^@/u, '');
  const roles = told.filter(({ kind }) => kind === 'role');
  return (
    words.length > 0 &&
    words.every((word) =>
      roles.some(({ from, to }) => bare(from) === bare(word.from) && bare(to) === bare(word.to)),
    )
  );
}
