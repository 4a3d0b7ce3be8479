import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { carryOut, recover } from '../../src/io/git-write.ts';
import type { Transaction } from '../../src/io/transaction.ts';

const draft = 'version: 0.0.0\nstatus: draft\n\n1. Find the order.\n';
const released = 'version: 1.0.0\nstatus: approved\n\n1. Find the order.\n';

const transaction: Transaction = {
  files: [
    { path: 'sops/refund.md', before: draft, after: released },
    { path: 'records/approvals.csv', after: 'time,person\n2026-11-22T09:00:00Z,Ana Lima\n' },
  ],
  message: 'Release refund-customer 1.0.0\n\nSop-Revision: refund-customer@1.0.0',
  tags: [
    { name: 'refund-customer@1.0.0', message: 'refund-customer 1.0.0' },
    { name: 'complaint@1.0.0', message: 'complaint 1.0.0' },
  ],
};

function repository() {
  const folder = mkdtempSync(join(tmpdir(), 'sop-transaction-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Ana Lima');
  git('config', 'user.email', 'ana@lantern.example');
  git('config', 'commit.gpgSign', 'false');
  mkdirSync(join(folder, 'sops'));
  writeFileSync(join(folder, 'sops/refund.md'), draft);
  writeFileSync(join(folder, 'notes.txt'), 'Call the carrier.\n');
  writeFileSync(join(folder, 'plan.txt'), 'Monday.\n');
  git('add', '-A');
  git('commit', '-q', '-m', 'Begin the handbook');
  return { folder, git };
}

/** All that a person would see of a repository. */
function stateOf({ folder, git }: ReturnType<typeof repository>) {
  return {
    head: git('rev-parse', 'HEAD').trim(),
    tags: git('tag', '--list').trim(),
    status: git('status', '--porcelain'),
    text: readFileSync(join(folder, 'sops/refund.md'), 'utf8'),
    records: existsSync(join(folder, 'records/approvals.csv')),
    leftovers: readdirSync(join(folder, 'sops')).filter((name) => name !== 'refund.md'),
    journal: existsSync(join(folder, '.git/sop-journal.json')),
  };
}

async function refused(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'not refused',
    (error: Error) => error.message,
  );
}

