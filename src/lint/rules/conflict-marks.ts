import { defineRule } from '../rule.ts';
import { placeBetween } from '../source.ts';

/** What git writes into a file that two people changed at one place (`git help merge`, "How conflicts are presented"). */
const conflict = /^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} .*$/gmu;

export const conflictMarks = defineRule({
  id: 'conflict-marks',
  group: 'structure',
  severity: 'error',
  summary: 'Two versions of a text side by side, as git leaves them in a merge',
  why: 'Readers would see both versions as steps, and nobody could tell which one holds.',
  messages: {
    both: {
      reason: 'Unexpected marks of a merge around two versions of this text, expected one of them',
      hint: 'Keep what is right of both, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
    },
  },
  good: [{ text: 'Refunds\n=======\n\n## Instructions\n\n1. Find the order.\n' }],
  bad: [
    {
      text: `## Instructions

1. Find the order.
<<<<<<< HEAD
2. Refund within 14 days.
=======
2. Refund within 30 days.
>>>>>>> longer-refunds
`,
      reports: ['4:1 Unexpected marks of a merge around two versions of this text, expected one of them'],
    },
  ],
  *check({ sop }) {
    if (!sop.text.includes('<<<<<<< ')) return;
    for (const found of sop.text.matchAll(conflict)) {
      const [first = ''] = found[0].split(/\r?\n/u);
      yield { message: 'both', place: placeBetween(sop.text, found.index, found.index + first.length) };
    }
  },
});
