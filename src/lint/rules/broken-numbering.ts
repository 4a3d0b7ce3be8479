import type { Edit } from '../../document/diagnostic.ts';
import type { Procedure, Sop, Step } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';
import { type Mention, mentionsOf } from '../mentions.ts';
import {
  type Break,
  breaksOf,
  mendNumbers,
  type Numbered,
  numberedItems,
  shallowBelow,
} from '../numbering.ts';
import { type ItemsByStart, itemsOf } from '../relist.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, placeOf, sourceOf, startOf } from '../source.ts';
import { everyStep, headOf } from '../steps.ts';
import { type TypedMark, typedMarks } from '../typed-marks.ts';

export const brokenNumbering = defineRule({
  id: 'broken-numbering',
  group: 'steps',
  severity: 'error',
  summary: 'Step numbers that start again, skip or repeat, or a list that is cut in two',
  why: 'Charts and pages count the steps; where the text counts differently, "go to step 4" sends two readers to two places.',
  messages: {
    restart: {
      reason: 'Unexpected number `{typed}` after step `{before}`, expected `{expected}`',
      hint: 'Indent what stands between the two steps to where the text of step `{before}` begins: at the margin it ends the list, and the count starts again.',
      fix: 'Make one list of the steps, numbered from 1',
      cause: 'This stands at the margin and ends the list',
    },
    gap: {
      reason: 'Unexpected number `{typed}` after step `{before}`, expected `{expected}`',
      hint: 'Number the steps 1, 2, 3 without gaps; "go to step {typed}" in the text must then say the new number, or better the title of the step.',
      fix: 'Number the steps from 1',
    },
    repeat: {
      reason: 'Unexpected number `{typed}` after step `{before}`, expected `{expected}`',
      hint: 'Number the steps 1, 2, 3, each number once; check every "step {typed}" in the text, because nobody can tell which one is meant.',
      fix: 'Number the steps from 1',
    },
    first: {
      reason: 'Unexpected first number `{typed}`, expected `1`',
      hint: 'Begin the list with `1.`: charts and pages count from 1.',
      fix: 'Number the steps from 1',
    },
    cut: {
      reason:
        'Unexpected text between step `{before}` and step `{typed}` that cuts the list, expected it indented under step `{before}`',
      hint: 'Put spaces before it, so that it begins below the first word of step `{before}`.',
      fix: 'Indent it under the step before it',
    },
    second: {
      reason:
        'Unexpected second list that starts at `{typed}` under `{heading}`, expected one list or a heading of its own',
      hint: 'If the count should go on, indent what stands between the two lists under the step before it. If it is another procedure, give it a heading.',
      cause: 'The first list begins here',
      fix: 'Make one list of both',
    },
    shallow: {
      reason: 'Unexpected indent of {spaces} below step `{number}`, expected {wanted} spaces',
      hint: 'Put {wanted} spaces before these lines, so that they begin below the first word of the step; with fewer they are no part of it.',
      fix: 'Indent them by {wanted} spaces',
    },
    typed: {
      reason: 'Unexpected `{mark}` typed at the beginning of a line, expected a numbered list below the step',
      hint: 'Write `1.`, `2.`, `3.` there, indented under the step: what is typed as `{mark}` runs on in one line on the page.',
      fix: 'Number the lines',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Find the order.\n\n   > **Note**\n   > Old orders stand in the archive.\n\n2. Refund it.\n3. Close the ticket.\n',
    },
    { text: '## Instructions\n\n1. Find the order.\n1. Refund it.\n1. Close the ticket.\n' },
    {
      text: '## Instructions\n\n### By card\n\n1. Open the payment.\n2. Refund it.\n\n### By bank transfer\n\n1. Ask for the account number.\n2. Refund it.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Find the order.
2. Ask for a photo of the item.

> Photos from a phone are fine.

1. Compare the photo with the order.
`,
      reports: ['8:1 Unexpected number `1` after step `2`, expected `3`'],
      fixed: `## Instructions

1. Find the order.
2. Ask for a photo of the item.

   > Photos from a phone are fine.

3. Compare the photo with the order.
`,
    },
    {
      text: `## Instructions

1. Find the order.
2. Send this text:

\`\`\`text
Your refund is on its way.
\`\`\`

3. Close the ticket.
`,
      reports: [
        '10:1 Unexpected text between step `2` and step `3` that cuts the list, expected it indented under step `2`',
      ],
      fixed: `## Instructions

1. Find the order.
2. Send this text:

   \`\`\`text
   Your refund is on its way.
   \`\`\`

3. Close the ticket.
`,
    },
    {
      text: '## Instructions\n\n1. Find the order.\n2. Refund the payment.\n2. Tell the customer.\n3. Close the ticket.\n',
      reports: ['5:1 Unexpected number `2` after step `2`, expected `3`'],
      fixed:
        '## Instructions\n\n1. Find the order.\n2. Refund the payment.\n3. Tell the customer.\n4. Close the ticket.\n',
    },
    {
      text: `## Instructions

1. Find the order.
3. Is it paid?
   - **Yes:** Go to step 5.
   - **No:** Go on.
4. Send a payment link.
5. Close the ticket.
`,
      reports: ['4:1 Unexpected number `3` after step `1`, expected `2`'],
      fixed: `## Instructions

1. Find the order.
2. Is it paid?
   - **Yes:** Go to step 4.
   - **No:** Go on.
3. Send a payment link.
4. Close the ticket.
`,
    },
    {
      text: `## Instructions

1. Find the order.
2. Open the payment.

The payment opens in a new window.

1. Refund the payment.
2. Close the ticket.
`,
      reports: [
        '8:1 Unexpected second list that starts at `1` under `Instructions`, expected one list or a heading of its own',
      ],
    },
    {
      text: '## Instructions\n\n1. Find the order.\n2. Is it paid?\n  - **Yes:** Refund it.\n  - **No:** Cancel it.\n',
      reports: ['5:3 Unexpected indent of 2 below step `2`, expected 3 spaces'],
      fixed:
        '## Instructions\n\n1. Find the order.\n2. Is it paid?\n   - **Yes:** Refund it.\n   - **No:** Cancel it.\n',
    },
    {
      text: '## Instructions\n\n1. Compare with the order:\n   a. the street\n   b. the town\n2. Close the ticket.\n',
      reports: [
        '4:4 Unexpected `a` typed at the beginning of a line, expected a numbered list below the step',
      ],
    },
  ],
  *check({ sop, words }): Generator<Finding> {
    for (const { step } of everyStep(sop)) yield* typed(sop.text, step);
    const items = itemsOf(sop.tree);
    let known: Mention[] | undefined;
    const mentions = () => {
      known ??= mentionsOf(sop, words);
      return known;
    };
    for (const [i, procedure] of sop.procedures.entries()) {
      const here = () => mentions().filter((d) => isFor(d, procedure, sop));
      const [before, next] = [sop.procedures[i - 1], sop.procedures[i + 1]];
      const beside = before !== undefined && areBeside(before, procedure);
      const unsure =
        (beside && !startsAtOne(procedure)) || (next && areBeside(procedure, next) && !startsAtOne(next));
      for (const steps of orderedLists(procedure)) {
        const numbered = numberedItems(steps, items);
        const last = numbered?.at(-1);
        if (!numbered || !last) continue;
        const found = broken(sop.text, numbered, steps === procedure.steps, here);
        if (found && !(beside && found.message === 'first'))
          yield unsure ? { ...found, fix: undefined } : found;
        yield* tooShallow(sop.text, last);
      }
      if (before && beside && !isAnnounced(procedure))
        yield second(sop.text, items, here(), [before, procedure]);
    }
  },
});

