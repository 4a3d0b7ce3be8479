import { describe, expect, test } from 'vitest';
import { folder, git, paths, read, repository, write } from '../folder.ts';
import { sop } from '../shell.ts';
import { config, lantern, parcel, refund } from './lantern.ts';
import { released } from './released.ts';

const refundAt = 'sops/support/refund-customer.md';
const parcelAt = 'sops/warehouse/lost-parcel.md';
const clean = parcel.replace('{{the number of the carrier}}', 'the carrier');
const complaintAt = 'sops/support/complaint.md';
const complaint = refund
  .replaceAll('refund-customer', 'complaint')
  .replace('title: Refund a customer', 'title: Settle a complaint')
  .replace('Make the refund in the payment page.', 'Follow [Refund](refund-customer.md).')
  .replace(
    '- **Refund**: money that goes back to the customer.',
    '- **Complaint**: a customer is not content.',
  );

/** A handbook on `main` and a branch `change` that is checked out. */
function branch(files = {}): string {
  const root = repository({
    'sop.yaml': config,
    [refundAt]: refund,
    [parcelAt]: parcel,
    [complaintAt]: complaint,
    ...files,
  });
  git(root, 'switch', '-qc', 'change');
  return root;
}

const commit = (root: string, files = {}) => {
  write(root, files);
  git(root, 'add', '--all');
  git(root, 'commit', '-qm', 'A change');
};

const since = (root: string, ...argv: string[]) =>
  sop(root, 'lint', '--since', 'main', '-f', 'compact', ...argv);
const lines = (out: string) => out.split('\n').filter((line) => line !== '');

