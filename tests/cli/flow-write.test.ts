import { describe, expect, test } from 'vitest';
import { folder, read } from '../folder.ts';
import { sop } from '../shell.ts';
import { lantern } from './lantern.ts';

const path = 'sops/support/refund-customer.md';

describe('sop flow --write', () => {
  test('puts a chart into the file once, and nothing else changes', async () => {
    const root = folder(lantern);
    const before = read(root, path);
    const first = await sop(root, 'flow', 'refund-customer', '--write');
    expect([first.code, first.err]).toEqual([0, `The chart in ${path} was drawn anew.\n`]);
    const after = read(root, path);
    expect(after.replace(/\n## Flowchart\n\n```mermaid\n[^`]*`sop flow --write`[^`]*```\n/u, '')).toBe(
      before,
    );
    expect((await sop(root, 'flow', 'refund-customer', '--write')).err).toBe(
      `The chart in ${path} is current.\n`,
    );
    expect(read(root, path)).toBe(after);
  });

  test('a chart that no longer fits is found, renewed by --fix and by --write without a file', async () => {
    const root = folder(lantern);
    await sop(root, 'flow', 'refund-customer', '--write');
    const text = read(root, path);
    const stale = folder({ ...lantern, [path]: text.replace('**Pay it back', '**Pay it all back') });
    expect((await sop(stale, 'lint', path)).out).toContain('[stale-flowchart]');
    const fixed = folder({ ...lantern, [path]: read(stale, path) });
    await sop(fixed, 'lint', '--fix', path);
    expect(read(fixed, path)).toContain('"3 Pay it all back"');
    expect((await sop(stale, 'flow', '--write', '--dry-run')).err).toContain('nothing was changed');
    expect(read(stale, path)).not.toContain('"3 Pay it all back"');
    expect((await sop(stale, 'flow', '--write')).code).toBe(0);
    expect(read(stale, path)).toBe(read(fixed, path));
  });

  test('keeps the line ends of the file', async () => {
    const root = folder({ ...lantern, [path]: (lantern[path] ?? '').replaceAll('\n', '\r\n') });
    await sop(root, 'flow', 'refund-customer', '--write');
    expect(read(root, path).replaceAll('\r\n', '')).not.toContain('\n');
    expect((await sop(root, 'flow', 'refund-customer', '--write')).err).toContain('is current');
  });

  test('without any chart to renew there is nothing to do, and it says how a file begins to keep one', async () => {
    const { code, err } = await sop(folder(lantern), 'flow', '--write');
    expect([code, err]).toEqual([0, expect.stringContaining('No SOP keeps a chart yet')]);
  });
});
