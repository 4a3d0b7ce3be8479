import type { Target } from '../../document/meta.ts';
import { fold } from '../../document/near.ts';
import type { Config } from '../../handbook/config.ts';
import type { SopFacts } from '../../handbook/facts.ts';
import { findDepartment } from '../../handbook/who.ts';
import { defineRule, type HandbookFinding, type HandbookRule } from '../rule.ts';
import { START } from '../source.ts';

const sop = (id: string, targets: string, department = 'support') =>
  `---\nid: ${id}\ntitle: ${id}\ndepartment: ${department}\nowner: ana\ntargets:\n  - ${targets}\n---\n\n## Purpose\n\nMoney back.\n`;

export const conflictingTarget = defineRule<HandbookRule>({
  id: 'conflicting-target',
  group: 'handbook',
  severity: 'warning',
  summary: 'Two SOPs of a department that promise different figures for the same metric and channel',
  why: 'A customer on the phone is promised one time by one page and another time by the next; the score card cannot measure both.',
  messages: {
    differs: {
      reason: 'Unexpected target `{target}` for {metric} by {channel}, expected `{other}` as in `{path}`',
      hint: 'Agree on one figure, or say what makes this one different in the name of the metric ("first reply to a complaint").',
      cause: 'Promises `{other}`',
    },
  },
  good: [
    {
      text: sop('refund', '{metric: first reply, target: 15 min, channel: chat}'),
      files: {
        'sops/support/complaint.md': sop('complaint', '{metric: first reply, target: 1 h, channel: e-mail}'),
        'sops/it/password.md': sop('password', '{metric: First reply, target: 1 h, channel: chat}', 'it'),
        'sops/support/parcel.md': sop('parcel', '{metric: first reply, target: 15 minutes, channel: Chat}'),
      },
    },
    {
      text: sop('refund', '{metric: resolution, target: 1 day}'),
      files: { 'sops/support/complaint.md': sop('complaint', '{metric: resolution, target: 5 days}') },
    },
  ],
  bad: [
    {
      text: sop('refund', '{metric: first reply, target: 15 min, channel: chat}'),
      path: 'sops/support/refund.md',
      files: {
        'sops/support/complaint.md': sop('complaint', '{metric: first reply, target: 2 min, channel: chat}'),
      },
      reports: [
        '7:3 Unexpected target `15 min` for first reply by chat, expected `2 min` as in `sops/support/complaint.md`',
      ],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    const first = new Map<string, { facts: SopFacts; target: Target }>();
    for (const facts of handbook.facts) {
      for (const target of facts.meta.targets ?? []) {
        if (target.channel === undefined || facts.meta.status === 'retired') continue;
        const key = [departmentOf(handbook.config, facts), target.metric, target.channel].map(fold).join('|');
        const other = first.get(key);
        if (!other) first.set(key, { facts, target });
        else if (other.facts.id !== facts.id && figure(other.target) !== figure(target)) {
          const place = facts.places.targets ?? START;
          const values = {
            metric: target.metric,
            channel: target.channel,
            target: target.target.text,
            other: other.target.target.text,
            path: other.facts.path,
          };
          const cause = { path: other.facts.path, place: other.facts.places.targets ?? START };
          yield { path: facts.path, message: 'differs', values, place, subject: key, cause };
        }
      }
    }
  },
});

function departmentOf(config: Config, { meta }: SopFacts): string {
  return findDepartment(config, meta.department ?? '')?.id ?? meta.department ?? '';
}

/** Two spellings of one figure are the same: `15 min`, `15 minutes`. */
function figure({ target: { text: _, ...amount } }: Target): string {
  return JSON.stringify(Object.entries(amount).sort());
}
