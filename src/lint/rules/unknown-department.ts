import { findDepartment } from '../../handbook/who.ts';
import { listed, nearestNamed } from '../names.ts';
import { defineRule, type Finding } from '../rule.ts';
import { replace } from '../source.ts';

export const unknownDepartment = defineRule({
  id: 'unknown-department',
  group: 'handbook',
  severity: 'warning',
  summary: 'A department that `sop.yaml` does not list',
  why: 'The SOP gets a page of its own beside the department it belongs to, and people of that department do not find it.',
  messages: {
    unknown: {
      reason: 'Unexpected department `{department}`, expected one of {listed}',
      hint: 'Write one of the departments of `sop.yaml`, or add `{department}` to `departments:` there.',
    },
    near: {
      reason: 'Unexpected department `{department}`, expected `{near}`',
      hint: 'Write `department: {near}`, or add `{department}` to `departments:` in `sop.yaml`.',
      fix: 'Write `{near}`',
    },
  },
  good: [
    { text: '## Purpose\n\nMoney back within a day.\n' },
    {
      text: '## Purpose\n\nMoney back within a day.\n',
      config: 'departments: [{name: Customer support, id: support}, Billing]\n',
    },
  ],
  bad: [
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: suport\nowner: ana\n---\n\n## Purpose\n\nMoney back.\n',
      config: 'departments: [Support, Billing]\n',
      reports: ['4:13 Unexpected department `suport`, expected `Support`'],
    },
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: Legal\nowner: ana\n---\n\n## Purpose\n\nMoney back.\n',
      config: 'departments: [Support, Billing]\n',
      reports: ['4:13 Unexpected department `Legal`, expected one of `Support`, `Billing`'],
    },
  ],
  *check({ sop, config }): Generator<Finding> {
    const { departments } = config;
    const { department } = sop.known;
    const place = sop.frontMatter.fields.get('department')?.valuePlace;
    if (!department || !place || departments.length === 0 || findDepartment(config, department)) return;
    const near = nearestNamed(department, departments, 'name');
    const names = departments.map((d) => d.name);
    yield {
      message: near[0] ? 'near' : 'unknown',
      values: { department, listed: listed(names), near: near[0] ?? '' },
      place,
      actual: department,
      expected: names,
      suggestions: near.slice(0, 1).map((d) => ({ edits: [replace(place, d)] })),
    };
  },
});
