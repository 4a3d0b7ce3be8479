import { clean } from '../lint/report/clean.ts';
import type { Change } from '../version/change.ts';
import { around, shareKept, tidyParts } from '../version/marks.ts';
import type { ChangeClass } from '../version/number.ts';
import type { WordPart } from '../version/wording.ts';
import type { Comparison } from './compare.ts';
import type { Told } from './diff-told.ts';
import { sayChange } from './say-change.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

const CLASSES: ChangeClass[] = ['major', 'minor', 'patch'];

/** Changes by class, those that readers must act on first; empty classes are left out. */
export const byClass = (changes: readonly Change[]): { class: ChangeClass; changes: Change[] }[] =>
  CLASSES.map((of) => ({ class: of, changes: changes.filter((change) => change.class === of) })).filter(
    (group) => group.changes.length > 0,
  );

/** The text that a change is about, with its words marked; or the whole new or old text where marks would be harder to read. */
export type Shown = { marked: WordPart[] } | { before?: string; after?: string };

/** Below this share of words that stayed, two texts are easier to read than one with marks. */
const leastKept = 0.4;

export function shownOf(change: Change): Shown | undefined {
  if (change.parts && change.kind !== 'answer-reworded') {
    const parts = tidyParts(change.parts);
    if (shareKept(parts) >= leastKept) return { marked: around(parts) };
    const text = (left: WordPart['change']) =>
      parts
        .filter((part) => part.change !== left)
        .map((part) => part.text)
        .join('')
        .trim();
    return { before: text('added'), after: text('removed') };
  }
  const isText = change.kind.endsWith('-added') || change.kind.endsWith('-removed');
  const isStepOrTerm = change.kind.startsWith('step') || change.kind.startsWith('term');
  if (!isText || !isStepOrTerm) return undefined;
  const text = (change.to ?? change.from ?? '').trim();
  return text === '' || text === change.label?.trim()
    ? undefined
    : change.to === undefined
      ? { before: text }
      : { after: text };
}

/** Changed words that a sentence names; more are easier seen than told. */
const mostTold = 2;

/** A change as a sentence: figures and rule words are named, many other words are left to the marked text below it. */
export function sentenceOf(change: Change, t: Terminal): string {
  const { words = [] } = change;
  if (!change.kind.endsWith('-reworded') || change.kind === 'answer-reworded')
    return sayChange(change, t.words);
  const telling = words.filter(({ kind }) => kind === 'figure' || kind === 'rule-word');
  const named = telling.length > 0 ? telling : words;
  if (telling.length === 0 && named.length > mostTold) {
    const said = sayChange({ ...change, words: [] }, t.words).replace(/:\s*$/u, '');
    return t.words.history.otherWords(said);
  }
  return sayChange({ ...change, words: named }, t.words);
}

/** A side in words: "1.4.0", "the text in your folder", "main". */
export function sideName(side: Comparison['from'], t: Terminal): string {
  const w = t.words.history;
  if (!side) return w.nothing;
  if (side.kind === 'work') return w.workText;
  return side.name === 'HEAD' ? w.lastCommit : side.name;
}

/** What the changes are and become, in one or two sentences. */
export function verdictOf(sop: Told, t: Terminal): string {
  const w = t.words.history;
  if (!sop.from) return w.isNewSop;
  if (!sop.to) return w.isGoneSop;
  if (sop.class === undefined) return w.noChange;
  const what = w.verdicts[sop.class];
  const waits = sop.waiting ? ` ${w.waiting(w.classes[sop.waiting])}` : '';
  return sop.becomes ? `${what}${waits} ${w.itBecomes(sop.becomes)}` : what;
}

/** Who must do what next, and what readers see until then; empty where nothing is open. */
export function whoActs(sop: Told, t: Terminal): string {
  const w = t.words.history;
  if (!sop.isOpen) return '';
  const readers = sop.inForce ? w.stillRead(sop.inForce) : w.readNothing;
  const first = sop.findings.length > 0 ? `${w.mendFirst} ` : '';
  return `${first}${w.approveNext(sop.approvers, shellWord(clean(sop.id)), sop.class === 'patch')} ${readers}`;
}
