import type { changes } from '../languages/cli/en/changes.ts';
import type { Change } from './change.ts';
import type { WordChange } from './wording.ts';

/** What a change is called in a language; values stand in backticks. */
export type ChangeWords = typeof changes;

/** Longest piece of a text that a sentence repeats; the difference itself shows the rest. */
const longest = 60;
/** Changed words that are told of one step. */
const mostWords = 3;

/** A change as one sentence without a full stop: "step 5: `30 days` became `14 days`". */
export function sayChange(change: Change, w: ChangeWords): string {
  const { at, kind } = change;
  const label = short(change.label);
  const step = at === '' ? w.anyStep(label) : w.step(at);
  const fromTo = () => sayBecame(short(change.from), short(change.to), w);
  switch (kind) {
    case 'step-added':
      return w.stepAdded(step, label);
    case 'step-removed':
      return w.stepRemoved(step, label);
    case 'step-moved':
      return w.stepMoved(change.from ?? '', change.to ?? '', label);
    case 'step-reworded':
      return `${step}: ${sayWords(change.words, w)}`;
    case 'role':
    case 'time':
    case 'condition':
      return `${step}, ${w.attributes[kind]}: ${fromTo()}`;
    case 'answer-added':
      return change.answer
        ? w.answerAdded(step, short(change.answer))
        : w.exitAdded(step, short(change.to) || w.next);
    case 'answer-removed':
      return change.answer
        ? w.answerRemoved(step, short(change.answer))
        : w.exitRemoved(step, short(change.from) || w.next);
    case 'answer-reworded':
      return w.answerReworded(step, short(change.from), short(change.to));
    case 'answer-retargeted':
      return change.answer
        ? w.answerLeads(step, short(change.answer), short(change.from) || w.next, short(change.to) || w.next)
        : w.exitLeads(step, short(change.from) || w.next, short(change.to) || w.next);
    case 'section-added':
      return w.isNew(w.section(short(at)));
    case 'section-removed':
      return w.isGone(w.section(short(at)));
    case 'section-reworded':
      return `${w.section(short(at))}: ${sayWords(change.words, w)}`;
    case 'term-added':
      return w.isNew(w.term(short(at)));
    case 'term-removed':
      return w.isGone(w.term(short(at)));
    case 'term-reworded':
      return `${w.term(short(at))}: ${sayWords(change.words, w)}`;
    case 'picture':
      return w.picture(short(at));
    case 'key':
      return `${w.key(at)}: ${fromTo()}`;
    case 'layout':
      return w.layout;
  }
}

function sayWords(words: readonly WordChange[] = [], w: ChangeWords): string {
  const all = [...new Set(words.map(({ from, to }) => sayBecame(short(from), short(to), w)))];
  const told = all.slice(0, mostWords);
  const left = all.length - told.length;
  return [...told, ...(left > 0 ? [w.more(left)] : [])].join(', ');
}

const sayBecame = (from: string, to: string, w: ChangeWords): string =>
  from === '' ? w.added(to) : to === '' ? w.removed(from) : w.became(from, to);

function short(text = ''): string {
  // A run of words that begins in the middle of a text brings the mark before it along.
  const folded = text.replace(/^[\s.,;:]+(?=\S)|\s+/gu, ' ').trim();
  const letters = [...folded];
  return letters.length <= longest ? folded : `${letters.slice(0, longest - 1).join('')}…`;
}
