import { fold } from '../../document/near.ts';
import type { Term } from '../../document/sop.ts';
import type { SopFacts } from '../../handbook/facts.ts';
import type { GlossaryEntry, Handbook } from '../../handbook/handbook.ts';
import { defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';

const sop = (id: string, term: string) =>
  `---\nid: ${id}\ntitle: ${id}\ndepartment: support\nowner: ana\n---\n\n## Terms\n\n- ${term}\n`;

export const conflictingTerm = defineRule({
  id: 'conflicting-term',
  group: 'handbook',
  severity: 'warning',
  summary: 'A term that two SOPs, or an SOP and the glossary, explain differently',
  why: 'Two colleagues who use the same word and mean two things talk past each other, and past the customer.',
  messages: {
    sops: {
      reason:
        'Unexpected meaning of `{term}`, which `{path}` explains differently, expected the same meaning',
      hint: 'Agree on one meaning and write it once, under `glossary:` in `sop.yaml`; or give one of the two another name.',
      cause: 'Explained differently here',
    },
    glossary: {
      reason:
        'Unexpected meaning of `{term}`, which the glossary in `{path}` explains differently, expected the same meaning',
      hint: 'Take the term out here, because the glossary shows it on every page; or give it another name if it means something else.',
      cause: 'The glossary explains it here',
    },
  },
  good: [
    {
      text: sop('refund', '**SLA**: Service level agreement: the time in which we promise an answer.'),
      files: { 'sops/support/complaint.md': sop('complaint', '**SLA**: service level agreement') },
    },
    {
      text: sop('refund', '**Ticket**: A request of a customer.'),
      config: 'glossary: {Ticket: a request of a customer}\n',
    },
  ],
  bad: [
    {
      text: sop('refund', '**Resolved**: The customer has the money back.'),
      path: 'sops/support/refund.md',
      files: {
        'sops/support/complaint.md': sop('complaint', '**Resolved**: The customer has said that it is fine.'),
      },
      reports: [
        '10:3 Unexpected meaning of `Resolved`, which `sops/support/complaint.md` explains differently, expected the same meaning',
      ],
    },
    {
      text: sop('refund', '**Ticket**: The paper that lies in the parcel.'),
      config: 'glossary: {Ticket: A request of a customer}\n',
      reports: [
        '10:3 Unexpected meaning of `Ticket`, which the glossary in `sop.yaml` explains differently, expected the same meaning',
      ],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    const first = new Map<string, { facts: SopFacts; term: Term }>();
    for (const facts of handbook.facts) {
      for (const term of facts.terms) {
        const found = { path: facts.path, place: term.place, subject: term.term };
        const shared = inGlossary(handbook, facts, term);
        if (shared) {
          if (agree(shared.definition, term.definition)) continue;
          yield {
            ...found,
            message: 'glossary',
            values: { term: term.term, path: shared.path },
            cause: { path: shared.path, place: START },
          };
          continue;
        }
        const key = `${languageOf(facts)} ${fold(term.term)}`;
        const other = first.get(key);
        if (!other) first.set(key, { facts, term });
        else if (other.facts.path !== facts.path && !agree(other.term.definition, term.definition)) {
          const cause = { path: other.facts.path, place: other.term.place };
          yield { ...found, message: 'sops', values: { term: term.term, path: other.facts.path }, cause };
        }
      }
    }
  },
});

function inGlossary({ glossary }: Handbook, facts: SopFacts, { term }: Term): GlossaryEntry | undefined {
  return glossary.find((d) => fold(d.term) === fold(term) && languageOf(d) === languageOf(facts));
}

function languageOf({ language }: { language: string }): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

/** The same words, or one says the same and goes on. Without an explanation there is nothing to disagree with. */
function agree(a: string, b: string): boolean {
  const [first, second] = [words(a), words(b)];
  return first.startsWith(second) || second.startsWith(first);
}

function words(definition: string): string {
  return fold(definition.replace(/[^\p{L}\p{N}\s]+/gu, ' ')).replace(/^(?:an?|the) /, '');
}
