import { type Block, baseline, type Room, type TextLine } from './blocks.ts';
import type { PillRow } from './plan.ts';
import { type FontName, fonts, leading, pill, slack, widerFont } from './sizes.ts';
import { textWidth } from './width.ts';
import { wrap } from './wrap.ts';

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
