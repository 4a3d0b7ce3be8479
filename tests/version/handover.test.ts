import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/handbook/config.ts';
import { mayApprove } from '../../src/handbook/who.ts';
import { deputize, handOver, namedIn, partyOf } from '../../src/version/handover.ts';
import { handbookOf } from './handbook.ts';

function party(text: string, name: string) {
  const found = partyOf(readConfig('sop.yaml', text).config, name);
  if (!found) throw new Error(`nobody called ${name}`);
  return found;
}
const over = (text: string, from = 'ana', to = 'bo') => handOver(text, party(text, from), party(text, to));
const away = (text: string) =>
  deputize(text, party(text, 'ana'), party(text, 'bo'), '2026-11-22', '2026-12-06');

const settings = `# The shop Lantern
title: Lantern
departments:
  - name: Support # the big one
    owner: Ana Silva
    approvers: [ana, Cem Aydin]
  - name: Warehouse
    owner: Bo Jansen
    approvers:
      - Bo Jansen   # since May
      - ana@lantern.example
people:
  - name: Ana Silva
    id: ana
    addresses: ana@lantern.example
    roles: [Team lead, Trainer]
  - name: Bo Jansen
    id: bo
    roles: [Trainer]
  - Cem Aydin
roles:
  - name: Team lead
    deputy: Ana Silva
  - Trainer
approval:
  approvers: Ana Silva
  deputies:
    - { for: Cem Aydin, by: ana, from: 2026-12-01 }
`;

describe('all that one had becomes the other’s', () => {
  test('ownership, approvals, deputyships and roles, each where it stands; comments and all else stay', () => {
    const { text, given } = over(settings);
    expect(text).toBe(`# The shop Lantern
title: Lantern
departments:
  - name: Support # the big one
    owner: Bo Jansen
    approvers: [Bo Jansen, Cem Aydin]
  - name: Warehouse
    owner: Bo Jansen
    approvers:
      - Bo Jansen   # since May
people:
  - name: Ana Silva
    id: ana
    addresses: ana@lantern.example
    roles: []
  - name: Bo Jansen
    id: bo
    roles: [Trainer, Team lead]
  - Cem Aydin
roles:
  - name: Team lead
    deputy: Bo Jansen
  - Trainer
approval:
  approvers: Bo Jansen
  deputies:
    - { for: Cem Aydin, by: Bo Jansen, from: 2026-12-01 }
`);
    expect(given.map(({ kind, of, line }) => `${line} ${kind} ${of ?? ''}`.trim())).toEqual([
      '5 owns-department Support',
      '6 approves Support',
      '11 approves Warehouse',
      '16 role Team lead',
      '16 role Trainer',
      '23 deputy-of-role Team lead',
      '26 approves-all',
      '28 stands-in Cem Aydin',
    ]);
  });

  test('roles go to a person written as a name alone, in lines, on one line or in braces', () => {
    const people = (bo: string) =>
      `people:\n  - name: Ana Silva\n    id: ana\n    roles:\n      - Lead\n${bo}\n  - Cem Aydin\nroles: [Lead]\n`;
    const roleOf = (bo: string) => {
      const { text = '' } = over(people(bo));
      const { config, diagnostics } = readConfig('sop.yaml', text);
      return [diagnostics.length, config.people.map(({ roles }) => roles.join())];
    };
    for (const bo of [
      '  - Bo',
      '  - name: Bo',
      '  - { name: Bo }',
      '  - name: Bo\n    addresses: [bo@lantern.example] # his',
      '  - name: Bo\n    roles: []',
    ])
      expect(roleOf(bo)).toEqual([0, ['', 'Lead', '']]);
    const two = people('  - name: Bo\n    roles: Trainer').replace('[Lead]', '[Lead, Trainer]');
    expect(readConfig('sop.yaml', over(two).text ?? '').config.people[1]?.roles).toEqual(['Trainer', 'Lead']);
    const lines = people('  - name: Bo\n    roles:\n      - Trainer').replace('[Lead]', '[Lead, Trainer]');
    expect(over(lines).text).toContain('      - Trainer\n      - Lead\n');
  });

  test('where nothing is theirs the text stays as it is; one who is already there is not listed twice', () => {
    expect(over(settings, 'cem aydin', 'bo').given.map(({ kind }) => kind)).toEqual(['approves']);
    const nothing = 'people: [Ana, Bo]\n';
    expect(over(nothing)).toEqual({ text: nothing, given: [] });
    const both = 'departments: [{ name: Support, approvers: [Ana, Bo] }]\npeople: [Ana, Bo]\n';
    expect(over(both).text).toBe('departments: [{ name: Support, approvers: [Bo] }]\npeople: [Ana, Bo]\n');
    const last = 'departments: [{ name: Support, approvers: [Bo, Ana] }]\npeople: [Ana, Bo]\n';
    expect(over(last).text).toBe('departments: [{ name: Support, approvers: [Bo] }]\npeople: [Ana, Bo]\n');
  });

  test('whatever the settings: they read back without a fault, and nobody else gains or loses an approval', () => {
    const names = fc.constantFrom('Ana', 'Bo', 'Cem', 'Dana');
    const list = fc.uniqueArray(names, { minLength: 1, maxLength: 4 });
    const form = fc.constantFrom<'flow' | 'block'>('flow', 'block');
    fc.assert(
      fc.property(list, form, names, fc.constantFrom('\n', '\r\n'), (approvers, how, owner, end) => {
        const written =
          how === 'flow'
            ? ` [${approvers.join(', ')}]`
            : `\n${approvers.map((name) => `      - ${name}`).join('\n')}`;
        const before =
          `departments:\n  - name: Support\n    approvers:${written}\n    owner: ${owner}\npeople: [Ana, Bo, Cem, Dana]\n`.replaceAll(
            '\n',
            end,
          );
        const { text } = over(before);
        const { config, diagnostics } = readConfig('sop.yaml', text ?? '');
        const may = (name: string) => mayApprove(config, 'Support', name, '2026-11-22');
        expect(diagnostics).toEqual([]);
        expect(may('Ana')).toBe(false);
        expect(may('Bo')).toBe(approvers.includes('Ana') || approvers.includes('Bo'));
        expect(may('Cem')).toBe(approvers.includes('Cem'));
        expect(config.departments[0]?.owner).toBe(owner === 'Ana' ? 'Bo' : owner);
        expect((text ?? '').includes('\r\n')).toBe(end === '\r\n');
      }),
    );
  });
});

