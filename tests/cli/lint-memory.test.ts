import { readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheFolder, openCache } from '../../src/io/cache.ts';
import type { DocumentContext, HandbookContext } from '../../src/lint/rule.ts';
import { folder, paths, read, write } from '../folder.ts';
import { type Ran, sopWith } from '../shell.ts';
import { config, lantern, refund } from './lantern.ts';

// A file that was written to a moment ago is always read: an hour later its times count.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const withCache = (cache: string, root: string, ...argv: string[]): Promise<Ran> =>
  sopWith({ env: { SOP_CACHE: cache } }, root, ...argv);
const without = (root: string, ...argv: string[]): Promise<Ran> =>
  sopWith({ env: { SOP_CACHE: 'off' } }, root, ...argv);

const complaint = refund
  .replaceAll('refund-customer', 'complaint')
  .replace('Refund a customer', 'Answer a complaint')
  .replace('Make the refund in the payment page.', 'Follow [Refund](refund-customer.md#pay-it-back).');
const book = {
  ...lantern,
  'sops/support/complaint.md': complaint,
  'sops/support/complaint.nl.md': complaint
    .replace('language: en', 'language: nl')
    .replace('## Purpose', '## Doel')
    .replace('## Terms', '## Begrippen')
    .replace('## Instructions', '## Instructies'),
  'sops/support/label.png': 'a picture',
  'notes/meeting.md': '# Monday\n\n## Steps\n\n1. Go to step 9.\n',
};

describe('what was found before', () => {
  test('is what is found now, whatever changed between', async () => {
    const files = Object.keys(book).filter((path) => path.endsWith('.md'));
    const bits = [
      '{{todo}}',
      ' QXZ',
      ' step 9',
      '[Refund](gone.md)',
      '\n\n## Purpose\n',
      '@nobody',
      'é',
      '\n- ',
    ];
    const command = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('edit' as const),
          file: fc.nat(),
          at: fc.nat(),
          bit: fc.constantFrom(...bits),
          drop: fc.nat(12),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constantFrom('delete' as const, 'move' as const, 'restore' as const),
          file: fc.nat(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('config' as const),
          text: fc.constantFrom(
            config,
            `${config}rules:\n  placeholder-left: hint\n`,
            `${config}acronyms: [QXZ]\n`,
            'titel: x\n',
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('glossary' as const),
          text: fc.constantFrom('# Terms\n\n- **QXZ**: a secret.\n', '# Terms\n'),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('picture' as const) }) },
    );
    const lines = [
      ['lint'],
      ['lint', '--json'],
      ['lint', 'sops/support'],
      ['lint', 'notes', 'sops/support/refund-customer.md'],
      ['lint', '--rule', 'placeholder-left=off'],
      ['lint', '--lang', 'nl', 'notes'],
      ['lint', '-f', 'sarif'],
    ];
    let warm = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(command, fc.constantFrom(...lines)), { minLength: 3, maxLength: 8 }),
        async (steps) => {
          const [root, cache] = [folder(book), folder()];
          await withCache(cache, root, 'lint');
          for (const [step, line] of steps) {
            change(root, step, files);
            const [kept, fresh] = [await withCache(cache, root, ...line), await without(root, ...line)];
            expect(kept).toEqual(fresh);
            expect(await withCache(cache, root, ...line)).toEqual(fresh);
            warm += 1;
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(warm).toBeGreaterThan(50);
  }, 120_000);

  interface Step {
    do: string;
    file?: number;
    at?: number;
    bit?: string;
    drop?: number;
    text?: string;
  }

  function change(root: string, step: Step, files: string[]): void {
    const path = files[(step.file ?? 0) % files.length] ?? '';
    const isThere = paths(root).includes(path);
    if (step.do === 'edit' && isThere) {
      const text = read(root, path);
      const at = (step.at ?? 0) % (text.length + 1);
      write(root, { [path]: text.slice(0, at) + step.bit + text.slice(at + (step.drop ?? 0)) });
    }
    if (step.do === 'delete' && isThere) rmSync(join(root, path));
    if (step.do === 'move' && isThere)
      renameSync(join(root, path), join(root, path.replace(/\.md$/, '-2.md')));
    if (step.do === 'restore') write(root, { [path]: book[path as keyof typeof book] });
    if (step.do === 'config') write(root, { 'sop.yaml': step.text ?? '' });
    if (step.do === 'glossary') write(root, { 'glossary.md': step.text ?? '' });
    if (step.do === 'picture') write(root, { 'sops/support/label-old.png': '' });
  }

  test('a change of the same length is seen, even when the time of the file is set back', async () => {
    const [root, cache] = [folder(book), folder()];
    const file = join(root, 'sops/support/refund-customer.md');
    const long = new Date('2026-01-01T00:00:00Z');
    utimesSync(file, long, long);
    expect((await withCache(cache, root, 'lint', file)).code).toBe(0);
    writeFileSync(file, refund.replace('payment page', '{{the page}}'));
    utimesSync(file, long, long);
    expect((await withCache(cache, root, 'lint', file)).code).toBe(1);
  });

  test('an SOP that is gone is missed by the link in one that did not change', async () => {
    const [root, cache] = [folder(book), folder()];
    expect((await withCache(cache, root, 'lint', 'complaint')).code).toBe(0);
    rmSync(join(root, 'sops/support/refund-customer.md'));
    expect((await withCache(cache, root, 'lint', 'complaint')).out).toContain('broken-link');
  });

  test('a word of the glossary is known in texts that did not change', async () => {
    const text = refund.replace('Search the shop', 'Ask the QXZ and search the shop');
    const [root, cache] = [folder({ ...book, 'sops/support/refund-customer.md': text }), folder()];
    expect((await withCache(cache, root, 'lint', 'refund-customer')).out).toContain('undefined-acronym');
    write(root, { 'glossary.md': '# Terms\n\n- **QXZ**: the office of customs.\n' });
    expect(await withCache(cache, root, 'lint', 'refund-customer')).toEqual(
      await without(root, 'lint', 'refund-customer'),
    );
    expect((await withCache(cache, root, 'lint', 'refund-customer')).out).not.toContain('undefined-acronym');
  });

  test('every language of the reader is kept apart', async () => {
    const [root, cache] = [folder(book), folder()];
    const dutch = { env: { SOP_CACHE: cache }, language: 'nl' };
    const first = await withCache(cache, root, 'lint');
    expect((await sopWith(dutch, root, 'lint')).out).toContain('fout');
    expect(await withCache(cache, root, 'lint')).toEqual(first);
  });

  test('what is damaged, of another build or of another handbook is worked out again', async () => {
    const [root, cache] = [folder(book), folder()];
    const wanted = await withCache(cache, root, 'lint', '--json');
    const kept = readdirSync(cache);
    expect(kept.length).toBeGreaterThan(3);
    const damages: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, bytes.length - 7),
      () => Buffer.alloc(0),
      () => Buffer.from('{"diagnostics":[]}'),
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 20 ? byte ^ 1 : byte))),
      (bytes) => Buffer.from(bytes.toString().replaceAll('placeholder-left', 'placeholder-lost')),
    ];
    for (const damage of damages) {
      for (const name of kept) writeFileSync(join(cache, name), damage(readFileSync(join(cache, name))));
      expect(await withCache(cache, root, 'lint', '--json')).toEqual(wanted);
    }
    openCache(cache, 'build one').write('refund', 'the key', ['found ', 'nothing']);
    expect(openCache(cache, 'build one').read('refund', 'the key')).toBe('found nothing');
    expect(openCache(cache, 'build two').read('refund', 'the key')).toBe(undefined);
    expect(openCache(cache, 'build one').read('refund', 'another key')).toBe(undefined);
  });

  test('a folder that cannot be written costs nothing but time', async () => {
    const root = folder({ ...book, 'in-the-way': '' });
    const cache = join(root, 'in-the-way');
    expect(await withCache(cache, root, 'lint')).toEqual(await without(root, 'lint'));
    expect(await withCache(join(cache, 'deeper'), root, 'lint')).toEqual(await without(root, 'lint'));
  });

  test('the handbook itself stays as it is, and nothing is kept with SOP_CACHE=off or without a home', async () => {
    const [root, cache] = [folder(book), folder()];
    const before = paths(root);
    await withCache(cache, root, 'lint');
    await without(root, 'lint');
    await sopWith({ env: {} }, root, 'lint');
    expect(paths(root)).toEqual(before);
  });

  test('several at once do no harm', async () => {
    const [root, cache] = [folder(book), folder()];
    const wanted = await without(root, 'lint');
    for (let round = 0; round < 3; round++) {
      const runs = await Promise.all(Array.from({ length: 4 }, () => withCache(cache, root, 'lint')));
      expect(runs).toEqual(runs.map(() => wanted));
    }
    expect(readdirSync(cache).filter((name) => !name.endsWith('.cache'))).toEqual([]);
  });

  test('mended texts come from the reference parser, not from what was found before', async () => {
    const [root, cache] = [
      folder({ ...book, 'sops/support/refund-customer.md': refund.replace('3. **Pay', '4. **Pay') }),
      folder(),
    ];
    const twin = folder(Object.fromEntries(paths(root).map((path) => [path, read(root, path)])));
    await withCache(cache, root, 'lint');
    expect(await withCache(cache, root, 'lint', '--fix')).toEqual(await without(twin, 'lint', '--fix'));
    expect(paths(root).map((path) => read(root, path))).toEqual(paths(twin).map((path) => read(twin, path)));
  });
});

