import type { Location, Position } from 'vscode-languageserver';
import { resolveLink } from '../handbook/handbook.ts';
import { offsetAt, rangeBetween, rangeOf } from './ranges.ts';
import { subjectAt, usesIn } from './subject.ts';
import type { OpenSop, Workspace } from './workspace.ts';

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where that stands which is pointed at: the SOP or step behind a link, the step of a "go to", the entry of a term. */
export function definitionAt(sop: OpenSop, position: Position, workspace: Workspace): Location | undefined {
  const subject = subjectAt(sop, offsetAt(sop.text, position), workspace);
  if (subject?.kind === 'step') return { uri: sop.uri, range: rangeOf(subject.node.place) };
  if (subject?.kind === 'term')
    return {
      uri: workspace.uriOf(subject.path),
      range: subject.entry ? rangeOf(subject.entry) : entryIn(subject, workspace),
    };
  if (subject?.kind !== 'link') return undefined;
  const target = resolveLink(workspace.handbook(), sop.facts, subject.link);
  if (target.kind === 'file') return { uri: workspace.uriOf(target.path), range: top };
  if (target.kind !== 'sop') return undefined;
  return {
    uri: workspace.uriOf(target.facts.path),
    range: rangeOfAnchor(target.facts.path, target.anchor, workspace),
  };
}

/** The place of a term in a glossary file or `sop.yaml`: its first use there. */
function entryIn({ path, term }: { path: string; term: string }, workspace: Workspace) {
  const text = workspace.files.glossaryTexts.get(path) ?? '';
  const [at] = usesIn(text, term);
  return at === undefined ? top : rangeBetween(text, at, at + term.length);
}

function rangeOfAnchor(path: string, anchor: string | undefined, workspace: Workspace) {
  const there = anchor === undefined ? undefined : workspace.read(path);
  const heading = there?.facts.headings.find((one) => one.anchor === anchor);
  const node = there?.flows.flatMap(({ nodes }) => nodes).find((one) => one.anchor === anchor);
  const place = heading?.place ?? node?.place;
  return place ? rangeOf(place) : top;
}

/** Every place that leads to what is pointed at: jumps to a step, links to an SOP, uses of a term. */
export function referencesAt(sop: OpenSop, position: Position, workspace: Workspace): Location[] {
  const offset = offsetAt(sop.text, position);
  const subject = subjectAt(sop, offset, workspace);
  if (subject?.kind === 'term') return usesOfTerm(subject.term, sop.sop.language, workspace);
  if (subject?.kind === 'link') {
    const target = resolveLink(workspace.handbook(), sop.facts, subject.link);
    return target.kind === 'sop' ? linksTo(target.facts.path, workspace) : [];
  }
  if (subject?.kind === 'title') return linksTo(sop.path, workspace);
  return jumpsTo(sop, subject?.kind === 'step' ? subject.node.id : stepAt(sop, offset), workspace);
}

const linksTo = (path: string, workspace: Workspace): Location[] =>
  (workspace.handbook().linksTo.get(path) ?? []).map(({ from, link }) => ({
    uri: workspace.uriOf(from.path),
    range: rangeOf(link.place),
  }));

function stepAt({ flows }: OpenSop, offset: number): string | undefined {
  const nodes = flows.flatMap((flow) => flow.nodes).filter(({ number }) => number !== undefined);
  return nodes
    .filter(({ place }) => (place.start.offset ?? 0) <= offset && offset <= (place.end.offset ?? -1))
    .at(-1)?.id;
}

/** Jumps to a step, and links to it from other SOPs. */
function jumpsTo(sop: OpenSop, id: string | undefined, workspace: Workspace): Location[] {
  if (id === undefined) return [];
  const jumps = sop.flows.flatMap(({ edges }) =>
    edges.filter(({ to, kind }) => to === id && (kind === 'jump' || kind === 'loop')),
  );
  const anchor = sop.flows.flatMap(({ nodes }) => nodes).find((node) => node.id === id)?.anchor;
  const links = (workspace.handbook().linksTo.get(sop.path) ?? []).filter(
    ({ link }) => anchor && link.anchor === anchor,
  );
  return [
    ...jumps.map(({ place }) => ({ uri: sop.uri, range: rangeOf(place) })),
    ...links.map(({ from, link }) => ({ uri: workspace.uriOf(from.path), range: rangeOf(link.place) })),
  ];
}

function usesOfTerm(term: string, language: string, workspace: Workspace): Location[] {
  return workspace.handbook().facts.flatMap(({ path, language: its }) => {
    const text = its === language ? workspace.textOf(path) : undefined;
    if (text === undefined) return [];
    return usesIn(text, term).map((at) => ({
      uri: workspace.uriOf(path),
      range: rangeBetween(text, at, at + term.length),
    }));
  });
}
