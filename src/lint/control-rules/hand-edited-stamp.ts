import type { ControlContext, ControlledSop } from '../control.ts';
import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { placeOfKey, rewrite, type Stamp, stampsBefore, versionFault } from './stamps.ts';
import { sopText } from './texts.ts';

export const handEditedStamp = defineRule<ControlRule>({
  id: 'hand-edited-stamp',
  group: 'control',
  severity: 'error',
  summary: 'A version, status or effective date that a person has typed',
  why: 'A stamp says that somebody approved this text and when it holds. One that is typed says so without it being true.',
  messages: {
    changed: {
      reason: 'Unexpected `{key}` `{found}`, expected `{expected}`, as it was stamped',
      hint: 'Put `{expected}` back: `sop release` writes the stamps, once the text is approved.',
      fix: 'Put `{expected}` back',
    },
    claimed: {
      reason: 'Unexpected `{key}` `{found}` in a text that was never released, expected `{expected}`',
      hint: 'Write `{expected}`: `sop release` writes the stamps, once the text is approved.',
      fix: 'Write `{expected}`',
    },
  },
  good: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
    },
    {
      text: sopText({ version: '2.0.0', days: 14 }),
      config: 'versions: in-pull-request\n',
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.5.0', days: 14 }),
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
      reports: ['6:10 Unexpected `version` `1.5.0`, expected `1.4.0`, as it was stamped'],
      fixed: sopText({ version: '1.4.0', days: 14 }),
    },
    {
      text: sopText({ version: '1.4.0', days: 30, effective: '2027-01-01' }),
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
      reports: ['8:12 Unexpected `effective` `2027-01-01`, expected `2026-03-01`, as it was stamped'],
      fixed: sopText({ version: '1.4.0', days: 30 }),
    },
  ],
  *checkControl(context): Generator<HandbookFinding> {
    for (const sop of context.sops) {
      const before = stampsBefore(sop, context);
      if (!before) continue;
      for (const key of editedKeys(sop, context)) {
        const expected = before[key];
        const found = sop.facts.meta[key];
        if (found === undefined || expected === undefined) continue;
        const edits = rewrite(sop, key, expected);
        yield {
          path: sop.facts.path,
          message: sop.seals.length > 0 ? 'changed' : 'claimed',
          values: { key, found, expected },
          place: placeOfKey(sop, key),
          subject: `${key} ${found}`,
          ...(edits && { fix: { edits } }),
        };
      }
    }
  },
});

/** Retirement is stamped on the newest text without a release, and a draft claims nothing. */
function editedKeys(sop: ControlledSop, context: ControlContext): Stamp[] {
  const before = stampsBefore(sop, context);
  const { status, effective } = sop.facts.meta;
  const keys: Stamp[] = [];
  if (versionFault(sop, context)?.kind === 'edited') keys.push('version');
  if (status === 'approved' && before?.status !== 'approved') keys.push('status');
  if (effective !== undefined && effective !== before?.effective) keys.push('effective');
  return keys;
}
