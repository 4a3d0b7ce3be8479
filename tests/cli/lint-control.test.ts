import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, git, read, repository, write } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { config, lantern, refund } from './lantern.ts';
import { released } from './released.ts';

const path = 'sops/support/refund-customer.md';
const drafted = refund
  .replace('version: 1.4.0', 'version: 0.0.0')
  .replace('status: approved', 'status: draft');
/** Jumps by number, so that a step between them makes them drift. */
const numbered = drafted.replace('go to **Close the ticket**', 'go to step 4');
const plain = (root: string, ...argv: string[]) =>
  sop(root, 'lint', '--rule', 'jump-by-number=off', ...argv, '-f', 'compact');

function handbook(text = numbered): string {
  return repository({ 'sop.yaml': config, [path]: text, '.gitattributes': 'records/*.csv merge=union\n' });
}

/** The same with a released revision. */
function sealed(text = numbered, at = '2026-11-01T09:00:00Z'): string {
  const root = handbook(text);
  released(root, { path, version: '1.4.0', at });
  return root;
}

const change = (root: string, from: string | RegExp, to: string) =>
  write(root, { [path]: read(root, path).replace(from, to) });

const insertStep = (root: string) =>
  change(root, '3. **Pay it back.**', '3. **Check the card.** It must be valid.\n4. **Pay it back.**');

describe('a jump whose step moved', () => {
  test('is found against the newest commit, and mended with --fix, then by title', async () => {
    const root = handbook();
    insertStep(root);
    change(root, '4. **Close the ticket.**', '5. **Close the ticket.**');
    const { code, out } = await plain(root);
    expect(code).toBe(1);
    expect(out).toContain(
      'error: Unexpected jump to step `4`, which is now `Pay it back`, expected step `5`, `Close the ticket` [drifted-step]',
    );
    await sop(root, 'lint', '--fix', '--rule', 'jump-by-number=off');
    expect(read(root, path)).toContain('go to step 5.');
    await sop(root, 'lint', '--fix');
    expect(read(root, path)).toContain('go to **Close the ticket**.');
  });

  test('--fix never writes the title of the wrong step', async () => {
    const root = handbook();
    insertStep(root);
    change(root, '4. **Close the ticket.**', '5. **Close the ticket.**');
    await sop(root, 'lint', '--fix');
    expect(read(root, path)).toContain('go to **Close the ticket**.');
  });

  test('is found against the newest seal though the mistake was committed; one file asks the same', async () => {
    const root = sealed();
    insertStep(root);
    change(root, '4. **Close the ticket.**', '5. **Close the ticket.**');
    git(root, 'commit', '-qam', 'Check the card');
    for (const argv of [[], [path], ['refund-customer']])
      expect((await plain(root, ...argv)).out).toContain('drifted-step');
  });

  test('a jump that was written anew on purpose is nobody’s business', async () => {
    const root = sealed();
    insertStep(root);
    change(root, '4. **Close the ticket.**', '5. **Close the ticket.**');
    change(root, 'go to step 4', 'go to step 5');
    expect((await plain(root)).out).not.toContain('drifted-step');
  });

  test('cannot be ignored by a comment, and can be switched off for all', async () => {
    const root = sealed();
    insertStep(root);
    change(root, '4. **Close the ticket.**', '5. **Close the ticket.**');
    change(root, 'go to step 4.', 'go to step 4.\n     <!-- sop-ignore drifted-step: it is fine -->');
    const { out } = await plain(root);
    expect(out).toContain('[drifted-step]');
    expect(out).toContain('expected no ignore of a rule of document control');
    expect((await plain(root, '--rule', 'drifted-step=off')).out).not.toContain('[drifted-step]');
  });
});

describe('stamps', () => {
  test('a sealed text as it is has no finding; nor has one that is only unreleased', async () => {
    const root = sealed();
    expect(await plain(root)).toMatchObject({ code: 0, out: '', err: '' });
    change(root, '30 days', '14 days');
    git(root, 'commit', '-qam', 'Two weeks');
    expect(await plain(root)).toMatchObject({ code: 0, err: '' });
  });

  test('a typed version, a typed date and a lower version are errors; --fix puts the stamps back', async () => {
    const root = sealed();
    change(root, 'version: 1.4.0', 'version: 1.5.0');
    change(root, /effective: .*/, 'effective: 2027-01-01');
    git(root, 'commit', '-qam', 'By hand');
    const { code, out } = await plain(root);
    expect(code).toBe(1);
    expect(out.match(/\[hand-edited-stamp\]/g)).toHaveLength(2);
    change(root, 'version: 1.5.0', 'version: 1.3.0');
    expect((await plain(root)).out).toContain('[version-went-back]');
    await sop(root, 'lint', '--fix', '--rule', 'jump-by-number=off');
    expect(read(root, path)).toContain('version: 1.4.0\nstatus: approved\neffective: 2026-11-01\n');
  });

  test('where pull requests carry the number, --fix writes the next one', async () => {
    const root = sealed();
    write(root, { 'sop.yaml': `${config}versions: in-pull-request\n` });
    change(root, 'older than 30 days', 'older than 14 days');
    expect((await plain(root)).out).toContain('expected `2.0.0`: the change is major [version-not-bumped]');
    await sop(root, 'lint', '--fix', '--rule', 'jump-by-number=off');
    expect(read(root, path)).toContain('version: 2.0.0\n');
    expect((await plain(root)).code).toBe(0);
  });

  test('seals of a branch that was never merged say nothing here', async () => {
    const root = sealed();
    git(root, 'switch', '-qc', 'other');
    released(root, { path, version: '2.0.0', at: '2026-11-02T09:00:00Z', follows: '1.4.0' });
    git(root, 'switch', '-q', 'main');
    expect(await plain(root)).toMatchObject({ code: 0, out: '' });
  });
});

