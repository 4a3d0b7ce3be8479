import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { lantern } from '../cli/lantern.ts';
import { folder, git, read, repository, write } from '../folder.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A step of a workflow or a composite action, as far as a shell can run it. */
export interface Step {
  name?: string;
  run?: string;
  uses?: string;
  if?: string;
  env?: Record<string, string>;
  'working-directory'?: string;
}

export const yamlText = (text: string): unknown => parse(text);

export const yaml = <T>(path: string): T => parse(readFileSync(join(project, path), 'utf8')) as T;

const made = new Map<string, string>();

/** A file that `sop init --ci` writes for a git host; a handbook in the language is made for all files of the test. */
export function initial(host: 'github' | 'gitlab', path: string, language = 'en'): string {
  const key = `${host} ${language}`;
  const root = made.get(key) ?? mkdtempSync(join(tmpdir(), 'sop-init-'));
  if (!made.has(key)) {
    made.set(key, root);
    process.on('exit', () => rmSync(root, { recursive: true, force: true }));
    const argv = ['init', root, '--ci', host, '--lang', language, '--yes'];
    execFileSync(process.execPath, [join(project, 'bin/sop.js'), ...argv], { stdio: 'ignore' });
  }
  return readFileSync(join(root, path), 'utf8');
}

/** The package as it would be published, in a file that npm installs. */
export function packed(target: string): string {
  // What is built stands already; the scripts of the package would build it once more.
  const out = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', target], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [{ filename = '' } = {}] = JSON.parse(out) as { filename?: string }[];
  return join(target, filename);
}

/**
 * A pull request on Lantern's handbook as a runner checks it out, whole history. It changes an SOP for the worse, and brings along all that
 * a stranger may hope will be run: scripts of a package, a registry of their own, a program of our name.
 *
 * @param worse what it does to the text; a jump to nowhere without it
 */
export function pullRequest(
  worse = (text: string) => text.replace('go to **Close the ticket**', 'go to step 9'),
) {
  const origin = repository(lantern);
  const base = git(origin, 'rev-parse', 'HEAD').trim();
  const refund = lantern['sops/support/refund-customer.md'] ?? '';
  const proof = join(folder(), 'proof');
  const touch = `node -e "require('node:fs').writeFileSync(process.env.PROOF, 'ran')"`;
  write(origin, {
    'sops/support/refund-customer.md': worse(refund.replace('30 days?', '14 days?')),
    'package.json': JSON.stringify({ name: 'x', scripts: { preinstall: touch, prepare: touch } }),
    '.npmrc': 'registry=http://127.0.0.1:9/\n',
    'node_modules/.bin/sop': `#!/bin/sh\n${touch}\n`,
    'sop.config.js': `require('node:fs').writeFileSync(process.env.PROOF, 'ran');\n`,
  });
  git(origin, 'add', '--all', '--force');
  git(origin, 'commit', '--quiet', '--message', 'Refund within 14 days');
  const workspace = join(folder(), 'handbook');
  execFileSync('git', ['clone', '--quiet', origin, workspace], { stdio: 'ignore' });
  return { workspace, base, proof };
}

/** Where npm gets packages on this machine: what a person has set there, and what it has fetched before. */
function npmSettings(): Record<string, string> {
  const asked = (name: string) => execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();
  return {
    npm_config_registry: asked('registry'),
    npm_config_cache: asked('cache'),
    npm_config_prefer_offline: 'true',
  };
}

/** What one step left behind. */
export interface Ran {
  code: number | null;
  out: string;
}

/** A runner as far as the machine can be one: runs the `run` steps of a job in the shell that GitHub documents for them. */
export function runner(
  workspace: string,
  expressions: Record<string, string>,
  tarball: string,
  proof: string,
) {
  const temp = folder();
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV'].map((name) => [name, join(temp, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const npm = npmSettings();
  const known: Record<string, string> = {
    'runner.temp': temp,
    'github.action_path': project,
    ...expressions,
  };
  const filled = (text: string): string =>
    text.replace(/\$\{\{\s*([^}]+?)\s*\}\}/gu, (_, name: string) => {
      const value = known[name];
      if (value === undefined) throw new Error(`Unexpected expression \`${name}\``);
      return value;
    });
  const run = (step: Step, jobEnv: Record<string, string> = {}): Ran => {
    const script = join(temp, 'step.sh');
    // The package is not on the registry yet: the file that would be published stands for it.
    writeFileSync(script, (step.run ?? '').replace(/"?sop-cli@[^\s"]+"?/u, `'${tarball}'`));
    const env = Object.entries({ ...jobEnv, ...step.env }).map(([name, value]) => [name, filled(value)]);
    const where = filled(step['working-directory'] ?? workspace);
    mkdirSync(where, { recursive: true });
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: where,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: temp,
        LANG: 'C.UTF-8',
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: workspace,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'lantern/handbook',
        RUNNER_TEMP: temp,
        PROOF: proof,
        ...npm,
        ...files,
        ...Object.fromEntries(env),
      },
    });
    return { code: ran.status, out: `${ran.stdout}${ran.stderr}` };
  };
  return {
    temp,
    run,
    summary: () => read(temp, 'GITHUB_STEP_SUMMARY'),
    outputs: () => read(temp, 'GITHUB_OUTPUT'),
  };
}

/** Installs the packed program in a folder; returns the folder of its command. */
export function installed(tarball: string, where: string): string {
  execFileSync(
    'npm',
    ['install', '--prefix', where, '--ignore-scripts', '--no-audit', '--no-fund', tarball],
    {
      cwd: where,
      stdio: 'ignore',
    },
  );
  return join(where, 'node_modules/.bin');
}