/** Letters and numbers that are no list for Markdown. */
function* typed(text: string, step: Step): Generator<Finding> {
  const head = headOf(step);
  if (step.paragraph?.type !== 'paragraph' || head.start.line === head.end.line) return;
  for (const run of typedMarks(sourceOf(text, head))) {
    const [first] = run;
    if (!first || first.start === 0) continue;
    const at = (d: TypedMark) => ({ start: startOf(head) + d.start, end: startOf(head) + d.end });
    const edits = run.map((d) => ({ ...at(d), text: `${d.number}.` }));
    const place = placeBetween(text, at(first).start, at(first).end);
    yield {
      message: 'typed',
      values: { mark: first.mark },
      place,
      severity: 'hint',
      suggestions: [{ edits }],
    };
  }
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

/** Answers below the last step that are indented too little for its number: "10. " needs four spaces. */
function* tooShallow(text: string, last: Numbered): Generator<Finding> {
  const found = shallowBelow(text, last);
  if (!found) return;
  const { first, spaces, wanted, edits } = found;
  const fix = edits && { edits };
  // A list below a step can only be its own; a paragraph may be about all of the steps.
  const own = first.type === 'list';
  yield {
    message: 'shallow',
    values: { spaces, wanted, number: last.typed },
    place: placeOf(first),
    severity: own ? 'warning' : 'hint',
    ...(fix && (own ? { fix } : { suggestions: [fix] })),
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

/** "To refund by card:" before a list that counts from 1. */
function isAnnounced(procedure: Procedure): boolean {
  const announced = procedure.lead.at(-1);
  return startsAtOne(procedure) && announced !== undefined && /:$/.test(plainText(announced));
}

/** Joining both changes the numbers of the second list: offered only where nothing names one of them. */
function second(
  text: string,
  items: ItemsByStart,
  mentions: readonly Mention[],
  [first, next]: [Procedure, Procedure],
): Finding {
  const steps = numberedItems([...first.steps, ...next.steps], items);
  const edits = mentions.length === 0 && steps ? mendNumbers(text, steps) : undefined;
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
