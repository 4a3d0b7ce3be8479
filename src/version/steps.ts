import type { Flow, FlowEdge, FlowNode } from '../flow/flow.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { Change } from './change.ts';
import { matchTexts, movedPairs } from './match.ts';
import type { ChangeClass } from './number.ts';
import { compareWords, type WordCount, type WordingKind } from './wording.ts';

/** A node with all that is compared, numbers of jumps left out: a renumbering alone is no change. */
interface Box {
  flow: number;
  node: FlowNode;
  text: string;
  exits: { edge: FlowEdge; target?: FlowNode }[];
}

export interface StepsInput {
  source: string;
  flows: readonly Flow[];
}

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

/** That a step which came or went ends the procedure is a part of that step. */
function withoutTheirEnds(boxes: readonly Box[], flows: readonly Flow[]): Box[] {
  const nodes = new Map(boxes.map(({ node, flow }) => [`${flow} ${node.id}`, node]));
  return boxes.filter(({ node, flow }) => {
    if (node.kind !== 'end') return true;
    const leading = (flows[flow]?.edges ?? []).filter(({ to }) => to === node.id);
    return !(leading.length > 0 && leading.every(({ from }) => nodes.has(`${flow} ${from}`)));
  });
}

function boxesOf({ source, flows }: StepsInput): Box[] {
  return flows.flatMap((flow, index) => {
    const byId = new Map(flow.nodes.map((node) => [node.id, node]));
    return flow.nodes
      .filter(({ implied }) => !implied)
      .map((node) => {
        const edges = flow.edges.filter(({ from }) => from === node.id);
        return {
          flow: index,
          node,
          text: textOf(node, edges, source),
          exits: edges.map((edge) => ({ edge, target: byId.get(edge.to) })),
        };
      });
  });
}

const named = ({ text, node }: Box) => ({
  text: `${node.kind === 'end' ? 'end: ' : ''}${text}`,
  name: node.title,
  isQuestion: node.kind === 'decision' && node.listed === true,
});

/** Label and details, with the words of its jumps left out: where a jump leads is compared as an exit. */
function textOf(node: FlowNode, edges: readonly FlowEdge[], source: string): string {
  const parts = [
    node.label.startsWith(node.title ?? '') ? '' : node.title,
    node.label,
    ...node.details,
  ].filter((part) => part);
  let text = parts.map((part, index) => (index < parts.length - 1 ? closed(part ?? '') : part)).join(' ');
  for (const { kind, place } of edges) {
    if (kind !== 'jump' && kind !== 'loop') continue;
    const written = source
      .slice(place.start.offset, place.end.offset)
      .replace(/[*_[\]]|\([^()]*\)/gu, '')
      .replace(/\s+/gu, ' ')
      .trim();
    if (written !== '' && written.length < text.length) text = text.replace(written, '');
  }
  return text.replace(/\s+/gu, ' ').trim();
}

/** A title has lost its full stop; before more text it gets it back. */
const closed = (part: string) => (/[.:!?…]$/u.test(part) ? part : `${part}.`);

const numberOf = ({ number }: FlowNode) => number ?? '';
const places = (from: Box, to: Box) => ({ before: from.node.place, after: to.node.place });

function about(kind: Change['kind'], of: ChangeClass, { node }: Box): Change {
  return { kind, class: of, at: numberOf(node), label: node.title ?? node.label };
}

/** Where only the number of a step differs, the change says which number it had. */
function between(kind: Change['kind'], of: ChangeClass, from: Box, to: Box): Change {
  const formerly = numberOf(from.node) === numberOf(to.node) ? {} : { formerly: numberOf(from.node) };
  return { ...about(kind, of, to), ...formerly, ...places(from, to) };
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

const answerOf = ({ edge }: Box['exits'][number]) =>
  (edge.label ?? '').toLowerCase().replace(/[\s.:!]+$/u, '');

type Exit = Box['exits'][number];

/** Answers that came, went, are worded otherwise or lead elsewhere. An answer whose words changed is still the same answer. */
function exits(
  from: Box,
  to: Box,
  became: Map<FlowNode | undefined, FlowNode | undefined>,
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  const written = (box: Box) => box.exits.filter(({ edge }) => edge.kind !== 'next' && !edge.implied);
  const [old, now] = [written(from), written(to)];
  const pairs = matchTexts(old.map(asNamed), now.map(asNamed));
  const changes: Change[] = [];
  for (const [a, b] of pairs) {
    const [was, is] = [old[a], now[b]];
    if (was && is)
      changes.push(
        ...answerReworded(was, is, from, to, words, count),
        ...retargeted(was, is, from, to, became),
      );
  }
  for (const [at, { edge, target }] of now.entries())
    if (!pairs.some(([, b]) => b === at))
      changes.push({
        ...between('answer-added', 'major', from, to),
        answer: edge.label,
        to: leadsTo({ edge, target }, to.node).text,
        after: edge.place,
      });
  for (const [at, { edge, target }] of old.entries())
    if (!pairs.some(([a]) => a === at))
      changes.push({
        ...between('answer-removed', 'major', from, to),
        answer: edge.label,
        from: leadsTo({ edge, target }, from.node).text,
        before: edge.place,
      });
  return changes;
}

const asNamed = (exit: Exit) => ({ text: answerOf(exit) });

function answerReworded(
  was: Exit,
  is: Exit,
  from: Box,
  to: Box,
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  if (answerOf(was) === answerOf(is)) return [];
  const [before = '', after = ''] = [was.edge.label, is.edge.label];
  const { parts, changes } = compareWords(before, after, words, count);
  if (changes.length === 0) return [];
  const light = changes.every(({ kind }) => kind === 'spelling' || kind === 'punctuation');
  return [
    {
      ...between('answer-reworded', light ? 'patch' : 'major', from, to),
      answer: after,
      from: before,
      to: after,
      words: changes,
      parts,
    },
  ];
}

function retargeted(
  was: Exit,
  is: Exit,
  from: Box,
  to: Box,
  became: Map<FlowNode | undefined, FlowNode | undefined>,
): Change[] {
  const [led, leads] = [leadsTo(was, from.node), leadsTo(is, to.node)];
  if (led.way === leads.way && (led.way !== 'jump' || became.get(was.target) === is.target)) return [];
  return [
    {
      ...between('answer-retargeted', 'major', from, to),
      answer: is.edge.label,
      from: led.text,
      to: leads.text,
    },
  ];
}

/** Where an exit leads: into its own action, to a named target, to an ending, or simply on. */
function leadsTo(
  { edge, target }: Box['exits'][number],
  node: FlowNode,
): { way: 'does' | 'jump' | 'end' | 'on'; text: string } {
  if (!target) return { way: 'on', text: '' };
  const text = target.title ?? target.label;
  const place = target.number ? `${target.number}. ${text}` : text;
  if (edge.kind === 'jump' || edge.kind === 'loop') return { way: 'jump', text: place };
  if (target.branch?.of === node.id) return { way: 'does', text };
  if (target.kind === 'end') return { way: 'end', text };
  return { way: 'on', text: place };
}
