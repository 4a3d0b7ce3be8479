import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { as, branch, done, edit, fourEyes, handbook, merge, path, refund, setClock } from '../cli/team.ts';
import { type Files, folder, git, read, write } from '../folder.ts';
import { initial, runner, type Step, yamlText } from './hosts.ts';

/** Jobs that may write: what they do with texts by strangers, and how they get their commits to a host that refuses. */
vi.setConfig({ testTimeout: 180_000 });

interface Workflow {
  jobs: Record<string, { env?: Record<string, string>; steps: (Step & { with?: { script?: string } })[] }>;
}
const workflow = (name: string) => yamlText(initial('github', `.github/workflows/${name}.yml`)) as Workflow;

/** What a script asks of the host: the name of the call and what it is given; answers by the name of the call. */
type Call = [name: string, given: Record<string, unknown>];

/** Runs a script of `actions/github-script` in a folder, with a host that answers what it is told and keeps what it is asked. */
async function script(source: string, at: string, payload: unknown, answers: Record<string, unknown>) {
  const calls: Call[] = [];
  const said: string[] = [];
  const call =
    (name: string) =>
    async (given: Record<string, unknown> = {}) => {
      calls.push([name, given]);
      const answer = answers[name];
      if (answer instanceof Error) throw answer;
      return { data: answer ?? [] };
    };
  const named = (first: string) => new Proxy({}, { get: (_, name: string) => call(`${first}.${name}`) });
  const rest = new Proxy({}, { get: (_, name: string) => named(name) });
  const paginate = async (ask: ReturnType<typeof call>, given: Record<string, unknown>) =>
    (await ask(given)).data;
  const context = { payload, repo: { owner: 'lantern', repo: 'handbook' }, sha: 'f'.repeat(40) };
  const core = { info: (text: string) => said.push(text) };
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const before = process.cwd();
  process.chdir(at);
  try {
    await new AsyncFunction('github', 'context', 'core', 'require', source)(
      { rest, paginate },
      context,
      core,
      createRequire(import.meta.url),
    );
  } finally {
    process.chdir(before);
  }
  return { calls, said };
}

