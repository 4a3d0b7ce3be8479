import type { List } from 'mdast';
import type { Edit } from '../document/diagnostic.ts';
import type { Procedure, Sop, Step } from '../document/sop.ts';
import { plainText } from '../document/text.ts';
import type { ReadingWords } from '../languages/language.ts';
import { type Mention, mentionsOf } from './mentions.ts';
import { type Break, breaksOf, mendNumbers, type Numbered, numberedItems } from './numbering.ts';
import { type ItemsByStart, itemsOf } from './relist.ts';
import type { Finding } from './rule.ts';
import { tooShallow } from './shallow.ts';
import { endOf, placeOf, startOf } from './source.ts';
import { headOf } from './steps.ts';

/** Findings of `broken-numbering` about the numbered lists of a document: their count, what cuts them, lists beside each other. */
export function* brokenLists(sop: Sop, words: ReadingWords): Generator<Finding> {
  const items = itemsOf(sop.tree);
  let known: Mention[] | undefined;
  const mentions = () => {
    known ??= mentionsOf(sop, words);
    return known;
  };
  for (const [i, procedure] of sop.procedures.entries()) {
    const here = () => mentions().filter((d) => isFor(d, procedure, sop));
    const before = sop.procedures[i - 1];
    const beside = before !== undefined && areBeside(before, procedure);
    for (const steps of orderedLists(procedure)) {
      const numbered = numberedItems(steps, items);
      const last = numbered?.at(-1);
      if (!numbered || !last) continue;
      const found = broken(sop.text, numbered, steps === procedure.steps, here);
      if (found && !(beside && found.message === 'first'))
        yield (beside && !startsAtOne(procedure)) || countsOn(last) ? { ...found, fix: undefined } : found;
      yield* tooShallow(sop.text, last);
    }
    if (before && beside && !isAnnounced(procedure))
      yield second(
        sop.text,
        items,
        isCounted(before) ? here() : [...here(), ...mentions().filter((d) => isFor(d, before, sop))],
        [before, procedure],
      );
  }
}

/** Another list behind it goes on counting: with new numbers here, the reader would take both for one. */
const countsOn = (last: Numbered): boolean => {
  const next = listBehind(last);
  return next !== undefined && next.start !== 1;
};

/** The next numbered list under the same heading. */
function listBehind({ behind }: Numbered): List | undefined {
  const next = behind.find((d) => d.type === 'heading' || (d.type === 'list' && d.ordered));
  return next?.type === 'list' ? next : undefined;
}

/** A number means a step of the procedure it stands in; outside of all procedures it may mean any. */
function isFor({ start }: Mention, procedure: Procedure, { procedures }: Sop): boolean {
  const around = procedures.find(({ place }) => start >= startOf(place) && start < endOf(place));
  return around === undefined || around === procedure;
}

/** The numbered lists of a procedure, nested ones too. */
function* orderedLists({ carrier, steps }: Procedure): Generator<Step[]> {
  if (carrier === 'ordered') yield steps;
  const open = [...steps];
  for (let step = open.shift(); step; step = open.shift()) {
    for (const block of step.blocks) {
      if (block.kind !== 'list') continue;
      if (block.ordered) yield block.items;
      open.push(...block.items);
    }
  }
}

/** One finding a list: the first break that makes the numbers wrong, else the first cut. The fix mends all of them. */
function broken(
  text: string,
  steps: Numbered[],
  outer: boolean,
  mentionsHere: () => Mention[],
): Finding | undefined {
  const breaks = breaksOf(steps);
  const first = breaks.find((d) => d.kind !== 'cut') ?? breaks[0];
  if (!first) return undefined;
  const mentions = mentionsHere();
  const { kind, at, before } = first;
  const meant = (d: Numbered) => outer && mentions.some(({ number }) => number === d.typed);
  const edits = mended(text, steps, outer, mentions);
  return {
    message: kind,
    values: { typed: at.typed, before: before?.typed ?? '', expected: steps.indexOf(at) + 1 },
    place: markerOf(at),
    subject: at.step.text,
    severity: severityOf(kind, steps.some(meant)),
    ...(kind === 'restart' && before && { cause: { place: between(before, at) } }),
    ...(edits && { fix: { edits } }),
  };
}

/** A wrong number that nothing refers to misleads nobody: a git host counts the steps itself. */
function severityOf(kind: Break['kind'], mentioned: boolean): Finding['severity'] {
  if (kind === 'cut') return 'hint';
  return kind === 'restart' || mentioned ? 'error' : 'warning';
}

/** Numbers from 1 and every "step 4" with its new number; undefined where it is not certain which step is meant. */
function mended(text: string, steps: Numbered[], outer: boolean, mentions: Mention[]): Edit[] | undefined {
  const edits = mendNumbers(text, steps);
  const asTyped = steps.every((d, i) => d.typed === i + 1) || steps.every((d) => d.typed === 1);
  if (!edits || asTyped || mentions.length === 0) return edits;
  if (!outer) return undefined;
  const renamed = mentions.map(({ number, start, end }): Edit | undefined => {
    const [only, ...others] = steps.filter((d) => d.typed === number);
    return only && others.length === 0 ? { start, end, text: String(steps.indexOf(only) + 1) } : undefined;
  });
  if (!renamed.every((d) => d !== undefined)) return undefined;
  return [...edits, ...renamed.filter((d) => text.slice(d.start, d.end) !== d.text)];
}

function markerOf({ item, step }: Numbered): Finding['place'] {
  return { start: placeOf(item).start, end: headOf(step).start };
}

function between(before: Numbered, at: Numbered): Finding['place'] {
  return { start: placeOf(before.item).end, end: placeOf(at.item).start };
}

/** Two numbered lists under one heading. */
function areBeside(first: Procedure, next: Procedure): boolean {
  const ordered = first.carrier === 'ordered' && next.carrier === 'ordered';
  return ordered && first.at === next.at && first.phase === next.phase;
}

function startsAtOne({ steps }: Procedure): boolean {
  return steps[0]?.authorNumber === 1;
}

/** Its numbers are those of its steps, and stay so where a list is joined to its end. */
const isCounted = ({ steps }: Procedure): boolean => steps.every((d, i) => d.authorNumber === i + 1);

/** "To refund by card:" before a list that counts from 1. */
function isAnnounced(procedure: Procedure): boolean {
  const announced = procedure.lead.at(-1);
  return startsAtOne(procedure) && announced !== undefined && /:$/.test(plainText(announced));
}

/** Joining both changes the numbers of the second list: offered where nothing names one that changes, and no third list counts anew. */
function second(
  text: string,
  items: ItemsByStart,
  mentions: readonly Mention[],
  [first, next]: [Procedure, Procedure],
): Finding {
  const steps = numberedItems([...first.steps, ...next.steps], items);
  const last = steps?.at(-1);
  const joins = last && mentions.length === 0 && !listBehind(last);
  const edits = joins && steps ? mendNumbers(text, steps) : undefined;
  const head = next.steps[0];
  return {
    message: 'second',
    values: { heading: next.at, typed: head?.authorNumber ?? 1 },
    place: head ? { start: head.place.start, end: headOf(head).start } : next.place,
    subject: head?.text ?? '',
    severity: 'warning',
    cause: { place: first.steps[0]?.place ?? first.place },
    suggestions: edits ? [{ edits }] : [],
  };
}