describe('approvals', () => {
  const line = (fingerprint: string, person = 'Ana Silva <ana@lantern.example>') =>
    `2026-11-20T09:00:00Z,${person},,approval,refund-customer,en,1.4.0,${fingerprint},,,\n`;
  const approve = (root: string, text: string) =>
    write(root, { 'records/approvals.csv': read(root, 'records/approvals.csv') + text });

  test('of another text is told; a text that was approved as it is is not', async () => {
    const root = sealed();
    change(root, '30 days', '14 days');
    approve(root, line('v1:0000'));
    git(root, 'commit', '-qam', 'Two weeks, approved');
    expect((await plain(root)).out).toContain(
      'expected the one that Ana Silva approved on 2026-11-20: it has changed since [approval-outdated]',
    );
  });

  test('that somebody else wrote down does not count, nor one by an author where two pairs of eyes are asked for', async () => {
    const root = sealed();
    change(root, 'older than 30 days', 'older than 14 days');
    git(root, 'commit', '-qam', 'Two weeks');
    const { fingerprint } = await import('../version/line-of-work.ts');
    approve(root, line(fingerprint(read(root, path)), 'Bo Jansen'));
    expect((await plain(root)).out).not.toContain('approval');
    git(root, 'commit', '-qam', 'Approved');
    expect((await plain(root)).out).toContain('[approval-without-evidence]');
    write(root, { 'sop.yaml': `${config}approval:\n  four-eyes: true\n` });
    approve(root, line(fingerprint(read(root, path))));
    git(root, 'commit', '-qam', 'I think it is fine');
    expect((await plain(root)).out).toContain('Ana Silva, who wrote a part of this change');
  });
});

describe('the rest of the handbook', () => {
  test('a released SOP that vanishes, also where the deletion was committed long ago', async () => {
    const root = sealed();
    git(root, 'rm', '-q', path);
    write(root, { 'sops/support/other.md': drafted.replaceAll('refund-customer', 'other') });
    expect((await plain(root)).out).toContain('[deleted-without-retirement]');
    git(root, 'add', '--all');
    git(root, 'commit', '-qm', 'Clean up');
    write(root, { 'notes.txt': 'x' });
    git(root, 'add', '--all');
    git(root, 'commit', '-qm', 'Notes');
    expect((await plain(root)).out).toContain(`${path}:1:1: error: Unexpected end of \`refund-customer\``);
  });

  test('a retired one may go; a file that moved is not gone', async () => {
    const root = sealed();
    change(root, 'status: approved', 'status: retired');
    git(root, 'commit', '-qam', 'Retire');
    git(root, 'mv', path, 'sops/old.md');
    git(root, 'commit', '-qm', 'Move');
    expect((await plain(root)).out).not.toContain('deleted');
    git(root, 'rm', '-q', 'sops/old.md');
    git(root, 'commit', '-qm', 'Gone');
    write(root, { [path]: drafted.replaceAll('refund-customer', 'other') });
    expect((await plain(root)).out).not.toContain('deleted');
  });

  test('a review that is overdue is a warning, and a recorded one ends it', async () => {
    const root = sealed(numbered, '2025-01-10T09:00:00Z');
    const { code, out } = await plain(root);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('warning: Unexpected review due since 2026-01-10'),
    ]);
    expect((await plain(root, path)).out).toContain('[review-overdue]');
  });

  test('an outdated translation, and a figure that stands elsewhere in another language', async () => {
    const root = sealed();
    const dutch = read(root, path)
      .replace('language: en', 'language: nl\ntranslates: 1.0.0')
      .replace('## Purpose', '## Doel')
      .replace('## Terms', '## Begrippen')
      .replace('## Instructions', '## Instructies')
      .replace('older than 30 days', 'ouder dan 30 dagen');
    write(root, { 'sops/support/refund-customer.nl.md': dutch });
    git(root, 'add', '--all');
    git(root, 'commit', '-qm', 'In het Nederlands');
    expect((await plain(root)).out).toContain('expected one of `1.4.0` [translation-outdated]');
    change(root, 'older than 30 days', 'older than 14 days');
    expect((await plain(root)).out).toMatch(
      /suggestion: Unexpected `30 days` still in other places \(`refund-customer`, `refund-customer \(nl\)`\).*\[same-figure-elsewhere\]/,
    );
  });
});

