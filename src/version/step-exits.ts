import type { FlowNode } from '../flow/flow.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { Change } from './change.ts';
import { matchTexts } from './match.ts';
import type { Box } from './step-boxes.ts';
import { between } from './step-changes.ts';
import { compareWords, type WordCount } from './wording.ts';

const answerOf = ({ edge }: Box['exits'][number]) =>
  (edge.label ?? '').toLowerCase().replace(/[\s.:!]+$/u, '');

type Exit = Box['exits'][number];

/** Answers that came, went, are worded otherwise or lead elsewhere. An answer whose words changed is still the same answer. */
export function exits(
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
