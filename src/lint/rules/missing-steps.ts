import type { Section, Sop } from '../../document/sop.ts';
import { defineRule, type Finding, type FindingFix } from '../rule.ts';
import { endOf, insert, placeOf, sourceOf, startOf } from '../source.ts';

export const missingSteps = defineRule({
  id: 'missing-steps',
  group: 'steps',
  severity: 'warning',
  summary: 'An Instructions section without a list of steps',
  why: 'A reader on the phone follows one numbered line at a time, and the chart is drawn from those lines; neither works with prose.',
  messages: {
    none: {
      reason: 'Unexpected text without steps under `{section}`, expected a numbered list',
      hint: 'Begin each action on a line of its own with its number: `1. Find the order.`, `2. Check the address.`',
      fix: 'Make each paragraph a step',
    },
    one: {
      reason: 'Unexpected single step under `{section}`, expected at least two',
      hint: 'Write what comes before and after it as steps of their own. A rule of one sentence belongs under Purpose, or in another SOP.',
    },
  },
  good: [
    { text: '## Instructions\n\n1. Find the order.\n2. Refund the payment.\n' },
    {
      text: '## Instructions\n\n- [ ] Greet the customer by name.\n- [ ] Repeat the question in your own words.\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\nFind the order and read the notes.\n\nRefund the payment and tell the customer.\n',
      reports: ['1:1 Unexpected text without steps under `Instructions`, expected a numbered list'],
    },
    {
      text: '## Instructions\n\n1. Refund the payment.\n',
      reports: ['1:1 Unexpected single step under `Instructions`, expected at least two'],
    },
  ],
  *check({ sop }): Generator<Finding> {
    const sections = sop.sections.filter((d) => d.name === 'instructions' && d.content.length > 0);
    for (const section of sections) {
      const isInner = sections.some((d) => d !== section && isIn(section.place, d));
      if (isInner || sop.procedures.some((d) => d.steps.length > 1 && isIn(d.place, section))) continue;
      const isOne = section.content.some((d) => d.type === 'list' && d.children.length === 1);
      yield {
        message: isOne ? 'one' : 'none',
        values: { section: section.title },
        place: section.place,
        subject: section.title,
        suggestions: numbered(sop, section),
        ...(isOne && { severity: 'hint' }),
      };
    }
  },
});

function isIn(place: Section['place'], { content, place: heading }: Section): boolean {
  const last = content.at(-1);
  return (
    startOf(place) >= startOf(heading) && startOf(place) <= (last ? endOf(placeOf(last)) : endOf(heading))
  );
}

/** Each paragraph as a step, where the section holds nothing but paragraphs. */
function numbered({ text }: Sop, { content }: Section): FindingFix[] {
  const places = content.map(placeOf);
  const plain =
    content.every((node) => node.type === 'paragraph') && places.every(({ start }) => start.column === 1);
  if (!plain || places.length < 2) return [];
  const edits = places.flatMap((place, i) => {
    const marker = `${i + 1}. `;
    const breaks = [...sourceOf(text, place).matchAll(/\n/g)].map((d) => startOf(place) + d.index + 1);
    return [
      insert(startOf(place), marker),
      ...breaks.map((offset) => insert(offset, ' '.repeat(marker.length))),
    ];
  });
  return [{ edits }];
}
