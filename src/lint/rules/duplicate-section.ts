import type { Section } from '../../document/sop.ts';
import { defineRule } from '../rule.ts';

export const duplicateSection = defineRule({
  id: 'duplicate-section',
  group: 'structure',
  severity: 'warning',
  summary: 'Two sections of the same name in the same place',
  why: 'A reader who has found one section stops looking, and misses what the other one says.',
  messages: {
    title: {
      reason: 'Unexpected second section `{title}`, expected one of this name',
      hint: 'Join the two, or give each a name that tells them apart.',
      cause: 'The first section `{first}`',
    },
    name: {
      reason:
        'Unexpected section `{title}` beside `{first}`, expected one of the two: both are names for `{name}`',
      hint: 'Join the two, or give one of them another name.',
      cause: 'The first section `{first}`',
    },
  },
  good: [
    {
      text: '## Purpose\n\nFast answers.\n\n## Instructions\n\n### Morning\n\nRead.\n\n### Evening\n\nClose.\n',
    },
    { text: '## Phone\n\n### Opening\n\nSay your name.\n\n## Chat\n\n### Opening\n\nWrite your name.\n' },
  ],
  bad: [
    {
      text: '## Terms\n\n- **SLA**: how fast we answer.\n\n## Terms\n\n- **RMA**: number of a return.\n',
      reports: ['5:1 Unexpected second section `Terms`, expected one of this name'],
    },
    {
      text: '## Terms\n\n- **SLA**: how fast we answer.\n\n## Glossary\n\n- **RMA**: number of a return.\n',
      reports: [
        '5:1 Unexpected section `Glossary` beside `Terms`, expected one of the two: both are names for `Terms`',
      ],
    },
  ],
  *check({ sop, words }) {
    const seen = new Map<string, Section>();
    for (const { section, parent } of withParents(sop.sections)) {
      const title = normal(section.title);
      if (title === '') continue;
      const sameTitle = seen.get(`${parent} title ${title}`);
      const sameName =
        section.name && isOneOfAKind(section) ? seen.get(`${parent} name ${section.name}`) : undefined;
      const first = sameTitle ?? sameName;
      if (first) {
        yield {
          message: sameTitle ? 'title' : 'name',
          values: {
            title: section.title,
            first: first.title,
            ...(section.name && { name: words.sectionTitles[section.name] }),
          },
          place: section.place,
          cause: { place: first.place },
        };
        continue;
      }
      seen.set(`${parent} title ${title}`, section);
      if (section.name) seen.set(`${parent} name ${section.name}`, section);
    }
  },
});

/** Terms may stand in one place only; a purpose beside a summary or two procedures in a row are what real documents have. */
function isOneOfAKind({ name }: Section): boolean {
  return name === 'terms';
}

/** Sections with the number of the section they stand in; bold labels are no headings and stay out. */
function withParents(sections: readonly Section[]): { section: Section; parent: number }[] {
  const open: number[] = [];
  return sections.flatMap((section, n) => {
    if (section.depth === 7) return [];
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.depth ?? 0) >= section.depth) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(n);
    return [{ section, parent }];
  });
}

function normal(title: string): string {
  return title.normalize('NFC').trim().toLowerCase();
}
