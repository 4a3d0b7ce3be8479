import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { busy } from '../cli/busy.ts';
import { lantern } from '../cli/lantern.ts';
import { type Files, folder, repository, read as textIn, write } from '../folder.ts';
import { sop } from '../shell.ts';
import { recordRuns } from './records.ts';

/** A command line that prints JSON, in a handbook of its own (Lantern where none is named); `after` are command lines before it. */
interface Run {
  argv: string[];
  files?: Files;
  after?: string[][];
  /** The files are committed in a git repository. */
  inGit?: boolean;
  /** Other words in a file, put there after those command lines. */
  edit?: [path: string, from: string, to: string];
  /** Makes the handbook, where files alone do not. */
  make?: () => string;
}

const broken = {
  'steps.md':
    '---\nid: steps\ntitle: Count: the till\ndepartment: Shop\nowner: ana\n---\n\n## Instructions\n\n1. Is it open?\n   - **Yes:** Go to step 9.\n   - **No:** Escalate to @team-lead and wait.\n     - **Approved:** Go on.\n2. (optional) Count the till within 10 minutes, then repeat step 1 until it is right.\n3. Follow [another](other.md).\n',
};

const waiting = ['release', 'refund-customer', '--effective', '2999-01-01'];

/** A released SOP with other words in a step since. */
const reworded: Pick<Run, 'after' | 'edit'> = {
  after: [['release', 'refund-customer']],
  edit: ['sops/support/refund-customer.md', 'Make the refund', 'Do the refund'],
};

/**
 * Command lines whose output is held to `docs/schemas/<command>.json`, by the name of the command. A new command with `--json` needs an entry
 * here and a schema there; the more of its fields a run shows, the better.
 */
const runs: Record<string, Run[]> = {
  ...recordRuns,
  overview: [{ argv: [] }, { argv: [], files: {} }],
  init: [{ argv: ['.', '--yes'], files: {} }, { argv: ['.', '--yes', '--dry-run'] }],
  new: [
    { argv: ['Repair a lamp', '-d', 'Support', '--owner', 'Bo Jansen'] },
    { argv: ['Repair a lamp', '-d', 'Support', '--owner', 'Bo Jansen', '--dry-run'] },
  ],
  lint: [
    { argv: [] },
    { argv: ['steps.md'], files: broken },
    { argv: [], after: [['lint', '--update-baseline']] },
  ],
  explain: [{ argv: ['unknown-step'] }, { argv: ['broken-link'] }, { argv: ['title-heading'] }],
  rules: [{ argv: [] }],
  flow: [{ argv: ['refund-customer'] }, { argv: ['steps.md'], files: broken }],
  list: [{ argv: [] }, { argv: [], files: {} }],
  log: [
    { argv: ['refund-customer'], inGit: true },
    { argv: ['refund-customer', '--verify'], inGit: true, ...reworded },
    { argv: ['old-way'], make: busy },
  ],
  show: [
    { argv: ['refund-customer'], inGit: true },
    { argv: ['refund-customer'], inGit: true, after: [['release', 'refund-customer']] },
  ],
  diff: [
    { argv: ['refund-customer'], inGit: true, ...reworded },
    { argv: ['--since', 'HEAD'], inGit: true, ...reworded },
  ],
  restore: [
    { argv: ['refund-customer@1.0.0', '--force'], inGit: true, ...reworded },
    { argv: ['refund-customer@1.0.0'], inGit: true, after: [['release', 'refund-customer']] },
  ],
  build: [{ argv: ['-o', 'site'], inGit: true }],
  approve: [
    { argv: ['refund-customer', '--dry-run'], inGit: true },
    { argv: ['refund-customer'], inGit: true },
    { argv: ['refund-customer'], inGit: true, after: [['approve', 'refund-customer']] },
  ],
  reword: [{ argv: ['refund-customer', '--because', 'Same work'], inGit: true, ...reworded }],
  release: [
    { argv: ['refund-customer', '--dry-run'], inGit: true },
    { argv: ['refund-customer', '-m', 'Other words', '--because', 'Same work'], inGit: true, ...reworded },
    { argv: ['--merged'], inGit: true },
  ],
  schedule: [
    { argv: ['refund-customer@1.0.0', '--on', '2999-02-01'], inGit: true, after: [waiting] },
    { argv: ['refund-customer@1.0.0', '--cancel', '--dry-run'], inGit: true, after: [waiting] },
  ],
};

/** Names of the commands that take `--json`, from the grammar itself. */
async function commandsWithJson(): Promise<string[]> {
  const offered = async (...words: string[]) =>
    (await sop(folder(), 'complete', 'zsh', ...words)).out
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
  const names = (await offered('=')).filter((name) => name !== '');
  const options = await Promise.all(names.map((name) => offered('=--', name)));
  return ['overview', ...names.filter((_, at) => options[at]?.includes('--json'))];
}

const schemaFile = (command: string) => `docs/schemas/${command}.json`;

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));

test('every command with --json has a schema and a run that is held to it', async () => {
  const commands = await commandsWithJson();
  expect(commands).toEqual(expect.arrayContaining(['overview', 'lint', 'list', 'flow']));
  const missing = commands.flatMap((command) => [
    ...(existsSync(schemaFile(command))
      ? []
      : [`write ${schemaFile(command)}: a JSON Schema (draft 7) of what \`sop ${command} --json\` prints`]),
    ...(runs[command]
      ? []
      : [
          `add an entry \`${command}\` to \`runs\` in tests/schemas/output.test.ts: command lines that print JSON`,
        ]),
  ]);
  expect(missing).toEqual([]);
  const known = new Set(commands.map((command) => `${command}.json`));
  expect(readdirSync('docs/schemas').filter((name) => name.endsWith('.json') && !known.has(name))).toEqual(
    [],
  );
});

const all = Object.entries(runs).flatMap(([command, list]) =>
  list.map((run): [string, Run, string] => [`sop ${command} ${run.argv.join(' ')}`, run, command]),
);

test.each(all)(
  '%s prints what its schema says',
  async (_, { argv, files = lantern, after = [], inGit, edit, make }, command) => {
    const root = make?.() ?? (inGit ? repository(files) : folder(files));
    for (const before of after) await sop(root, ...before);
    if (edit) write(root, { [edit[0]]: textIn(root, edit[0]).replace(edit[1], edit[2]) });
    const { code, out, err } = await sop(
      root,
      ...(command === 'overview' ? [] : [command]),
      ...argv,
      '--json',
    );
    expect([code < 2, err.includes('error:')]).toEqual([true, false]);
    const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
    const validate = ajv.compile(read(schemaFile(command)));
    validate(JSON.parse(out));
    expect(validate.errors ?? []).toEqual([]);
  },
);

test('the schema of findings is the one that `sop schema` prints', async () => {
  const { out } = await sop(folder(), 'schema', 'findings');
  expect(read('docs/schemas/lint.json')).toEqual(JSON.parse(out));
});