test('all that a rule looks at stands in a key of what is kept', () => {
  const keys: Record<keyof DocumentContext | keyof HandbookContext, string> = {
    sop: 'path, hash of the text, `sop.yaml`, --lang',
    flows: 'made of sop',
    words: 'made of sop',
    config: '`sop.yaml`',
    glossary: 'texts of the glossaries, `sop.yaml`',
    former: 'not given where findings are kept',
    handbook: 'path and hash of every SOP, all paths, `sop.yaml`, texts of the glossaries',
  };
  expect(Object.values(keys).every((key) => key !== '')).toBe(true);
});

test('the folder of what is kept', () => {
  const at = (env: Record<string, string>) => cacheFolder(env);
  expect(at({ SOP_CACHE: '/var/tmp/sop', HOME: '/home/ana' })).toBe('/var/tmp/sop');
  for (const off of ['off', 'OFF', 'no', '0', 'false'])
    expect(at({ SOP_CACHE: off, HOME: '/home/ana' })).toBe(undefined);
  expect(at({})).toBe(undefined);
  expect(at({ XDG_CACHE_HOME: 'here' })).toBe(undefined);
  if (process.platform === 'linux') {
    expect(at({ XDG_CACHE_HOME: '/c', HOME: '/home/ana' })).toBe('/c/sop');
    expect(at({ HOME: '/home/ana' })).toBe('/home/ana/.cache/sop');
    expect(at({ SOP_CACHE: 'here', HOME: '/home/ana' })).toBe('/home/ana/.cache/sop');
  }
});
