import { plainText } from '../../document/text.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeOf, sourceOf, startOf } from '../source.ts';
import { headingsOf } from '../tree.ts';

export const titleHeading = defineRule({
  id: 'title-heading',
  group: 'structure',
  severity: 'warning',
  summary: 'A heading of the first rank that is not the title',
  why: 'The title stands in the front matter, where lists, search and the page take it from. A second title that reads differently leaves the reader in doubt which document this is.',
  messages: {
    differs: {
      reason: 'Unexpected heading `{heading}`, expected the title `{title}`',
      hint: 'Write the title as in the front matter, or correct it there.',
      fix: 'Write the title as in the front matter',
    },
    section: {
      reason: 'Unexpected heading `{heading}` of the first rank, expected the second rank for a section',
      hint: 'Write it with two marks: `## {heading}`. Only the title may have one.',
      fix: 'Make it a section',
    },
  },
  good: [
    {
      text: '---\nid: example\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n\n# Refund a customer\n',
    },
    { text: '## Purpose\n\nCustomers get their money back.\n' },
  ],
  bad: [
    {
      text: '---\nid: example\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n\n# Refunds (new)\n\n## Purpose\n',
      reports: ['8:1 Unexpected heading `Refunds (new)`, expected the title `Refund a customer`'],
      fixed:
        '---\nid: example\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n\n# Refund a customer\n\n## Purpose\n',
    },
    {
      text: '# Example\n\n## Purpose\n\nFast answers.\n\n# Instructions\n\n1. Read the ticket.\n',
      reports: [
        '7:1 Unexpected heading `Instructions` of the first rank, expected the second rank for a section',
      ],
    },
  ],
  *check({ sop }): Generator<Finding> {
    const title = sop.known.title;
    if (!title) return;
    const headings = headingsOf(sop);
    for (const heading of headings.filter((d) => d.depth === 1)) {
      const text = plainText(heading);
      const place = placeOf(heading);
      if (
        heading === headings[0] &&
        !sop.sections.some((d) => d.name && startOf(d.place) === startOf(place))
      ) {
        if (same(text, title)) continue;
        const fix = { edits: [{ ...wordsOf(sop.text, place), text: escaped(title) }] };
        yield {
          message: 'differs',
          values: { heading: text, title },
          place,
          actual: text,
          expected: [title],
          fix,
        };
      } else {
        const demoted = { start: startOf(place), end: startOf(place), text: '#' };
        const marked = sop.text[startOf(place)] === '#';
        yield {
          message: 'section',
          values: { heading: text },
          place,
          ...(marked && { suggestions: [{ edits: [demoted] }] }),
        };
      }
    }
  },
});

function same(a: string, b: string): boolean {
  return a.normalize('NFC').replace(/\s+/gu, ' ').trim() === b.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Offsets of a heading's words, without its marks, in both forms of Markdown. */
function wordsOf(text: string, place: Parameters<typeof startOf>[0]): { start: number; end: number } {
  const source = sourceOf(text, place);
  const lead = /^#[ \t]*/.exec(source)?.[0].length ?? 0;
  const tail = /(?:[ \t]+#+[ \t]*|\r?\n[ \t]*=+[ \t]*)$/.exec(source)?.[0].length ?? 0;
  return { start: startOf(place) + lead, end: endOf(place) - tail };
}

/** A title as Markdown text: what would be markup in a heading is escaped. */
function escaped(title: string): string {
  return title.replace(/[\\`*_[\]<>#&~|]/g, '\\$&');
}
