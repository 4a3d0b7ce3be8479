import type { Procedure } from '../../document/sop.ts';
import type { FlowNode } from '../flow.ts';
import { clausesIn } from './clause.ts';
import type { Draft, Open } from './draft.ts';
import { type Line, lineOf, placeIn, plainLine, type Range, said } from './line.ts';
import { asQuestion, bare } from './text.ts';

/**
 * A condition that stands before the whole list: a heading "If the key was replaced", or a paragraph "If you replaced the key:" right
 * before the first step. It becomes a decision without a number; its No goes past the list.
 */
export function conditionBefore(procedure: Procedure, draft: Draft): { opens: Open[]; past: Open[] } {
  const found = inLead(procedure, draft) ?? inHeading(procedure, draft);
  if (!found) return { opens: [], past: [] };
  const { chart } = draft.document.vocabulary.words;
  const condition = bare(said(found.line, found.range));
  const place = placeIn(found.line, found.range);
  const node: FlowNode = {
    id: 'c1',
    kind: 'decision',
    label: asQuestion(condition, draft.document.vocabulary.words),
    condition,
    details: [],
    anchor: '',
    place,
  };
  draft.nodes.push(node);
  return {
    opens: [{ from: node.id, label: chart.yes, implied: true, place }],
    past: [{ from: node.id, label: chart.no, implied: true, place }],
  };
}

function inLead(procedure: Procedure, draft: Draft): { line: Line; range: Range } | undefined {
  const last = procedure.lead.at(-1);
  if (last?.type !== 'paragraph') return undefined;
  const { document } = draft;
  const line = lineOf(last, document.source, document.places);
  const [clause, ...more] = clausesIn(line, { start: 0, end: line.text.length }, document.vocabulary);
  if (clause?.kind !== 'if' || more.length > 0 || clause.unless) return undefined;
  return clause.action.end <= clause.action.start && /:\s*$/.test(line.text)
    ? { line, range: clause.condition }
    : undefined;
}

function inHeading(procedure: Procedure, draft: Draft): { line: Line; range: Range } | undefined {
  const { document } = draft;
  const { vocabulary } = document;
  const text = procedure.at.replace(/^[\d.)\s]+/, '');
  const opened = vocabulary.if.opens(text) ?? vocabulary.onlyIf.opens(text);
  if (!opened || vocabulary.optional.opens(text) || /[?!]\s*$/.test(text)) return undefined;
  const line = plainLine(text, { start: procedure.place.start, end: procedure.place.start }, document.places);
  const range = { start: opened.end, end: text.length };
  return said(line, range).trim().split(' ').length >= 2 ? { line, range } : undefined;
}
