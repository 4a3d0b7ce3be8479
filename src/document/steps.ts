import type { Root, RootContent } from 'mdast';
import type { ReadingWords } from '../languages/language.ts';
import type { Procedure, Section } from './sop.ts';
import { markedText, placeOf, type Reading } from './steps/anatomy.ts';
import { type Area, areasIn, type Least, listsOf, spanOf } from './steps/carriers.ts';
import { headingSteps, plainHeadingSteps } from './steps/headings.ts';
import { areSteps, isProcedure } from './steps/procedural.ts';
import { typedSteps } from './steps/typed.ts';
import { stepWords } from './steps/words.ts';
import { plainText } from './text.ts';

/** Sections whose lists are never steps. */
const noSteps = new Set(['purpose', 'terms', 'scope', 'records']);

/**
 * The procedures of a document, in source order. Inside Instructions sections (by `name`) the first of these carries the steps: numbered
 * headings, ordered lists and checklists, step tables, bullets, plain sub-headings. In a document without steps there, every ordered
 * list, checklist and step table of two or more items that is a procedure. Never throws, linear in the size of the tree.
 *
 * @param tree the Markdown tree; only its root is searched, not quotes or tables.
 * @param sections all sections of the document, nested ones too.
 * @param words words of the document's language.
 * @param text the whole file; the numbers that authors typed are read from it.
 */
export function readProcedures(
  tree: Root,
  sections: Section[],
  words: ReadingWords,
  text: string,
): Procedure[] {
  const reading: Reading = { text, words: stepWords(words) };
  const instructions = outermost(instructionsAmong(sections));
  const inside = instructions.flatMap((section) => inSection(section, sections, reading));
  const weak = inside.every((procedure) => procedure.carrier === 'bullets' || procedure.steps.length < 2);
  if (inside.length > 0 && !weak) return inside;
  const taken = new Set(instructions.map((section) => section.place.start.offset));
  const elsewhere = inDocument(tree, sections, reading, inside.length > 0 ? taken : new Set());
  return [...inside, ...elsewhere].sort((a, b) => (a.place.start.offset ?? 0) - (b.place.start.offset ?? 0));
}

/** Sections called Instructions. The only heading of the first rank is the title: one that names a procedure is no section of it. */
function instructionsAmong(sections: Section[]): Section[] {
  const titles = sections.filter((section) => section.depth === 1).length;
  return sections.filter(
    ({ name, depth }) => name === 'instructions' && depth <= 6 && (depth > 1 || titles > 1),
  );
}

/** Instructions sections that stand in no other one. */
function outermost(sections: Section[]): Section[] {
  const kept: Section[] = [];
  let end = -1;
  for (const section of sections) {
    const start = section.place.start.offset ?? 0;
    if (start < end) continue;
    kept.push(section);
    end = endOf(section);
  }
  return kept;
}

function endOf(section: Section): number {
  return (section.content.at(-1)?.position ?? section.place).end.offset ?? 0;
}

function inSection(section: Section, sections: Section[], reading: Reading): Procedure[] {
  const closed = new Set(sections.filter(isClosed).map((other) => other.place.start.offset));
  const areas = areasIn(section.content, section.title).filter(
    (area) => !closed.has(area.heading?.position?.start.offset ?? -1),
  );
  const content = areas.flatMap((area): RootContent[] =>
    area.heading ? [area.heading, ...area.nodes] : area.nodes,
  );
  const headings = headingSteps(content, true, reading);
  if (headings) return [underHeadings(section.title, content, headings)];
  let found = areas.flatMap((area) => inArea(area, 'several', reading));
  if (found.length === 0) found = areas.flatMap((area) => inPhase(area, typedSteps(area, reading)));
  if (found.length === 0) found = areas.flatMap((area) => bulletsIn(area, reading));
  else
    found = areas.flatMap((area) =>
      isNumbered(area, reading) ? either(area, found, reading) : listed(area, found),
    );
  if (found.length > 0) return found;
  const plain = plainHeadingSteps(content, reading);
  if (plain) return [underHeadings(section.title, content, plain)];
  return areas.flatMap((area) => inArea(area, 'one', reading));
}

