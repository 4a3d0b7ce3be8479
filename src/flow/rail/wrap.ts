/** Width of a text in the painter's unit: columns of a terminal, pixels of a drawing. */
export type Measure = (text: string) => number;

interface Piece {
  text: string;
  /** A space stands before it. */
  spaced: boolean;
}

const closing = /^[\p{Pe}\p{Pf}、。，．：；！？・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…%,.;:!?]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const spaceless = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Breaks a text into lines no wider than `width`, at spaces, after hyphens and slashes between letters, between ideographs (never before
 * a closing mark or after an opening one) and between the words of scripts without spaces. A word that is wider than a line is broken
 * between characters, with a hyphen between letters. Joining the lines gives the text back, but for spaces and those hyphens.
 */
export function wrap(text: string, width: number, measure: Measure): string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const joined = line === '' ? piece.text : `${line}${piece.spaced ? ' ' : ''}${piece.text}`;
    if (measure(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = measure(piece.text) <= width ? [piece.text] : splitWord(piece.text, width, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

/** The same number of lines as `wrap` gives, as even in width as they can be. */
export function wrapEvenly(text: string, width: number, measure: Measure): string[] {
  const widest = wrap(text, width, measure);
  if (widest.length < 2) return widest;
  let best = widest;
  let low = width / 2;
  let high = width;
  for (let turn = 0; turn < 5; turn++) {
    const middle = (low + high) / 2;
    const lines = wrap(text, middle, measure);
    if (lines.length > widest.length || breaksMore(lines, widest)) low = middle;
    else {
      best = lines;
      high = middle;
    }
  }
  return best;
}

/** A narrower line must not cut words that fitted before. */
function breaksMore(lines: string[], widest: string[]): boolean {
  return lines.join('').length > widest.join('').length;
}

function piecesOf(text: string): Piece[] {
  return text.split(' ').flatMap((word) => {
    const parts = /^[!-,.0-~]*$/.test(word) ? [word] : partsOf(word);
    return parts.map((part, index) => ({ text: part, spaced: index === 0 }));
  });
}

function partsOf(word: string): string[] {
  if (spaceless.test(word)) return segments(word, 'word').reduce(glue, []);
  if (ideograph.test(word)) return segments(word, 'grapheme').reduce(glue, []);
  return word.split(/(?<=\p{L}{2}[-–—/])(?=\p{L}{2})/u);
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
