import { classOf } from '../../version/diff.ts';
import { compareVersions, nextVersion } from '../../version/number.ts';
import type { ControlledSop } from '../control.ts';
import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { placeOfKey, rewrite, versionFault } from './stamps.ts';
import { sopText } from './texts.ts';

const config = 'versions: in-pull-request\n';

export const versionNotBumped = defineRule<ControlRule>({
  id: 'version-not-bumped',
  group: 'control',
  severity: 'error',
  summary: 'A changed text under the number of the released one, where pull requests carry the number',
  why: 'Two texts with one number cannot be told apart by anybody who asks which one holds.',
  messages: {
    same: {
      reason:
        'Unexpected version `{version}` for a text that has changed since, expected `{expected}`: the change is {class}',
      hint: 'Write `{expected}`: {because}.',
      fix: 'Write `{expected}`',
    },
  },
  good: [
    {
      text: sopText({ version: '2.0.0', days: 14 }),
      config,
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
    },
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
    },
  ],
  bad: [
    {
      text: sopText({ version: '1.4.0', days: 14 }),
      config,
      past: { sealed: { '1.4.0': sopText({ version: '1.4.0', days: 30 }) } },
      reports: [
        '6:10 Unexpected version `1.4.0` for a text that has changed since, expected `2.0.0`: the change is major',
      ],
      fixed: sopText({ version: '2.0.0', days: 14 }),
    },
  ],
  *checkControl(context): Generator<HandbookFinding> {
    if (context.config.versions !== 'in-pull-request') return;
    for (const sop of context.sops) {
      const [newest] = sop.seals;
      const { version } = sop.facts.meta;
      if (!newest || version === undefined || !isOtherText(sop)) continue;
      if (compareVersions(version, newest.version) > 0 || versionFault(sop, context)) continue;
      const changes = sop.changes();
      const by = classOf(changes);
      const expected = nextVersion(newest.version, by);
      const edits = rewrite(sop, 'version', expected);
      const heaviest = changes.find((change) => change.class === by);
      yield {
        path: sop.facts.path,
        message: 'same',
        values: { version, expected, class: by, because: heaviest ? placeIn(heaviest) : by },
        place: placeOfKey(sop, 'version'),
        subject: version,
        expected: [expected],
        ...(edits && { fix: { edits } }),
      };
    }
  },
});

const isOtherText = ({ sealed, seals, fingerprint }: ControlledSop) =>
  sealed !== undefined && seals[0]?.fingerprint !== fingerprint();

/** The figures or words that changed, as signs and numbers that need no translation. */
function placeIn({ at, words, label }: ReturnType<ControlledSop['changes']>[number]): string {
  const [word] = words ?? [];
  const what = word ? `\`${word.from}\` → \`${word.to}\`` : (label ?? '');
  return [at, what].filter((part) => part !== '').join(': ');
}
