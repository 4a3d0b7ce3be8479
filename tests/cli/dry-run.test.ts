import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paths } from '../folder.ts';
import {
  alone,
  commit,
  done,
  edit,
  git,
  handbook,
  path,
  read,
  setClock,
  sop,
  stateOf,
  write,
} from './team.ts';

/** Everything that a command could change: commits, tags, branches, the index, the working tree, the records, the git folder. */
const whole = (root: string) => ({
  ...stateOf(root),
  refs: git(root, 'for-each-ref'),
  index: git(root, 'ls-files', '--stage'),
  files: paths(root).map((file) => [file, read(root, file)]),
  log: git(root, 'reflog', '--all'),
});

/** A command line with what has to be so before it. */
interface Case {
  argv: string[];
  before?: (root: string) => Promise<unknown> | unknown;
}

const named = (list: Case[]) => list.map((one) => ({ ...one, name: one.argv.join(' ') }));

const days = (root: string) => {
  edit(root, '30 days', '14 days');
  commit(root, 'ana', 'Fourteen days');
};
const other = async (root: string) => {
  await done(root, 'stop', 'refund', '-m', 'The bank does not answer');
};
const later = async (root: string) => {
  days(root);
  await done(root, 'release', 'refund', '-m', 'A new law', '--effective', '2027-01-01');
};
/** Somebody took the file away: a gap that an audit finds. */
const gone = (root: string) => {
  git(root, 'rm', '--quiet', path);
  commit(root, 'ana', 'Tidy up');
};

const cases = named([
  { argv: ['approve', 'refund'], before: days },
  {
    argv: ['reword', 'refund', '--because', 'The same in other words'],
    before: (root) => {
      edit(root, 'older than', 'more than');
      commit(root, 'ana', 'Other words');
    },
  },
  { argv: ['release', 'refund', '-m', 'As the bank asks'], before: days },
  { argv: ['release', '--all-changed', '-m', 'As the bank asks'], before: days },
  { argv: ['release', '--merged'], before: days },
  { argv: ['schedule', 'refund@2.0.0', '--on', '2027-02-01'], before: later },
  { argv: ['schedule', 'refund@2.0.0', '--cancel', '-m', 'The law was not passed'], before: later },
  { argv: ['stop', 'refund', '-m', 'The bank does not answer'] },
  { argv: ['notice', 'refund', '-m', 'The bank is slow', '--until', '2026-12-31'] },
  { argv: ['resume', 'refund'], before: other },
  { argv: ['review', 'refund'] },
  { argv: ['retire', 'refund', '-m', 'The bank does it'] },
  { argv: ['handover', 'Ana Lima', '--to', 'Bo Smit'] },
  { argv: ['restore', 'refund@1.0.0'], before: days },
  { argv: ['audit', '--explain', 'file-kept:refund', '--because', 'Taken away by mistake'], before: gone },
  { argv: ['audit', '--pack', 'refund@1.0.0', '-o', 'pack'] },
  { argv: ['audit', '--seal', '-o', 'seal.json'] },
]);

async function before({ before: prepare }: Case): Promise<string> {
  setClock('2026-11-22T09:30:00+00:00');
  const root = handbook({ 'sop.yaml': `${alone}  - name: Bo Smit\n    addresses: bo@lantern.example\n` });
  await done(root, 'release', 'refund', '-m', 'The first');
  await prepare?.(root);
  write(root, { 'notes.txt': 'of nobody\n' });
  mkdirSync(join(root, 'empty'));
  return root;
}

test.each(cases)('`sop $name` says with --dry-run what it would do, and changes nothing', async (one) => {
  const root = await before(one);
  const then = whole(root);
  const { code, out, err } = await sop(root, ...one.argv, '--dry-run');
  expect([code, err.includes('error:')], err).toEqual([0, false]);
  expect((out + err).trim().length).toBeGreaterThan(20);
  expect(whole(root)).toEqual(then);
  const told = await sop(root, ...one.argv, '--dry-run', '--json');
  expect(told.code, told.err).toBe(0);
  expect(Object.keys(JSON.parse(told.out)).length).toBeGreaterThan(0);
  expect(whole(root)).toEqual(then);
});

test.each(cases)('`sop $name --json` does it, and prints one JSON document', async (one) => {
  const root = await before(one);
  const then = whole(root);
  const { code, out, err } = await sop(root, ...one.argv, '--json');
  expect([code, err.includes('error:')], err).toEqual([0, false]);
  expect(Object.keys(JSON.parse(out)).length).toBeGreaterThan(0);
  expect(whole(root)).not.toEqual(then);
});

const readings = named([
  { argv: ['status'] },
  { argv: ['log', 'refund'] },
  { argv: ['show', 'refund'] },
  { argv: ['show', 'refund@1.0.0'] },
  { argv: ['list'] },
  { argv: ['list', '--on', '2026-11-22'] },
  { argv: ['diff', 'refund'] },
  { argv: ['diff', '--since', 'HEAD~1'] },
  { argv: ['audit'] },
]);

test.each(readings)('`sop $name --json` prints one JSON document and changes nothing', async ({ argv }) => {
  const root = await before({ argv, before: days });
  const then = whole(root);
  const { code, out, err } = await sop(root, ...argv, '--json');
  expect([code, err.includes('error:')], err).toEqual([0, false]);
  expect(Object.keys(JSON.parse(out)).length).toBeGreaterThan(0);
  expect(whole(root)).toEqual(then);
});
