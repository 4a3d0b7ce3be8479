import type { ChartWords } from '../../languages/language.ts';
import { ifText } from './label.ts';
import type { BoxRow, Rail, Row } from './plan.ts';
import { notesOf } from './say.ts';
import { box, type FontName, fonts, leading, widerFont } from './sizes.ts';
import { textWidth } from './width.ts';
import { wrap, wrapEvenly } from './wrap.ts';

/** One line of text; `x` from the start side of its block, `y` of the base line from its top. */
export interface TextLine {
  x: number;
  y: number;
  text: string;
  font: FontName;
  /** How it is coloured where that is not told by the font. */
  tone?: 'number' | 'muted' | 'jump';
}

/** A row with its size, in pixels. `x` and `y` are the corner at the start side and the top. */
export interface Block {
  row: Row;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Where the line of its depth runs, in the column. */
  spine: number;
  texts: TextLine[];
  /** Where the arrow of a pill stands, from the corner: the middle of its start side. */
  arrow?: { x: number; y: number };
  /** The ending behind a pill. */
  end?: { x: number; y: number; width: number; height: number; texts: TextLine[]; isBelow: boolean };
}

/** Where a row may stand in its column. */
export interface Room {
  x: number;
  spine: number;
  right: number;
}

export function boxBlock(row: BoxRow, { x, spine, right }: Room, numberWidth: number, rail: Rail): Block {
  const width = right - x;
  const { words, language } = rail;
  const texts: TextLine[] = [];
  const start = box.padX + numberWidth + (numberWidth > 0 ? box.numberGap : 0);
  const room = Math.max(40, (width - start - box.padX) / widerFont);
  let y = box.padY;
  const add = (text: string, font: FontName, isEven: boolean, tone?: TextLine['tone'], inset = 0) => {
    const measure = (part: string) => textWidth(part, fonts[font]);
    const lines = isEven ? wrapEvenly(text, room - inset, measure) : wrap(text, room - inset, measure);
    for (const line of lines) {
      texts.push({ x: start + inset, y: y + baseline(font), text: line, font, tone });
      y += leading[font];
    }
  };
  const caption = captionOf(row, words)?.toLocaleUpperCase(language);
  if (caption !== undefined) add(caption, 'caption', false, 'muted');
  if (row.number !== '') {
    const isShort = textWidth(row.number, fonts.strong) <= numberWidth + 1;
    if (isShort)
      texts.unshift({
        x: box.padX,
        y: y + baseline('strong'),
        text: row.number,
        font: 'strong',
        tone: 'number',
      });
    else add(row.number, 'strong', false, 'number');
  }
  if (row.condition !== undefined) add(ifText(row.condition, words), 'strong', true);
  add(row.isCondition ? ifText(row.label, words) : row.label, 'label', true);
  for (const line of row.lines) {
    const inset = textWidth(line.number, fonts.label) + 6;
    texts.push({ x: start, y: y + baseline('label'), text: line.number, font: 'label', tone: 'muted' });
    add(line.text, 'label', false, undefined, inset);
  }
  const notes = notesOf({ ...row, escalatesTo: caption === undefined ? row.escalatesTo : undefined }, words);
  if (notes.length > 0) add(notes.map((note) => note.slice(1, -1)).join(' · '), 'note', false, 'muted');
  return { row, x, y: 0, width, spine, height: Math.max(box.least, y + box.padY), texts };
}

function captionOf(row: BoxRow, words: ChartWords): string | undefined {
  if (row.kind === 'sub-procedure') return words.procedure;
  if (row.kind === 'hand-off')
    return row.escalatesTo === undefined ? words.escalate : words.escalateTo(row.escalatesTo);
  return undefined;
}

/** Distance from the top of a line to its base line. */
export function baseline(font: FontName): number {
  return Math.round(leading[font] / 2 + fonts[font].size * 0.36);
}

/** Height with the ending. */
export function fullHeight(block: Block): number {
  return block.end ? Math.max(block.height, block.end.y + block.end.height) : block.height;
}