describe('sop lint --since', () => {
  test('a check that fails says what readers see meanwhile, and who must do what; one that passes does not', async () => {
    const root = branch({ [refundAt]: refund.replace('status: approved', 'status: draft') });
    git(root, 'switch', '-q', 'main');
    released(root, { path: refundAt, version: '1.4.0', at: '2026-01-10T09:00:00Z' });
    git(root, 'switch', '-q', 'change');
    git(root, 'merge', '-q', 'main');
    const sealed = read(root, refundAt);
    commit(root, { [refundAt]: sealed.replace('go to **Close the ticket**', 'go to step 9') });
    const { code, err } = await since(root);
    expect([code, err]).toEqual([1, expect.stringContaining('readers still see refund-customer 1.4.0')]);
    expect(err).toContain('sop diff --since main');
    commit(root, { [refundAt]: sealed.replace('30 days?', '31 days?') });
    expect((await since(root)).err).not.toContain('Nothing of this change was published');
  });

  test('looks at what changed, and at nothing else', async () => {
    const root = branch();
    commit(root, { [refundAt]: refund.replace('30 days?', '14 days?') });
    const { code, out, err } = await since(root);
    expect(code).toBe(0);
    expect(out).not.toContain(parcelAt);
    expect(err).toContain('note: 1 changed file of 3 checked');
  });

  test('what was there before is shown and does not fail; what is new does', async () => {
    const root = branch();
    commit(root, { [parcelAt]: parcel.replace('within a day', 'within two days') });
    const before = await since(root);
    expect(before.code).toBe(0);
    expect(before.out).toContain(`${parcelAt}:21:30: suggestion: Unexpected placeholder`);
    expect(before.err).toContain('1 finding was there before this change');
    commit(root, { [parcelAt]: parcel.replace('Write what the carrier said.', 'Write {{what}}.') });
    const after = await since(root);
    expect(after.code).toBe(1);
    expect(after.out).toContain(`${parcelAt}:22:33: error: Unexpected placeholder \`{{what}}\``);
    expect(after.out).toContain(`${parcelAt}:21:30: suggestion`);
  });

  test('a finding that the change causes in another file is told there', async () => {
    const root = branch();
    git(root, 'mv', refundAt, 'sops/support/money-back.md');
    commit(root);
    const { code, out } = await since(root);
    expect([code, lines(out)]).toEqual([
      1,
      [
        expect.stringMatching(
          /^sops\/support\/complaint\.md:\d+:\d+: error: .*`refund-customer\.md`.*\[broken-link\]$/,
        ),
      ],
    ]);
  });

  test('a second SOP with an id, a term that two define, a ring of procedures', async () => {
    const root = branch();
    commit(root, {
      'sops/new.md': clean.replace('id: lost-parcel', 'id: complaint'),
      [refundAt]: refund
        .replace('- **Refund**: money', '- **Complaint**: an order that came back.\n- **Refund**: money')
        .replace('Make the refund in the payment page.', 'Follow [Complaint](complaint.md).'),
    });
    const found = lines((await since(root)).out).map((line) => /\[([a-z-]+)\]$/.exec(line)?.[1]);
    expect(found).toEqual(
      expect.arrayContaining(['duplicate-id', 'conflicting-term', 'recursive-procedure']),
    );
  });

  test('text that is not committed, and files that git does not know yet, count', async () => {
    const root = branch();
    write(root, { [refundAt]: refund.replace('## Terms', '## Words'), 'sops/new.md': '# New\n' });
    const { code, out } = await since(root);
    expect(code).toBe(1);
    expect(out).toContain('sops/new.md');
    expect(out).toContain('missing-section');
  });

  test('the base’s rules hold, its baseline too, and a change of them is told', async () => {
    const root = branch();
    write(root, { 'sop.yaml': `${config}rules:\n  placeholder-left: off\n` });
    commit(root, { [parcelAt]: parcel.replace('Write what', 'Write {{what}}, what') });
    const { code, out } = await since(root);
    expect(code).toBe(1);
    expect(out).toMatch(/sop\.yaml:\d+:1: warning: Unexpected change of `rules` together with SOPs/);
    expect(out).toContain('error: Unexpected placeholder `{{what}}`');
    const own = await sop(root, 'lint', '--update-baseline', '-f', 'compact');
    expect(own.err).toContain('sop-baseline.json');
    const again = await since(root);
    expect([again.code, again.out]).toEqual([
      1,
      expect.stringContaining('Unexpected change of `sop-baseline.json`'),
    ]);
  });

  test('what the change brings along for its SOPs holds at once: departments, terms, keys', async () => {
    const root = branch();
    write(root, {
      'sop.yaml': `${config.replace('  - Warehouse\n', '  - Warehouse\n  - Night\n')}keys: [shift]\n`,
    });
    commit(root, {
      'sops/night.md': clean.replace('lost-parcel', 'night').replace('Warehouse', 'Night\nshift: late'),
    });
    expect((await since(root)).code).toBe(0);
  });

  test('versions compare with the last seal of the base branch', async () => {
    const root = branch({ [refundAt]: refund.replace('version: 1.4.0', 'version: 0.0.0') });
    git(root, 'switch', '-q', 'main');
    released(root, { path: refundAt, version: '1.0.0', at: '2026-11-01T09:00:00Z' });
    git(root, 'switch', '-qc', 'second');
    write(root, { [refundAt]: read(root, refundAt).replace('30 days?', '14 days?') });
    commit(root, { [refundAt]: read(root, refundAt).replace('version: 1.0.0', 'version: 1.1.0') });
    git(root, 'switch', '-q', 'main');
    write(root, { [refundAt]: read(root, refundAt).replace('30 days?', '60 days?') });
    released(root, { path: refundAt, version: '1.1.0', at: '2026-11-02T09:00:00Z', follows: '1.0.0' });
    git(root, 'switch', '-q', 'second');
    expect((await since(root)).out).toContain('`1.1.0`, which was released with another text on 2026-11-02');
    // A branch that is only behind has changed nothing.
    git(root, 'switch', '-q', 'change');
    expect((await since(root)).out).toBe('');
  });

  test('a released SOP that the change deletes; a figure that others still say', async () => {
    const root = branch();
    git(root, 'switch', '-q', 'main');
    released(root, { path: refundAt, version: '1.0.0', at: '2026-11-01T09:00:00Z' });
    released(root, { path: parcelAt, version: '1.0.0', at: '2026-11-01T09:00:00Z' });
    git(root, 'switch', '-qC', 'change');
    git(root, 'rm', '-q', parcelAt);
    commit(root, { [refundAt]: read(root, refundAt).replaceAll('30 days', '14 days') });
    const { code, out } = await since(root);
    expect(code).toBe(1);
    expect(out).toContain('Unexpected end of `lost-parcel`');
    expect(out).not.toContain('Unexpected end of `refund');
    expect(out).toMatch(/Unexpected `30 days` still in other places \(`complaint`\)/);
  });

  test('--fix mends the changed files alone', async () => {
    const root = branch({ 'sops/other.md': clean.replace('owner: Bo Jansen', 'owner: @bo') });
    const jump = refund.replace('go to **Close the ticket**', 'go to step 4');
    git(root, 'switch', '-q', 'main');
    commit(root, { [refundAt]: jump });
    git(root, 'switch', '-qC', 'change');
    commit(root, {
      [refundAt]: jump
        .replace('3. **Pay it back.**', '3. **Check the card.** Is it valid? Ask.\n4. **Pay it back.**')
        .replace('4. **Close the ticket.**', '5. **Close the ticket.**'),
    });
    await since(root, '--fix');
    expect(read(root, refundAt)).toContain('go to **Close the ticket**');
    expect(read(root, 'sops/other.md')).toContain('owner: @bo');
  });
});

