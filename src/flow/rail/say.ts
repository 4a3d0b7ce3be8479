import type { ChartWords } from '../../languages/language.ts';
import { ifText } from './label.ts';
import type { BoxRow, PillRow } from './plan.ts';

/** A box in words, whole: "2a, Escalate to Team lead: Ask for the approval (within 2 hours)". */
export function sayBox(row: BoxRow, words: ChartWords): string {
  const start = row.number === '' ? '' : `${row.number}. `;
  const caption = captionsOf(row, words).map((each) => (each.endsWith('?') ? `${each} ` : `${each}: `));
  const lines = row.lines.map((line) => `${line.number} ${line.text}`.trim()).join('; ');
  const whole = row.isCondition ? ifText(row.whole, words) : row.whole;
  const text = lines === '' ? whole : `${whole}: ${lines}`;
  return `${start}${caption.join('')}${[text, ...notesOf(row, words)].join(' ')}`;
}

/** What stands above a label: the condition, the hand-off, the procedure. */
function captionsOf(row: BoxRow, words: ChartWords): string[] {
  const captions: string[] = [];
  if (row.condition !== undefined) captions.push(ifText(row.condition, words));
  if (row.kind === 'sub-procedure') captions.push(words.procedure);
  return captions;
}

/** Role, time and "optional", where the label does not say them itself. */
export function notesOf(
  row: { label: string; role?: string; escalatesTo?: string; time?: string; optional?: boolean },
  words: ChartWords,
): string[] {
  const people = [row.role, row.escalatesTo];
  const others = [row.time, row.optional ? words.optional : undefined];
  if (![...people, ...others].some(Boolean)) return [];
  const plain = (text: string) => text.toLowerCase().replace(/[\s!-/:-@[-`{-~]+/g, ' ');
  const label = plain(row.label);
  const isNew = (text: string | undefined): text is string =>
    Boolean(text) && !label.includes(plain(text ?? ''));
  return [
    ...people.filter(isNew).map((role) => `[${role}]`),
    ...others.filter(isNew).map((note) => `(${note})`),
  ];
}

/** A way out in words: "Yes: Go to step 6". */
export function sayPill(row: PillRow, words: ChartWords): string {
  const way = sayWay(row, words);
  if (row.wholeLabel === undefined) return way;
  return row.until ? `${way}, ${row.wholeLabel}` : `${row.wholeLabel}: ${way}`;
}

function sayWay(row: PillRow, words: ChartWords): string {
  const { target } = row;
  if (row.way === 'lost') return `? ${target}`;
  if (row.way === 'end') return target === words.end ? target : `${words.end} (${target})`;
  if (row.way === 'in' && target === '') return words.goOn;
  if (row.to?.number === undefined) return words.continuesAt(target);
  if (row.way !== 'up') return words.goTo(target);
  return row.to === row.from ? words.repeat(target) : words.backTo(target);
}
