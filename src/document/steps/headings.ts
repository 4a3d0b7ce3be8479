import type { Heading, Paragraph, RootContent, Table } from 'mdast';
import type { Step, StepBlock } from '../sop.ts';
import { plainText } from '../text.ts';
import { blocksOf, finish, leadOf, markedText, numberOf, placeOf, type Reading } from './anatomy.ts';

/** What opens a step: a heading, or a paragraph that begins with "Step N" in bold. */
type Opener = Heading | Paragraph;

/** Rank of a bold "Step N" paragraph: below all headings. */
const boldRank = 7;

/**
 * Headings that are steps: two or more of one rank, called "Step N" or, where `numbered` allows it, with a typed number. Paragraphs that
 * begin with "Step N" in bold stand for headings. Headings of which half or more hold numbered lists are phases, and no steps, unless an
 * Instructions section calls each of them "Step N".
 */
export function headingSteps(
  nodes: readonly RootContent[],
  numbered: boolean,
  reading: Reading,
): Step[] | undefined {
  const isStep = (node: Opener): boolean => {
    const text = plainText(node);
    if (reading.words.stepLabel(text) !== undefined) return true;
    return node.type === 'heading' && numbered && markedText(text, reading.words).mark !== undefined;
  };
  const count = new Array<number>(boldRank + 1).fill(0);
  for (const node of nodes) {
    const rank = rankOf(node, reading);
    if (rank !== undefined && isStep(node as Opener)) count[rank] = (count[rank] ?? 0) + 1;
  }
  const depth = count.findIndex((openers) => openers >= 2);
  if (depth < 0) return undefined;
  const parts = cutAt(nodes, depth, reading).filter(
    ({ opener }) => rankOf(opener, reading) === depth && isStep(opener),
  );
  const holding = parts.filter((part) => part.body.some(isListOfSteps));
  const called =
    numbered && parts.every(({ opener }) => reading.words.stepLabel(plainText(opener)) !== undefined);
  if (depth < boldRank && !called && holding.length * 2 >= parts.length) return undefined;
  return parts.map((part, index) => openedStep(part.opener, part.body, index + 1, reading));
}

function rankOf(node: RootContent, reading: Reading): number | undefined {
  if (node.type === 'heading') return node.depth;
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'strong') return undefined;
  return reading.words.stepLabel(plainText(node.children[0])) === undefined ? undefined : boldRank;
}

/** Sub-headings as steps: only where an Instructions section has no list of any kind. */
export function plainHeadingSteps(nodes: readonly RootContent[], reading: Reading): Step[] | undefined {
  const depth = nodes.find((node): node is Heading => node.type === 'heading')?.depth;
  if (depth === undefined || nodes.some((node) => node.type === 'list')) return undefined;
  const parts = cutAt(nodes, depth, reading);
  if (parts.length < 2 || parts.some((part) => part.body.length === 0)) return undefined;
  return parts.map((part, index) => openedStep(part.opener, part.body, index + 1, reading));
}

function isListOfSteps(node: RootContent): boolean {
  if (node.type !== 'list' || node.children.length < 2) return false;
  return node.ordered === true || node.children.every((item) => typeof item.checked === 'boolean');
}

/** Each opener of this rank or a higher one, with what stands below it. */
function cutAt(
  nodes: readonly RootContent[],
  depth: number,
  reading: Reading,
): { opener: Opener; body: RootContent[] }[] {
  const parts: { opener: Opener; body: RootContent[] }[] = [];
  for (const node of nodes) {
    const rank = rankOf(node, reading);
    if (rank !== undefined && rank <= depth) parts.push({ opener: node as Opener, body: [] });
    else parts.at(-1)?.body.push(node);
  }
  return parts;
}

export function openedStep(opener: Opener, body: RootContent[], number: number, reading: Reading): Step {
  const marked = markedText(plainText(opener), reading.words);
  const facts = factsOf(body, reading);
  const title = opener.type === 'heading' ? marked.text : leadOf(opener, reading.words);
  return finish({
    number,
    authorNumber: numberOf(marked.mark),
    mark: marked.mark,
    title: title || undefined,
    text: marked.text,
    paragraph: opener,
    role: facts.role,
    time: facts.time,
    blocks: bodyOf(body, reading),
    place: { start: placeOf(opener).start, end: placeOf(body.at(-1) ?? opener).end },
  });
}

/** Numbered headings below a heading step are its nested steps. */
function bodyOf(body: RootContent[], reading: Reading): StepBlock[] {
  const steps = headingSteps(body, true, reading);
  const [first] = steps ?? [];
  if (!steps || !first) return blocksOf(body, reading);
  const start = body.findIndex((node) => placeOf(node).start.offset === first.place.start.offset);
  const node = body[start];
  if (!node) return blocksOf(body, reading);
  return [...blocksOf(body.slice(0, start), reading), { kind: 'list', node, ordered: true, items: steps }];
}

/** Who and when, from a small table under the heading: as columns with one row, or as one fact a row. */
function factsOf(body: RootContent[], reading: Reading): { role?: string; time?: string } {
  let facts: { role?: string; time?: string } = {};
  for (const node of body) {
    if (node.type === 'heading') break;
    if (node.type === 'table') facts = { ...factsOfTable(node, reading), ...facts };
  }
  return facts;
}

function factsOfTable(table: Table, reading: Reading): { role?: string; time?: string } {
  const rows = table.children.map((row) => row.children.map((cell) => plainText(cell)));
  const [head, first] = rows;
  const pairs = (head ?? []).map((title, index): [string, string] => [title, first?.[index] ?? '']);
  for (const [title, value, ...more] of rows)
    if (title && value && more.length === 0) pairs.push([title, value]);
  const facts: { role?: string; time?: string } = {};
  for (const [title, value] of pairs) {
    if (value === '') continue;
    const column = reading.words.column(title);
    if (column === 'who') facts.role ??= value;
    if (column === 'when') facts.time ??= value;
  }
  return facts;
}