function underHeadings(at: string, content: RootContent[], steps: Procedure['steps']): Procedure {
  const first = steps[0]?.place.start.offset ?? 0;
  const lead = content.filter((node) => (placeOf(node).end.offset ?? 0) <= first);
  return { at, carrier: 'headings', steps, lead, place: spanOf(steps) };
}

function bulletsIn(area: Area, reading: Reading): Procedure[] {
  return inArea(area, 'bullets', reading).filter(({ steps }) => areSteps(steps));
}

/** A phase "2. Check" among others with numbered lists, which has only bullets, is no less a phase. */
function either(area: Area, found: Procedure[], reading: Reading): Procedure[] {
  const own = listed(area, found);
  return own.length > 0 ? own : bulletsIn(area, reading);
}

function listed(area: Area, found: Procedure[]): Procedure[] {
  const offsets = new Set(area.nodes.map((node) => placeOf(node).start.offset));
  return found.filter(({ place }) => offsets.has(place.start.offset));
}

function isNumbered({ heading }: Area, reading: Reading): boolean {
  return heading !== undefined && markedText(plainText(heading), reading.words).mark !== undefined;
}

function inArea(area: Area, least: Least, reading: Reading): Procedure[] {
  return inPhase(area, listsOf(area, least, reading));
}

function inPhase(area: Area, procedures: Procedure[]): Procedure[] {
  const phase = area.chain.length > 0 ? area.chain.join(' › ') : undefined;
  return phase === undefined ? procedures : procedures.map((procedure) => ({ ...procedure, phase }));
}

/** A section that is known to hold no steps. */
function isClosed(section: Section): boolean {
  return section.name !== undefined && noSteps.has(section.name) && section.depth > 1;
}

function inDocument(
  tree: Root,
  sections: Section[],
  reading: Reading,
  taken: Set<number | undefined>,
): Procedure[] {
  const closed = sections
    .filter((section) => isClosed(section) || taken.has(section.place.start.offset))
    .map((section) => ({ from: section.place.start.offset ?? 0, to: endOf(section) }));
  let end = -1;
  const isOpen = (area: Area): boolean => {
    if (!area.heading) return true;
    const offset = placeOf(area.heading).start.offset ?? 0;
    while (closed[0] && closed[0].from <= offset) end = Math.max(end, closed.shift()?.to ?? -1);
    return offset >= end;
  };
  const steps = headingSteps(tree.children, isInstruction(sections), reading);
  const areas = areasIn(tree.children, '').filter(isOpen);
  const lists = areas
    .flatMap((area) => listsOf(area, 'several', reading))
    .filter((procedure) => isProcedure(procedure, reading));
  if (!steps) return lists;
  const place = spanOf(steps);
  const outside = lists.filter((list) => !covers(place, list));
  return [...outside, { at: titleAbove(tree.children, steps), carrier: 'headings', steps, lead: [], place }];
}

/** The title names a procedure ("How to …"), and no numbered heading below it is a known section: the numbers are those of steps. */
function isInstruction(sections: Section[]): boolean {
  const [title] = sections;
  return (
    title?.name === 'instructions' &&
    title.depth === 1 &&
    sections.every((section) => section === title || section.name === undefined)
  );
}

function covers(place: Procedure['place'], list: Procedure): boolean {
  const start = list.place.start.offset ?? 0;
  return start >= (place.start.offset ?? 0) && start < (place.end.offset ?? 0);
}

/** The heading that all heading steps stand under. */
function titleAbove(nodes: readonly RootContent[], steps: Procedure['steps']): string {
  const offsets = new Set(steps.map((step) => step.place.start.offset));
  const opens = (node: { position?: Procedure['place'] }): boolean => offsets.has(placeOf(node).start.offset);
  const chains = areasIn(nodes, '').flatMap((area) => {
    if (area.heading && opens(area.heading)) return [area.chain.slice(0, -1)];
    return area.nodes.some(opens) ? [area.chain] : [];
  });
  const [first = []] = chains;
  const shared = first.findIndex((title, rank) => chains.some((chain) => chain[rank] !== title));
  return (shared < 0 ? first : first.slice(0, shared)).at(-1) ?? '';
}
