import type { ChartWords } from '../../languages/language.ts';
import type { BoxRow, PillRow, Rail, Row } from './plan.ts';
import { notesOf } from './say.ts';
import { box, type FontName, fonts, leading, pill, slack, widerFont } from './sizes.ts';
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
  if (row.condition !== undefined) add(`${words.if} ${row.condition}`, 'strong', true);
  add(row.isCondition ? `${words.if} ${row.label}` : row.label, 'label', true);
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
function baseline(font: FontName): number {
  return Math.round(leading[font] / 2 + fonts[font].size * 0.36);
}

/** A pill with its answer, an arrow and the target; an ending stands in a pill of its own, beside it or below. */
export function pillBlock(row: PillRow, place: Room): Block {
  const { x, spine, right: end } = place;
  const room = end - x;
  if (row.way === 'end') return endBlock(row, place);
  const target = row.target === '' ? [] : [row.target];
  const answer = (text: string) => textWidth(text, fonts.answer);
  const most = room - 2 * pill.padX - slack;
  const arrow = pill.arrow + (target.length > 0 ? 4 : 0);
  const numberRoom = Math.min(most * 0.6, answer(row.target));
  const label = row.label === undefined ? [] : wrap(row.label, most - arrow - pill.gap - numberRoom, answer);
  const texts = linesOf(label, 'answer');
  const lastWidth = answer(label.at(-1) ?? '');
  const lastY = pill.padY + Math.max(0, label.length - 1) * leading.answer;
  const arrowX = pill.padX + (label.length > 0 ? lastWidth + pill.gap : 0);
  const targetX = arrowX + arrow;
  const targets = target.flatMap((text) => wrap(text, Math.max(30, most + pill.padX - targetX), answer));
  const tone = row.way === 'down' || row.way === 'up' || row.way === 'lost' ? 'jump' : 'muted';
  targets.forEach((text, index) => {
    texts.push({
      x: targetX,
      y: lastY + index * leading.answer + baseline('answer'),
      text,
      font: 'answer',
      tone,
    });
  });
  const right = Math.max(
    ...label.map(answer).map((width) => pill.padX + width),
    ...targets.map((text) => targetX + answer(text)),
  );
  const lineCount = Math.max(1, label.length) + Math.max(0, targets.length - 1);
  return {
    ...{ row, x, y: 0, spine, texts },
    width: Math.min(room, Math.max(pill.least, Math.ceil(right + pill.padX + slack / 2))),
    height: 2 * pill.padY + lineCount * leading.answer,
    arrow: { x: arrowX, y: lastY + leading.answer / 2 },
  };
}

function linesOf(lines: string[], font: FontName): TextLine[] {
  return lines.map((text, index) => ({
    x: pill.padX,
    y: pill.padY + index * leading[font] + baseline(font),
    text,
    font,
  }));
}

function endBlock(row: PillRow, { x, spine, right }: Room): Block {
  const room = right - x;
  const answer = (text: string) => textWidth(text, fonts.answer);
  const plain = (text: string) => textWidth(text, fonts.end) * widerFont;
  const extra = 2 * pill.padX + slack / 2;
  const startX = pill.padX + pill.stop + 6;
  const label = row.label === undefined ? [] : wrap(row.label, room - extra, answer);
  const labelWidth =
    label.length === 0 ? 0 : Math.ceil(Math.max(pill.least, Math.max(...label.map(answer)) + extra));
  const labelHeight = label.length === 0 ? 0 : 2 * pill.padY + label.length * leading.answer;
  const beside = room - labelWidth - 22;
  const isBeside = label.length === 0 || plain(row.target) + extra + startX - pill.padX <= beside;
  const offset = label.length === 0 ? 0 : isBeside ? labelWidth + 22 : 24;
  const lines = wrap(row.target, room - offset - extra - (startX - pill.padX), plain);
  const width = Math.min(
    room - offset,
    Math.ceil(Math.max(...lines.map(plain)) * 0.98 + startX + pill.padX + slack),
  );
  const height = 2 * pill.padY + lines.length * leading.end;
  const y = isBeside ? Math.max(0, (labelHeight - height) / 2) : labelHeight + 6;
  const texts = linesOf(lines, 'end').map((line) => ({ ...line, x: startX }));
  return {
    ...{ row, x, y: 0, spine, texts: linesOf(label, 'answer') },
    width: labelWidth,
    height: labelHeight,
    end: { x: offset, y, width, height, texts, isBelow: !isBeside },
  };
}

/** Height with the ending. */
export function fullHeight(block: Block): number {
  return block.end ? Math.max(block.height, block.end.y + block.end.height) : block.height;
}
