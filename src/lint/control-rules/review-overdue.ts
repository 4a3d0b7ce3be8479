import { daysBetween } from '../../handbook/dates.ts';
import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { sopText } from './texts.ts';

const sealed = sopText({ version: '1.4.0', days: 30 });

export const reviewOverdue = defineRule<ControlRule>({
  id: 'review-overdue',
  group: 'control',
  severity: 'warning',
  summary: 'An SOP that nobody has looked at for longer than its review interval',
  why: 'The world changes while the text does not: what was right a year ago may be wrong on the phone today.',
  messages: {
    overdue: {
      reason: 'Unexpected review due since {due} ({days} days), expected one before that day',
      hint: 'Read it through: `sop review {id}` records that it still holds, or change what does not.',
    },
  },
  good: [
    { text: sealed, past: { sealed: { '1.4.0': sealed }, sealedOn: '2026-03-01', today: '2026-11-22' } },
    {
      text: sealed,
      past: {
        sealed: { '1.4.0': sealed },
        sealedOn: '2024-03-01',
        today: '2026-11-22',
        records: { reviews: '2026-02-20T10:00:00Z,Ana Silva,refund,en,1.4.0,NOW,\n' },
      },
    },
  ],
  bad: [
    {
      text: sealed,
      past: { sealed: { '1.4.0': sealed }, sealedOn: '2024-03-01', today: '2026-11-22' },
      reports: ['2:5 Unexpected review due since 2025-03-01 (631 days), expected one before that day'],
    },
  ],
  *checkControl({ sops, today }): Generator<HandbookFinding> {
    for (const { facts, reviewDue: due } of sops) {
      if (due === undefined || due >= today || facts.meta.status === 'retired') continue;
      yield {
        path: facts.path,
        message: 'overdue',
        values: { due, days: daysBetween(due, today), id: facts.id ?? '' },
        place: facts.places.review ?? facts.places.id ?? START,
        subject: 'review',
      };
    }
  },
});