describe('the comment of a pull request', () => {
  const source = workflow('sop-comment').jobs.comment?.steps[1]?.with?.script ?? '';
  const run = {
    head_sha: 'a'.repeat(40),
    head_branch: 'days',
    head_repository: { owner: { login: 'mallory' } },
  };
  const pull = { number: 7, head: { sha: run.head_sha } };
  const comment = (files: Files, answers: Record<string, unknown> = {}, prepare = (_: string) => {}) => {
    const at = folder(files);
    prepare(at);
    return script(source, at, { workflow_run: run }, { 'pulls.list': [pull], ...answers });
  };
  const written = (calls: readonly Call[]) =>
    calls.filter(([name]) => /create|update/u.test(name)).map(([name, given]) => [name, given.body]);

  test('is written once, and brought up to date by the next run', async () => {
    const files = { 'report/comment.md': '## What readers will have to do differently\n' };
    const first = await comment(files);
    const body = '<!-- sop -->\n## What readers will have to do differently\n';
    expect(written(first.calls)).toEqual([['issues.createComment', body]]);
    const old = [
      { id: 1, body, user: { type: 'User' } },
      { id: 2, body: null, user: null },
      { id: 3, body, user: { type: 'Bot' } },
    ];
    const again = await comment(files, { 'issues.listComments': old });
    expect(again.calls.at(-2)).toEqual([
      'issues.updateComment',
      expect.objectContaining({ comment_id: 3, body }),
    ]);
  });

  test('makes nothing of a hostile report: no mention, link, picture or HTML', async () => {
    const hostile = [
      '@lantern/everyone please merge',
      '[Approve here](https://evil.example/login)',
      '![](//evil.example/pixel.png)',
      '[a]: https://evil.example',
      '<a href=x>b</a><img src=x><details open ontoggle=x><summary>Fine</summary>',
      'https://evil.example www.evil.example',
    ];
    const { calls } = await comment({ 'report/comment.md': hostile.join('\n') });
    const [[, body = ''] = []] = written(calls) as [string, string][];
    expect(body.replace('<!-- sop -->\n', '')).not.toMatch(
      /@\w|\]\(|\]:|:\/\/|www\.|<(?!\u200b|summary>|\/summary>)/u,
    );
    expect(body).toContain('<summary>Fine</summary>');
  });

  test('leaves what sop writes into a report as it is, but for mentions', async () => {
    const report = [
      '<details><summary>Chart before and after</summary>',
      '```mermaid',
      'flowchart TD',
      '  n_e1(["End"])',
      '  n_s2[["2 Follow Trace a lost parcel"]]',
      '  n_s1 -->|"Yes"| n_s2',
      '```',
      '</details>',
      '- `sops/refund.md:57` ~~30 days~~ **14 days**<br>hint: mend it',
    ].join('\n');
    expect(written((await comment({ 'report/comment.md': report })).calls)).toEqual([
      ['issues.createComment', `<!-- sop -->\n${report}`],
    ]);
  });

  test('stays within what a comment may hold, whatever is in it', async () => {
    const { calls } = await comment({ 'report/comment.md': '@'.repeat(100_000) });
    const [[, body = ''] = []] = written(calls) as [string, string][];
    expect(body.length).toBeLessThan(65_536);
  });

  test('follows no link out of the report, and reads nothing huge', async () => {
    const linked = await comment({}, {}, (at) => {
      mkdirSync(join(at, 'report'));
      symlinkSync('/proc/self/environ', join(at, 'report/comment.md'));
      symlinkSync('/etc/passwd', join(at, 'report/suggestions.json'));
    });
    expect(written(linked.calls)).toEqual([]);
    const huge = await comment({ 'report/comment.md': 'a'.repeat(1_000_001) });
    expect(written(huge.calls)).toEqual([]);
  });

  test('is not written where the branch has moved on', async () => {
    const { calls, said } = await comment(
      { 'report/comment.md': 'x' },
      { 'pulls.list': [{ number: 7, head: { sha: 'b'.repeat(40) } }] },
    );
    expect([written(calls), said]).toEqual([[], [expect.stringContaining('newer commit')]]);
  });

  const mend = {
    path: 'sops/refund.md',
    line: 12,
    side: 'RIGHT',
    body: 'Not this',
    message: 'Ask @team-lead. [x](https://evil.example)',
    lines: ['   - **Yes:** Escalate to @team-lead, see [the rule](rule.md).'],
  };
  const suggestions = (...list: unknown[]) => ({ 'report/suggestions.json': JSON.stringify(list) });

  test('a mend is a suggestion that changes the file to the letter', async () => {
    const { calls } = await comment(suggestions(mend));
    const body = calls.at(-1)?.[1].body as string;
    expect(calls.at(-1)).toEqual([
      'pulls.createReviewComment',
      expect.objectContaining({
        path: mend.path,
        line: 12,
        side: 'RIGHT',
        commit_id: run.head_sha,
        pull_number: 7,
      }),
    ]);
    expect(body).toContain(`\n\`\`\`suggestion\n${mend.lines[0]}\n\`\`\`\n`);
    expect(body).not.toMatch(/Not this|Ask @t|x\]\(/u);
    const twice = await comment(suggestions(mend), {
      'pulls.listReviewComments': [{ path: mend.path, body: body.trim() }],
    });
    expect(written(twice.calls)).toEqual([]);
  });

  test('no line leaves its fence', async () => {
    const { calls } = await comment(suggestions({ ...mend, lines: ['ok', '````', '@everyone'] }));
    expect(calls.at(-1)?.[1].body).toContain('`````suggestion\nok\n````\n@everyone\n`````\n');
  });

  test('a mend outside of the lines of the change is told beside the file', async () => {
    const refused = new Error('pull_request_review_thread.line must be part of the diff');
    const { calls } = await comment(suggestions({ ...mend, start_line: 10, start_side: 'RIGHT' }), {
      'pulls.createReviewComment': refused,
    });
    const [first, second] = calls.filter(([name]) => name === 'pulls.createReviewComment');
    expect(first?.[1]).toMatchObject({ start_line: 10, line: 12 });
    expect(second?.[1]).toMatchObject({ subject_type: 'file', path: mend.path });
    expect(second?.[1]).not.toHaveProperty('line');
    expect(second?.[1].body).toContain(`10–12\n\n\`\`\`\n${mend.lines[0]}\n\`\`\`\n`);
  });

  test.each([['[null, 7, {"lines": 3}]'], ['{"lines": []}'], ['"text"']])(
    'odd suggestions: %s',
    async (text) => {
      const { calls } = await comment({ 'report/comment.md': 'Fine', 'report/suggestions.json': text });
      expect(written(calls)).toHaveLength(1);
    },
  );
});

