import type { Heading, RootContent, Table } from 'mdast';
import type { Carrier, Procedure, Step } from '../sop.ts';
import { foldSpace, plainText } from '../text.ts';
import { extend, leadOf, type Part, piecesIn, placeOf, type Reading, rowStep } from './anatomy.ts';

/** What stands under one heading, up to the next heading of any rank. */
export interface Area {
  heading?: Heading;
  /** Text of the heading; empty before the first one. */
  at: string;
  /** Headings from the outermost down to this one. */
  chain: string[];
  nodes: RootContent[];
}

/** Cuts nodes at their headings. `at` names what stands before the first one. */
export function areasIn(nodes: readonly RootContent[], at: string): Area[] {
  const areas: Area[] = [{ at, chain: [], nodes: [] }];
  const open: Heading[] = [];
  for (const node of nodes) {
    if (node.type !== 'heading') {
      areas.at(-1)?.nodes.push(node);
      continue;
    }
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    open.push(node);
    areas.push({
      heading: node,
      at: plainText(node),
      chain: open.map((heading) => plainText(heading)),
      nodes: [],
    });
  }
  return areas;
}

/** What counts as steps: lists of two or more, bullets too, or even a numbered list of one. */
export type Least = 'several' | 'bullets' | 'one';

/** Lists and step tables of an area in order, as procedures. */
export function listsOf(area: Area, least: Least, reading: Reading): Procedure[] {
  const found: Procedure[] = [];
  let lead: RootContent[] = [];
  let last: Step[] | undefined;
  for (const part of piecesIn(area.nodes, reading)) {
    const made = procedureOf(part, least, area, reading);
    if (made) {
      found.push({ ...made, lead });
      last = made.steps;
      lead = [];
    } else {
      if (last && lead.length === 0 && belongsToLast(last, part)) {
        const step = last.pop();
        if (step) last.push(extend(step, [part.node], reading));
        continue;
      }
      lead.push(part.node);
    }
  }
  return found.map((procedure) => ({ ...procedure, place: spanOf(procedure.steps) }));
}

/** A last step that announces something ("Send this text:") owns the block behind it. */
function belongsToLast(steps: Step[], part: Part): boolean {
  const step = steps.at(-1);
  if (!step || step.blocks.length > 0 || !/:\s*$/.test(step.text)) return false;
  return part.node.type !== 'paragraph' && part.node.type !== 'thematicBreak' && part.node.type !== 'html';
}

function procedureOf(part: Part, least: Least, area: Area, reading: Reading): Procedure | undefined {
  if (part.kind === 'text') {
    const steps = part.node.type === 'table' ? tableSteps(part.node, reading) : undefined;
    return steps && procedure('table', steps, area);
  }
  const carrier: Carrier = part.ordered ? 'ordered' : part.task ? 'checklist' : 'bullets';
  const fewest = least === 'one' && carrier === 'ordered' ? 1 : 2;
  if (part.items.length < fewest || (carrier === 'bullets' && least !== 'bullets')) return undefined;
  return procedure(carrier, part.items, area);
}

function procedure(carrier: Carrier, steps: Step[], area: Area): Procedure {
  return { at: area.at, carrier, steps, lead: [], place: spanOf(steps) };
}

export function spanOf(steps: Step[]): Procedure['place'] {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last) return placeOf({});
  return { start: first.place.start, end: last.place.end };
}

/** Rows of a step table: it has a column of rising numbers and one for the step, or a column for the step and one for who or when. */
function tableSteps(table: Table, reading: Reading): Step[] | undefined {
  const [head, ...rows] = table.children;
  if (!head || rows.length < 2) return undefined;
  const kinds = head.children.map((cell) => reading.words.column(plainText(cell)));
  const cell = (row: Table['children'][number], index: number): string => {
    const node = row.children[index];
    return node ? plainText(node) : '';
  };
  const counts = kinds.findIndex((_, index) =>
    rows.every((row, at) => isCount(cell(row, index), at, reading)),
  );
  const step = kinds.findIndex((kind, index) => kind === 'step' && index !== counts);
  if (step < 0 || (counts < 0 && !(kinds.includes('who') || kinds.includes('when')))) return undefined;
  const who = kinds.indexOf('who');
  const when = kinds.indexOf('when');
  return rows.map((row, at) => {
    const node = row.children[step];
    const children = node?.children ?? [];
    const paragraph = { type: 'paragraph' as const, children };
    const rest = row.children.filter((_, index) => ![step, counts, who, when].includes(index));
    return rowStep(
      row,
      {
        text: foldSpace(node ? plainText(node) : ''),
        title: leadOf(paragraph, reading.words),
        mark: counts < 0 ? undefined : cell(row, counts).replace(/\D+/g, '') || undefined,
        role: cell(row, who) || undefined,
        time: cell(row, when) || undefined,
        rest: rest.filter((other) => plainText(other) !== ''),
      },
      at + 1,
    );
  });
}

function isCount(text: string, at: number, reading: Reading): boolean {
  const number = reading.words.stepLabel(text)?.mark ?? text.replace(/[.)]$/, '');
  return number === String(at + 1) || (at > 0 && /^\d{1,3}$/.test(number));
}
