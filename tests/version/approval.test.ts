import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/handbook/config.ts';
import { type Case, judgeApproval, type Origin, validApprovals } from '../../src/version/approval.ts';
import type { Entry } from '../../src/version/ledger.ts';

const { config } = readConfig(
  'sop.yaml',
  `departments:
  - {name: Customer support, approvers: [team-lead], four-eyes: true, deputies: [{for: ana, by: cem, from: 2026-12-01, until: 2026-12-31}]}
people:
  - {id: ana, name: Ana Lima, addresses: [ana@lantern.example, ana@home.example], roles: [team-lead]}
  - {id: bo, name: Bo de Wit, addresses: [bo@lantern.example]}
  - {id: cem, name: Cem Aydın, addresses: [cem@lantern.example]}
roles: [Team lead]
`,
);

const about: Case = {
  department: 'Customer support',
  fingerprint: 'v1:ab12',
  follows: '1.4.0',
  authors: [{ name: 'Bo de Wit', email: 'bo@lantern.example' }],
};

const line = (more: Partial<Entry<'approvals'>> = {}): Entry<'approvals'> => ({
  time: '2026-11-20T09:30:00+01:00',
  person: 'Ana Lima <ana@lantern.example>',
  role: 'team-lead',
  meaning: 'approval',
  id: 'refund-customer',
  language: 'en',
  follows: '1.4.0',
  fingerprint: 'v1:ab12',
  effective: '',
  evidence: '',
  because: '',
  line: 2,
  ...more,
});

const own: Origin = { addedBy: { name: 'Ana', email: 'ana@home.example' } };
const objections = (entry: Entry<'approvals'>, origin = own, to = about) =>
  judgeApproval(entry, to, origin, config).objections;

describe('an approval', () => {
  test('counts when the approver added the line, under any address of theirs', () => {
    expect(judgeApproval(line(), about, own, config)).toMatchObject({
      evidence: 'own-commit',
      objections: [],
    });
  });

  test('of another text or after another revision does not count', () => {
    expect(objections(line({ fingerprint: 'v1:cd34' }))).toEqual(['other-text']);
    expect(objections(line({ follows: '1.3.0' }))).toEqual(['other-revision']);
    expect(objections(line({ follows: '' }), own, { ...about, follows: undefined })).toEqual([]);
  });

  test('that somebody else typed does not count, unless a signature or the host speaks for it', () => {
    const typed = { addedBy: { name: 'Bo de Wit', email: 'bo@lantern.example' } };
    expect(objections(line(), typed)).toEqual(['typed']);
    expect(judgeApproval(line(), about, { ...typed, signedByApprover: true }, config)).toMatchObject({
      evidence: 'signed',
      objections: [],
    });
    expect(judgeApproval(line(), about, { ...typed, hostReview: true }, config)).toMatchObject({
      evidence: 'host-review',
      objections: [],
    });
  });

  test('of somebody who is not entitled does not count; a deputy is entitled on the days of the deputyship', () => {
    const cem = { person: 'Cem Aydın <cem@lantern.example>' };
    const byCem = { addedBy: { name: 'Cem Aydın', email: 'cem@lantern.example' } };
    expect(objections(line(cem), byCem)).toEqual(['not-entitled']);
    expect(objections(line({ ...cem, time: '2026-12-05T09:30:00+01:00' }), byCem)).toEqual([]);
  });

  test('of a co-author does not count where four eyes are asked for', () => {
    const together = {
      ...about,
      authors: [...about.authors, { name: 'A. Lima', email: 'ana@home.example' }],
    };
    expect(objections(line(), own, together)).toEqual(['wrote-it']);
  });

  test('counts once a person', () => {
    const judged = [line(), line({ person: 'ana@home.example' })].map((entry) =>
      judgeApproval(entry, about, own, config),
    );
    expect(validApprovals(judged, config)).toHaveLength(1);
  });
});
