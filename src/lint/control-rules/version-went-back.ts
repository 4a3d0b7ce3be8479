import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { placeOfKey, rewrite, versionFault } from './stamps.ts';
import { sopText } from './texts.ts';

export const versionWentBack = defineRule<ControlRule>({
  id: 'version-went-back',
  group: 'control',
  severity: 'error',
  summary: 'A version number below one that was released already',
  why: 'Readers who know the later number would take this text for an old one and not read it.',
  messages: {
    back: {
      reason: 'Unexpected version `{version}`, expected `{expected}`: `{sealed}` was released on {day}',
      hint: 'Put `{expected}` back; to bring an old text back, use `sop restore`, which makes it a new draft.',
      fix: 'Put `{expected}` back',
    },
  },
  good: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      past: {
        sealed: {
          '1.3.0': sopText({ version: '1.3.0', days: 60 }),
          '1.4.0': sopText({ version: '1.4.0', days: 30 }),
        },
      },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.2.0', days: 14 }),
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) }, sealedOn: '2026-03-01' },
      reports: ['6:10 Unexpected version `1.2.0`, expected `1.4.0`: `1.4.0` was released on 2026-03-01'],
      fixed: sopText({ version: '1.4.0', days: 14 }),
    },
  ],
  *checkControl(context): Generator<HandbookFinding> {
    for (const sop of context.sops) {
      const fault = versionFault(sop, context);
      if (fault?.kind !== 'went-back' || !fault.seal) continue;
      const { version, was: expected, seal } = fault;
      const edits = rewrite(sop, 'version', expected);
      yield {
        path: sop.facts.path,
        message: 'back',
        values: { version, expected, sealed: seal.version, day: seal.sealedAt.slice(0, 10) },
        place: placeOfKey(sop, 'version'),
        subject: version,
        expected: [expected],
        ...(edits && { fix: { edits } }),
      };
    }
  },
});