describe('a transaction', () => {
  test('commits its own files alone, and leaves staged and unstaged work of others as it was', async () => {
    const { folder, git } = repository();
    writeFileSync(join(folder, 'notes.txt'), 'Call the carrier twice.\n');
    git('add', 'notes.txt');
    writeFileSync(join(folder, 'plan.txt'), 'Tuesday.\n');
    const head = await carryOut(folder, transaction);
    expect(git('show', '--name-only', '--format=%B', head)).toMatch(
      /^Release refund-customer 1\.0\.0\n\nSop-Revision: refund-customer@1\.0\.0\nSop-Transaction: [0-9a-f]{16}\n\n\nrecords\/approvals\.csv\nsops\/refund\.md\n$/u,
    );
    expect(git('status', '--porcelain')).toBe('M  notes.txt\n M plan.txt\n');
    expect(git('tag', '--list').trim().split('\n')).toEqual(['complaint@1.0.0', 'refund-customer@1.0.0']);
    expect(git('cat-file', '-t', 'refund-customer@1.0.0').trim()).toBe('tag');
  });

  test('refuses before it writes: tag there, file changed, merge under way, lock held, no commit yet', async () => {
    const tagged = repository();
    tagged.git('tag', '-a', '-m', 'Sealed by somebody else', 'refund-customer@1.0.0');
    const handMade = repository();
    handMade.git('tag', 'refund-customer@1.0.0');
    const changed = repository();
    writeFileSync(join(changed.folder, 'sops/refund.md'), `${draft}2. Ask for a photo.\n`);
    const merging = repository();
    writeFileSync(join(merging.folder, '.git/MERGE_HEAD'), `${merging.git('rev-parse', 'HEAD')}`);
    const locked = repository();
    writeFileSync(join(locked.folder, '.git/index.lock'), '');
    for (const [each, says] of [
      [tagged, 'sealed-already {"tag":"refund-customer@1.0.0"}'],
      [handMade, 'tag-in-the-way {"tag":"refund-customer@1.0.0"}'],
      [changed, 'changed-meanwhile {"path":"sops/refund.md"}'],
      [merging, 'half-done {"what":"merge"}'],
      [locked, `locked {"path":"${locked.git('rev-parse', '--absolute-git-dir').trim()}/index.lock"}`],
    ] as const) {
      const before = stateOf(each);
      expect(await refused(carryOut(each.folder, transaction))).toBe(says);
      expect(stateOf(each)).toEqual(before);
    }
  });

  test('puts everything back when a hook refuses or nobody is named', async () => {
    const hooked = repository();
    writeFileSync(
      join(hooked.folder, '.git/hooks/pre-commit'),
      '#!/bin/sh\necho "The handbook is frozen this week"\nexit 1\n',
    );
    chmodSync(join(hooked.folder, '.git/hooks/pre-commit'), 0o755);
    const nameless = repository();
    nameless.git('config', 'user.useConfigOnly', 'true');
    nameless.git('config', 'user.name', '');
    nameless.git('config', 'user.email', '');
    for (const [each, says] of [
      [hooked, /^commit-refused .*The handbook is frozen this week/u],
      [nameless, /^no-identity/u],
    ] as const) {
      const before = stateOf(each);
      expect(await refused(carryOut(each.folder, transaction))).toMatch(says);
      expect(stateOf(each)).toEqual(before);
    }
  });

  test('refuses a file of which only a part is staged', async () => {
    const each = repository();
    writeFileSync(join(each.folder, 'sops/refund.md'), `${draft}2. Ask for a photo.\n`);
    each.git('add', 'sops/refund.md');
    writeFileSync(join(each.folder, 'sops/refund.md'), `${draft}2. Ask for two photos.\n`);
    const file = { path: 'sops/refund.md', before: `${draft}2. Ask for two photos.\n`, after: released };
    expect(await refused(carryOut(each.folder, { ...transaction, files: [file] }))).toMatch('staged-in-part');
  });

  test('of two at the same moment one wins and the other says so', async () => {
    const each = repository();
    const other = { ...transaction, tags: [{ name: 'refund-customer@2.0.0', message: 'two' }] };
    const results = await Promise.allSettled([
      carryOut(each.folder, transaction),
      carryOut(each.folder, other),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(each.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
    expect(stateOf(each)).toMatchObject({ status: '', journal: false });
  });
});

describe('a transaction that is killed', () => {
  let program = '';
  beforeAll(async () => {
    program = mkdtempSync(join(tmpdir(), 'sop-killed-'));
    const bundle = await rolldown({ input: 'src/io/git-write.ts', platform: 'node' });
    await bundle.write({ file: join(program, 'git-write.mjs'), format: 'esm' });
    writeFileSync(
      join(program, 'run.mjs'),
      `import { carryOut } from './git-write.mjs';
       const [folder, plan, step] = process.argv.slice(2);
       await carryOut(folder, JSON.parse(plan), (at) => { if (at === step) process.kill(process.pid, 'SIGKILL'); });
       console.log('whole');`,
    );
  });
  afterAll(() => rmSync(program, { recursive: true, force: true }));

  const steps = [
    'journal',
    'file sops/refund.md',
    'file records/approvals.csv',
    'commit',
    'tag refund-customer@1.0.0',
    'tag complaint@1.0.0',
  ];

  test.each(steps)('at `%s` is before or after once the next command has looked', async (step) => {
    const each = repository();
    const before = stateOf(each);
    const killed = spawnSync(process.execPath, [
      join(program, 'run.mjs'),
      each.folder,
      JSON.stringify(transaction),
      step,
    ]);
    expect(killed.signal).toBe('SIGKILL');
    const recovered = await recover(each.folder);
    const after = stateOf(each);
    const done = steps.indexOf(step) >= steps.indexOf('commit');
    expect(recovered).toEqual({
      outcome: done ? 'finished' : 'undone',
      subject: 'Release refund-customer 1.0.0',
      kept: [],
    });
    if (done)
      expect(after).toMatchObject({
        text: released,
        records: true,
        tags: 'complaint@1.0.0\nrefund-customer@1.0.0',
        status: '',
        journal: false,
      });
    else expect(after).toEqual(before);
    expect(spawnSync('git', ['fsck', '--strict'], { cwd: each.folder }).status).toBe(0);
    expect(await recover(each.folder)).toBeUndefined();
  });

  test('leaves a file alone that a person changed meanwhile, and says so', async () => {
    const each = repository();
    spawnSync(process.execPath, [
      join(program, 'run.mjs'),
      each.folder,
      JSON.stringify(transaction),
      'file sops/refund.md',
    ]);
    writeFileSync(join(each.folder, 'sops/refund.md'), `${released}2. Ask for a photo.\n`);
    expect(await recover(each.folder)).toEqual({
      outcome: 'undone',
      subject: 'Release refund-customer 1.0.0',
      kept: ['sops/refund.md'],
    });
    expect(await recover(each.folder)).toBeUndefined();
    expect(readFileSync(join(each.folder, 'sops/refund.md'), 'utf8')).toBe(
      `${released}2. Ask for a photo.\n`,
    );
  });
});
