import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { config, refund } from '../cli/lantern.ts';
import { folder, paths, repository, write } from '../folder.ts';

/**
 * What a command may load, open and start. Nothing here is timed: these are the causes of time, and they are the same on every machine.
 * Who needs more raises the bound in the same change and says why in its message.
 */
const budget: [line: string, bounds: Bounds][] = [
  ['--version', { chunks: 4, kilobytes: 10, opened: 0, started: 0 }],
  ['--help', { chunks: 4, kilobytes: 10, opened: 0, started: 0 }],
  ['lint --help', { chunks: 4, kilobytes: 10, opened: 0, started: 0 }],
  ['lint sops/support/refund-7.md', { chunks: 13, kilobytes: 150, opened: 2, started: 0 }],
  ['lint', { chunks: 13, kilobytes: 150, opened: 3, started: 0 }],
  ['lint sops/support/refund-7.md (git)', { chunks: 14, kilobytes: 165, opened: 6, started: 3 }],
  ['lint sops/support/refund-7.md (new)', { chunks: 38, kilobytes: 970, opened: 3, started: 0 }],
  ['lint sops/support/refund-7.md (cold)', { chunks: 43, kilobytes: 1150, opened: 23, started: 0 }],
  ['lint (cold)', { chunks: 42, kilobytes: 1140, opened: 23, started: 0 }],
  ['flow refund-7 --format mermaid', { chunks: 27, kilobytes: 990, opened: 24, started: 0 }],
  ['list', { chunks: 29, kilobytes: 740, opened: 22, started: 1 }],
];

interface Bounds {
  /** Files of `dist/` that are loaded, and what they hold. */
  chunks: number;
  kilobytes: number;
  /** Files of the handbook that are opened, each time counted. It has 20 SOPs. */
  opened: number;
  /** Processes that are started. */
  started: number;
}

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));
const counting = fileURLToPath(new URL('counting.cjs', import.meta.url));

/** Runs a command line and counts what it needs. */
function counted(root: string, cache: string, argv: string[]): Bounds {
  const trace = folder();
  const counts = join(trace, 'counts.json');
  const { status, stderr } = spawnSync(process.execPath, ['--require', counting, program, ...argv], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      SOP_CACHE: cache,
      SOP_COUNTS: counts,
      NODE_V8_COVERAGE: join(trace, 'loaded'),
    },
  });
  expect([status, stderr.includes('error')]).toEqual([0, false]);
  const [file = ''] = readdirSync(join(trace, 'loaded'));
  const loaded = JSON.parse(readFileSync(join(trace, 'loaded', file), 'utf8')).result as { url: string }[];
  const own = loaded.filter(({ url }) => url.includes('/dist/') && !url.includes('/node_modules/'));
  const { opened, started } = JSON.parse(readFileSync(counts, 'utf8')) as Record<string, string[]>;
  return {
    chunks: own.length,
    kilobytes: Math.ceil(own.reduce((sum, { url }) => sum + statSync(new URL(url)).size, 0) / 1024),
    opened: (opened ?? []).filter((path) => path.startsWith(root)).length,
    started: (started ?? []).length,
  };
}

const book = Object.fromEntries(
  Array.from({ length: 20 }, (_, n) => [
    `sops/support/refund-${n}.md`,
    refund.replace('id: refund-customer', `id: refund-${n}`),
  ]),
);

test.each(budget)(
  '%s',
  (line, bounds) => {
    const files = { 'sop.yaml': config, ...book };
    const [root, cache] = [line.endsWith('(git)') ? repository(files) : folder(files), folder()];
    const argv = line.replace(/ \(.*\)$/, '').split(' ');
    if (!line.endsWith('(cold)')) {
      // The times of a file that was written to a moment ago prove nothing yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2100);
      counted(root, cache, ['lint']);
      if (line.endsWith('(git)')) counted(root, cache, argv);
    }
    if (line.endsWith('(new)'))
      write(root, { 'sops/support/refund-7.md': `${book['sops/support/refund-7.md']}\n` });
    const before = paths(root);
    const needs = counted(root, cache, argv);
    for (const [what, most] of Object.entries(bounds))
      expect({ [what]: needs[what as keyof Bounds] <= most || needs }).toEqual({ [what]: true });
    expect(paths(root)).toEqual(before);
  },
  60_000,
);
