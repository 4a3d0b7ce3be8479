import type { Section, SectionName, Sop } from '../../document/sop.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, sourceOf, startOf } from '../source.ts';

const required = ['purpose', 'terms', 'instructions'] as const satisfies SectionName[];

export const missingSection = defineRule({
  id: 'missing-section',
  group: 'structure',
  severity: 'error',
  summary: 'A section that every SOP needs is not there',
  why: 'Readers find their way because every SOP is built alike: why the work matters, what the words mean, what to do. Who has to search loses the time that the SOP should save.',
  messages: {
    empty: {
      reason: 'Unexpected empty file, expected an SOP',
      hint: 'Write `## {purpose}`, `## {terms}` and `## {instructions}` with your text below them, or let `sop new` begin one from a template.',
    },
    'no-body': {
      reason: 'Unexpected end behind the front matter, expected the text of the SOP',
      hint: 'Write `## {purpose}`, `## {terms}` and `## {instructions}` with your text below them, or let `sop new` begin one from a template.',
    },
    purpose: {
      reason: 'Unexpected SOP without a section `{title}`, expected a heading `## {title}`',
      hint: 'Say under this heading, in one or two sentences, why the work matters to somebody new.',
      fix: 'Add the section `{title}`',
    },
    terms: {
      reason: 'Unexpected SOP without a section `{title}`, expected a heading `## {title}`',
      hint: 'List under this heading every acronym and every word that a newcomer does not know, one in a line: `- **SLA**: what it means`. If there is none, say so.',
      fix: 'Add the section `{title}`',
    },
    instructions: {
      reason: 'Unexpected SOP without a section `{title}`, expected a heading `## {title}`',
      hint: 'Write under this heading what to do, as a numbered list.',
      fix: 'Add the section `{title}`',
    },
    elsewhere: {
      reason: 'Unexpected steps under `{heading}`, expected them under a heading `## {title}`',
      hint: 'Rename the heading above the steps to `{title}`.',
      fix: 'Rename `{heading}` to `{title}`',
    },
    scattered: {
      reason: 'Unexpected steps outside of a section `{title}`, expected a heading `## {title}` above them',
      hint: 'Put the heading above the first steps, and make the headings between the steps one rank lower.',
    },
    own: {
      reason: 'Unexpected SOP without a section `{title}`, expected a heading `## {title}`',
      hint: 'The handbook asks for this section in `sop.yaml`; add it.',
      fix: 'Add the section `{title}`',
    },
  },
  good: [
    {
      text: `## Purpose

Customers get their money back without asking twice.

## Terms

- **RMA**: the number under which a parcel comes back.

## Instructions

1. Find the order.
`,
    },
    {
      text: `## Aim

Customers get their money back without asking twice.

## Definitions

None are needed.

## Procedure

1. Find the order.
`,
    },
  ],
  bad: [
    { text: '\n', bare: true, reports: ['1:1 Unexpected empty file, expected an SOP'] },
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n',
      reports: ['3:8 Unexpected end behind the front matter, expected the text of the SOP'],
    },
    {
      text: `## Purpose

Customers get their money back without asking twice.

## Instructions

1. Find the order.
`,
      reports: ['5:1 Unexpected SOP without a section `Terms`, expected a heading `## Terms`'],
    },
    {
      text: `## Purpose

Customers get their money back without asking twice.

## Terms

None are needed.

## On a normal day

1. Find the order.
2. Refund the payment.
`,
      reports: [
        '9:1 Unexpected steps under `On a normal day`, expected them under a heading `## Instructions`',
      ],
    },
    {
      text: `## Purpose

Customers get their money back without asking twice.

## Terms

None are needed.

## In the morning

1. Read the new tickets.
2. Answer the oldest one.

## In the evening

1. Close what is solved.
2. Go home.
`,
      reports: [
        '11:1 Unexpected steps outside of a section `Instructions`, expected a heading `## Instructions` above them',
      ],
    },
  ],
  *check({ sop, words, config }) {
    const { purpose, terms, instructions } = words.sectionTitles;
    if (
      sop.text
        .slice(endOf(sop.frontMatter.place))
        .replace(/^\uFEFF/, '')
        .trim() === ''
    ) {
      const message = sop.frontMatter.present ? 'no-body' : 'empty';
      yield { message, values: { purpose, terms, instructions }, place: placeOfGap(sop), subject: message };
      return;
    }
    const there = new Set(sop.sections.map((d) => d.name));
    for (const name of required) if (!there.has(name)) yield missing(name, sop, words);
    const titles = new Set(sop.sections.map((d) => normal(d.title)));
    for (const title of config.sections) {
      if (!titles.has(normal(title))) {
        const suggestions = [added(title, sop.text.length, sop)];
        yield { message: 'own', values: { title }, place: placeOfGap(sop), subject: title, suggestions };
      }
    }
  },
});

function missing(name: (typeof required)[number], sop: Sop, words: ReadingWords): Finding {
  const title = words.sectionTitles[name];
  const heading = name === 'instructions' ? headingOfSteps(sop) : undefined;
  if (heading) {
    const at = headingText(sop, heading);
    return {
      message: 'elsewhere',
      values: { title, heading: heading.title },
      place: heading.place,
      suggestions: [{ edits: [{ ...at, text: title }] }],
    };
  }
  const first = name === 'instructions' ? sop.procedures[0] : undefined;
  if (first) return { message: 'scattered', values: { title }, place: first.place, subject: name };
  const next = sectionAfter(name, sop);
  const at = next && next.depth < 7 ? startOf(next.place) : sop.text.length;
  return {
    message: name,
    values: { title },
    place: placeOfGap(sop, next),
    subject: name,
    suggestions: [added(title, at, sop)],
  };
}

/** A thing that is missing stands nowhere: the heading that should follow it is shown, else the title. */
function placeOfGap(sop: Sop, next?: Section) {
  return next?.place ?? sop.title?.place ?? placeBetween(sop.text, 0, 0);
}

function normal(title: string): string {
  return title.normalize('NFC').trim().toLowerCase();
}

/** The only heading above all steps, when it can be renamed without losing a title. */
function headingOfSteps(sop: Sop): Section | undefined {
  const titles = new Set(sop.procedures.map((d) => d.at));
  if (titles.size !== 1) return undefined;
  const [at] = titles;
  return sop.sections.find((d) => d.title === at && !d.name && d.depth > 1 && d.depth < 7);
}

/** Offsets of the words of a heading, marks left out. */
function headingText(sop: Sop, { place }: Section): { start: number; end: number } {
  const source = sourceOf(sop.text, place);
  const marks = /^#{1,6}[ \t]*/.exec(source)?.[0].length ?? 0;
  const words = source.slice(marks).replace(/[ \t]+#+[ \t]*$|\r?\n[=-]+[ \t]*$/, '');
  return { start: startOf(place) + marks, end: startOf(place) + marks + words.length };
}

/** Purpose opens the document, terms come before the instructions, instructions come last. */
function sectionAfter(name: SectionName, sop: Sop): Section | undefined {
  if (name === 'purpose') return sop.sections.find((d) => d.depth > 1);
  return name === 'terms' ? sop.sections.find((d) => d.name === 'instructions') : undefined;
}

function added(title: string, at: number, sop: Sop) {
  const before = sop.text.slice(0, at);
  const gap = /(^|\n\r?\n)$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const after = at === sop.text.length ? '' : '\n';
  return { edits: [{ start: at, end: at, text: `${gap}## ${title}\n\n{{${title}}}\n${after}` }] };
}