describe('where git cannot be asked', () => {
  test('it is said once, and nothing else changes', async () => {
    const { err, code } = await sop(folder(lantern), 'lint', '--rule', 'placeholder-left=off');
    expect([code, err]).toEqual([
      0,
      'note: versions, approvals and moved jumps were not checked: this handbook is in no git repository. `git init` begins one.\n',
    ]);
  });

  test('before the first commit, and in a shallow clone, which says how to deepen it', async () => {
    const root = folder(lantern);
    git(root, 'init', '--quiet');
    expect((await sop(root, 'lint')).err).toContain('nothing was released yet');
    const whole = sealed();
    git(whole, 'commit', '--quiet', '--allow-empty', '-m', 'More');
    const clone = folder();
    git(clone, 'clone', '--quiet', '--depth', '1', `file://${whole}`, 'cut');
    expect((await sop(`${clone}/cut`, 'lint')).err).toContain('`git fetch --unshallow --tags`');
  });

  test('with every rule of control off nothing is asked and nothing is said', async () => {
    const { controlIds } = await import('../../src/lint/control-rules/ids.ts');
    const off = controlIds.flatMap((id) => ['--rule', `${id}=off`]);
    expect((await sop(folder(lantern), 'lint', ...off)).err).toBe('');
  });

  test('a handbook below the top of a repository, with odd names', async () => {
    const root = repository({ 'README.md': '# Shop\n' });
    write(root, { 'team "a"/sop.yaml': config, 'team "a"/sops/żółw tekst.md': numbered });
    git(root, 'add', '--all');
    git(root, 'commit', '-qm', 'Handbook');
    const at = 'team "a"/sops/żółw tekst.md';
    write(root, {
      [at]: read(root, at)
        .replace('3. **Pay it back.**', '3. **Check the card.** It must be valid.\n4. **Pay it back.**')
        .replace('4. **Close the ticket.**', '5. **Close the ticket.**'),
    });
    expect((await plain(`${root}/team "a"`)).out).toContain('[drifted-step]');
  });
});

test('what is loaded without the rules names every rule that asks the past', async () => {
  const { controlIds } = await import('../../src/lint/control-rules/ids.ts');
  const { allRules } = await import('../../src/lint/lint.ts');
  const asking = allRules.filter((rule) => rule.group === 'control' && !('checkHandbook' in rule));
  expect([...controlIds].sort()).toEqual(asking.map(({ id }) => id).sort());
});

describe('git is asked little', () => {
  /** Runs a command line with a git that counts how often it is started. */
  async function processesOf(root: string, ...argv: string[]): Promise<number> {
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const bin = folder({ git: `#!/bin/sh\necho "$1" >> "$SOP_GIT_COUNT"\nexec '${real}' "$@"\n`, count: '' });
    chmodSync(`${bin}/git`, 0o755);
    const { PATH: before } = process.env;
    Object.assign(process.env, { PATH: `${bin}:${before}`, SOP_GIT_COUNT: `${bin}/count` });
    await sop(root, ...argv);
    process.env.PATH = before;
    delete process.env.SOP_GIT_COUNT;
    return read(bin, 'count').split('\n').length - 1;
  }

  test.each([
    ['everything', ['lint']],
    ['one file', ['lint', path]],
  ])('five processes at most for %s', async (_, argv) => {
    const root = sealed();
    change(root, '30 days', '14 days');
    const asked = await processesOf(root, ...argv);
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThanOrEqual(5);
  });

  test('none outside of a handbook, and none where every rule that asks is off', async () => {
    const { controlIds } = await import('../../src/lint/control-rules/ids.ts');
    const off = controlIds.flatMap((id) => ['--rule', `${id}=off`]);
    expect(await processesOf(sealed(), 'lint', ...off)).toBe(0);
    expect(await processesOf(repository({ 'a.md': numbered }), 'lint', 'a.md')).toBe(0);
  });
});

test('what is kept of a run over many named files is no answer for the whole handbook', async () => {
  const root = sealed();
  const others = Array.from({ length: 25 }, (_, n) => `sops/more/sop-${n}.md`);
  for (const [n, at] of others.entries())
    write(root, { [at]: drafted.replaceAll('refund-customer', `sop-${n}`) });
  git(root, 'add', '--all');
  git(root, 'commit', '-qm', 'More');
  change(root, 'version: 1.4.0', 'version: 1.5.0');
  const env = { SOP_CACHE: `${folder()}/cache` };
  const lint = (...argv: string[]) => sopWith({ env }, root, 'lint', ...argv, '-f', 'compact');
  expect((await lint(...others)).out).not.toContain('[hand-edited-stamp]');
  expect((await lint()).out).toContain('[hand-edited-stamp]');
  expect((await lint()).out).toContain('[hand-edited-stamp]');
});
