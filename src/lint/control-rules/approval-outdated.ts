import type { Entry } from '../../version/ledger.ts';
import type { ControlledSop } from '../control.ts';
import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { sopText } from './texts.ts';

/** Where approvals stand. */
export const APPROVALS = 'records/approvals.csv';

export const approvalOutdated = defineRule<ControlRule>({
  id: 'approval-outdated',
  group: 'control',
  severity: 'error',
  summary: 'A text that was changed after it was approved',
  why: 'The approver said yes to other words. This text cannot be released before somebody approves it as it is.',
  messages: {
    changed: {
      reason: 'Unexpected text, expected the one that {person} approved on {day}: it has changed since',
      hint: 'Ask {person} to look at the change: `sop approve {id}`.',
      cause: 'Approved here',
    },
  },
  good: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      past: {
        sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) },
        records: {
          approvals: '2026-11-20T09:00:00Z,Ana Silva,,approval,refund,en,1.4.0,NOW,,own-commit,\n',
        },
        recordedBy: 'Ana Silva',
      },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      past: {
        sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) },
        records: {
          approvals: '2026-11-20T09:00:00Z,Ana Silva,,approval,refund,en,1.4.0,v1:0000,,own-commit,\n',
        },
        recordedBy: 'Ana Silva',
      },
      reports: [
        '2:5 Unexpected text, expected the one that Ana Silva approved on 2026-11-20: it has changed since',
      ],
    },
  ],
  *checkControl({ sops }): Generator<HandbookFinding> {
    for (const sop of sops) {
      if (sop.pending.length === 0 || !isUnreleased(sop)) continue;
      const now = sop.fingerprint();
      const last = sop.pending.at(-1);
      if (!last || sop.pending.some((entry) => entry.fingerprint === now)) continue;
      yield {
        path: sop.facts.path,
        message: 'changed',
        values: { person: nameIn(last.person), day: last.time.slice(0, 10), id: sop.facts.id ?? '' },
        place: sop.facts.places.id ?? START,
        subject: `${last.person} ${last.time}`,
        cause: causeOf(last),
      };
    }
  },
});

/** There is something that an approval could be about. */
const isUnreleased = ({ seals, sealed }: ControlledSop) => seals.length === 0 || sealed !== undefined;

/** `Ana Silva <ana@lantern.example>` by name. */
export const nameIn = (person: string) => person.replace(/\s*<[^<>]*>\s*$/u, '');

/** The line of the ledger. */
export const causeOf = ({ line }: Entry<'approvals'>) => ({
  path: APPROVALS,
  place: { start: { line, column: 1 }, end: { line, column: 1 } },
});
