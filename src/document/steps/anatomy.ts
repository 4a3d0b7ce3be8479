import type { List, ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from 'mdast';
import type { Position } from 'unist';
import type { Step, StepBlock } from '../sop.ts';
import { foldSpace, plainText } from '../text.ts';
import { letteredLines } from './lettered.ts';
import { continues, isTaskList, type Piece } from './pieces.ts';
import type { StepWords } from './words.ts';

/** What reading a step needs besides its nodes. */
export interface Reading {
  /** The whole file: numbers of list items stand only there. */
  text: string;
  words: StepWords;
}

/** The step of one list item. `number` is its position from 1. */
export function itemStep(item: ListItem, number: number, ordered: boolean, reading: Reading): Step {
  const [first, ...others] = item.children;
  const whole = first?.type === 'paragraph' ? first : undefined;
  const lettered = whole && letteredLines(whole, reading.text);
  const paragraph = lettered?.head ?? whole;
  const rest = lettered ? [lettered.list, ...others] : others;
  const author = ordered ? markerNumber(item, reading.text) : undefined;
  const marked = markedText(paragraph ? plainText(paragraph) : '', reading.words);
  const mark = marked.mark ?? (author === undefined ? undefined : String(author));
  return finish({
    number,
    authorNumber: author ?? numberOf(marked.mark),
    mark,
    title: paragraph && leadOf(paragraph, reading.words),
    text: marked.text,
    paragraph,
    checked: item.checked ?? undefined,
    blocks: blocksOf(paragraph ? rest : item.children, reading),
    place: placeOf(item),
  });
}

/** The step of one row of a step table; `rest` are the cells that are neither number nor step, role nor time. */
export function rowStep(
  row: TableRow,
  parts: { text: string; title?: string; mark?: string; role?: string; time?: string; rest: RootContent[] },
  number: number,
): Step {
  return finish({
    number,
    authorNumber: numberOf(parts.mark),
    mark: parts.mark,
    title: parts.title,
    text: parts.text,
    paragraph: row,
    role: parts.role,
    time: parts.time,
    blocks: parts.rest.map((node) => ({ kind: 'text', node })),
    place: placeOf(row),
  });
}

/** Adds blocks that stand behind a step but belong to it: what cuts a list in pieces. */
export function extend(step: Step, nodes: RootContent[], reading: Reading): Step {
  const last = nodes.at(-1);
  if (!last) return step;
  const place = { start: step.place.start, end: placeOf(last).end };
  return finish({ ...step, blocks: joinBullets(step.blocks, blocksOf(nodes, reading)), place });
}

/** Bullets of a step that go on outside of it, because they are indented too little, are one list. */
function joinBullets(own: StepBlock[], added: StepBlock[]): StepBlock[] {
  const last = own.at(-1);
  const [first, ...rest] = added;
  if (last?.kind !== 'list' || first?.kind !== 'list' || last.ordered || first.ordered)
    return [...own, ...added];
  const more = first.items.map((item) => ({ ...item, number: item.number + last.items.length }));
  return [...own.slice(0, -1), { ...last, items: [...last.items, ...more] }, ...rest];
}

/** Blocks in source order; neighbouring pieces of one list become one block. */
export function blocksOf(nodes: readonly RootContent[], reading: Reading): StepBlock[] {
  const blocks: StepBlock[] = [];
  for (const part of piecesIn(nodes, reading)) {
    if (part.kind === 'text') blocks.push(part);
    else blocks.push({ kind: 'list', node: part.node, ordered: part.ordered, items: part.items });
  }
  return blocks;
}

export type Part = { kind: 'text'; node: RootContent } | (Piece & { kind: 'list' });

/**
 * The nodes of one container in order, each list read into steps. Pieces of a list that was cut are joined, and what stands between
 * them goes to the step before the cut.
 */
export function piecesIn(nodes: readonly RootContent[], reading: Reading): Part[] {
  const parts: Part[] = [];
  let open: (Piece & { kind: 'list' }) | undefined;
  let openAt = 0;
  for (const node of nodes) {
    if (node.type === 'list') {
      const between = open ? parts.slice(openAt + 1) : [];
      const next = pieceOf(node, reading);
      if (open && continues(open, next, between.map(nodeOf))) {
        join(open, next, between.map(nodeOf), reading);
        parts.length = openAt + 1;
        continue;
      }
      if (!open || carries(next) || !carries(open)) {
        open = next;
        openAt = parts.length;
      }
      parts.push(next);
    } else {
      if (node.type === 'heading') open = undefined;
      parts.push({ kind: 'text', node });
    }
  }
  return parts;
}

const nodeOf = (part: Part): RootContent => part.node;
const carries = (piece: Piece): boolean => piece.ordered || piece.task;

function join(open: Piece, next: Piece, between: RootContent[], reading: Reading): void {
  const last = open.items.pop();
  if (last) open.items.push(extend(last, between, reading));
  const offset = open.items.length;
  open.items.push(...next.items.map((step) => ({ ...step, number: step.number + offset })));
  open.sizes.push(...next.sizes);
}

function pieceOf(list: List, reading: Reading): Piece & { kind: 'list' } {
  const ordered = list.ordered === true;
  const items = list.children.map((item, index) => itemStep(item, index + 1, ordered, reading));
  return { kind: 'list', node: list, ordered, task: isTaskList(list), items, sizes: [items.length] };
}

/** Fills in the views of a step's blocks. Nested steps are counted through, also where they stand in two lists. */
export function finish(step: Omit<Step, 'details' | 'items' | 'steps'>): Step {
  if (step.blocks.length === 0) return { ...step, details: [], items: [], steps: [] };
  let count = 0;
  const blocks = step.blocks.map((block): StepBlock => {
    if (block.kind === 'text' || !block.ordered) return block;
    const items = block.items.map((item, index) => ({ ...item, number: count + index + 1 }));
    count += items.length;
    return { ...block, items };
  });
  const lists = blocks.filter((block) => block.kind === 'list');
  return {
    ...step,
    blocks,
    details: blocks.filter((block) => !(block.kind === 'list' && block.ordered)).map((block) => block.node),
    items: lists.filter((list) => !list.ordered).flatMap((list) => list.items),
    steps: lists.filter((list) => list.ordered).flatMap((list) => list.items),
  };
}

/** The tree of a parser always has positions; the fallback keeps a hand-made tree from breaking a reader. */
export function placeOf(node: { position?: Position }): Position {
  return (
    node.position ?? { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }
  );
}

function markerNumber(item: ListItem, text: string): number | undefined {
  const offset = item.position?.start.offset ?? 0;
  const digits = /^(\d{1,9})[.)]/.exec(text.slice(offset, offset + 11))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The last number of a mark: 3 of `8.3`. */
export function numberOf(mark: string | undefined): number | undefined {
  const digits = mark === undefined ? undefined : /^(?:.*\.)?(\d{1,9})$/.exec(mark)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const typedMark = /^\(?((?:[A-Z]{1,3}-?)?\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-zA-Z])([.):]*)\s+(\S.*)$/u;

/** Takes a number, letter or id that the author typed from the head of a text: "Step 3: …", "8.3. …", "5a) …", "A1.1 …". */
export function markedText(text: string, words: StepWords): { mark?: string; text: string } {
  const named = words.stepLabel(text);
  if (named) return named;
  const [, mark, closing, rest] = typedMark.exec(text) ?? [];
  if (!mark || !rest || (closing === '' && !mark.includes('.'))) return { text };
  if (/^\p{Ll}/u.test(rest) && !/[):]/.test(closing ?? '') && !/^\d+$/.test(mark)) return { text };
  return { mark, text: rest };
}

