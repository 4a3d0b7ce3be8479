import { anchors } from '../document/anchor.ts';
import { placesIn } from '../document/places.ts';
import type { Procedure, Sop } from '../document/sop.ts';
import { languageOf } from '../languages/index.ts';
import type { Flow, FlowNode } from './flow.ts';
import { conditionBefore } from './reading/before.ts';
import { connect, type Document, type Draft, newDraft, type Open, toFlow } from './reading/draft.ts';
import { joinJumps } from './reading/jumps.ts';
import { declaredRoles } from './reading/roles.ts';
import { readNested, readSteps } from './reading/step.ts';
import { nameOf, targetsOf } from './reading/targets.ts';
import { vocabularyOf } from './reading/vocabulary.ts';
import { endOf } from './reading/way.ts';

/**
 * The procedures of a document as graphs, in source order: one `Flow` a procedure, none for an empty one. Never throws; the same text
 * gives the same flows. Linear in the length of the document.
 *
 * A paragraph becomes a `Line` (words with their places), a line `clausesIn` it (instruction, condition, "otherwise", remark). `step.ts`
 * reads the steps in order and keeps the ways that are still open; `say.ts` and `act.ts` turn clauses into nodes and moves, `blocks.ts`
 * what stands below a step. Jumps are joined last, when all nodes exist.
 */
export function toFlows(sop: Sop): Flow[] {
  const document: Document = {
    source: sop.text,
    places: placesIn(sop.text),
    vocabulary: vocabularyOf(languageOf(sop.language)),
    roles: declaredRoles(sop),
    lines: new Map(),
  };
  const procedures = sop.procedures.filter((procedure) => procedure.steps.length > 0);
  const drafts = procedures.map((procedure) =>
    newDraft(document, targetsOf(procedure), procedure.phase !== undefined, readNested),
  );
  for (const [index, draft] of drafts.entries()) {
    // More procedures than this in one file do not refer to each other.
    draft.all = drafts.slice(0, 50);
    draft.lane = document.roles.get(nameOf(procedures[index]?.at ?? ''));
  }
  procedures.forEach((procedure, index) => {
    const draft = drafts[index];
    if (draft) readProcedure(procedure, procedures[index + 1], draft);
  });
  const anchor = anchors();
  for (const node of drafts.flatMap((draft) => draft.nodes)) {
    if (node.kind !== 'end') node.anchor = anchor(node.title, node.label);
  }
  return procedures.map((procedure, index) => {
    const draft = drafts[index] as Draft;
    joinJumps(draft);
    return toFlow(procedure, draft);
  });
}

function readProcedure(procedure: Procedure, next: Procedure | undefined, draft: Draft): void {
  const before = conditionBefore(procedure, draft);
  const opens = readSteps(procedure.steps, { prefix: '', opens: before.opens }, draft);
  close([...opens, ...before.past], procedure, next, draft);
}

/** The list is over: what is still open leads to an ending that nobody wrote. A phase leads on to the next one. */
function close(opens: Open[], procedure: Procedure, next: Procedure | undefined, draft: Draft): void {
  if (opens.length === 0) return;
  const goesOn = procedure.phase !== undefined && next?.phase !== undefined;
  const { chart } = draft.document.vocabulary.words;
  const label = goesOn ? next.at : chart.end;
  const node: FlowNode = {
    id: 'end',
    kind: 'end',
    label,
    details: [],
    implied: true,
    anchor: '',
    place: endOf(procedure.place),
  };
  draft.nodes.push(node);
  connect(opens, node.id, draft);
}