/** A team with four eyes: 1.0.0 is in force, then Cas gives 14 days, and a pull request is merged on the host. */
const days = 'sops/support/days.md';
const seen = 'e'.repeat(40);

async function merged(more: Files = {}) {
  setClock('2025-11-20T09:00:00+00:00');
  const root = handbook({ 'sop.yaml': fourEyes, ...more }, 'cas');
  git(root, 'commit', '--quiet', '--amend', '--reset-author', '--no-edit');
  as(root, 'ana');
  await done(root, 'approve', 'refund');
  await done(root, 'release', 'refund');
  setClock('2025-11-22T09:30:00+00:00');
  branch(root, 'days', 'cas', () => edit(root, '30 days', '14 days'));
  const sha = merge(root, 'days', 'squash', 'cas', 'Give 14 days');
  const host = join(folder(), 'host.git');
  git(root, 'clone', '--quiet', '--bare', root, host);
  git(host, 'config', 'receive.advertisePushOptions', 'true');
  const workspace = join(folder(), 'handbook');
  git(root, 'clone', '--quiet', host, workspace);
  return { host, workspace, sha, root };
}

/** The main branch takes pushes by nobody, as where a host protects it. */
function protect(host: string): void {
  const hook = join(host, 'hooks/update');
  writeFileSync(
    hook,
    '#!/bin/sh\nif [ "$1" = refs/heads/main ]; then echo "GH006: Protected branch" >&2; exit 1; fi\n',
  );
  chmodSync(hook, 0o755);
}

/** Somebody else pushes to the main branch while the job runs. */
function meanwhile(host: string): void {
  const other = join(folder(), 'other');
  git(host, 'clone', '--quiet', host, other);
  as(other, 'bo');
  write(other, { 'notes.txt': 'Call the carrier.\n' });
  git(other, 'add', '--all');
  git(other, 'commit', '--quiet', '--message', 'A note');
  git(other, 'push', '--quiet', 'origin', 'main');
}

const onHost = (host: string, name: string) => git(host, 'show', `${name}:${path}`);
const tagsOf = (host: string) => git(host, 'tag', '--list').trim().split('\n');
const releases = (host: string) =>
  git(host, 'branch', '--list', 'release/*', '--format=%(refname:short)').trim();

const tools = mkdtempSync(join(tmpdir(), 'sop-tools-'));
afterAll(() => rmSync(tools, { recursive: true, force: true }));
const project = fileURLToPath(new URL('../..', import.meta.url));

/** A program that writes down what it is asked. */
function program(at: string, name: string, text: string): void {
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(at, name), 0o755);
}

const ownTool = `exec '${process.execPath}' '${join(project, 'bin/sop.js')}' "$@"`;

