import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import type { Places } from '../document/places.ts';
import { foldSpace } from '../document/text.ts';
import { findTimes, phrasesOf } from '../languages/index.ts';
import type { ReadingWords, TimeUnit } from '../languages/language.ts';

/** A number of the text and what it counts. */
export interface FigureFact {
  value: number;
  /** Upper end of a range: 10 of "5–10 minutes". */
  to?: number;
  /** A unit of time, `percent`, a currency (`EUR`), or the word that follows, lower case; empty where none does. */
  unit: TimeUnit | string;
  /** As written: "30 days". */
  text: string;
  /** Heading of the nearest section above. */
  section: string;
  place: Position;
}

const currencies: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '₱': 'PHP' };
const number = '\\d{1,3}(?:[\\s.,\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d{1,2})?';
const figure = new RegExp(
  `(?<![\\p{L}\\p{N}_#@.,:/-])(?:(?<sign>[€$£₱]|\\b(?:EUR|USD|GBP|PHP))\\s?)?(?<amount>${number})(?:\\s?(?<after>[%€$£₱]|\\p{L}[\\p{L}\\p{M}-]*))?(?![\\p{N}]|[.:/-]\\d)`,
  'giu',
);

/** A phone number in its international form. */
const phone = /\+\d[\d\s()./-]{5,}\d/g;

/** The figures of a document in source order. Code, addresses, dates, clock times, versions and numbers of steps are none. */
export function figuresOf(tree: Root, text: string, words: ReadingWords, places: Places): FigureFact[] {
  const found: FigureFact[] = [];
  let section = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'heading')
      section = foldSpace(
        text.slice(node.position?.start.offset, node.position?.end.offset).replace(/^#+|#+$/g, ''),
      );
    if (node.type === 'text' && node.position) {
      const start = node.position.start.offset ?? 0;
      const source = text.slice(start, node.position.end.offset);
      for (const { from, until, ...fact } of inText(source, words))
        found.push({
          ...fact,
          text: foldSpace(source.slice(from, until)),
          section,
          place: places.place(start + from, start + until),
        });
    }
    // The words of an automatic link are an address.
    if (
      node.type === 'link' &&
      /^(?:https?:|mailto:|tel:)/.test(node.url) &&
      node.children.length === 1 &&
      isAddress(node.children[0])
    )
      return;
    if ('children' in node) for (const child of node.children) visit(child as Nodes);
  };
  visit(tree);
  return found;
}

const isAddress = (node: Nodes | undefined): boolean =>
  node?.type === 'text' && /[@/]|www\./.test(node.value);

interface Found {
  value: number;
  to?: number;
  unit: string;
  from: number;
  until: number;
}

function inText(text: string, words: ReadingWords): Found[] {
  const times: Found[] = findTimes(text, words).map(({ amount, to, unit, figure: { start, end } }) => ({
    value: amount,
    ...(to !== undefined && { to }),
    unit,
    from: start,
    until: end,
  }));
  if (!/\d/.test(text)) return times;
  const isTaken = overlapping([...times, ...numbersThatCountNothing(text, words)]);
  const others = [...text.matchAll(figure)].flatMap((hit): Found[] => {
    const { sign, amount = '', after = '' } = hit.groups ?? {};
    const range = { from: hit.index, until: hit.index + hit[0].length };
    return isTaken(range) ? [] : [{ value: valueOfNumber(amount), unit: unitOf(sign, after), ...range }];
  });
  return [...times, ...others].sort((a, b) => a.from - b.from);
}

interface Range {
  from: number;
  until: number;
}

const overlapping = (taken: readonly Range[]) => (range: Range) =>
  taken.some(({ from, until }) => range.from < until && from < range.until);

/** Numbers of steps and phone numbers. */
function numbersThatCountNothing(text: string, words: ReadingWords): Range[] {
  const steps = (['step', 'jumpToStep', 'repeatStep'] as const).flatMap((key) =>
    phrasesOf(words, key).all(text),
  );
  const phones = [...text.matchAll(phone)];
  return [
    ...steps.map(({ start, end }) => ({ from: start, until: end })),
    ...phones.map((hit) => ({ from: hit.index, until: hit.index + hit[0].length })),
  ];
}

function unitOf(sign: string | undefined, after: string): string {
  const mark = sign ?? after;
  if (mark === '%') return 'percent';
  if (currencies[mark]) return currencies[mark] ?? '';
  if (sign) return sign.toUpperCase();
  return /^(?:EUR|USD|GBP|PHP)$/i.test(after) ? after.toUpperCase() : after.toLowerCase();
}

/** A separator before exactly three digits at the end groups thousands; any other is the decimal sign. */
function valueOfNumber(text: string): number {
  const [, whole = '', cents] = /^(.*?)(?:[.,](\d{1,2}))?$/s.exec(text) ?? [];
  return Number(`${whole.replace(/[^\d]/g, '')}${cents ? `.${cents}` : ''}`);
}
