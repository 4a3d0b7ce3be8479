import type { RootContent } from 'mdast';
import type { Section, Sop } from '../../document/sop.ts';
import { withoutComments } from '../html.ts';
import { defineRule } from '../rule.ts';

export const emptySection = defineRule({
  id: 'empty-section',
  group: 'structure',
  severity: 'warning',
  summary: 'A heading with nothing below it',
  why: 'An empty section looks as if something got lost. The reader cannot tell whether there is nothing to say or nobody has said it yet.',
  messages: {
    empty: {
      reason: 'Unexpected empty section `{title}`, expected text below the heading',
      hint: 'Write what belongs there, say that there is nothing to know, or remove the heading.',
    },
  },
  good: [
    { text: '## Purpose\n\nCustomers get an answer within one day.\n' },
    { text: '## Instructions\n\n### In the morning\n\n1. Read the new tickets.\n' },
    { text: '## Instructions\n\n### Step 1: Read the new tickets\n\n### Step 2: Answer the oldest one\n' },
  ],
  bad: [
    {
      text: '## Purpose\n\n<!-- to be written -->\n\n## Terms\n\n- **SLA**: how fast we answer.\n',
      reports: ['1:1 Unexpected empty section `Purpose`, expected text below the heading'],
    },
    {
      text: '## Instructions\n\n### In the morning\n\n### In the evening\n\n1. Close what is solved.\n',
      reports: ['3:1 Unexpected empty section `In the morning`, expected text below the heading'],
    },
  ],
  *check({ sop }) {
    const steps = stepLines(sop);
    for (const section of sop.sections) {
      if (isTitle(section, sop) || section.depth === 7 || steps.has(section.place.start.line)) continue;
      if (section.content.every(isNothing)) {
        yield { message: 'empty', values: { title: section.title }, place: section.place };
      }
    }
  },
});

function isTitle({ depth, place }: Section, sop: Sop): boolean {
  return (
    depth === 1 &&
    place.start.line === sop.tree.children.find((d) => d.type === 'heading')?.position?.start.line
  );
}

/** Lines of headings that are steps themselves: they may say all in their title. */
function stepLines(sop: Sop): Set<number> {
  const headed = sop.procedures.filter((d) => d.carrier === 'headings');
  return new Set(headed.flatMap((d) => d.steps.map((step) => step.place.start.line)));
}

function isNothing(node: RootContent): boolean {
  return node.type === 'definition' || (node.type === 'html' && withoutComments(node.value).trim() === '');
}
