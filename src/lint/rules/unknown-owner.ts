import { isKnownOwner } from '../../handbook/who.ts';
import { nearestNamed } from '../names.ts';
import { defineRule, type Finding } from '../rule.ts';
import { replace } from '../source.ts';

export const unknownOwner = defineRule({
  id: 'unknown-owner',
  group: 'handbook',
  severity: 'warning',
  summary: 'An owner that `sop.yaml` does not list',
  why: 'Nobody is asked to review an SOP whose owner has left or is misspelt; it grows old without anyone noticing.',
  messages: {
    at: {
      reason: 'Unexpected `@` before the owner `{owner}`, expected `{name}`',
      hint: 'Write the name alone: `owner: {name}`; `@` marks a role in the text of a step.',
      note: 'One owner under two spellings is two people to whoever searches for it.',
      fix: 'Write `{name}`',
    },
    unknown: {
      reason: 'Unexpected owner `{owner}`, expected a person or a role of `sop.yaml`',
      hint: 'Write the name of somebody who is listed there, or add `{owner}` to `people:` or `owners:`.',
    },
    near: {
      reason: 'Unexpected owner `{owner}`, expected `{near}`',
      hint: 'Write `owner: {near}`, or add `{owner}` to `people:` or `owners:` in `sop.yaml`.',
      fix: 'Write `{near}`',
    },
  },
  good: [
    { text: '## Purpose\n\nMoney back within a day.\n', config: 'people: [{name: Ana Kalnina, id: ana}]\n' },
    { text: '## Purpose\n\nMoney back within a day.\n', config: 'roles: [Team lead]\n' },
  ],
  bad: [
    {
      text: "---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: '@team-lead'\n---\n\n## Purpose\n\nMoney back.\n",
      config: 'roles: [Team lead]\n',
      reports: ['5:8 Unexpected `@` before the owner `@team-lead`, expected `team-lead`'],
      fixed:
        '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: team-lead\n---\n\n## Purpose\n\nMoney back.\n',
    },
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: Ana Kalnins\n---\n\n## Purpose\n\nMoney back.\n',
      config: 'people: [{name: Ana Kalnina, id: ana}]\n',
      reports: ['5:8 Unexpected owner `Ana Kalnins`, expected `Ana Kalnina`'],
    },
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: Roberts Ozols\n---\n\n## Purpose\n\nMoney back.\n',
      config: 'people: [{name: Ana Kalnina, id: ana}]\n',
      reports: ['5:8 Unexpected owner `Roberts Ozols`, expected a person or a role of `sop.yaml`'],
    },
  ],
  *check({ sop, config }): Generator<Finding> {
    const { people, roles, owners } = config;
    const { owner } = sop.known;
    const place = sop.frontMatter.fields.get('owner')?.valuePlace;
    if (!owner || !place) return;
    if (/^@[\w.-]*\w$/.test(owner)) {
      const name = owner.slice(1);
      const fix = { edits: [replace(place, name)] };
      yield { message: 'at', values: { owner, name }, place, severity: 'hint', fix };
    }
    if (people.length + owners.length === 0) return;
    if (isKnownOwner(config, owner)) return;
    const near = nearestNamed(owner, [...people, ...roles], 'name', owners);
    yield {
      message: near[0] ? 'near' : 'unknown',
      values: { owner, near: near[0] ?? '' },
      place,
      actual: owner,
      suggestions: near.slice(0, 1).map((d) => ({ edits: [replace(place, d)] })),
    };
  },
});
