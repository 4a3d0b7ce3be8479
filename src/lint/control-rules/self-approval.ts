import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { causeOf, nameIn } from './approval-outdated.ts';
import { sopText } from './texts.ts';

const config = 'approval:\n  four-eyes: true\n';
const approval = '2026-11-20T09:00:00Z,Ana Silva,,approval,refund,en,,NOW,,,\n';

export const selfApproval = defineRule<ControlRule>({
  id: 'self-approval',
  group: 'control',
  severity: 'error',
  summary: 'An approval by somebody who wrote a part of the change, where a second person is asked for',
  why: 'A second pair of eyes sees what the author cannot; the handbook promises that every change had one.',
  messages: {
    wrote: {
      reason: 'Unexpected approval by {person}, who wrote a part of this change, expected another approver',
      hint: 'Ask somebody else who may approve: `sop approve {id}`.',
      cause: 'Written here',
    },
  },
  good: [
    {
      text: sopText({ days: 14 }),
      config,
      past: { records: { approvals: approval }, recordedBy: 'Ana Silva', authors: ['Bo Jansen'] },
    },
    {
      text: sopText({ days: 14 }),
      past: { records: { approvals: approval }, recordedBy: 'Ana Silva', authors: ['Ana Silva'] },
    },
  ],
  bad: [
    {
      text: sopText({ days: 14 }),
      config,
      past: {
        records: { approvals: approval },
        recordedBy: 'Ana Silva',
        authors: ['Ana Silva', 'Bo Jansen'],
      },
      reports: [
        '2:5 Unexpected approval by Ana Silva, who wrote a part of this change, expected another approver',
      ],
    },
  ],
  *checkControl({ sops }): Generator<HandbookFinding> {
    for (const { facts, judgements } of sops) {
      if (judgements.some(({ objections }) => objections.length === 0)) continue;
      for (const { entry, objections } of judgements) {
        if (!objections.includes('wrote-it')) continue;
        yield {
          path: facts.path,
          message: 'wrote',
          values: { person: nameIn(entry.person), id: facts.id ?? '' },
          place: facts.places.id ?? START,
          subject: `${entry.person} ${entry.time}`,
          cause: causeOf(entry),
        };
      }
    }
  },
});
