import type { SopFacts } from '../../handbook/facts.ts';
import type { FigureFact } from '../../handbook/figures.ts';
import type { Handbook } from '../../handbook/handbook.ts';
import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { listed } from './retired-but-linked.ts';
import { sopText } from './texts.ts';

const before = sopText({ version: '1.4.0', days: 30 });

export const sameFigureElsewhere = defineRule<ControlRule>({
  id: 'same-figure-elsewhere',
  group: 'control',
  severity: 'hint',
  summary: 'A figure that changed here and still stands elsewhere, in any language',
  why: 'One page says 14 days and the next one 30: the customer hears whichever the agent opened.',
  messages: {
    still: {
      reason: 'Unexpected `{old}` still in other places ({where}), expected `{now}` if it is the same rule',
      hint: 'Look at these places; change those that mean the same rule.',
      cause: 'Still says `{old}`',
    },
  },
  good: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      files: { 'sops/support/other.md': sopText({ days: 14, id: 'other' }) },
      past: { sealed: { '1.4.0': before } },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      files: {
        'sops/support/klacht.md': sopText({ days: 30, id: 'klacht', keys: 'language: nl\n' })
          .replace('Is the order older than 30 days?', 'Is de bestelling ouder dan 30 dagen?')
          .replace('## Instructions', '## Instructies'),
      },
      past: { sealed: { '1.4.0': before } },
      reports: [
        '13:28 Unexpected `30 days` still in other places (`klacht (nl)`), expected `14 days` if it is the same rule',
      ],
    },
  ],
  *checkControl({ sops, handbook }): Generator<HandbookFinding> {
    for (const { facts, sealed, base } of sops) {
      const former = sealed ?? base;
      if (!former) continue;
      for (const { old, now } of changedFigures(former.facts.figures, facts.figures)) {
        const places = stillSaying(handbook, old, facts.language);
        const [first] = places;
        if (!first) continue;
        const where = [...new Set(places.map(({ name }) => name))];
        yield {
          path: facts.path,
          message: 'still',
          values: { old: old.text, now: now.text, where: listed(where) },
          place: now.place,
          subject: `${old.value} ${old.unit}`,
          cause: { path: first.path, place: first.figure.place },
        };
      }
    }
  },
});

const same = (a: FigureFact, b: FigureFact) => a.value === b.value && a.to === b.to && a.unit === b.unit;

/** Figures that stand there less often than before, each with the new one of its unit that came in the same section. */
function changedFigures(before: readonly FigureFact[], now: readonly FigureFact[]) {
  const count = (list: readonly FigureFact[], figure: FigureFact) =>
    list.filter((one) => same(one, figure)).length;
  const gone = before.filter(
    (one, at) => before.findIndex((other) => same(one, other)) === at && count(now, one) < count(before, one),
  );
  const taken = new Set<FigureFact>();
  return gone.flatMap((old) => {
    const came = now.find(
      (one) =>
        one.unit === old.unit &&
        one.unit !== '' &&
        one.section === old.section &&
        !taken.has(one) &&
        count(before, one) < count(now, one),
    );
    if (!came) return [];
    taken.add(came);
    return [{ old, now: came }];
  });
}

/** Places of the handbook with the same figure. Units that are words of a language are only the same in that language. */
function stillSaying({ facts }: Handbook, old: FigureFact, language: string) {
  const isWord = !/^(?:[A-Z]{3}|percent|second|minute|hour|day|workday|week|month|quarter|year)$/.test(
    old.unit,
  );
  return facts
    .filter((sop) => sop.meta.status !== 'retired' && (!isWord || sop.language === language))
    .flatMap((sop) =>
      sop.figures
        .filter((figure) => same(figure, old))
        .map((figure) => ({ figure, path: sop.path, name: nameOf(sop, language) })),
    );
}

/** The id, and the language where it is another one. */
const nameOf = ({ id, path, language }: SopFacts, own: string) =>
  language === own ? (id ?? path) : `${id ?? path} (${language})`;
