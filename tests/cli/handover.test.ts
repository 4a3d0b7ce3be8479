import { describe, expect, test } from 'vitest';
import { folder, git, read, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { lantern, refund } from './lantern.ts';
import { released } from './released.ts';

const config = `# Who does what
title: Lantern support
languages: [en, nl]
departments:
  - name: Support
    owner: Ana Silva # the lead
    approvers: [Ana Silva]
  - Warehouse
people:
  - name: Ana Silva
    id: ana
    addresses: ana@lantern.example
    roles: Team lead
  - name: Bo Jansen
    id: bo
    addresses: bo@lantern.example
roles:
  - Team lead
`;
const path = 'sops/support/refund-customer.md';

function handbook(): string {
  const root = repository({
    ...lantern,
    'sop.yaml': config,
    [path]: refund.replace('Set it to Solved.', 'Ask @ana to close it.'),
    'sops/support/refund-customer.nl.md': refund
      .replace('language: en', 'language: nl')
      .replace('owner: Ana Silva', 'owner: ana'),
  });
  released(root, { path, version: '1.0.0', at: '2025-10-01T09:00:00Z' });
  return root;
}

describe('sop handover', () => {
  test('gives everything in one commit, with every place named before', async () => {
    const root = handbook();
    const { code, err } = await sopWith(
      { terminal: { out: true, err: true } },
      root,
      'handover',
      'ana',
      '--to',
      'bo',
    );
    expect(code).toBe(0);
    expect(calm(err)).toMatchInlineSnapshot(`
      "Hand over from Ana Silva to Bo Jansen

        Settings  sop.yaml:6 Bo Jansen owns Support
                  sop.yaml:7 Bo Jansen approves for Support
                  sop.yaml:13 Bo Jansen is Team lead; what escalates to Team lead
                  comes to Bo Jansen
        Owns      sops/support/refund-customer.md:5 Refund a customer
                  sops/support/refund-customer.nl.md:5 Refund a customer
        Reviews   refund-customer (en) is due on 2026-10-01
        To do     these lines name Ana Silva; what people do changes with them, so
                  change and release them:
                    sops/support/refund-customer.md:29
        Readers   see the new owners; no text, no version and no approval of the past
                  changes
        As        Ana Silva <ana@lantern.example>, 2026-11-22T09:30:00+02:00
        Writes    one commit: sop.yaml, sops/support/refund-customer.md,
                  sops/support/refund-customer.nl.md
        Counts    on this machine: no git host is set (there is no remote \`origin\`)

      All that Ana Silva had is Bo Jansen's in the records. Approvals that Ana Silva
      gave stay valid.
      1 line still names them: see above.

      next:
        sop status  shows what else needs attention
      "
    `);
    expect(read(root, 'sop.yaml')).toBe(
      config
        .replace('owner: Ana Silva # the lead', 'owner: Bo Jansen # the lead')
        .replace('approvers: [Ana Silva]', 'approvers: [Bo Jansen]')
        .replace('roles: Team lead', 'roles: []')
        .replace('addresses: bo@lantern.example', 'addresses: bo@lantern.example\n    roles: [Team lead]'),
    );
    expect(read(root, path)).toContain('\nowner: Bo Jansen\n');
    expect(read(root, 'sops/support/refund-customer.nl.md')).toContain('\nowner: bo\n');
    expect(git(root, 'log', '-1', '--format=%s%n%(trailers:key=Sop-Handover)').trim()).toBe(
      'Hand over from Ana Silva to Bo Jansen\nSop-Handover: Ana Silva to Bo Jansen',
    );
    expect(git(root, 'status', '--porcelain')).toBe('');
    // The text in force waits for nothing, and its approval stays what it was.
    const status = JSON.parse((await sop(root, 'status', '--json')).out);
    expect(
      status.items.map(({ kind, id, language }: Record<string, string>) => `${kind} ${id}.${language}`),
    ).toEqual(['review-overdue refund-customer.en', 'draft lost-parcel.en', 'draft refund-customer.nl']);
  });

  test('--until makes a deputy for some days and changes nothing else', async () => {
    const root = handbook();
    const before = read(root, path);
    const { code, err } = await sop(
      root,
      'handover',
      'Ana Silva',
      '--to',
      'bo@lantern.example',
      '--until',
      '2026-12-06',
    );
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('Bo Jansen may approve for Ana Silva until 2026-12-06'),
    ]);
    expect(read(root, 'sop.yaml')).toBe(
      `${config}\napproval:\n  deputies:\n    - { for: Ana Silva, by: Bo Jansen, from: 2026-11-22, until: 2026-12-06 }\n`,
    );
    expect(read(root, path)).toBe(before);
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD').trim()).toBe('sop.yaml');
    expect((await sop(root, 'lint', '--quiet')).err).not.toContain('sop.yaml');
  });

  test('an owner whom nobody knows any more can be followed by somebody', async () => {
    const root = repository({
      ...lantern,
      'sop.yaml': config,
      [path]: refund.replace('owner: Ana Silva', 'owner: Dana Roe'),
    });
    expect((await sop(root, 'handover', 'Dana Roe', '--to', 'bo')).code).toBe(0);
    expect(read(root, path)).toContain('\nowner: Bo Jansen\n');
    expect(read(root, 'sop.yaml')).toBe(config);
  });

  test('--dry-run and --json name every place and write nothing', async () => {
    const root = handbook();
    const data = JSON.parse((await sop(root, 'handover', 'ana', '--to', 'bo', '--dry-run', '--json')).out);
    expect(data).toMatchObject({
      from: 'Ana Silva',
      to: 'Bo Jansen',
      files: ['sop.yaml', path, 'sops/support/refund-customer.nl.md'],
      reviews: [{ id: 'refund-customer', language: 'en', due: '2026-10-01' }],
      named: [{ path, line: 29 }],
      written: false,
    });
    expect((await sop(root, 'handover', 'ana', '--to', 'bo', '--dry-run')).err).toBe(
      'Nothing was written.\n',
    );
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('unknown people, the same person, nothing to give, and edits that nobody committed are refused', async () => {
    const root = handbook();
    const refused = async (...argv: string[]) => {
      const { code, err } = await sop(root, 'handover', ...argv);
      return code === 2 ? err : `not refused: ${err}`;
    };
    expect(await refused('ana', '--to', 'boo')).toMatch(/Did you mean `bo`/);
    expect(await refused('ana', '--to', 'Zoe Quist')).toMatch(/- name: Zoe Quist/);
    expect(await refused('ana', '--to', 'Ana Silva')).toMatch(/expected another person/);
    expect(await refused('ana')).toMatch(/--to bo/);
    expect(await refused('Zoe Quist', '--to', 'bo')).toMatch(/owns nothing and approves nothing/);
    expect(await refused('bo', '--to', 'ana', '--until', '2026-12-01')).toMatch(
      /only needed for somebody who approves/,
    );
    expect(await refused('ana', '--to', 'bo', '--until', '2026-11-01')).toMatch(
      /a date from `2026-11-22` on/,
    );
    write(root, { [path]: read(root, path).replaceAll('30 days', '14 days') });
    expect(await refused('ana', '--to', 'bo')).toMatch(/nobody has committed/);
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('Release refund-customer 1.0.0');
    const loose = folder(lantern);
    expect((await sop(loose, 'handover', 'Ana Silva', '--to', 'Bo Jansen')).code).toBe(2);
  });
});
