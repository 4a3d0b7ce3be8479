/**
 * Widths of the printable ASCII characters in hundredths of the font size: for each the widest of Inter, Noto Sans, Roboto and Liberation
 * Sans (Arial); for marks, and for all of semi-bold, also of DejaVu Sans. The reader's font is not known when a chart is drawn. Letters of
 * DejaVu Sans are 3 % wider in regular, which gaps and padding take up.
 */
const regular = [
  28, 40, 47, 84, 64, 98, 78, 30, 39, 39, 55, 84, 32, 46, 32, 41, 63, 57, 61, 62, 65, 59, 62, 57, 62, 62, 34,
  34, 84, 84, 84, 56, 102, 69, 67, 73, 73, 67, 61, 78, 74, 34, 57, 67, 57, 91, 76, 78, 67, 78, 72, 67, 65, 74,
  69, 99, 68, 68, 63, 39, 41, 39, 84, 56, 50, 56, 61, 57, 61, 58, 37, 61, 62, 26, 26, 55, 26, 93, 62, 60, 61,
  61, 41, 53, 36, 62, 56, 82, 55, 56, 55, 64, 55, 64, 84,
];
const semiBold = [
  35, 46, 52, 84, 70, 100, 87, 33, 46, 46, 55, 84, 38, 47, 38, 40, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40,
  40, 84, 84, 84, 61, 100, 77, 76, 74, 83, 68, 68, 82, 84, 37, 58, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68,
  81, 77, 110, 77, 72, 73, 46, 42, 46, 84, 56, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71,
  69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 55, 71, 84,
];

export interface Font {
  /** Pixels. */
  size: number;
  isBold?: boolean;
}

/** Width of a text in pixels, an upper bound for common sans-serif fonts. */
export function textWidth(text: string, font: Font): number {
  const table = font.isBold ? semiBold : regular;
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 32 && code < 127) sum += table[code - 32] ?? 60;
    else {
      const point = text.codePointAt(index) ?? 0;
      sum += widthOf(point, table);
      if (point > 0xffff) index++;
    }
  }
  return (sum * font.size) / 100;
}

const known = new Map<number, number>();

/** Letters with marks are as wide as the letter; the rest goes by script. */
function widthOf(point: number, table: number[]): number {
  const key = table === regular ? point : -point;
  const before = known.get(key);
  if (before !== undefined) return before;
  const character = String.fromCodePoint(point);
  const base = character.normalize('NFD').charCodeAt(0);
  const width =
    base >= 32 && base < 127
      ? (table[base - 32] ?? 60)
      : classWidth(character) * (table === regular ? 1 : 1.05);
  if (known.size < 5000) known.set(key, width);
  return width;
}

const classes: [RegExp, number][] = [
  [/[\u00a0\u2009\u202f]/, 28],
  [/[‘’‚‹›·•]/, 38],
  [/[“”„«»–]/, 58],
  [/[—…→←⇒€‰]/, 100],
  [/[\u3000-\u303f\uff01-\uff60\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/, 100],
  [/\p{M}|[\u200c\u200d]|[\ufe0e\ufe0f]/u, 0],
  [/[\p{Extended_Pictographic}\p{Regional_Indicator}]/u, 136],
  [/\p{Script=Han}/u, 100],
  [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, 62],
  [/\p{Script=Thai}|\p{Script=Lao}/u, 60],
  [/\p{Script=Devanagari}/u, 66],
  [/\p{Script=Greek}/u, 67],
  [/\p{Lu}/u, 80],
  [/\p{Script=Cyrillic}/u, 67],
];

function classWidth(character: string): number {
  return classes.find(([pattern]) => pattern.test(character))?.[1] ?? 72;
}
