import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { differInStamps } from '../../src/version/identity.ts';
import { stamp, stampIn } from '../../src/version/stamp.ts';

const stamps = { version: '1.4.0', status: 'approved', effective: '2027-01-01' } as const;
const stamped = (text: string) => stamp(parseSop('sops/refund.md', text), stamps);
const front = (lines: string) => `---\nid: refund\n${lines}---\n\n## Purpose\n\nversion: 9.9.9\n`;

describe('stamps', () => {
  test('are written in place; everything else stays as it is', () => {
    expect(
      stamped(front('version: 0.0.0 # by sop\nstatus: draft\neffective: 2026-03-01\ntags: [money]\n')),
    ).toBe(front('version: 1.4.0 # by sop\nstatus: approved\neffective: 2027-01-01\ntags: [money]\n'));
    expect(stamped(front('version: "0.0.0"\nstatus:\n'))).toBe(
      front('version: 1.4.0\nstatus: approved\neffective: 2027-01-01\n'),
    );
    expect(stamped(front(''))).toBe(front('version: 1.4.0\nstatus: approved\neffective: 2027-01-01\n'));
  });

  test('a byte order mark, CRLF and tabs are kept', () => {
    const text = '\uFEFF---\r\nid: refund\r\nversion:\t0.0.0\r\nstatus: draft\r\n---\r\n\r\nText\r\n';
    expect(stamped(text)).toBe(
      '\uFEFF---\r\nid: refund\r\nversion:\t1.4.0\r\nstatus: approved\r\neffective: 2027-01-01\r\n---\r\n\r\nText\r\n',
    );
  });

  test('a text that has no line for them is left alone', () => {
    expect(stamped('---\n{id: refund, version: 0.0.0}\n---\n\nText\n')).toBeUndefined();
    expect(stamped('Text without front matter\n')).toBeUndefined();
    expect(stamped(front('version: >\n  0.0.0\nstatus: draft\n'))).toBeUndefined();
  });

  test('twice is once, whatever the order, comments and line ends', () => {
    const line = fc.constantFrom(
      ...['version: 0.0.0', 'version: "1.0.0" # soon', 'status: draft', 'status:', 'effective: 2026-01-01'],
      ...[
        "'version': 1.0.0",
        'title: "Refund: how"',
        'x-note: version',
        '# status: draft',
        'tags:\n  - money',
      ],
    );
    const key = (text: string) => text.replace(/["']/gu, '').split(':')[0];
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: key }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = front(lines.map((one) => `${one}\n`).join('')).replaceAll('\n', end);
        const once = stamped(text);
        expect(once).toBeDefined();
        expect(stamped(once ?? '')).toBe(once);
        expect(differInStamps(text, once ?? '')).toBe(true);
        expect([stampIn(once ?? '', 'version'), stampIn(once ?? '', 'effective')]).toEqual([
          '1.4.0',
          '2027-01-01',
        ]);
        expect(once?.endsWith(`## Purpose${end}${end}version: 9.9.9${end}`)).toBe(true);
      }),
    );
  });

  test('a change of anything else, in the front matter or below, is more than stamps', () => {
    const text = front('version: 1.0.0\nowner: Ana\n');
    expect(differInStamps(text, text.replace('Ana', 'Bo'))).toBe(false);
    expect(differInStamps(text, text.replace('9.9.9', '9.9.8'))).toBe(false);
    expect(differInStamps(text, text.replace('1.0.0', '2.0.0'))).toBe(true);
  });
});
