import { chmodSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createFile,
  decode,
  inOrder,
  inside,
  readHead,
  readText,
  writeAtomically,
} from '../../src/io/files.ts';
import { alone } from '../../src/io/lock.ts';
import { folder, paths, read } from '../folder.ts';

describe('decode', () => {
  test('gives back every text as it was, byte order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/[\p{Cs}\u0000]/u.test(text));
        expect(decode(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ text: `\ufeff${text}` });
      }),
    );
  });

  test('names the line of the first byte that is no UTF-8, whatever stands around it', () => {
    const line = fc.stringMatching(/^[a-zéā日😀]{0,20}$/u);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), (before, after) => {
        const bytes = Buffer.concat([
          Buffer.from(before.map((text) => `${text}\n`).join('')),
          Buffer.from([0x43, 0xe9]),
          Buffer.from(after.map((text) => `\n${text}`).join('')),
        ]);
        expect(decode(bytes)).toEqual({ fault: 'encoding', line: before.length + 1 });
      }),
    );
  });
});

test('readText tells what is wrong instead of throwing', async () => {
  const root = folder({ 'a.md': 'x' });
  expect(await readText(join(root, 'b.md'))).toEqual({ path: join(root, 'b.md'), fault: 'missing' });
  expect(await readText(join(root, 'a.md/b.md'))).toMatchObject({ fault: 'missing' });
  expect(await readText(root)).toMatchObject({ fault: 'folder' });
  expect(await readText(join(root, 'a.md'), 0)).toMatchObject({ fault: 'too-large', bytes: 1 });
});

test('readHead reads no more than it is asked for', async () => {
  const root = folder({ 'a.md': 'abcdef' });
  expect([await readHead(join(root, 'a.md'), 3), await readHead(join(root, 'a.md'))]).toEqual([
    'abc',
    'abcdef',
  ]);
});

test('inOrder keeps the order and never runs more than it may', async () => {
  let running = 0;
  let most = 0;
  const work = async (n: number) => {
    most = Math.max(most, ++running);
    await sleep(n % 3);
    running--;
    return n * 2;
  };
  const items = Array.from({ length: 40 }, (_, n) => n);
  const results: number[] = [];
  for await (const result of inOrder(items, work, 5)) results.push(result);
  expect([results, most <= 5]).toEqual([items.map((n) => n * 2), true]);
});

describe('writing', () => {
  test('replaces a text, keeps rights, follows a link, leaves no draft', async () => {
    const root = folder({ 'a.md': 'old' });
    chmodSync(join(root, 'a.md'), 0o640);
    symlinkSync('a.md', join(root, 'link.md'));
    await writeAtomically(join(root, 'link.md'), 'new');
    expect([read(root, 'a.md'), statSync(join(root, 'a.md')).mode & 0o777, paths(root)]).toEqual([
      'new',
      0o640,
      ['a.md', 'link.md'],
    ]);
  });

  test('creates a file only where there is none, also when many try at once', async () => {
    const root = folder();
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) => createFile(join(root, 'sops/a.md'), `text ${n}`)),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect([read(root, 'sops/a.md'), paths(root)]).toEqual([`text ${made.indexOf(true)}`, ['sops/a.md']]);
  });

  test('inside follows links on the way, also to what does not exist yet', async () => {
    const outside = folder();
    const root = folder({ 'sops/a.md': '' });
    symlinkSync(outside, join(root, 'sops/away'));
    const ok = async (path: string) => (await inside(root, path)) !== undefined;
    expect(await Promise.all(['sops/a.md', 'new/x.md', '.', '..x/y.md'].map(ok))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(await Promise.all(['../x.md', 'sops/away/x.md', '/etc/passwd', 'sops/../../x'].map(ok))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('alone lets one work at a time and clears up, also after an error', async () => {
    const root = folder();
    let inTheRoom = 0;
    const visit = () =>
      alone(root, async () => {
        inTheRoom++;
        await sleep(5);
        expect(inTheRoom--).toBe(1);
      });
    await Promise.all([visit(), visit(), visit()]);
    await expect(alone(root, () => Promise.reject(new Error('tripped')))).rejects.toThrow('tripped');
    expect(paths(root)).toEqual([]);
  });
});
