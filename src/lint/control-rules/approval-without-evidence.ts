import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { causeOf, nameIn } from './approval-outdated.ts';
import { sopText } from './texts.ts';

const approval = '2026-11-20T09:00:00Z,Ana Silva,,approval,refund,en,,NOW,,,\n';

export const approvalWithoutEvidence = defineRule<ControlRule>({
  id: 'approval-without-evidence',
  group: 'control',
  severity: 'error',
  summary:
    'An approval that does not count: nothing of the approver stands behind it, or the person may not approve',
  why: 'Anybody can type a name into a list. An approval that somebody else typed is none, and the release will refuse it.',
  messages: {
    typed: {
      reason: 'Unexpected approval by {person} that somebody else wrote down, expected a commit of {person}',
      hint: '{person} approves with `sop approve {id}`, or by a review on the git host.',
      cause: 'Written here',
    },
    'not-entitled': {
      reason: 'Unexpected approval by {person}, expected one of the approvers that `sop.yaml` names',
      hint: 'Ask one of them for `sop approve {id}`, or add {person} to `approvers:` in a change of its own.',
      cause: 'Written here',
    },
  },
  good: [
    { text: sopText({ days: 14 }), past: { records: { approvals: approval }, recordedBy: 'Ana Silva' } },
  ],
  bad: [
    {
      text: sopText({ days: 14 }),
      past: { records: { approvals: approval }, recordedBy: 'Bo Jansen' },
      reports: [
        '2:5 Unexpected approval by Ana Silva that somebody else wrote down, expected a commit of Ana Silva',
      ],
    },
    {
      text: sopText({ days: 14 }),
      config: 'approval:\n  approvers: bo@lantern.example\n',
      past: { records: { approvals: approval }, recordedBy: 'Ana Silva' },
      reports: ['2:5 Unexpected approval by Ana Silva, expected one of the approvers that `sop.yaml` names'],
    },
  ],
  *checkControl({ sops }): Generator<HandbookFinding> {
    for (const { facts, judgements } of sops) {
      if (judgements.some(({ objections }) => objections.length === 0)) continue;
      for (const { entry, objections } of judgements) {
        const message = (['typed', 'not-entitled'] as const).find((one) => objections.includes(one));
        if (message)
          yield {
            path: facts.path,
            message,
            values: { person: nameIn(entry.person), id: facts.id ?? '' },
            place: facts.places.id ?? START,
            subject: `${entry.person} ${entry.time}`,
            cause: causeOf(entry),
          };
      }
    }
  },
});
