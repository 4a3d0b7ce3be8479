import type { Position as Place } from 'unist';
import { placesIn } from '../document/places.ts';
import type { Term } from '../document/sop.ts';
import type { Flow, FlowNode } from '../flow/flow.ts';
import type { LinkFact } from '../handbook/facts.ts';
import { ruleById } from '../lint/lint.ts';
import { holds, innermost } from './ranges.ts';
import type { OpenSop, Workspace } from './workspace.ts';

/** What a person points at in a text. */
export type Subject =
  | { kind: 'link'; link: LinkFact; place: Place }
  | { kind: 'step'; flow: Flow; node: FlowNode; place: Place }
  | { kind: 'term'; term: string; definition: string; path: string; entry?: Place; place: Place }
  | { kind: 'rule'; id: string; place: Place }
  | { kind: 'title'; place: Place };

/** The most particular thing at an offset: a link, a rule in an ignore, a "go to", a term, the title. */
export function subjectAt(sop: OpenSop, offset: number, workspace: Workspace): Subject | undefined {
  return (
    linkAt(sop, offset) ??
    ruleAt(sop, offset) ??
    jumpAt(sop, offset) ??
    termAt(sop, offset, workspace) ??
    titleAt(sop, offset)
  );
}

function linkAt({ facts }: OpenSop, offset: number): Subject | undefined {
  const link = innermost(facts.links, ({ place }) => place, offset);
  return link && { kind: 'link', link, place: link.place };
}

function ruleAt({ sop, text }: OpenSop, offset: number): Subject | undefined {
  if (!sop.ignores.some(({ place }) => holds(place, offset))) return undefined;
  const [start, end] = wordAround(text, offset, /[a-z-]/);
  const id = text.slice(start, end);
  return ruleById.has(id) ? { kind: 'rule', id, place: placeOf(text, start, end) } : undefined;
}

/** Where a "go to" leads, and the step that a step's own number or title names. */
function jumpAt({ flows }: OpenSop, offset: number): Subject | undefined {
  for (const flow of flows) {
    const jumps = flow.edges.filter(({ kind }) => kind === 'jump' || kind === 'loop');
    const jump = innermost(jumps, ({ place }) => place, offset);
    const node = jump && flow.nodes.find(({ id }) => id === jump.to);
    if (jump && node && node.place.start.offset !== undefined)
      return { kind: 'step', flow, node, place: jump.place };
  }
  return undefined;
}

function termAt({ sop, text, path }: OpenSop, offset: number, workspace: Workspace): Subject | undefined {
  const known = termsOf(sop.terms, path, workspace, sop.language);
  const line = lineAround(text, offset);
  const found = [...known].flatMap((entry) =>
    usesIn(line.text, entry.term).map((start) => ({ entry, start: line.start + start })),
  );
  const best = found
    .filter(({ entry, start }) => start <= offset && offset <= start + entry.term.length)
    .sort((a, b) => b.entry.term.length - a.entry.term.length)[0];
  return (
    best && {
      kind: 'term',
      ...best.entry,
      place: placeOf(text, best.start, best.start + best.entry.term.length),
    }
  );
}

interface KnownTerm {
  term: string;
  definition: string;
  path: string;
  entry?: Place;
}

/** Terms of the document, then those of the glossary. */
export function termsOf(
  own: readonly Term[],
  path: string,
  workspace: Workspace,
  language: string,
): KnownTerm[] {
  const { glossary } = workspace.handbook();
  const shared = glossary.filter(
    (entry) =>
      entry.language === language ||
      !glossary.some((other) => other.term === entry.term && other.language === language),
  );
  return [
    ...own.map(({ term, definition, entry }) => ({ term, definition, path, entry })),
    ...shared
      .filter(({ term }) => !own.some((one) => one.term === term))
      .map(({ term, definition, path: at }) => ({ term, definition, path: at })),
  ];
}

/** Where a term stands in a text as a word of its own, without regard to case. */
export function usesIn(text: string, term: string): number[] {
  const found: number[] = [];
  const [where, wanted] = [text.toLowerCase(), term.toLowerCase()];
  if (wanted === '' || where.length !== text.length) return found;
  for (let at = where.indexOf(wanted); at >= 0; at = where.indexOf(wanted, at + 1))
    if (!/[\p{L}\p{N}_]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}_]/u.test(text.slice(at + wanted.length)))
      found.push(at);
  return found;
}

function titleAt({ sop }: OpenSop, offset: number): Subject | undefined {
  const id = sop.frontMatter.fields.get('id')?.valuePlace;
  const place = [id, sop.title?.place].find((each) => each && holds(each, offset));
  return place && { kind: 'title', place };
}

function lineAround(text: string, offset: number): { text: string; start: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { text: text.slice(start, end < 0 ? text.length : end), start };
}

function wordAround(text: string, offset: number, letter: RegExp): [number, number] {
  let [start, end] = [offset, offset];
  while (start > 0 && letter.test(text[start - 1] ?? '')) start--;
  while (end < text.length && letter.test(text[end] ?? '')) end++;
  return [start, end];
}

const placeOf = (text: string, start: number, end: number): Place => placesIn(text).place(start, end);
