import type { Sop } from '../../document/sop.ts';
import type { Config } from '../../handbook/config.ts';
import { findPerson, findRole } from '../../handbook/who.ts';
import { nearestNamed } from '../names.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, replace, startOf } from '../source.ts';
import { proseOf } from '../tree.ts';

/** `@team-lead`, but no address, no `@scope/package` and no `@media`-like code, which stands in backticks. */
const mention = /(?<![\p{L}\p{N}_.@/\\-])@(\p{L}[\p{L}\p{N}_-]*)(?![\p{L}\p{N}_@/]|\.\p{L})/gu;
/** What chat programs send to everybody. */
const everybody = new Set(['all', 'channel', 'everyone', 'here', 'team']);

export const unknownRole = defineRule({
  id: 'unknown-role',
  group: 'handbook',
  severity: 'warning',
  summary: 'A role that `sop.yaml` does not list',
  why: 'The page shows how to reach a role where a step needs it; a role that nobody has leaves the reader alone with the customer.',
  messages: {
    unknown: {
      reason: 'Unexpected role `{role}`, expected a role of `sop.yaml`',
      hint: 'Write the name of a role that is listed there, or add `{role}` to `roles:` with a way to reach it.',
    },
    near: {
      reason: 'Unexpected role `{role}`, expected `{near}`',
      hint: 'Write `{near}`, or add `{role}` to `roles:` in `sop.yaml`.',
      fix: 'Write `{near}`',
    },
  },
  good: [
    { text: '## Instructions\n\n1. Ask @anyone.\n2. Close the ticket.\n' },
    {
      text: '## Instructions\n\n1. Escalate to @team-lead and write to help@lantern.example.\n2. Tell @here.\n',
      config: 'roles: [{name: Team lead, contact: +371 20 000 000}]\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Escalate to @teamlead and wait.\n2. Tell @board.\n',
      config: 'roles: [Team lead, Shift lead]\n',
      reports: [
        '3:16 Unexpected role `@teamlead`, expected `@team-lead`',
        '4:9 Unexpected role `@board`, expected a role of `sop.yaml`',
      ],
    },
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: ana\naudience: [agent, team-lead]\n---\n\n## Purpose\n\nMoney back.\n',
      config: 'roles: [Team lead]\n',
      reports: ['6:12 Unexpected role `agent`, expected a role of `sop.yaml`'],
    },
  ],
  *check({ sop, config }): Generator<Finding> {
    if (config.roles.length === 0) return;
    const audience = sop.frontMatter.fields.get('audience')?.valuePlace;
    if (audience)
      for (const role of sop.known.audience ?? [])
        yield* finding(sop, role, inside(sop, audience, role), config);
    for (const { 0: written, 1: role = '', index } of proseOf(sop).matchAll(mention)) {
      if (everybody.has(role.toLowerCase())) continue;
      yield* finding(sop, written, placeBetween(sop.text, index, index + written.length), config);
    }
  },
});

/** Where an entry stands in a list of the front matter; the whole list where it is written in another way. */
function inside({ text }: Sop, list: Finding['place'], entry: string): Finding['place'] {
  const at = text.slice(startOf(list), endOf(list)).indexOf(entry);
  return at === -1 ? list : placeBetween(text, startOf(list) + at, startOf(list) + at + entry.length);
}

function* finding(sop: Sop, written: string, place: Finding['place'], config: Config): Generator<Finding> {
  if (findRole(config, written) || findPerson(config, written)) return;
  const sign = written.startsWith('@') ? '@' : '';
  const near = nearestNamed(written, [...config.roles, ...config.people], 'id').map((d) => `${sign}${d}`);
  const exact = sop.text.slice(startOf(place), endOf(place)) === written;
  yield {
    message: near[0] ? 'near' : 'unknown',
    values: { role: written, near: near[0] ?? '' },
    place,
    actual: written,
    suggestions: exact ? near.slice(0, 1).map((d) => ({ edits: [replace(place, d)] })) : [],
  };
}
