import { defineRule } from '../rule.ts';
import { placeBetween } from '../source.ts';

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
    for (const { start, end } of conflictsIn(sop.text)) {
      yield { message: 'both', place: placeBetween(sop.text, start, end) };
    }
  },
});

/**
 * First lines of what git writes into a file that two people changed at one place (`git help merge`, "How conflicts are presented").
 * One pass over the lines, whatever a stranger wrote.
 */
function* conflictsIn(text: string): Generator<{ start: number; end: number }> {
  if (!text.includes('<<<<<<< ')) return;
  let offset = 0;
  let begun: { start: number; end: number; isSplit: boolean } | undefined;
  for (const whole of text.split('\n')) {
    const line = whole.replace(/\r$/u, '');
    if (line.startsWith('<<<<<<< ')) begun = { start: offset, end: offset + line.length, isSplit: false };
    else if (begun && line === '=======') begun.isSplit = true;
    else if (begun?.isSplit && line.startsWith('>>>>>>> ')) {
      yield begun;
      begun = undefined;
    }
    offset += whole.length + 1;
  }
}
