import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lantern } from '../cli/lantern.ts';
import { git, paths, read, repository, write } from '../folder.ts';
import { initial, installed, packed, pullRequest, runner, type Step, yaml, yamlText } from './hosts.ts';

/** A pull request is checked by what would be published, installed as the host would install it. */
const patience = 180_000;
const shelf = mkdtempSync(join(tmpdir(), 'sop-shelf-'));
let tarball = '';
let bin = '';
beforeAll(() => {
  tarball = packed(shelf);
  bin = installed(tarball, shelf);
}, patience);
afterAll(() => rmSync(shelf, { recursive: true, force: true }));

interface Job {
  env?: Record<string, string>;
  steps: Step[];
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

/** Every `uses` names one commit, and no value of a pull request is written into a command. */
function isSafe({ uses, run = '' }: Step): boolean {
  return (uses === undefined || /@[0-9a-f]{40}$/u.test(uses)) && !run.includes('${{');
}

const workflow = (name: string) => yamlText(initial('github', `.github/workflows/${name}.yml`)) as Workflow;

test.each(['sop', 'sop-comment', 'sop-release', 'sop-reminders'])(
  '%s: pinned, and no expression in a command',
  (name) => {
    const { jobs, permissions } = workflow(name);
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    expect(steps.filter((step) => !isSafe(step))).toEqual([]);
    expect(Object.keys(permissions).length).toBeGreaterThan(0);
  },
);

test('the check of a pull request may only read and holds no secret', () => {
  expect(workflow('sop').permissions).toEqual({ contents: 'read' });
  expect(JSON.stringify(workflow('sop'))).not.toMatch(/secrets\.|pull_request_target/u);
});

test('the workflow that may write runs no command and checks nothing out', () => {
  const { jobs } = workflow('sop-comment');
  const steps = jobs.comment?.steps ?? [];
  expect(steps.map(({ uses = '' }) => uses.split('@')[0])).toEqual([
    'actions/download-artifact',
    'actions/github-script',
  ]);
});

/** What every check of the pull request leaves behind, wherever it runs. */
function expectReport(report: string, out: string): void {
  expect(read(report, 'comment.md')).toContain('`14 days`');
  const suggestions = JSON.parse(read(report, 'suggestions.json')) as { path: string }[];
  expect(suggestions.every(({ path }) => path.startsWith('sops/'))).toBe(true);
  expect(out).toMatch(/^::error file=sops\/support\/refund-customer\.md,line=\d+/mu);
}

describe('a pull request by a stranger', () => {
  test(
    'checked by the action: findings beside the lines, a report, and nothing of theirs is run',
    () => {
      const { runs } = yaml<{ runs: { steps: Step[] } }>('action.yml');
      expect(runs.steps.filter((step) => !isSafe(step))).toEqual([]);
      const { workspace, base, proof } = pullRequest();
      const inputs = {
        'inputs.version': '',
        'inputs.folder': '.',
        'inputs.base': base,
        'inputs.max-warnings': '',
      };
      const host = runner(workspace, inputs, tarball, proof);
      const ran = runs.steps.map((step) => host.run(step));
      expect(
        ran.map(({ code }) => code),
        ran.map(({ out }) => out).join('\n'),
      ).toEqual([0, 0, 1]);
      expectReport(join(host.temp, 'sop-report'), ran[2]?.out ?? '');
      expect(JSON.parse(read(host.temp, 'sop-report/findings.sarif'))).toMatchObject({ version: '2.1.0' });
      expect(host.summary()).toContain('`14 days`');
      expect(host.outputs()).toBe(`report=${join(host.temp, 'sop-report')}\n`);
      expect(existsSync(proof)).toBe(false);
    },
    patience,
  );

  test(
    'checked by the workflow of init: the same, and a built site to look at',
    () => {
      const { jobs } = workflow('sop');
      const { env, steps } = jobs.check as Job;
      const { workspace, base, proof } = pullRequest((text) => text.replace('## Terms', '## Words'));
      const host = runner(workspace, { 'github.event.pull_request.base.sha': base }, tarball, proof);
      const ran = steps.filter(({ run }) => run !== undefined).map((step) => host.run(step, env));
      expect(
        ran.map(({ code }) => code),
        ran.map(({ out }) => out).join('\n'),
      ).toEqual([0, 0, 1]);
      expectReport(join(host.temp, 'report'), ran[2]?.out ?? '');
      expect(paths(join(host.temp, 'report/site'))).toContain('sops/refund-customer.html');
      expect(existsSync(proof)).toBe(false);
    },
    patience,
  );

  test(
    'checked by the GitLab component: a report for Code Quality',
    () => {
      const { script } = gitlabJob('templates/sop.yml');
      const { workspace, base, proof } = pullRequest();
      const host = runner(workspace, {}, tarball, proof);
      const env = {
        CI_PROJECT_DIR: workspace,
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        SOP_FOLDER: '.',
        SOP_VERSION: '0.1.0',
        GITHUB_ACTIONS: '',
      };
      const { code, out } = host.run({ run: script.join('\n').replaceAll('/tmp', host.temp) }, env);
      expect(code, out).toBe(1);
      const findings = JSON.parse(read(workspace, 'sop-report/findings.json')) as { check_name: string }[];
      expect(findings.map((finding) => finding.check_name)).toContain('unknown-step');
      expect(read(workspace, 'sop-report/comment.md')).toContain('`14 days`');
      expect(existsSync(proof)).toBe(false);
    },
    patience,
  );
});

/** The job of a component: its second document, after the inputs. */
function gitlabJob(path: string): { script: string[] } {
  const [, text = ''] = read(join(import.meta.dirname, '../..'), path).split('\n---\n');
  const job = text.replaceAll(/\$\[\[[^\]]*\]\]/gu, 'x');
  return (yamlText(job) as Record<string, { script: string[] }>)['sop-check'] ?? { script: [] };
}

