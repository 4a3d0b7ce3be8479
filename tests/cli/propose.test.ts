import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, git, read, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { lantern, refund } from './lantern.ts';

const path = 'sops/support/refund-customer.md';
const branch = 'sop/refund-customer-ana-silva';

/** A handbook whose remote is a bare repository, and another clone of it for a colleague. */
function shared() {
  const attributes = readFileSync('templates/init/gitattributes', 'utf8');
  const root = repository({ ...lantern, '.gitattributes': attributes });
  const host = folder();
  git(host, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(root, 'remote', 'add', 'origin', host);
  git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  return { root, host };
}

function colleague(host: string): string {
  const clones = folder();
  git(clones, 'clone', '--quiet', host, 'copy');
  const at = join(clones, 'copy');
  git(at, 'config', 'user.name', 'Bo Jansen');
  git(at, 'config', 'user.email', 'bo@lantern.example');
  git(at, 'config', 'commit.gpgsign', 'false');
  return at;
}

const shorter = (root: string, days = '14') =>
  write(root, { [path]: refund.replaceAll('30 days', `${days} days`) });
const onHost = (host: string, at = branch) => git(host, 'show', `${at}:${path}`);

describe('sop propose', () => {
  test('sends the SOP alone, says where it is and who must act, and leaves the folder as it was', async () => {
    const { root, host } = shared();
    shorter(root);
    write(root, { 'sops/warehouse/lost-parcel.md': 'half written\n', 'notes.txt': 'Call the carrier.\n' });
    const { code, out, err } = await sopWith(
      { terminal: { out: true, err: true } },
      root,
      ...['propose', 'refund-customer', '-m', 'Fourteen days'],
    );
    expect([code, out]).toEqual([0, '']);
    expect(calm(err)).toMatchInlineSnapshot(`
      "Propose refund-customer

        Sends   sops/support/refund-customer.md
        To      a new branch of the git host, sop/refund-customer-ana-silva, beside
                main
        Called  Fourteen days
        As      Ana Silva <ana@lantern.example>
        Stays   this folder, with your text in it, on main; readers see nothing of it
                yet
        Then    somebody of your team reads it and merges it into main; a release puts
                it in force

      Your text is on the git host now, on sop/refund-customer-ana-silva, and here as
      it was.
      Go on writing and run the same command again: it goes to the same place. Once it
      is merged into main, \`git pull --ff-only\` brings it here.

      next:
        open the page of your git host
            and ask for the merge of sop/refund-customer-ana-silva into main (pull
            request)
      "
    `);
    expect(onHost(host)).toBe(read(root, path));
    expect(git(host, 'log', '--format=%an <%ae> %s', `main..${branch}`)).toBe(
      'Ana Silva <ana@lantern.example> Fourteen days\n',
    );
    expect(git(host, 'diff', '--name-only', 'main', branch).trim()).toBe(path);
    expect(git(root, 'branch', '--show-current').trim()).toBe('main');
    expect(read(root, path)).toContain('14 days');
    expect(git(root, 'status', '--porcelain')).toBe(
      `M  ${path}\n M sops/warehouse/lost-parcel.md\n?? notes.txt\n`,
    );
  });

  test('another round goes to the same branch; the same text twice is said', async () => {
    const { root, host } = shared();
    shorter(root);
    await sop(root, 'propose', 'refund-customer');
    shorter(root, '10');
    const again = await sop(root, 'propose', 'refund-customer');
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('your open proposal')]);
    expect(onHost(host)).toContain('10 days');
    expect(git(host, 'rev-list', '--count', `main..${branch}`).trim()).toBe('2');
    const same = await sop(root, 'propose', 'refund-customer');
    expect([same.code, same.err]).toEqual([
      2,
      expect.stringContaining('proposed already, just as it lies here'),
    ]);
  });

  test.each([
    ['squashed', ['merge', '--quiet', '--squash', `origin/${branch}`]],
    ['merged', ['merge', '--quiet', '--no-ff', '--no-commit', `origin/${branch}`]],
  ])(
    'once it is %s, a pull brings it here without a quarrel, and the next round is a new branch',
    async (_, how) => {
      const { root, host } = shared();
      shorter(root);
      await sop(root, 'propose', 'refund-customer');
      const bo = colleague(host);
      git(bo, ...how);
      git(bo, 'commit', '--quiet', '--message', 'Fourteen days (#1)');
      git(bo, 'push', '--quiet');
      git(root, 'pull', '--quiet', '--ff-only');
      expect(git(root, 'status', '--porcelain')).toBe('');
      expect(read(root, path)).toContain('14 days');
      shorter(root, '7');
      expect((await sop(root, 'propose', 'refund-customer')).code).toBe(0);
      expect(onHost(host, `${branch}-2`)).toContain('7 days');
      expect(onHost(host)).toContain('14 days');
    },
  );

  test('what others did on the main line meanwhile is not undone', async () => {
    const { root, host } = shared();
    const bo = colleague(host);
    write(bo, { [path]: refund.replace('on the same day', 'within a day') });
    git(bo, 'commit', '--quiet', '--all', '--message', 'Within a day');
    git(bo, 'push', '--quiet');
    shorter(root);
    expect((await sop(root, 'propose', 'refund-customer')).code).toBe(0);
    git(bo, 'fetch', '--quiet');
    git(bo, 'merge', '--quiet', '--no-edit', `origin/${branch}`);
    expect(read(bo, path)).toContain('within a day');
    expect(read(bo, path)).toContain('14 days');
  });

  test('a change that somebody else made to the proposal is never overwritten', async () => {
    const { root, host } = shared();
    shorter(root);
    await sop(root, 'propose', 'refund-customer');
    const bo = colleague(host);
    git(bo, 'switch', '--quiet', branch);
    write(bo, { [path]: read(bo, path).replaceAll('14 days', '15 days') });
    git(bo, 'commit', '--quiet', '--all', '--message', 'Fifteen');
    git(bo, 'push', '--quiet');
    shorter(root, '10');
    const { code, err } = await sop(root, 'propose', 'refund-customer');
    expect([code, err]).toEqual([2, expect.stringContaining('Somebody else changed the proposal')]);
    expect(onHost(host)).toContain('15 days');
    expect(read(root, path)).toContain('10 days');
  });

  test('two SOPs, a new one with its picture, and text committed on main already', async () => {
    const { root, host } = shared();
    shorter(root);
    git(root, 'commit', '--quiet', '--all', '--message', 'My own commit');
    const parcel = lantern['sops/warehouse/lost-parcel.md'] ?? '';
    write(root, {
      'sops/support/call.md': refund
        .replaceAll('refund-customer', 'call')
        .replace('title: Refund a customer', 'title: Take a call')
        .replace(
          'Make the refund in the payment page.',
          'Press ![the green button](green.png). See [settings](../../sop.yaml).',
        ),
      'sops/support/green.png': 'PNG',
      'sop.yaml': `${lantern['sop.yaml']}# more\n`,
      'sops/warehouse/lost-parcel.md': parcel,
    });
    const { code, err } = await sop(root, 'propose', 'call', 'refund-customer');
    expect([code, err]).toEqual([0, expect.stringContaining('sop/call-and-1-more-ana-silva')]);
    expect(
      git(host, 'diff', '--name-only', 'main', 'sop/call-and-1-more-ana-silva').trim().split('\n'),
    ).toEqual(['sops/support/call.md', 'sops/support/green.png', path]);
  });

  test('a handbook in a folder of a larger repository', async () => {
    const top = repository(
      Object.fromEntries(Object.entries(lantern).map(([name, text]) => [`team/${name}`, text])),
    );
    const host = folder();
    git(host, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(top, 'remote', 'add', 'origin', host);
    git(top, 'push', '--quiet', 'origin', 'main');
    write(top, { [`team/${path}`]: refund.replaceAll('30 days', '3 days') });
    expect((await sop(join(top, 'team'), 'propose', 'refund-customer')).err).toContain('on the git host now');
    expect(git(host, 'diff', '--name-only', 'main', branch).trim()).toBe(`team/${path}`);
  });

  test('the hooks of a person run, and one that refuses stops it', async () => {
    const { root, host } = shared();
    shorter(root);
    const hook = (name: string, text: string) => {
      writeFileSync(join(root, '.git/hooks', name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(root, '.git/hooks', name), 0o755);
    };
    hook('pre-commit', 'git diff --cached --name-only HEAD; echo "No days, please" >&2; exit 1');
    const refused = await sop(root, 'propose', 'refund-customer');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('No days, please')]);
    expect(git(host, 'branch', '--list').trim()).toBe('* main');
    hook('pre-commit', 'exit 0');
    hook('commit-msg', 'echo "Ticket: 7" >> "$1"');
    expect((await sop(root, 'propose', 'refund-customer')).code).toBe(0);
    expect(git(host, 'log', '-1', '--format=%B', branch)).toContain('Ticket: 7');
  });

  test('a host that refuses or is away: the text is safe, and it says what to do', async () => {
    const { root, host } = shared();
    shorter(root);
    writeFileSync(join(host, 'hooks/pre-receive'), '#!/bin/sh\necho "Branches need a ticket" >&2\nexit 1\n');
    chmodSync(join(host, 'hooks/pre-receive'), 0o755);
    const rules = await sop(root, 'propose', 'refund-customer');
    expect(rules.code).toBe(2);
    expect(rules.err).toContain('The git host did not take the proposal');
    expect(rules.err).toContain('Branches need a ticket');
    expect(rules.err).toContain(`Your text is safe: it lies where it was (${path})`);
    expect(read(root, path)).toContain('14 days');
    chmodSync(join(host, 'hooks/pre-receive'), 0o644);
    expect((await sop(root, 'propose', 'refund-customer')).code).toBe(0);
    git(root, 'remote', 'set-url', 'origin', join(host, 'gone'));
    const away = await sop(root, 'propose', 'refund-customer');
    expect([away.code, away.err]).toEqual([2, expect.stringContaining('could not be reached')]);
  });

  test('no remote, nothing changed, an empty host, no identity, marks of a merge, unknown ids', async () => {
    const { root, host } = shared();
    const refused = async (...argv: string[]) => {
      const { code, err } = await sop(root, 'propose', ...argv);
      return code === 2 ? err : `not refused: ${err}`;
    };
    expect(await refused('refund-customer')).toMatch(/is as it was on `main`/);
    expect(await refused('refund-custmer')).toMatch(/Did you mean `refund-customer`/);
    expect(await refused('../../etc/passwd')).toMatch(/is no SOP of this handbook/);
    write(root, { [path]: refund.replace('## Purpose', '<<<<<<< HEAD\n## Purpose\n=======\n>>>>>>> other') });
    expect(await refused('refund-customer')).toMatch(/marks of a merge/);
    shorter(root);
    git(host, 'update-ref', '-d', 'refs/heads/main');
    expect(await refused('refund-customer')).toMatch(/has no branch `main` yet/);
    git(root, 'config', '--unset', 'user.email');
    expect(await refused('refund-customer')).toMatch(/does not know who you are/);
    git(root, 'config', 'user.email', 'ana@lantern.example');
    git(root, 'remote', 'remove', 'origin');
    expect(await refused('refund-customer')).toMatch(/no remote `origin` is set/);
  });

  test('--dry-run and --json tell the plan and send nothing', async () => {
    const { root, host } = shared();
    shorter(root);
    const plan = JSON.parse((await sop(root, 'propose', 'refund-customer', '--dry-run', '--json')).out);
    expect(plan).toMatchObject({
      ids: ['refund-customer'],
      files: [path],
      branch,
      into: 'main',
      update: false,
      written: false,
    });
    expect((await sop(root, 'propose', 'refund-customer', '--dry-run')).err).toBe('Nothing was sent.\n');
    expect(git(host, 'branch', '--list').trim()).toBe('* main');
    expect(git(root, 'branch', '--list').trim()).toBe('* main');
    expect(git(root, 'status', '--porcelain')).toBe(` M ${path}\n`);
  });

  test('without an SOP, the records that are here only go to a pull request; once merged, a pull brings them here', async () => {
    const { root, host } = shared();
    const nothing = await sop(root, 'propose');
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining('nothing to propose')]);
    const stopped = await sop(root, 'stop', 'refund-customer', '-m', 'The payment page pays twice');
    expect(stopped.err).toMatch(/next:\n {2}git push +sends it.*\n {2}sop propose +as a pull request/);
    shorter(root);
    const plan = await sop(root, 'propose', '--dry-run');
    expect(plan.out).toContain('Stop refund-customer');
    expect(git(host, 'branch', '--list').trim()).toBe('* main');
    const { code, err } = await sop(root, 'propose');
    expect([code, err]).toEqual([0, expect.stringContaining('sop/records-ana-silva')]);
    expect(git(host, 'diff', '--name-only', 'main', 'sop/records-ana-silva').trim()).toBe(
      'records/notices.csv',
    );
    expect(git(root, 'status', '--porcelain')).toBe(` M ${path}\n`);
    expect((await sop(root, 'propose')).err).toContain('proposed already');
    await sop(root, 'notice', 'lost-parcel', '-m', 'Slow', '--until', '2026-12-01');
    expect((await sop(root, 'propose')).code).toBe(0);
    expect(git(host, 'rev-list', '--count', 'main..sop/records-ana-silva').trim()).toBe('2');
    const bo = colleague(host);
    git(bo, 'merge', '--quiet', '--squash', 'origin/sop/records-ana-silva');
    git(bo, 'commit', '--quiet', '--message', 'Records (#2)');
    git(bo, 'push', '--quiet');
    git(root, 'restore', path);
    git(root, 'pull', '--quiet', '--rebase');
    expect(git(root, 'rev-parse', 'HEAD')).toBe(git(host, 'rev-parse', 'main'));
    await sop(root, 'resume', 'refund-customer');
    expect((await sop(root, 'propose')).err).toContain('sop/records-ana-silva-2');
  });

  test('a commit is signed where the person signs', async () => {
    const { root, host } = shared();
    const { execFileSync } = await import('node:child_process');
    const key = join(folder(), 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    git(root, 'config', 'gpg.format', 'ssh');
    git(root, 'config', 'user.signingKey', `${key}.pub`);
    git(root, 'config', 'commit.gpgsign', 'true');
    shorter(root);
    expect((await sop(root, 'propose', 'refund-customer')).code).toBe(0);
    expect(git(host, 'cat-file', 'commit', branch)).toContain('-----BEGIN SSH SIGNATURE-----');
  });
});
