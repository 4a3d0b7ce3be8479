import type { SopFacts } from '../../handbook/facts.ts';
import { defineRule, type HandbookFinding, type HandbookRule } from '../rule.ts';
import { START } from '../source.ts';
import { sopText } from './texts.ts';

const linking = sopText({ days: 14, id: 'complaint' }).replace(
  'Refund the payment.',
  'Follow [Refund](refund.md).',
);

export const retiredButLinked = defineRule<HandbookRule>({
  id: 'retired-but-linked',
  group: 'control',
  severity: 'error',
  summary: 'A retired SOP to which others still send their readers',
  why: 'A retired SOP is out of search and lists; a link is the one way on which readers still come to it and follow it.',
  messages: {
    linked: {
      reason: 'Unexpected links to this retired SOP ({from}), expected none',
      hint: 'Let them lead to the SOP that holds today, then retire this one.',
      cause: 'One of the links',
    },
  },
  good: [
    {
      text: sopText({ version: '1.4.0', days: 30, status: 'retired' }),
      path: 'sops/support/refund.md',
      files: { 'sops/support/other.md': sopText({ days: 14, id: 'other' }) },
    },
    {
      text: sopText({ version: '1.4.0', days: 30 }),
      path: 'sops/support/refund.md',
      files: { 'sops/support/complaint.md': linking },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.4.0', days: 30, status: 'retired' }),
      path: 'sops/support/refund.md',
      files: { 'sops/support/complaint.md': linking },
      reports: ['7:9 Unexpected links to this retired SOP (`complaint`), expected none'],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    for (const facts of handbook.facts) {
      if (facts.meta.status !== 'retired') continue;
      const links = (handbook.linksTo.get(facts.path) ?? []).filter(
        ({ from, link }) =>
          sendsReaders(from, facts) && link.key !== 'supersedes' && link.key !== 'superseded-by',
      );
      const from = [...new Set(links.map((one) => one.from.id ?? one.from.path))];
      const [first] = links;
      if (!first) continue;
      yield {
        path: facts.path,
        message: 'linked',
        values: { from: listed(from) },
        place: facts.places.status ?? START,
        subject: 'retired',
        cause: { path: first.from.path, place: first.link.place },
      };
    }
  },
});

/** Three names, and a sign where there are more. */
export const listed = (names: readonly string[]) =>
  names
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ') + (names.length > 3 ? ', …' : '');

function sendsReaders(from: SopFacts, to: SopFacts): boolean {
  const replaces = from.meta.supersedes?.some((id) => id.toLowerCase() === to.id?.toLowerCase());
  return from !== to && from.meta.status !== 'retired' && replaces !== true && from.id !== to.id;
}
