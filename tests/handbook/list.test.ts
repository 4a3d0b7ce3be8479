import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from '../../src/handbook/config.ts';
import { collect } from '../../src/handbook/handbook.ts';
import { listColumns, masterList, toCsv } from '../../src/handbook/list.ts';
import { lanternFacts } from './lantern.ts';

/** RFC 4180, read by another hand than the one that wrote it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at++;
    } else cell += sign;
  }
  return rows;
}

describe('toCsv', () => {
  test('columns first, CRLF after each line, quotes where they are needed', () => {
    expect(toCsv(['id', 'title'], [{ id: 'refund', title: 'Refund, "fast"' }])).toBe(
      'id,title\r\nrefund,"Refund, ""fast"""\r\n',
    );
    expect(
      toCsv(
        ['a', 'b'],
        [
          { a: undefined, b: 3 },
          { a: 'x\ny', b: -1 },
        ],
      ),
    ).toBe('a,b\r\n,3\r\n"x\ny",-1\r\n');
  });

  test.each([
    '=1+1',
    '+371 20 000 000',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1+1',
    '=HYPERLINK("http://x.example","y")',
    '="a",b',
  ])('a spreadsheet runs nothing of %j', (value) => {
    const [, [cell = ''] = []] = parseCsv(toCsv(['a'], [{ a: value }]));
    expect(cell).toBe(`'${value}`);
  });

  test('what is written is what is read, formulas with an apostrophe', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', 'a', '＝') }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { maxLength: 6 }), (rows) => {
        const read = parseCsv(toCsv(['a', 'b'], rows));
        expect(read.length).toBe(rows.length + 1);
        for (const [n, row] of rows.entries())
          for (const [m, key] of (['a', 'b'] as const).entries()) {
            const value = read[n + 1]?.[m] ?? '';
            expect([row[key], `'${row[key]}`]).toContain(value);
            expect(value).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
          }
      }),
    );
  });
});

describe('masterList', () => {
  const { config } = readConfig(
    'sop.yaml',
    'languages: [en, nl]\ndepartments:\n  - {name: Customer support, id: support}\n  - Finance',
  );
  const handbook = collect(lanternFacts(), config);

  test('a row an SOP and language, by department and id', () => {
    expect(masterList(handbook).map(({ id, language, department }) => [id, language, department])).toEqual([
      ['Close-Ticket', 'en', 'Customer support'],
      ['refund-customer', 'en', 'Customer support'],
      ['refund-customer', 'nl', 'Customer support'],
      ['pay-out', 'en', 'Finance'],
    ]);
  });

  test('the front matter gives version, status, owner and date', () => {
    expect(masterList(handbook)[1]).toMatchObject({
      title: 'Refund a customer',
      version: '1.4.0',
      status: 'approved',
      owner: 'ana',
      effective: '2026-12-01',
      nextReview: '',
    });
  });

  test('what history says wins over it', () => {
    const rows = masterList(handbook, ({ id }) =>
      id === 'refund-customer' ? { version: '1.3.0', status: 'approved', nextReview: '2027-01-31' } : {},
    );
    expect(rows[1]).toMatchObject({ version: '1.3.0', nextReview: '2027-01-31', effective: '2026-12-01' });
  });

  test('as CSV with all columns', () => {
    const lines = toCsv(listColumns, masterList(handbook)).split('\r\n');
    expect(lines[0]).toBe('id,title,department,version,status,owner,effective,nextReview,language,path');
    expect(lines).toHaveLength(6);
  });

  test('an empty handbook has an empty list', () =>
    expect(masterList(collect([], defaultConfig))).toEqual([]));
});