describe('what it is judged against is not here', () => {
  test('a name that is an option is refused', async () => {
    const root = branch();
    for (const ref of ['--output=x', '-p', '--upload-pack=touch x'])
      expect(await sop(root, 'lint', `--since=${ref}`)).toMatchObject({
        code: 2,
        err: expect.stringContaining('expected a branch, tag or commit that does not begin with `-`'),
      });
    expect(paths(root)).not.toContain('x');
  });

  test('a missing branch, no common history, no repository: the message says what to do', async () => {
    const root = branch();
    const missing = await sop(root, 'lint', '--since', 'origin/main');
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toContain('There is no branch or commit `origin/main` here');
    expect(missing.err).toContain('git fetch --tags origin main:refs/remotes/origin/main');
    git(root, 'switch', '-q', '--orphan', 'island');
    commit(root, { 'sop.yaml': config, [refundAt]: refund });
    expect((await since(root)).err).toContain('have no common history');
    expect((await sop(folder(lantern), 'lint', '--since', 'main')).code).toBe(2);
  });

  test('a shallow clone names the command that deepens it, and the command works', async () => {
    const root = branch();
    commit(root, { [refundAt]: refund.replace('30 days?', '14 days?') });
    const at = folder();
    git(at, 'clone', '-q', '--depth', '1', '--branch', 'change', `file://${root}`, 'cut');
    const cut = `${at}/cut`;
    const { code, err } = await sop(cut, 'lint', '--since', 'origin/main');
    const command = /git (fetch --unshallow [^.]*)\. In CI/.exec(err)?.[1] ?? '';
    expect([code, command]).toEqual([2, 'fetch --unshallow --tags origin main:refs/remotes/origin/main']);
    git(cut, ...command.split(' '));
    expect((await sop(cut, 'lint', '--since', 'origin/main')).code).toBe(0);
    const local = await sop(cut, 'lint', '--since', 'main');
    expect([local.code, local.err]).toEqual([
      2,
      expect.stringContaining('hint: sop lint --since origin/main\n'),
    ]);
  });

  test('a commit and a branch that are not here are fetched by the command that is named', async () => {
    const root = branch();
    const at = folder();
    git(at, 'clone', '-q', '--single-branch', '--branch', 'change', `file://${root}`, 'part');
    git(root, 'switch', '-q', 'main');
    commit(root, { 'notes.md': 'Call the carrier.\n' });
    const tip = git(root, 'rev-parse', 'HEAD').trim();
    for (const ref of [tip, 'main']) {
      const { code, err } = await sop(`${at}/part`, 'diff', '--since', ref);
      const [, fetch = '', again = ''] = /git (fetch .*), then sop (.*)\n/.exec(err) ?? [];
      expect([code, again]).toEqual([2, `diff --since ${ref === tip ? tip : 'origin/main'}`]);
      git(`${at}/part`, ...fetch.split(' '));
      expect((await sop(`${at}/part`, ...again.split(' '))).code).toBe(0);
    }
  });

  test('nothing changed: it says what was looked at, and not that there are no SOPs', async () => {
    const { code, err } = await since(branch());
    expect([code, err]).toEqual([0, expect.stringMatching(/^note: 0 changed files of \d+ checked.*\n$/)]);
  });

  test('together with standard input or a new baseline', async () => {
    const root = branch();
    expect((await since(root, '--update-baseline')).code).toBe(2);
    expect((await since(root, '--stdin-filename', refundAt)).code).toBe(2);
  });
});