/**
 * Bold words that open a paragraph and stand apart from the rest (by a full stop, a colon, a dash, a new line or the end), without their
 * closing mark. Bold words that only open a sentence are no title.
 */
export function leadOf(paragraph: Paragraph, words: StepWords): string | undefined {
  const children = paragraph.children.filter((child) => !isBlank(child));
  const at = children[0] && isMarker(children[0], words) ? 1 : 0;
  const strong = children[at];
  if (strong?.type !== 'strong') return undefined;
  const text = plainText(strong);
  const after = rawText(children[at + 1]);
  const apart =
    /[.:!?…]["'”’)]?$/.test(text) || after === undefined || /^\s*(?:[.:!?…–—|]|-\s|→|->|\n|\(|$)/.test(after);
  if (!apart || text === '' || words.isNote(text)) return undefined;
  return foldSpace(markedText(text, words).text.replace(/[.:…\s]+$/u, '')) || undefined;
}

/** A picture or a few signs (an emoji, a typed number) before the bold lead. */
function isMarker(node: PhrasingContent, words: StepWords): boolean {
  if (node.type === 'image') return true;
  if (node.type !== 'text') return false;
  const text = node.value.trim();
  // A letter that touches the bold words is the beginning of their first one.
  if (/[\p{L}\p{N}]$/u.test(node.value)) return false;
  return !/\p{L}{2}/u.test(text) || words.stepLabel(`${text} x`)?.text === 'x';
}

function isBlank(node: PhrasingContent): boolean {
  return (node.type === 'text' && node.value.trim() === '') || node.type === 'html';
}

function rawText(node: PhrasingContent | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'break') return '\n';
  return node.type === 'text' ? node.value : plainText(node);
}
