import { compareVersions, parseVersion } from '../../version/number.ts';
import { type ControlRule, defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';
import { sopText } from './texts.ts';

const dutch = (translates: string) =>
  sopText({ days: 30, keys: `language: nl\ntranslates: ${translates}\n` });
const config = 'languages: [en, nl]\n';
const path = 'sops/support/refund.nl.md';

export const translationOutdated = defineRule<ControlRule>({
  id: 'translation-outdated',
  group: 'control',
  severity: 'warning',
  summary: 'A translation of a revision that a later one has replaced',
  why: 'Colleagues who read the other language still follow the old rule.',
  messages: {
    major: {
      reason:
        'Unexpected translation of `{translates}`, expected one of `{newest}`, which changes what people do',
      hint: 'Take over what changed (`sop diff {id} {translates} {newest}`), then write `translates: {newest}`.',
    },
    minor: {
      reason: 'Unexpected translation of `{translates}`, expected one of `{newest}`',
      hint: 'Take over what changed (`sop diff {id} {translates} {newest}`), then write `translates: {newest}`.',
    },
  },
  good: [
    {
      text: dutch('1.4.0'),
      path,
      config,
      past: { source: '1.4.0' },
    },
  ],
  bad: [
    {
      text: dutch('1.4.0'),
      path,
      config,
      past: { source: '2.0.0' },
      reports: [
        '7:13 Unexpected translation of `1.4.0`, expected one of `2.0.0`, which changes what people do',
      ],
    },
    {
      text: dutch('1.4.0'),
      path,
      config,
      past: { source: '1.4.1' },
      reports: ['7:13 Unexpected translation of `1.4.0`, expected one of `1.4.1`'],
    },
  ],
  *checkControl({ sops }): Generator<HandbookFinding> {
    for (const { facts, sourceVersion: newest } of sops) {
      const { translates, status } = facts.meta;
      if (translates === undefined || newest === undefined || status === 'retired') continue;
      if (compareVersions(translates, newest) >= 0) continue;
      const isMajor = parseVersion(translates)?.major !== parseVersion(newest)?.major;
      yield {
        path: facts.path,
        message: isMajor ? 'major' : 'minor',
        values: { translates, newest, id: facts.id ?? '' },
        place: facts.places.translates ?? START,
        subject: translates,
        expected: [newest],
        ...(!isMajor && { severity: 'hint' }),
      };
    }
  },
});
