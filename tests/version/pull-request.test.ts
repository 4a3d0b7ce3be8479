import { describe, expect, test } from 'vitest';
import { pullRequestAddress, readRemote } from '../../src/version/pull-request.ts';

const branch = 'sop/refund-ana';

describe('the page of a pull request', () => {
  test.each([
    [
      'git@github.com:lantern/sops.git',
      'https://github.com/lantern/sops/compare/main...sop/refund-ana?expand=1',
    ],
    [
      'https://ana:secret@github.com/lantern/sops',
      'https://github.com/lantern/sops/compare/main...sop/refund-ana?expand=1',
    ],
    [
      'ssh://git@github.lantern.example:2222/a/b.git',
      'https://github.lantern.example/a/b/compare/main...sop/refund-ana?expand=1',
    ],
    [
      'git@gitlab.com:lantern/team/sops.git',
      'https://gitlab.com/lantern/team/sops/-/merge_requests/new?merge_request%5Bsource_branch%5D=sop%2Frefund-ana&merge_request%5Btarget_branch%5D=main',
    ],
    [
      'https://bitbucket.org/lantern/sops.git',
      'https://bitbucket.org/lantern/sops/pull-requests/new?source=sop%2Frefund-ana',
    ],
    [
      'https://codeberg.org/lantern/sops.git',
      'https://codeberg.org/lantern/sops/compare/main...sop/refund-ana',
    ],
    [
      'git@ssh.dev.azure.com:v3/lantern/support/sops',
      'https://dev.azure.com/lantern/support/_git/sops/pullrequestcreate?sourceRef=sop%2Frefund-ana&targetRef=main',
    ],
    ['https://git.lantern.example/lantern/sops.git', undefined],
    ['/srv/git/sops.git', undefined],
    ['C:\\git\\sops', undefined],
    ['C:/git/sops', undefined],
    ['file:///srv/git/sops.git', undefined],
    ['', undefined],
  ])('%s', (remote, address) => {
    expect(pullRequestAddress(remote, branch, 'main')).toBe(address);
  });

  test('what the host says when it gets the branch comes first, and only from the same host', () => {
    const said =
      'remote: \nremote: Create a new pull request for it:\nremote:   https://git.lantern.example/lantern/sops/pulls/new/sop/refund-ana\nTo https://x\n';
    const remote = 'https://git.lantern.example/lantern/sops.git';
    expect(pullRequestAddress(remote, branch, 'main', said)).toBe(
      'https://git.lantern.example/lantern/sops/pulls/new/sop/refund-ana',
    );
    const elsewhere = 'remote: https://evil.example/login\n';
    expect(pullRequestAddress(remote, branch, 'main', elsewhere)).toBeUndefined();
  });

  test('names that are odd stay in their place', () => {
    expect(pullRequestAddress('git@github.com:a/b c"d.git', 'sop/x?y#z', 'main')).toBeUndefined();
    expect(pullRequestAddress('https://github.com/a/b', 'sop/x?y#z', 'ma in')).toBe(
      'https://github.com/a/b/compare/ma%20in...sop/x%3Fy%23z?expand=1',
    );
    expect(readRemote('https://github.com/')).toBeUndefined();
    expect(readRemote('javascript:alert(1)/x')).toBeUndefined();
  });
});