describe('a deputy for some days', () => {
  const days = (text: string) => {
    const { config, diagnostics } = readConfig('sop.yaml', text);
    return [
      diagnostics.length,
      ...['2026-11-21', '2026-11-22', '2026-12-06', '2026-12-07'].map((day) =>
        mayApprove(config, 'Support', 'Bo', day),
      ),
    ];
  };
  const base = 'departments: [{ name: Support, approvers: Ana }]\npeople: [Ana, Bo]\n';

  test.each([
    ['no approval key', ''],
    ['an approval key without deputies', 'approval:\n  four-eyes: true # always\n'],
    [
      'deputies in lines',
      'approval:\n  deputies:\n    - for: Ana\n      by: Bo\n      until: 2026-01-01\n  four-eyes: true\n',
    ],
    ['deputies on one line', 'approval:\n  deputies: []\n'],
    ['no line end', 'approval:\n  four-eyes: true'],
  ])('%s', (_, more) => {
    const { text = '' } = away(base + more);
    expect(days(text)).toEqual([0, false, true, true, false]);
    expect(text.startsWith(base)).toBe(true);
    expect(readConfig('sop.yaml', text).config.approval['four-eyes']).toBe(
      readConfig('sop.yaml', base + more).config.approval['four-eyes'],
    );
  });
});

test('steps that name a person are found, and a role of the same spelling is not taken for one', () => {
  const config = 'people: [{ name: Ana Silva, id: ana }, Bo]\nroles: [Team lead]\n';
  const sops = {
    'sops/refund.md': {
      id: 'refund',
      steps: '1. Ask @ana.\n2. Escalate to @team-lead.\n3. Tell @ana and @ana. End.',
    },
  };
  expect(namedIn(handbookOf(sops, config), party(config, 'ana')).map(({ line }) => line)).toEqual([16, 18]);
});
