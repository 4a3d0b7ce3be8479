import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { sopText } from './texts.ts';

const text = sopText({ days: 14 });

export const policyChanged = defineRule<ControlRule>({
  id: 'policy-changed',
  group: 'control',
  severity: 'warning',
  summary: 'A change of the rules by which changes are judged',
  why: 'A change that loosens its own check would pass unseen; whoever approves it has to know.',
  messages: {
    key: {
      reason: 'Unexpected change of `{key}` together with SOPs, expected whoever approves to know of it',
      hint: 'This check still goes by what the base says; the change holds for what comes after it.',
    },
    file: {
      reason: 'Unexpected change of `{path}`, expected whoever approves to know of it',
      hint: 'This check still goes by what the base says; the change holds for what comes after it.',
    },
  },
  good: [
    {
      text,
      config: 'rules:\n  long-step: off\n',
      past: { config: 'rules:\n  long-step: off\n' },
    },
  ],
  bad: [
    {
      text,
      config: 'title: Lantern\nrules:\n  self-approval: off\n',
      past: { config: 'title: Lantern\n' },
      reports: [
        'sop.yaml:2:1 Unexpected change of `rules` together with SOPs, expected whoever approves to know of it',
      ],
    },
  ],
  *checkControl({ policy }): Generator<HandbookFinding> {
    for (const { path, key, line } of policy) {
      const at = line === undefined ? undefined : { line, column: 1 };
      yield {
        path,
        message: key === undefined ? 'file' : 'key',
        values: { path, key: key ?? '' },
        place: at ? { start: at, end: at } : START,
        subject: key ?? path,
      };
    }
  },
});
