import stringWidth from 'string-width';
import { clean } from '../lint/report/clean.ts';
import { wrap } from '../lint/report/width.ts';
import type { Change } from '../version/change.ts';
import type { FigureLeft, FigurePlace } from '../version/figures.ts';
import type { WordPart } from '../version/wording.ts';
import type { Report, Told } from './diff-told.ts';
import { byClass, sentenceOf, shownOf, sideName, verdictOf } from './diff-words.ts';
import { wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';

/** Longest line that is easy to read. */
const widest = 100;
/** Other places with a figure that are told. */
const mostPlaces = 8;

/** The report for a terminal: what people do differently first. Without colour, words are marked `[-old-]{+new+}`. */
export const textOf = ({ sops }: Report, t: Terminal): string =>
  sops.map((sop) => sopText(sop, t)).join(`\n${t.pen.out.dim(t.plain ? '---' : '───')}\n\n`);

const widthOf = (t: Terminal) => Math.min(t.terminal.out ? t.width : 80, widest);

function sopText(sop: Told, t: Terminal): string {
  const w = t.words.history;
  const { bold, dim } = t.pen.out;
  const sides = w.compared(clean(sideName(sop.from, t)), clean(sideName(sop.to, t)));
  const lines = [
    ...wrapped(
      clean(`${sop.title} (${sop.id}${sop.language === '' ? '' : `, ${sop.language}`})`),
      widthOf(t),
    ).map((line) => bold(line)),
    dim(clean(sop.path)),
    ...(sop.from && sop.to ? wrapped(sides, widthOf(t)).map((line) => dim(line)) : []),
    '',
    ...wrap(verdictOf(sop, t), widthOf(t)),
  ];
  for (const { class: of, changes } of byClass(sop.changes)) {
    lines.push('', `${bold(w.groups[of])} ${dim(`(${w.classes[of]})`)}`);
    for (const change of changes) lines.push(...changeLines(change, t));
  }
  for (const figure of sop.figures) lines.push(...figureLines(figure, t));
  return `${lines.join('\n')}\n`;
}

function changeLines(change: Change, t: Terminal): string[] {
  const width = widthOf(t);
  const [first = '', ...more] = wrap(clean(sentenceOf(change, t)), width - 4);
  const lines = [`  ${first}`, ...more.map((line) => `    ${line}`)];
  const shown = shownOf(change);
  const { before: wasWord, after: nowWord } = t.words.history;
  if (!shown) return lines;
  const indented = (parts: WordPart[]) => fill(parts, width - 6, t).map((line) => `      ${line}`);
  if ('marked' in shown) return [...lines, ...indented(shown.marked)];
  const both = shown.before !== undefined && shown.after !== undefined;
  const part = (text: string, label: string): WordPart[] => [{ text: both ? `${label} ${text}` : text }];
  return [
    ...lines,
    ...(shown.before === undefined ? [] : indented(part(shown.before, wasWord))),
    ...(shown.after === undefined ? [] : indented(part(shown.after, nowWord))),
  ];
}

interface Word {
  text: string;
  change?: WordPart['change'];
  /** A space stands before it. */
  spaced: boolean;
}

/** Marked text in lines of at most `width` columns; marks are closed and opened again where a line ends inside of one, if in colour. */
function fill(parts: readonly WordPart[], width: number, t: Terminal): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of wordsOf(parts, t)) {
    const size = stringWidth(word.text);
    const gap = word.spaced && used > 0 ? 1 : 0;
    if (used > 0 && (word.spaced || word.change) && used + gap + size > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += `${used > 0 && gap ? ' ' : ''}${paint(word, t)}`;
    used += size + (used > 0 ? gap : 0);
  }
  return [...lines, line].filter((text) => text !== '');
}

function wordsOf(parts: readonly WordPart[], t: Terminal): Word[] {
  const words: Word[] = [];
  let spaced = false;
  for (const { text, change } of parts) {
    const own = clean(text).split(' ').filter(Boolean);
    if (own.length === 0) {
      spaced ||= text !== '';
      continue;
    }
    // In colour nothing but a space parts old words from new ones.
    const touches = t.color.out && change !== undefined && words.at(-1)?.change !== undefined;
    const begins = spaced || touches || /^\s/u.test(text);
    for (const [at, word] of own.entries()) {
      const marked = t.color.out || !change ? word : mark(word, change, at === 0, at === own.length - 1);
      words.push({ text: marked, ...(change ? { change } : {}), spaced: at > 0 || begins });
    }
    spaced = /\s$/u.test(text);
  }
  return words;
}

function mark(word: string, change: 'added' | 'removed', isFirst: boolean, isLast: boolean): string {
  const [open, close] = change === 'added' ? ['{+', '+}'] : ['[-', '-]'];
  return `${isFirst ? open : ''}${word}${isLast ? close : ''}`;
}

function paint({ text, change }: Word, { pen: { out } }: Terminal): string {
  if (!change) return text;
  return change === 'added' ? out.green.bold(text) : out.red.strikethrough(text);
}

function figureLines({ text, became, places }: FigureLeft, t: Terminal): string[] {
  if (places.length === 0) return [];
  const w = t.words.history;
  const told = places.slice(0, mostPlaces);
  const left = places.length - told.length;
  return [
    '',
    t.pen.out.bold(w.stillSaid(clean(text), became === undefined ? undefined : clean(became))),
    ...told.flatMap((place) =>
      wrap(placeText(place, t), widthOf(t) - 4).map((line, at) => `${at === 0 ? '  ' : '    '}${line}`),
    ),
    ...(left > 0 ? [`  ${w.morePlaces(left)}`] : []),
  ];
}

/** `sops/return.md:31 Instructions: "30 dagen"` */
export const placeText = ({ path, line, section, text, near }: FigurePlace, t: Terminal): string =>
  clean(
    `${path}:${line} ${section}${section ? ': ' : ''}${text}${near === 'same-text' ? ` (${t.words.history.sameText})` : ''}`,
  );
