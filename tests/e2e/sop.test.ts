import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { lantern } from '../cli/lantern.ts';
import { folder, paths, read, repository, write } from '../folder.ts';

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));

interface Ran {
  code: number;
  out: string;
  err: string;
}

/** The real program in a process of its own, without a terminal. */
async function sop(cwd: string, argv: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', LANG: 'C.UTF-8', ...env },
  });
  child.stdin.end();
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number, out, err };
}

describe('the program', () => {
  test('from an empty folder to a checked and drawn SOP', async () => {
    const root = repository();
    expect((await sop(root, ['init', '--title', 'Lantern'])).code).toBe(0);
    const made = await sop(root, ['new', 'Refund a customer', '-d', 'Support', '--owner', 'Ana Silva']);
    expect([made.code, made.out]).toEqual([0, 'sops/support/refund-a-customer.md\n']);
    const draft = await sop(root, ['lint', made.out.trim()]);
    expect([draft.code, draft.out.includes('placeholder-left')]).toEqual([1, true]);
    write(root, { [made.out.trim()]: read(root, made.out.trim()).replace(/\{\{.*?\}\}/g, 'the shop') });
    const lint = await sop(root, ['lint']);
    expect([lint.code, lint.err]).toEqual([0, '']);
    const flow = await sop(root, ['flow', 'refund-a-customer']);
    expect([flow.code, flow.out.includes('Open the case')]).toEqual([0, true]);
    const list = await sop(root, ['list', '--json']);
    expect(JSON.parse(list.out).map((row: { id: string }) => row.id)).toEqual([
      'refund-a-customer',
      'write-an-sop',
    ]);
  });

  test('several people at the same moment never take the same id or file', async () => {
    const root = folder(lantern);
    const departments = ['Support', 'Warehouse', 'Support', 'Warehouse', 'Support', 'Warehouse'];
    const made = await Promise.all(
      departments.map((department) =>
        sop(root, ['new', 'Repair a lamp', '-d', department, '--owner', 'Bo', '--json']),
      ),
    );
    expect(made.map((run) => [run.code, run.err.includes('error')])).toEqual(
      departments.map(() => [0, false]),
    );
    const ids = made.map((run) => JSON.parse(run.out).id).sort();
    expect(ids).toEqual(['repair-a-lamp', ...[2, 3, 4, 5, 6].map((n) => `repair-a-lamp-${n}`)]);
    for (const { out } of made)
      expect(read(root, JSON.parse(out).path)).toContain(`id: ${JSON.parse(out).id}\n`);
    expect(paths(root).filter((path) => path.includes('.sop-lock') || path.endsWith('.tmp'))).toEqual([]);
  });

  test('speaks the language of the environment', async () => {
    expect((await sop(folder(), ['lnit'], { LANG: 'nl_NL.UTF-8' })).err).toMatch(/^fout: /);
    expect((await sop(folder(), ['lnit'], { LANG: 'nl_NL.UTF-8', SOP_LANGUAGE: 'en' })).err).toMatch(
      /^error: /,
    );
  });

  test('colour follows NO_COLOR and FORCE_COLOR', async () => {
    expect((await sop(folder(), ['--help'], { FORCE_COLOR: '1' })).out).toContain('\u001b[');
    expect((await sop(folder(), ['--help'])).out).not.toContain('\u001b[');
    expect((await sop(folder(), ['--help', '--no-color'], { FORCE_COLOR: '1' })).out).not.toContain(
      '\u001b[',
    );
  });

  test('a reader that goes away is no error', async () => {
    const root = folder(
      Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`sops/a${n}.md`, `# SOP ${n}\n`])),
    );
    const command = `"${process.execPath}" "${program}" list --json | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], { cwd: root });
    expect([stdout, stderr]).toEqual(['[\n  {\n    " 0\n'.replace('"', ''), '']);
  });

  test('standard input is read as bytes', async () => {
    const child = spawn(process.execPath, [program, 'lint', '-', '-f', 'compact'], { cwd: folder() });
    child.stdin.end(Buffer.from('## Steps\n\n1. Caf\xe9\n', 'latin1'));
    const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'error: `stdin.md` holds a character on line 3 that is not UTF-8',
    ]);
  });

  test('findings are the same without the native parser, by choice or because no binary fits', async () => {
    const installed = folder();
    for (const part of ['bin', 'dist', 'templates', 'package.json'])
      cpSync(join(program, '../..', part), join(installed, part), { recursive: true });
    const root = folder({
      ...lantern,
      'sops/odd.md': '# Odd\n\n## Steps\n\n- [ ] a\n  ---\n\n1. Find it. **€ 5**\n2. Go to step 9.\n',
    });
    const wanted = await sop(root, ['lint', '--json']);
    expect([wanted.code, wanted.out.includes('unknown-step')]).toEqual([1, true]);
    expect(await sop(root, ['lint', '--json'], { SOP_PARSER: 'remark' })).toEqual(wanted);
    const ways = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
    const run = (...argv: string[]) =>
      promisify(execFile)(process.execPath, [join(installed, 'bin/sop.js'), ...argv], {
        cwd: root,
        env: ways,
      }).catch((error: { code: number; stdout: string }) => error);
    expect((await run('lint', '--json')).stdout).toBe(wanted.out);
    expect((await run('--version', '--verbose')).stdout).toContain('\nMarkdown: remark\n');
  });

  test('the version is answered without loading the grammar', async () => {
    const root = folder();
    expect((await sop(root, ['--version'], { NODE_V8_COVERAGE: join(root, 'trace') })).out).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    );
    const loaded = paths(root).flatMap((path) =>
      JSON.parse(read(root, path)).result.map(({ url }: { url: string }) => url),
    );
    const ours = loaded
      .filter((url: string) => url.includes('/dist/'))
      .map((url: string) => readFileSync(new URL(url), 'utf8'));
    expect(ours.length).toBeGreaterThan(0);
    expect(
      ours.filter(
        (source: string) => source.includes("'commander.version'") || source.includes('"commander.version"'),
      ),
    ).toEqual([]);
  });

  test("a file without a right to write is the person's to mend", async () => {
    const root = folder({ 'sop.yaml': '', sops: 'a file in the way' });
    const { code, err } = await sop(root, ['new', 'Repair', '-d', 'Support', '--owner', 'Ana']);
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      `error: \`${join(root, 'sops/support')}\` cannot be written: a part of the path is a file, not a folder`,
    ]);
  });
});
