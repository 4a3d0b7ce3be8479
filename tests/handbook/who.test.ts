import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from '../../src/handbook/config.ts';
import {
  approvalOf,
  findDepartment,
  findPerson,
  findRole,
  isKnownOwner,
  mayApprove,
  nameIn,
} from '../../src/handbook/who.ts';

const { config, diagnostics } = readConfig(
  'sop.yaml',
  `departments:
  - {name: Customer support, id: support, names: {nl: Klantenservice}, approvers: [ana, team-lead], four-eyes: true, deputies: [{for: ana, by: bo, from: 2026-12-01, until: 2026-12-31}]}
  - {name: Finance}
people:
  - {name: Ana Kalniņa, id: ana, addresses: [ana@lantern.example, ana@home.example]}
  - {name: Bo Visser, id: bo, addresses: [bo@lantern.example]}
  - {name: Cy Reyes, id: cy, addresses: [cy@lantern.example], roles: [team-lead]}
roles: [{name: Team lead, names: {nl: Teamleider}}]
owners: [Quality board]
approval: {approvers: [cy@lantern.example]}
`,
);

test('the configuration of these tests has no fault', () => expect(diagnostics).toEqual([]));

describe('names', () => {
  test('departments and roles by id, name and names in other languages', () => {
    for (const name of ['support', 'Customer support', 'CUSTOMER-SUPPORT', 'klantenservice'])
      expect(findDepartment(config, name)?.id).toBe('support');
    for (const name of ['@team-lead', 'Team Lead', 'teamleider'])
      expect(findRole(config, name)?.id).toBe('team-lead');
    expect(findDepartment(config, 'sales')).toBeUndefined();
    expect(nameIn(findDepartment(config, 'support') ?? expect.unreachable(), 'nl')).toBe('Klantenservice');
    expect(nameIn(findDepartment(config, 'support') ?? expect.unreachable(), 'lv')).toBe('Customer support');
  });

  test('people by any address, id or name', () => {
    for (const name of [
      'ana',
      'Ana Kalnina',
      'ANA@lantern.example',
      'Somebody Else <ana@home.example>',
      '@ana',
    ])
      expect(findPerson(config, name)?.id).toBe('ana');
    expect(findPerson(config, 'ana@evil.example')).toBeUndefined();
    expect(findPerson(config, 'Ana Kalniņa <ana@evil.example>')).toBeUndefined();
  });

  test('owners are people, roles, departments or listed', () => {
    for (const name of ['ana', '@team-lead', 'quality board', 'Finance'])
      expect(isKnownOwner(config, name), name).toBe(true);
    expect(isKnownOwner(config, 'annna')).toBe(false);
  });
});

describe('approval', () => {
  test('a department says its own, else the handbook', () => {
    expect(approvalOf(config, 'Klantenservice')).toMatchObject({
      approvers: ['ana', 'team-lead'],
      fourEyes: true,
    });
    expect(approvalOf(config, 'finance')).toMatchObject({
      approvers: ['cy@lantern.example'],
      fourEyes: false,
    });
    expect(approvalOf(config, 'unknown')).toMatchObject({ approvers: ['cy@lantern.example'] });
  });

  test.each([
    ['support', 'ana@home.example', '2026-11-22', true],
    ['support', 'cy@lantern.example', '2026-11-22', true],
    ['support', 'bo@lantern.example', '2026-11-30', false],
    ['support', 'bo@lantern.example', '2026-12-01', true],
    ['support', 'bo@lantern.example', '2026-12-31', true],
    ['support', 'bo@lantern.example', '2027-01-01', false],
    ['support', 'dee@lantern.example', '2026-12-01', false],
    ['finance', 'ana@lantern.example', '2026-12-01', false],
    ['finance', 'cy', '2026-12-01', true],
  ])('%s, %s on %s: %s', (department, person, date, expected) =>
    expect(mayApprove(config, department, person, date)).toBe(expected),
  );

  test('where nobody is named, everybody may', () =>
    expect(mayApprove(defaultConfig, 'support', 'anyone@lantern.example', '2026-01-01')).toBe(true));
});
