import { amountSpace } from '../../document/amount-space.ts';

/** Width of a text in the painter's unit: columns of a terminal, pixels of a drawing. */
export type Measure = (text: string) => number;

interface Piece {
  text: string;
  width: number;
  /** A space stands before it. */
  spaced: boolean;
}

const closing = /^[\p{Pe}\p{Pf}、。，．：；！？・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…%,.;:!?]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
// Ranges and not properties of scripts: those take milliseconds to compile in a process that draws one chart.
const ideograph =
  /[\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{323af}]/u;
/** Thai, Lao, Myanmar, Khmer. */
const spaceless = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const afterHyphen = /(?<=[^\s!-@[-`{-\u00bf]{2}[-–—/])(?=[^\s!-@[-`{-\u00bf]{2})/;

/**
 * Breaks a text into lines no wider than `width`, at spaces, after hyphens and slashes between letters, between ideographs (never before
 * a closing mark or after an opening one) and between the words of scripts without spaces, never between a figure and its currency. A
 * word that is wider than a line is broken between characters, with a hyphen between letters. Joining the lines gives the text back, but for spaces and those hyphens.
 */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const whole = measure(text);
  return whole <= width ? [text] : fill(piecesOf(text, measure), width, measure);
}

/** The same number of lines as `wrap` gives, as even in width as they can be. */
export function wrapEvenly(text: string, width: number, measure: Measure): string[] {
  const whole = measure(text);
  if (whole <= width) return [text];
  const pieces = piecesOf(text, measure);
  const widest = fill(pieces, width, measure);
  // Narrower lines must not break words that fit.
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.width), 0);
  if (longest > width) return widest;
  let best = widest;
  let low = Math.max(longest, whole / widest.length);
  let high = width;
  for (let turn = 0; turn < 5 && high - low > 1; turn++) {
    const middle = (low + high) / 2;
    const lines = fill(pieces, middle, measure);
    if (lines.length > widest.length) low = middle;
    else {
      best = lines;
      high = middle;
    }
  }
  return best;
}

function fill(pieces: Piece[], width: number, measure: Measure): string[] {
  const space = measure(' ');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    const gap = piece.spaced && line !== '' ? space : 0;
    if (line !== '' && used + gap + piece.width <= width) {
      line += gap === 0 ? piece.text : ` ${piece.text}`;
      used += gap + piece.width;
      continue;
    }
    if (line !== '') lines.push(line);
    line = piece.text;
    used = piece.width;
    if (used <= width) continue;
    const parts = splitWord(piece.text, width, measure);
    line = parts.pop() ?? '';
    used = measure(line);
    lines.push(...parts);
  }
  return line === '' ? lines : [...lines, line];
}

function piecesOf(text: string, measure: Measure): Piece[] {
  return wordsOf(text).flatMap((word) => {
    const parts = /^[!-,.0-~]*$/.test(word) ? [word] : partsOf(word);
    return parts.map((part, index) => ({ text: part, width: measure(part), spaced: index === 0 }));
  });
}

/** What stands between spaces; an amount is one word with its currency or sign. */
function wordsOf(text: string): string[] {
  if (!/[€£$¥₱%]/.test(text)) return text.split(' ');
  const words: string[] = [];
  let from = 0;
  const inside = new Set(Array.from(text.matchAll(amountSpace), ({ index }) => index));
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (inside.has(at)) continue;
    words.push(text.slice(from, at));
    from = at + 1;
  }
  return [...words, text.slice(from)];
}

function partsOf(word: string): string[] {
  if (spaceless.test(word)) return segments(word, 'word').reduce(glue, []);
  if (ideograph.test(word)) return segments(word, 'grapheme').reduce(glue, []);
  // A name such as @team-lead stays whole.
  return word.startsWith('@') ? [word] : word.split(afterHyphen);
}

/** Keeps marks with their neighbours, and the letters of one word together inside a text of ideographs. */
function glue(parts: string[], next: string): string[] {
  const last = parts.at(-1);
  const isOneWord = last !== undefined && !isBreakable(last.slice(-2)) && !isBreakable(next);
  if (last !== undefined && (closing.test(next) || opening.test(last) || isOneWord))
    parts[parts.length - 1] = last + next;
  else parts.push(next);
  return parts;
}

function isBreakable(text: string): boolean {
  return ideograph.test(text) || spaceless.test(text);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Characters as readers see them, or words, of a text. */
export function segments(text: string, granularity: 'grapheme' | 'word'): string[] {
  if (granularity === 'grapheme' && /^[ -~]*$/.test(text)) return [...text];
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter(undefined, { granularity });
  segmenters.set(granularity, segmenter);
  return Array.from(segmenter.segment(text), (each) => each.segment);
}

function splitWord(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of segments(word, 'grapheme')) {
    const isBetweenLetters =
      /\p{L}\p{M}*$/u.test(part) && /^\p{L}/u.test(character) && !isBreakable(character);
    const hyphen = isBetweenLetters ? '-' : '';
    if (part !== '' && measure(`${part}${character}-`) > width) {
      parts.push(part + hyphen);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}
