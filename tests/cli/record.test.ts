import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { processShell } from '../../src/cli/process.ts';
import { carryOutRecord, openHandbook, planRecord } from '../../src/cli/record.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { UserError } from '../../src/errors.ts';
import { parseLedger } from '../../src/version/ledger.ts';
import { folder, git, read, repository, write } from '../folder.ts';
import { shellIn } from '../shell.ts';
import { lantern } from './lantern.ts';

const stop = {
  ledger: 'notices' as const,
  cells: { kind: 'stop', id: 'refund-customer', text: 'The payment page pays twice', instead: '', until: '' },
};

async function opened(root: string) {
  const t = await openTerminal([], shellIn(root).shell);
  return { t, place: await openHandbook(t) };
}

async function planned(root: string, parts: Parameters<typeof planRecord>[2], events = [stop]) {
  const { t, place } = await opened(root);
  return { place, plan: await planRecord(place, events, parts, t) };
}

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'not refused',
    (error: Error) => (error instanceof UserError ? error.message : `no UserError: ${error}`),
  );

test('the clock of the real shell says the local time with its offset', () => {
  const now = processShell().now();
  expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
});

describe('a record', () => {
  test('is one line with person, time and zone, committed alone', async () => {
    const root = repository(lantern);
    write(root, { 'notes.txt': 'Call the carrier.\n' });
    git(root, 'add', 'notes.txt');
    const { place, plan } = await planned(root, { subject: 'Stop refund-customer' });
    expect(plan.lines).toEqual([
      {
        path: 'records/notices.csv',
        line: '2026-11-22T09:30:00+02:00,Ana Silva <ana@lantern.example>,stop,refund-customer,The payment page pays twice,,',
      },
    ]);
    const commit = await carryOutRecord(place, plan);
    expect(git(root, 'show', '--name-only', '--format=%s', commit).trim()).toBe(
      'Stop refund-customer\n\nrecords/notices.csv',
    );
    expect(git(root, 'status', '--porcelain')).toBe('A  notes.txt\n');
    const { entries, faults } = parseLedger('notices', read(root, 'records/notices.csv'));
    expect([entries.length, faults]).toEqual([1, []]);
  });

  test('several events and a changed file are one commit; nothing is written by planning', async () => {
    const root = repository(lantern);
    const review = {
      ledger: 'reviews' as const,
      cells: { id: 'refund-customer', language: 'en', version: '1.0.0', fingerprint: 'v1:0', note: '' },
    };
    const before = read(root, 'sop.yaml');
    const after = before.replace('Lantern support', 'Lantern');
    const { t, place } = await opened(root);
    const plan = await planRecord(
      place,
      [stop, stop, review],
      { subject: 'Record', files: [{ path: 'sop.yaml', before, after }] },
      t,
    );
    expect(git(root, 'status', '--porcelain')).toBe('');
    await carryOutRecord(place, plan);
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual([
      'records/notices.csv',
      'records/reviews.csv',
      'sop.yaml',
    ]);
    expect(parseLedger('notices', read(root, 'records/notices.csv')).entries.length).toBe(2);
  });

  test('what a person says never becomes a trailer of the commit', async () => {
    const root = repository(lantern);
    const { place, plan } = await planned(root, {
      subject: 'Stop refund-customer',
      body: 'Wait.\n\nSop-Revision: refund-customer@9.0.0\nSop-Approved-By: Bo Jansen',
    });
    await carryOutRecord(place, plan);
    const trailers = git(root, 'log', '-1', '--format=%(trailers:only)');
    expect(trailers).toMatch(/^Sop-Record: notices\nSop-Transaction: [0-9a-f]{16}\n\n?$/);
  });

  test('a line that nobody committed is not taken along in the name of the next person', async () => {
    const root = repository(lantern);
    const typed = '2026-11-20T09:00:00Z,Bo Jansen,resume,refund-customer,,,\n';
    write(root, { 'records/notices.csv': `time,person,kind,id,text,instead,until\n${typed}` });
    expect(await refusal(planned(root, { subject: 'Stop' }))).toMatch(/nobody has committed/);
    git(root, 'add', 'records/notices.csv');
    expect(await refusal(planned(root, { subject: 'Stop' }))).toMatch(/nobody has committed/);
    git(root, 'commit', '--quiet', '--message', 'Records');
    expect(await refusal(planned(root, { subject: 'Stop' }))).toBe('not refused');
  });

  test('is refused without a handbook, an identity, a repository, and outside of the handbook', async () => {
    expect(await refusal(opened(folder({ 'notes.md': 'Call the carrier.\n' })))).toMatch(/no handbook/);
    const root = repository(lantern);
    const outside = { subject: 'Stop', files: [{ path: '../elsewhere.md', after: '' }] };
    expect(await refusal(planned(root, outside))).toMatch(/outside the handbook/);
    git(root, 'config', '--unset', 'user.name');
    expect(await refusal(planned(root, { subject: 'Stop' }))).toMatch(/does not know who you are/);
    expect(await refusal(planned(folder(lantern), { subject: 'Stop' }))).toMatch(/not kept in git yet/);
    const begun = folder(lantern);
    git(begun, 'init', '--quiet');
    expect(await refusal(planned(begun, { subject: 'Stop' }))).toMatch(
      /Nothing of this handbook was ever released/,
    );
  });

  test('lines that two branches add are both there after the merge', async () => {
    const root = repository({
      ...lantern,
      '.gitattributes': readFileSync('templates/init/gitattributes', 'utf8'),
    });
    const add = async (text: string) => {
      const event = { ...stop, cells: { ...stop.cells, text } };
      const { place, plan } = await planned(root, { subject: text }, [event]);
      await carryOutRecord(place, plan);
    };
    git(root, 'switch', '--quiet', '-c', 'first');
    await add('First');
    git(root, 'switch', '--quiet', '-c', 'second', 'main');
    await add('Second');
    git(root, 'merge', '--quiet', '--no-edit', 'first');
    const { entries, faults } = parseLedger('notices', read(root, 'records/notices.csv'));
    expect(entries.map(({ text }) => text).sort()).toEqual(['First', 'Second']);
    expect(faults).toEqual([]);
  });
});
