import type { Heading, RootContent, Table } from 'mdast';
import type { Step, StepBlock } from '../sop.ts';
import { plainText } from '../text.ts';
import { blocksOf, finish, markedText, numberOf, placeOf, type Reading } from './anatomy.ts';

/** Headings that are steps: two or more of one rank, called "Step N" or, where `numbered` allows it, with a typed number. */
export function headingSteps(
  nodes: readonly RootContent[],
  numbered: boolean,
  reading: Reading,
): Step[] | undefined {
  const isStep = (heading: Heading): boolean => {
    const text = plainText(heading);
    return (
      reading.words.stepLabel(text) !== undefined ||
      (numbered && markedText(text, reading.words).mark !== undefined)
    );
  };
  const count = [0, 0, 0, 0, 0, 0, 0];
  for (const node of nodes)
    if (node.type === 'heading' && isStep(node)) count[node.depth] = (count[node.depth] ?? 0) + 1;
  const depth = count.findIndex((headings) => headings >= 2);
  if (depth < 0) return undefined;
  const parts = cutAt(nodes, depth).filter((part) => part.heading.depth === depth && isStep(part.heading));
  const holding = parts.filter((part) => part.body.some(isListOfSteps));
  if (holding.length * 2 >= parts.length) return undefined;
  return parts.map((part, index) => headingStep(part.heading, part.body, index + 1, reading));
}

/** Sub-headings as steps: only where an Instructions section has no list of any kind. */
export function plainHeadingSteps(nodes: readonly RootContent[], reading: Reading): Step[] | undefined {
  const depth = nodes.find((node): node is Heading => node.type === 'heading')?.depth;
  if (depth === undefined || nodes.some((node) => node.type === 'list')) return undefined;
  const parts = cutAt(nodes, depth);
  if (parts.length < 2 || parts.some((part) => part.body.length === 0)) return undefined;
  return parts.map((part, index) => headingStep(part.heading, part.body, index + 1, reading));
}

function isListOfSteps(node: RootContent): boolean {
  if (node.type !== 'list' || node.children.length < 2) return false;
  return node.ordered === true || node.children.every((item) => typeof item.checked === 'boolean');
}

/** Each heading of this rank or a higher one, with what stands below it. */
function cutAt(nodes: readonly RootContent[], depth: number): { heading: Heading; body: RootContent[] }[] {
  const parts: { heading: Heading; body: RootContent[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth <= depth) parts.push({ heading: node, body: [] });
    else parts.at(-1)?.body.push(node);
  }
  return parts;
}

function headingStep(heading: Heading, body: RootContent[], number: number, reading: Reading): Step {
  const marked = markedText(plainText(heading), reading.words);
  const facts = factsOf(body, reading);
  return finish({
    number,
    authorNumber: numberOf(marked.mark),
    mark: marked.mark,
    title: marked.text || undefined,
    text: marked.text,
    paragraph: heading,
    role: facts.role,
    time: facts.time,
    blocks: bodyOf(body, reading),
    place: { start: placeOf(heading).start, end: placeOf(body.at(-1) ?? heading).end },
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