describe('the release on GitHub', () => {
  const { env = {}, steps } = workflow('sop-release').jobs.release ?? { steps: [] };

  async function release(workspace: string, sha: string, asked = join(folder(), 'asked')) {
    const host = runner(workspace, { 'github.token': 'token', 'github.ref_name': 'main' }, '', '');
    program(join(host.temp, 'sop/node_modules/.bin'), 'sop', ownTool);
    program(tools, 'gh', `printf '%s\\n' "$@" > '${asked}'`);
    const [source = ''] = steps.flatMap((step) => step.with?.script ?? []);
    process.env.RUNNER_TEMP = host.temp;
    onTestFinished(() => void delete process.env.RUNNER_TEMP);
    const pull = { number: 12, title: 'Give 14 days', merge_commit_sha: sha, head: { sha: seen } };
    const review = {
      user: { login: 'bosmit' },
      state: 'APPROVED',
      commit_id: seen,
      submitted_at: '2025-11-22T08:00:00Z',
    };
    await script(
      source.replaceAll('context.sha', `'${sha}'`),
      workspace,
      {},
      {
        'repos.listPullRequestsAssociatedWithCommit': [pull],
        'pulls.listReviews': [
          { ...review, html_url: 'https://github.com/lantern/handbook/pull/12#review-7' },
        ],
      },
    );
    const step = steps.find(({ name }) => name === 'Release') ?? {};
    const ran = host.run(step, { ...env, PATH: `${tools}:${process.env.PATH}` });
    return { ...ran, asked };
  }

  test('sends number, record and seal to everybody', async () => {
    const { host, workspace, sha } = await merged();
    const { code, out } = await release(workspace, sha);
    expect(code, out).toBe(0);
    expect(tagsOf(host)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
    expect(onHost(host, 'main')).toContain('version: 2.0.0');
    expect(git(host, 'show', 'main:records/approvals.csv')).toContain(
      'host-review https://github.com/lantern/handbook/pull/12',
    );
  });

  test('does it again on top of what somebody else pushed meanwhile', async () => {
    const { host, workspace, sha } = await merged();
    meanwhile(host);
    const { code, out } = await release(workspace, sha);
    expect(code, out).toBe(0);
    expect(git(host, 'log', '--format=%s', '-2', 'main')).toBe('Release refund@2.0.0\nA note\n');
    expect(git(host, 'rev-parse', 'refund@2.0.0^{commit}')).toBe(git(host, 'rev-parse', 'main'));
  });

  test('opens a pull request where main is protected, and seals once that is merged', async () => {
    const { host, workspace, sha } = await merged();
    protect(host);
    const { code, out, asked } = await release(workspace, sha);
    expect(code, out).toBe(0);
    const made = releases(host);
    expect(made).toMatch(/^release\/refund-2\.0\.0-[0-9a-f]{8}$/u);
    expect(onHost(host, made)).toContain('version: 2.0.0');
    expect(tagsOf(host)).toEqual(['refund@1.0.0']);
    expect(readFileSync(asked, 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['pr', 'create', '--base', 'main', '--head', made, 'Release refund@2.0.0']),
    );
    // A person merges it; the host itself may write to its protected branch.
    git(host, 'update-ref', 'refs/heads/main', made);
    git(workspace, 'pull', '--quiet');
    const last = await release(workspace, git(host, 'rev-parse', 'main').trim());
    expect(last.code, last.out).toBe(0);
    expect(tagsOf(host)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
  });

  test('what is ready goes out, also where something else is held up; the job then fails', async () => {
    const broken = refund({ id: 'days', title: 'Count the days' }).replace(
      'go to **Close the ticket**',
      'go to step 9',
    );
    const { host, workspace, sha } = await merged({ [days]: broken });
    as(workspace, 'ana');
    git(workspace, 'config', 'commit.gpgsign', 'false');
    await done(workspace, 'approve', 'days');
    const { code, out } = await release(workspace, sha);
    expect(code, out).toBe(1);
    expect(out).toContain('Unexpected jump to step `9`');
    expect(tagsOf(host)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
  });
});

describe('the release on GitLab', () => {
  const job = (yamlText(initial('gitlab', '.gitlab-ci.yml')) as Record<string, { script?: string[] }>)[
    'sop-release'
  ];

  /** A host that answers requests with this token from a list of answers by path, in a process of its own. */
  async function api(answers: Record<string, unknown>): Promise<string> {
    const source = `require('node:http').createServer((asked, answer) => {
      const found = ${JSON.stringify(answers)}[asked.url];
      answer.statusCode = asked.headers['private-token'] !== 'secret' ? 401 : found ? 200 : 404;
      answer.end(JSON.stringify(found ?? {}));
    }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;
    const server = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void server.kill());
    const [port] = await once(server.stdout, 'data');
    return `http://127.0.0.1:${String(port).trim()}/api/v4`;
  }

  async function release(
    host: string,
    workspace: string,
    sha: string,
    approved_at = '2025-11-22T08:00:00.000Z',
  ) {
    const request = { iid: 12, state: 'merged', title: 'Give 14 days', squash_commit_sha: sha, sha: seen };
    const address = await api({
      [`/api/v4/projects/3/repository/commits/${sha}/merge_requests`]: [
        { ...request, web_url: 'https://gitlab.com/lantern/handbook/-/merge_requests/12' },
      ],
      '/api/v4/projects/3/merge_requests/12/approvals': {
        approved_by: [{ user: { username: 'bosmit' }, approved_at }],
      },
      '/api/v4/projects/3/merge_requests/12/versions': [
        { head_commit_sha: 'd'.repeat(40), created_at: '2025-11-21T08:00:00.000Z' },
        { head_commit_sha: seen, created_at: '2025-11-22T07:00:00.000Z' },
      ],
    });
    const made = runner(workspace, {}, '', '');
    program(tools, 'sop', ownTool);
    git(workspace, 'config', `url.${host}.insteadOf`, 'https://sop:secret@gitlab.com/lantern/handbook.git');
    const lines = (job?.script ?? []).join('\n').replaceAll('/tmp/', `${made.temp}/`);
    return made.run(
      { run: lines },
      {
        CI_API_V4_URL: address,
        CI_PROJECT_ID: '3',
        CI_COMMIT_SHA: sha,
        CI_DEFAULT_BRANCH: 'main',
        CI_SERVER_PROTOCOL: 'https',
        CI_REPOSITORY_URL: 'https://gitlab-ci-token:x@gitlab.com/lantern/handbook.git',
        GITHUB_ACTIONS: '',
        SOP: join(tools, 'sop'),
        SOP_TOKEN: 'secret',
      },
    );
  }

  /** What `sop init --ci gitlab` adds to sop.yaml. */
  const team = { 'sop.yaml': `${fourEyes}approval:\n  recorded-by: [sop-release@gitlab.com]\n` };

  test('records the approval of the merge request, and sends number and seal', async () => {
    expect(initial('gitlab', 'sop.yaml')).toContain("recorded-by: ['sop-release@gitlab.com']");
    const { host, workspace, sha } = await merged(team);
    const { code, out } = await release(host, workspace, sha);
    expect(code, out).toBe(0);
    expect(tagsOf(host)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
    expect(git(host, 'show', 'main:records/approvals.csv')).toContain('/-/merge_requests/12');
  });

  test('an approval of an older text does not count', async () => {
    const { host, workspace, sha } = await merged(team);
    const { code, out } = await release(host, workspace, sha, '2025-11-21T09:00:00.000Z');
    expect([code, tagsOf(host)], out).toEqual([0, ['refund@1.0.0']]);
    expect(out).toContain('once Ana Lima or Bo Smit approves');
  });

  test('opens a merge request where the branch takes no push', async () => {
    const { host, workspace, sha } = await merged(team);
    protect(host);
    program(join(host, 'hooks'), 'post-receive', `env | grep ^GIT_PUSH_OPTION_ > '${host}/options'`);
    const { code, out } = await release(host, workspace, sha);
    expect(code, out).toBe(0);
    expect(onHost(host, releases(host))).toContain('version: 2.0.0');
    expect(tagsOf(host)).toEqual(['refund@1.0.0']);
    expect(read(host, 'options')).toMatch(/=merge_request\.create\n.*=merge_request\.target=main\n/u);
  });
});

test('a reminder is one issue an SOP, and nobody else can stand in its way', async () => {
  const source = workflow('sop-reminders').jobs.remind?.steps.at(-1)?.with?.script ?? '';
  const marker = (id: string) => `<!-- sop-status: ${id} -->`;
  const due = ['refund', 'complaint', 'parcel'].map((id) => ({
    marker: marker(id),
    title: `SOP ${id} needs attention`,
    body: `${marker(id)}\nReview overdue`,
  }));
  const at = folder({ 'due.jsonl': due.map((one) => `${JSON.stringify(one)}\n`).join('') });
  process.env.RUNNER_TEMP = at;
  onTestFinished(() => void delete process.env.RUNNER_TEMP);
  const { calls } = await script(
    source,
    at,
    {},
    {
      'issues.listForRepo': [
        { body: marker('refund'), user: { type: 'Bot' } },
        { body: marker('complaint'), user: { type: 'User' } },
        { body: null, user: null },
      ],
    },
  );
  expect(calls.filter(([name]) => name === 'issues.create').map(([, { title }]) => title)).toEqual([
    'SOP complaint needs attention',
    'SOP parcel needs attention',
  ]);
});