describe('hooks for pre-commit', () => {
  interface Hook {
    id: string;
    entry: string;
    files: string;
    pass_filenames?: boolean;
  }
  const hooks = yaml<Hook[]>('.pre-commit-hooks.yaml');

  /** A real git hook that does what pre-commit does: the entry, then the staged files that the pattern takes. */
  function hooked(id: string) {
    const hook = hooks.find((one) => one.id === id);
    if (!hook) throw new Error(`Unexpected hook \`${id}\``);
    const root = repository(lantern);
    const staged = `git diff --cached --name-only --diff-filter=d | grep -E '${hook.files}'`;
    const names = hook.pass_filenames === false ? '' : ` $(${staged})`;
    const path = join(root, '.git/hooks/pre-commit');
    writeFileSync(path, `#!/bin/sh\n[ -z "$(${staged})" ] || exec ${hook.entry}${names}\n`);
    chmodSync(path, 0o755);
    const commit = () => {
      git(root, 'add', '--all');
      return spawnSync('git', ['commit', '--quiet', '--message', 'Change'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1' },
      });
    };
    return { root, commit };
  }

  test(
    'sop-lint lets a good change in and keeps a bad one out',
    () => {
      const { root, commit } = hooked('sop-lint');
      const path = 'sops/support/refund-customer.md';
      const refund = read(root, path);
      write(root, {
        [path]: refund.replace('order number', 'order number or name'),
        'README.md': 'Not an SOP\n',
      });
      expect(commit()).toMatchObject({ status: 0 });
      write(root, { [path]: refund.replace('go to **Close the ticket**', 'go to step 9') });
      const refused = commit();
      expect(refused.status).toBe(1);
      expect(`${refused.stdout}${refused.stderr}`).toContain('unknown-step');
      expect(git(root, 'log', '--format=%s')).toBe('Change\nFirst text\n');
    },
    patience,
  );

  test(
    'sop-flow keeps charts like their steps',
    () => {
      const { root, commit } = hooked('sop-flow');
      const path = 'sops/support/refund-customer.md';
      execFileSync(join(bin, 'sop'), ['flow', path, '--write'], { cwd: root, stdio: 'ignore' });
      expect(commit()).toMatchObject({ status: 0 });
      write(root, { [path]: read(root, path).replace('**Pay it back.**', '**Give the money back.**') });
      expect(commit()).toMatchObject({ status: 0 });
      const chart = /```mermaid\n[\s\S]*?\n```/u.exec(read(root, path))?.[0];
      expect(chart).toContain('Give the money back');
      expect(chart).not.toContain('Pay it back');
    },
    patience,
  );
});
