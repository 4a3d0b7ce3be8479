import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folder, read, write } from '../folder.ts';
import { calm } from '../shell.ts';

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));

/** Blocks of a section of the page: command lines, each with what the terminal showed after it. */
function blocksOf(heading: string): { command: string; shown: string }[][] {
  const page = readFileSync('docs/versions.md', 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
    text
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...lines] = part.split('\n');
        return { command, shown: lines.join('\n').trim() };
      }),
  );
}

/** A person's own terminal, 80 columns wide, on a machine where nothing is set. */
function terminal(home: string, cwd: string, command: string): string {
  const { PATH = '' } = process.env;
  write(home, { 'bin/sop': `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n` });
  const env = {
    ...{ PATH: `${home}/bin:${PATH}`, HOME: home, TERM: 'xterm', LANG: 'C.UTF-8', TZ: 'UTC' },
    ...{ NO_COLOR: '1', SOP_CACHE: 'off', GIT_CONFIG_NOSYSTEM: '1' },
  };
  const line = `chmod +x '${home}/bin/sop'; stty cols 80; ${command}`;
  const { stdout } = spawnSync('script', ['-qfec', line, '/dev/null'], {
    ...{ cwd, env, encoding: 'utf8', input: '', timeout: 120_000 },
  });
  return calm(stdout.replaceAll('\r\n', '\n')).trim();
}

/** The texts that the lead writes into the drafts. */
const fill = (root: string, id: string, days: string, last: string) => {
  const path = `sops/support/${id}.md`;
  const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(read(root, path)) ?? [];
  const keys = front.replace(/^when:\n(?: .*\n)*/m, '').replace(/^.*\{\{.*$\n?/gm, '');
  write(root, {
    [path]: `---\n${keys}\n---

## Purpose

A customer has the answer after one message, and the money or the item within a week.

## Terms

- **Order**: what a customer bought at one time.

## Instructions

1. **Find the order.** Search the shop by order number.
2. Is the order older than ${days}?
   - **Yes:** Explain the rule and go to **Close the ticket**.
   - **No:** Go on.
3. **${last}.** Write the number of it in the ticket.
4. **Close the ticket.** Set it to *Solved*. End.
`,
  });
};

test('the first day of a lead, as docs/versions.md tells it, is what the program shows', () => {
  const [home, root] = [folder(), join(folder(), 'handbook')];
  mkdirSync(root);
  const today = new Date().toISOString().slice(0, 10);
  const newYear = `${Number(today.slice(0, 4)) + 1}-01-01`;
  const live = (text: string) =>
    text
      .replaceAll('2026-11-22', today)
      .replaceAll('2027-01-01', newYear)
      .replaceAll('/home/ana/handbook', root);
  const between = [
    () => {
      fill(root, 'refund-a-customer', '30 days', 'Pay the money back');
      fill(root, 'exchange-an-item', '30 days', 'Order the other item');
    },
    () => {
      const path = 'sops/support/refund-a-customer.md';
      write(root, { [path]: read(root, path).replace('30 days', '14 days') });
    },
  ];
  const blocks = blocksOf('Alone');
  expect(blocks.flat().length).toBeGreaterThan(9);
  for (const [at, block] of blocks.entries()) {
    for (const { command, shown } of block)
      expect(terminal(home, root, live(command)), command).toBe(live(shown));
    between[at]?.();
  }
  expect(JSON.parse(terminal(home, root, 'sop audit --json')).gaps).toEqual([]);
});
