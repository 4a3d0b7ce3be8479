import type { Sop, Term } from '../../document/sop.ts';
import { defineRule, type Finding, type FindingFix } from '../rule.ts';
import { endOf, sourceOf, startOf } from '../source.ts';
import { lineEnd, lineStart } from '../tree.ts';

export const duplicateTerm = defineRule({
  id: 'duplicate-term',
  group: 'terms',
  severity: 'warning',
  summary: 'A term that is explained twice',
  why: 'Two explanations of one word drift apart, and a reader finds only one of them.',
  messages: {
    same: {
      reason: 'Unexpected second entry for `{term}`, expected one',
      hint: 'Remove one of the two: they say the same.',
      cause: 'The first entry',
      fix: 'Remove the second entry',
    },
    differs: {
      reason: 'Unexpected second entry for `{term}` with another meaning, expected one',
      hint: 'Say all of it in one entry, or give the two things two names.',
      cause: 'The first entry',
    },
  },
  good: [
    {
      text: '## Terms\n\n- **SLA**: how fast we have promised to answer.\n- **RMA**: the number of a return.\n',
    },
  ],
  bad: [
    {
      text: '## Terms\n\n- **SLA**: how fast we have promised to answer.\n- **RMA**: the number of a return.\n- **sla**: how fast we have promised to answer.\n',
      reports: ['5:3 Unexpected second entry for `sla`, expected one'],
      fixed:
        '## Terms\n\n- **SLA**: how fast we have promised to answer.\n- **RMA**: the number of a return.\n',
    },
    {
      text: '## Terms\n\n- **Return**: a parcel that comes back.\n- **Return**: the form for it.\n',
      reports: ['4:3 Unexpected second entry for `Return` with another meaning, expected one'],
    },
  ],
  *check({ sop }): Generator<Finding> {
    const seen = new Map<string, Term>();
    for (const term of sop.terms) {
      const first = seen.get(normal(term.term));
      if (!first) {
        seen.set(normal(term.term), term);
        continue;
      }
      const same = normal(first.definition) === normal(term.definition);
      const fix = same ? withoutEntry(term, sop) : undefined;
      yield {
        message: same ? 'same' : 'differs',
        values: { term: term.term },
        place: term.place,
        cause: { place: first.place },
        ...(fix && { fix }),
      };
    }
  },
});

function normal(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[.:;]$/, '')
    .trim()
    .toLowerCase();
}

/** Takes an entry out with its lines, where it is an item of a list, not the only one, and nothing else stands in them. */
function withoutEntry({ entry }: Term, { text, terms }: Sop): FindingFix | undefined {
  const hasNeighbour = terms.some(
    (d) => d.entry.end.line === entry.start.line - 1 || d.entry.start.line === entry.end.line + 1,
  );
  if (!hasNeighbour) return undefined;
  const from = lineStart(text, startOf(entry));
  const to = lineEnd(text, endOf(entry));
  const alone = text.slice(from, startOf(entry)).trim() === '' && text.slice(endOf(entry), to).trim() === '';
  if (!alone || !/^(?:[-*+]|\d+[.)])\s/.test(sourceOf(text, entry))) return undefined;
  return { edits: [{ start: from, end: Math.min(to + 1, text.length), text: '' }] };
}
