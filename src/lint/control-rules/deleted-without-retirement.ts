import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { sopText } from './texts.ts';

const other = sopText({ days: 14, id: 'complaint' });

export const deletedWithoutRetirement = defineRule<ControlRule>({
  id: 'deleted-without-retirement',
  group: 'control',
  severity: 'error',
  summary: 'A released SOP whose file is gone',
  why: 'Readers who worked by it find nothing: not that it ended, nor what holds instead. Records of it have to be kept.',
  messages: {
    gone: {
      reason:
        'Unexpected end of `{id}`, released as `{version}`, whose file is gone, expected it to be retired',
      hint: 'Bring the file back (`git restore --source={tag} -- {path}`), then end it with `sop retire {id}`.',
    },
  },
  good: [
    {
      text: other,
      past: {
        gone: { 'sops/support/refund.md': sopText({ version: '1.4.0', days: 30, status: 'retired' }) },
      },
    },
  ],
  bad: [
    {
      text: other,
      past: { gone: { 'sops/support/refund.md': sopText({ version: '1.4.0', days: 30 }) } },
      reports: [
        'sops/support/refund.md:1:1 Unexpected end of `refund`, released as `1.4.0`, whose file is gone, expected it to be retired',
      ],
    },
  ],
  *checkControl({ gone }): Generator<HandbookFinding> {
    for (const { id, path, version, tag, status } of gone) {
      if (status === 'retired') continue;
      yield { path, message: 'gone', values: { id, version, path, tag }, place: START, subject: id };
    }
  },
});
