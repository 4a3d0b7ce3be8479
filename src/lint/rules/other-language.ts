import { fold } from '../../document/near.ts';
import type { Flow } from '../../flow/flow.ts';
import { examplesOf, opening } from '../../languages/examples.ts';
import { knownLanguage, languageOf } from '../../languages/index.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { phrasesOf } from '../../languages/phrases.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, startOf } from '../source.ts';
import { proseOf } from '../tree.ts';

/** English is the language of most examples, so its words find their way into texts of others. */
const english = languageOf('en');

export const otherLanguage = defineRule({
  id: 'other-language',
  group: 'steps',
  severity: 'hint',
  summary: 'An English "Go to", "Escalate to", "Yes" or "End" in a text of another language',
  why: 'The words of steps are read in the language of the text: an English "Go to" draws no arrow, and the chart leads past it.',
  messages: {
    english: {
      reason: 'Unexpected `{words}`, which is English and is not read here, expected `{form}`',
      hint: 'Write `{form}`. If the whole text is English, write `language: en` at its top.',
      fix: 'Write `{form}`',
    },
  },
  good: [
    {
      text: '## Instructies\n\n1. Is er betaald?\n   - **Ja:** Ga naar **Sluit het ticket**.\n   - **Nee:** Klik op **Go to** en kies `Yes`.\n2. Open **End of day** in de kassa.\n3. **Sluit het ticket.** Einde.\n',
      config: 'languages: [nl]\n',
      bare: true,
    },
    {
      text: '## Instructions\n\n1. Is it paid?\n   - **Yes:** Go to **Close the ticket**.\n   - **No:** Escalate to @team-lead.\n2. **Close the ticket.** End.\n',
    },
  ],
  bad: [
    {
      text: `---
id: betaling
title: Betaling nakijken
department: support
owner: ana
language: nl
---

## Instructies

1. Is er betaald?
   - **Yes:** Go to **Sluit het ticket**.
   - **Nee:** Wacht 2 dagen en go to step 1.
   - **Onbekend:** Escalate to @team-lead.
2. Bedank de klant. Go on.
3. **Sluit het ticket.** End.
`,
      bare: true,
      reports: [
        '12:8 Unexpected `Yes`, which is English and is not read here, expected `Ja`',
        '12:15 Unexpected `Go to **Sluit het ticket**`, which is English and is not read here, expected `Ga naar **Sluit het ticket**`',
        '13:32 Unexpected `go to step 1`, which is English and is not read here, expected `ga naar stap 1`',
        '14:20 Unexpected `Escalate to @team-lead`, which is English and is not read here, expected `Escaleer naar @team-lead`',
        '15:21 Unexpected `Go on`, which is English and is not read here, expected `Ga verder`',
        '16:26 Unexpected `End`, which is English and is not read here, expected `Einde`',
      ],
    },
  ],
  *check({ sop, flows, words }): Generator<Finding> {
    if (words === english || !knownLanguage(sop.language)) return;
    const prose = proseOf(sop);
    for (const { place } of sop.procedures) {
      const offset = startOf(place);
      const text = prose.slice(offset, endOf(place));
      for (const { start, end, form } of strangersIn(text, flows, words)) {
        const at = placeBetween(sop.text, offset + start, offset + end);
        const edits = [{ start: offset + start, end: offset + end, text: form }];
        yield {
          message: 'english',
          values: { words: text.slice(start, end), form },
          place: at,
          suggestions: [{ edits }],
        };
      }
    }
  },
});

/** English words at their place, with what the language of the text has for them. */
interface Stranger {
  start: number;
  end: number;
  form: string;
}

function strangersIn(text: string, flows: readonly Flow[], words: ReadingWords): Stranger[] {
  const found = [
    ...jumps(text, flows, words),
    ...steps(text, words),
    ...handOffs(text, words),
    ...answers(text, words),
    ...sentences(text, words),
  ];
  const likeIt = ({ start, end, form }: Stranger) => ({
    start,
    end,
    form: /^\p{Lu}/u.test(text.slice(start)) ? opening(form) : form.charAt(0).toLowerCase() + form.slice(1),
  });
  return found.map(likeIt).sort((a, b) => a.start - b.start);
}

/** "Go to" before the bold title of a step: in front of a button it is a click. */
function jumps(text: string, flows: readonly Flow[], words: ReadingWords): Stranger[] {
  const titles = new Set(
    flows.flatMap(({ nodes }) => nodes.flatMap((d) => (d.title ? [fold(d.title)] : []))),
  );
  const own = new Set(
    phrasesOf(words, 'jumpToTarget')
      .all(text)
      .map((d) => d.target?.start),
  );
  return phrasesOf(english, 'jumpToTarget')
    .all(text)
    .flatMap(({ start, target }): Stranger[] => {
      if (!target || own.has(target.start)) return [];
      const bold = /^\*\*([^*\n]+?)\*\*/.exec(text.slice(target.start));
      if (!bold?.[1] || !titles.has(fold(bold[1].replace(/[.:]$/, '')))) return [];
      return [{ start, end: target.start + bold[0].length, form: examplesOf(words).goTo(bold[1]) }];
    });
}

function steps(text: string, words: ReadingWords): Stranger[] {
  const own = new Set(
    phrasesOf(words, 'jumpToStep')
      .all(text)
      .map((d) => d.number?.start),
  );
  return phrasesOf(english, 'jumpToStep')
    .all(text)
    .flatMap(({ start, n, number }) =>
      n && number && !own.has(number.start) ? [{ start, end: number.end, form: words.chart.goTo(n) }] : [],
    );
}

/** "Escalate to" before a role with `@`. */
function handOffs(text: string, words: ReadingWords): Stranger[] {
  const own = new Set(
    phrasesOf(words, 'handOff')
      .all(text)
      .map((d) => d.target?.start),
  );
  return phrasesOf(english, 'handOff')
    .all(text)
    .flatMap(({ start, target }): Stranger[] => {
      const role = /^@[\w-]+/.exec(target?.text ?? '')?.[0];
      if (!target || !role || own.has(target.start)) return [];
      const form = examplesOf(words).escalate.replace('@team-lead', role);
      return [{ start, end: target.start + role.length, form }];
    });
}

/** Bold labels at the beginning of an item. */
function answers(text: string, words: ReadingWords): Stranger[] {
  const { chart } = english;
  const labels = new Map([
    [chart.yes, words.chart.yes],
    [chart.no, words.chart.no],
  ]);
  const isOwn = (word: string) => phrasesOf(words, 'yes').is(word) || phrasesOf(words, 'no').is(word);
  return [...text.matchAll(/(^\s*[-*+]\s+\*\*)(\w+):?\*\*/gm)].flatMap(
    ({ index, 1: before = '', 2: word = '' }): Stranger[] => {
      const form = labels.get(word);
      const start = index + before.length;
      return form && !isOwn(word) ? [{ start, end: start + word.length, form }] : [];
    },
  );
}

/** "Go on." and "End." as whole sentences. */
function sentences(text: string, words: ReadingWords): Stranger[] {
  const forms = new Map([
    [english.chart.goOn, words.chart.goOn],
    [english.chart.end, words.chart.end],
  ]);
  const isOwn = (word: string) => phrasesOf(words, 'goOn').is(word) || phrasesOf(words, 'end').is(word);
  return [...text.matchAll(/(?<=[.:!?*]\s+)(\w+(?: \w+)?)\.(?=\s|$)/g)].flatMap(
    ({ index, 1: word = '' }): Stranger[] => {
      const form = forms.get(word);
      return form && !isOwn(word) ? [{ start: index, end: index + word.length, form }] : [];
    },
  );
}
