import type { Sop, Term } from '../../document/sop.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, startOf } from '../source.ts';

export const unusedTerm = defineRule({
  id: 'unused-term',
  group: 'terms',
  severity: 'hint',
  summary: 'A term that is explained and never used',
  why: 'Every entry costs the reader time. One that explains a word which the SOP does not use is a left-over, or the SOP has another word for the same thing.',
  messages: {
    unused: {
      reason: 'Unexpected entry for `{term}`, expected a text that uses it',
      hint: 'Remove the entry, move it to the shared glossary, or use the same word in the text.',
    },
  },
  good: [
    {
      text: '## Terms\n\n- **Service level agreement (SLA)**: how fast we answer.\n- **Return label**: what the customer sticks on the box.\n\n## Instructions\n\n1. Check the SLAs.\n2. Send the return labels.\n',
    },
  ],
  bad: [
    {
      text: '## Terms\n\n- **SLA**: how fast we answer.\n- **Chargeback**: money that the bank takes back.\n\n## Instructions\n\n1. Check the SLA.\n',
      reports: ['4:3 Unexpected entry for `Chargeback`, expected a text that uses it'],
    },
  ],
  *check({ sop }): Generator<Finding> {
    if (sop.terms.length === 0) return;
    const { body, title } = textsOf(sop);
    for (const term of sop.terms) {
      const names = namesOf(term.term);
      if (names.some((name) => standsIn(body, name, term))) continue;
      const elsewhere = `${title}\n${body.slice(0, startOf(term.entry))}\n${body.slice(endOf(term.entry))}`;
      const used = names.some((name) => isIn(elsewhere, name));
      if (!used)
        yield { message: 'unused', values: { term: term.term }, place: term.place, subject: term.term };
    }
  },
});

/** The text without front matter, code included: a term may be what a button is called. */
function textsOf(sop: Sop) {
  const body = ' '.repeat(endOf(sop.frontMatter.place)) + sop.text.slice(endOf(sop.frontMatter.place));
  return { body, title: sop.known.title ?? '' };
}

/** "Service level agreement (SLA)" is used where either of its names is; so is "ticket / case". */
function namesOf(term: Term['term']): string[] {
  const inside = [...term.matchAll(/\(([^()]+)\)/gu)].map((d) => d[1] ?? '');
  const outside = term.replace(/\([^()]*\)/gu, ' ').split(/\s*[/,;]\s*|\s+(?:or|of|vai|o|oder|ou)\s+/u);
  return [...outside, ...inside].map((d) => d.trim()).filter((d) => d.length > 1);
}

/** Does a name without figures stand in the body as it is, outside of its entry, behind a sign that is no letter? Most terms do. */
function standsIn(body: string, name: string, { entry }: Term): boolean {
  if (!/^[a-z][a-z ]*$/i.test(name)) return false;
  for (let at = body.indexOf(name); at > 0; at = body.indexOf(name, at + name.length)) {
    const outside = at + name.length <= startOf(entry) || at > endOf(entry);
    if (outside && /[ \n(*"'/.,:-]/.test(body[at - 1] ?? '')) return true;
  }
  return false;
}

/** A name counts as used wherever its words stand in a row, whatever ending each has, also inside a compound: languages bend their words. */
function isIn(text: string, name: string): boolean {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return true;
  const stems = words.map((word) => `${escaped(stem(word))}[\\p{L}\\p{M}]*`);
  const long = (words[0]?.length ?? 0) > 3;
  return new RegExp(`${long ? '' : '(?<![\\p{L}\\p{N}])'}${stems.join('[^\\p{L}\\p{N}]+')}`, 'iu').test(text);
}

/** A word without what a language may change at its end: a third of a longer word, nothing of a short one or of capitals. */
function stem(word: string): string {
  if (word === word.toUpperCase() || word.length < 5) return word;
  return word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
