import { configFaults } from '../../handbook/config-faults.ts';
import { defineRule } from '../rule.ts';

const text = '## Purpose\n\nCustomers get their money back.\n';

/** Found while `sop.yaml` is read (`handbook/config.ts`); this file says why. */
export const config = defineRule({
  id: 'config',
  group: 'handbook',
  severity: 'error',
  summary: 'Something in `sop.yaml` that cannot be read as it was meant',
  why: 'A setting with a slip counts as if it were not there. Nobody would notice that a rule is off, or that an approver is missing.',
  messages: configFaults,
  good: [{ text, config: 'title: Lantern handbook\nlanguages: [en, nl]\n' }],
  bad: [
    {
      text,
      config: 'title: Lantern handbook\nlanguage: [en, nl]\n',
      reports: ['sop.yaml:2:1 Unexpected key `language`, expected `languages`'],
    },
  ],
  *checkHandbook() {},
});
