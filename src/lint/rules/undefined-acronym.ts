import type { Sop } from '../../document/sop.ts';
import { type Acronym, acronymsNamed } from '../acronym-shape.ts';
import { acronymsIn } from '../acronyms.ts';
import { expansionsIn } from '../expansions.ts';
import { defineRule, type Finding, type FindingFix } from '../rule.ts';
import { endOf, placeBetween } from '../source.ts';
import { proseOf } from '../tree.ts';

export const undefinedAcronym = defineRule({
  id: 'undefined-acronym',
  group: 'terms',
  severity: 'warning',
  summary: 'An acronym that no entry explains',
  why: 'Whoever wrote the SOP knows the acronym; the new colleague who needs the SOP most does not, and will not ask in the middle of a call.',
  messages: {
    undefined: {
      reason: 'Unexpected acronym `{acronym}`, expected an entry in `{section}` that says what it means',
      hint: 'Add `- **{acronym}**: what it means` under `{section}`. Does everybody here know it? Then list it under `acronyms` in `sop.yaml`.',
      fix: 'Add `{acronym}` to `{section}`',
    },
  },
  good: [
    {
      text: `## Terms

- **SLA**: how fast we have promised to answer.

## Instructions

1. Sort the tickets by SLA. Two SLAs? Take the earlier one.
`,
    },
    {
      text: `## Instructions

1. Look up the return merchandise authorisation (RMA) in the PDF.
2. Do NOT send the RMA to a customer in the UK. Run \`CRM\` first.
3. Open [the page](https://example.com/CRM/ERP.html), order SUP-0042, 30 GB, part II.
`,
    },
    {
      text: '---\nid: example\ntitle: Klant terugbetalen\ndepartment: support\nowner: ana\nlanguage: nl\n---\n\n## Instructies\n\n1. Zoek het nummer in het klantsysteem (KSY).\n2. Noteer de btw. LET OP: de BTW staat op de KSY-pagina.\n',
    },
    { text: '## Instructions\n\n1. Look it up in the CRM.\n', config: 'acronyms: [CRM]\n' },
  ],
  bad: [
    {
      text: `## Terms

- **RMA**: the number under which a parcel comes back.

## Instructions

1. Sort the tickets by SLA.
2. Look up the RMA in the CRM-system. A SLA stands there too.
`,
      reports: [
        '7:24 Unexpected acronym `SLA`, expected an entry in `Terms` that says what it means',
        '8:27 Unexpected acronym `CRM`, expected an entry in `Terms` that says what it means',
      ],
    },
    {
      text: '---\nid: example\ntitle: Atmaksa\ndepartment: support\nowner: ana\nlanguage: lv\n---\n\n## Instrukcijas\n\n1. Pārbaudiet pasūtījumu ĀKK sistēmā.\n2. Nosūtiet НДС numuru.\n',
      reports: [
        '11:26 Unexpected acronym `ĀKK`, expected an entry in `Termini` that says what it means',
        '12:13 Unexpected acronym `НДС`, expected an entry in `Termini` that says what it means',
      ],
    },
  ],
  *check({ sop, words, config, glossary }): Generator<Finding> {
    const found = acronymsIn(sop, words);
    if (found.length === 0) return;
    const expansions = expansionsIn(proseOf(sop, { words: true }), words.small);
    const known = new Set(
      [...sop.terms.map((d) => d.term), ...glossary.keys(), ...config.acronyms].flatMap(acronymsNamed),
    );
    for (const acronym of found)
      if (!known.has(acronym.letters) && expansions.explains(acronym)) known.add(acronym.letters);
    for (const { letters, start, end } of found) {
      if (known.has(letters)) continue;
      known.add(letters);
      const entry = added(letters, sop);
      yield {
        message: 'undefined',
        values: { acronym: letters, section: words.sectionTitles.terms },
        place: placeBetween(sop.text, start, end),
        subject: letters,
        ...(entry && { suggestions: [entry] }),
      };
    }
  },
});

/** A new entry below the last one, where the terms are a list. */
function added(letters: Acronym['letters'], sop: Sop): FindingFix | undefined {
  const last = sop.terms.at(-1);
  if (!last) return undefined;
  const lineStart = sop.text.lastIndexOf('\n', (last.entry.start.offset ?? 0) - 1) + 1;
  const marker = /^[ \t]*[-*+][ \t]+/.exec(sop.text.slice(lineStart))?.[0];
  const at = endOf(last.entry);
  return marker
    ? { edits: [{ start: at, end: at, text: `\n${marker}**${letters}**: {{${letters}}}` }] }
    : undefined;
}
