import type { Heading } from 'mdast';
import { plainText } from '../../document/text.ts';
import { defineRule } from '../rule.ts';
import { placeOf, startOf } from '../source.ts';
import { headingsOf } from '../tree.ts';

export const headingOrder = defineRule({
  id: 'heading-order',
  group: 'structure',
  severity: 'warning',
  summary: 'A heading that skips a rank',
  why: 'Screen readers and the list of contents take the ranks at their word: after a skipped rank a reader looks for a part that does not exist.',
  messages: {
    skipped: {
      reason: 'Unexpected heading `{heading}` of rank {rank}, expected rank {expected}',
      hint: 'Write it with {expected} marks (`#`), and what stands below it one rank higher too.',
      fix: 'Raise the heading to rank {expected}',
      cause: 'The heading above it has rank {above}',
    },
  },
  good: [
    { text: '## Instructions\n\n### Morning\n\n#### Phone\n\n## Escalation\n' },
    { text: '# Example\n\n## Purpose\n' },
  ],
  bad: [
    {
      text: '## Instructions\n\n#### Morning\n\n##### Phone\n\n#### Evening\n\n## Escalation\n',
      reports: ['3:1 Unexpected heading `Morning` of rank 4, expected rank 3'],
      fixed: '## Instructions\n\n### Morning\n\n#### Phone\n\n### Evening\n\n## Escalation\n',
    },
    {
      text: '### Purpose\n\nFast answers.\n',
      reports: ['1:1 Unexpected heading `Purpose` of rank 3, expected rank 2'],
      fixed: '## Purpose\n\nFast answers.\n',
    },
  ],
  *check({ sop }) {
    const headings = headingsOf(sop);
    for (const [n, heading] of headings.entries()) {
      const above = headings[n - 1];
      const expected = (above?.depth ?? 1) + 1;
      if (heading.depth <= expected) continue;
      yield {
        message: 'skipped',
        values: { heading: plainText(heading), rank: heading.depth, expected, above: above?.depth ?? 1 },
        place: placeOf(heading),
        ...(above && { cause: { place: placeOf(above) } }),
        fix: { edits: runFrom(headings, n).map((d) => raised(d, heading.depth - expected)) },
      };
    }
  },
});

/** The heading and those that follow at its rank or below: they move together, so that their order among each other stays. */
function runFrom(headings: readonly Heading[], start: number): Heading[] {
  const rank = headings[start]?.depth ?? 0;
  const end = headings.findIndex((d, n) => n > start && d.depth < rank);
  return headings.slice(start, end === -1 ? undefined : end);
}

function raised(heading: Heading, by: number) {
  const start = startOf(placeOf(heading));
  return { start, end: start + by, text: '' };
}
