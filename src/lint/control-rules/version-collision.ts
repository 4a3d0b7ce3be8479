import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { placeOfKey, rewrite, versionFault } from './stamps.ts';
import { sopText } from './texts.ts';

export const versionCollision = defineRule<ControlRule>({
  id: 'version-collision',
  group: 'control',
  severity: 'error',
  summary: 'A version number that another text has already',
  why: 'Whoever signed that they know the version would have signed for a text that they never saw.',
  messages: {
    taken: {
      reason:
        'Unexpected version `{version}`, which was released with another text on {day}, expected `{expected}`',
      hint: 'Put `{expected}` back: the number of this text is given when it is released.',
      fix: 'Put `{expected}` back',
    },
    next: {
      reason:
        'Unexpected version `{version}`, which was released with another text on {day}, expected a number above `{expected}`',
      hint: 'Take the change from the main branch into yours, then give this text the next number.',
    },
  },
  good: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.3.0', days: 14 }),
      past: {
        sealed: {
          '1.3.0': sopText({ version: '1.3.0', days: 60 }),
          '1.4.0': sopText({ version: '1.4.0', days: 30 }),
        },
        sealedOn: '2026-03-01',
      },
      reports: [
        '6:10 Unexpected version `1.3.0`, which was released with another text on 2026-03-01, expected `1.4.0`',
      ],
      fixed: sopText({ version: '1.4.0', days: 14 }),
    },
  ],
  *checkControl(context): Generator<HandbookFinding> {
    const { versions } = context.config;
    for (const sop of context.sops) {
      const fault = versionFault(sop, context);
      if (fault?.kind !== 'collision' || !fault.seal) continue;
      const { version, was, seal } = fault;
      const byHand = versions === 'in-pull-request';
      const expected = byHand ? (sop.seals[0]?.version ?? was) : was;
      const edits = byHand ? undefined : rewrite(sop, 'version', expected);
      yield {
        path: sop.facts.path,
        message: byHand ? 'next' : 'taken',
        values: { version, expected, day: seal.sealedAt.slice(0, 10) },
        place: placeOfKey(sop, 'version'),
        subject: version,
        ...(edits && { fix: { edits } }),
      };
    }
  },
});
