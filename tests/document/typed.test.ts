import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { faultsOf, fixed, required, withFrontMatter } from './reading.ts';

/** YAML as people type it: what they wrote, what they are told, and what the certain change makes of their line. */
interface Typed {
  name: string;
  lines: string[];
  faults: string[];
  /** The lines after the fix; undefined when nothing is certain. */
  fixed?: string[];
}

const [id = '', title = '', department = '', owner = ''] = required;
const quotes = (character: string, key: string, expected: string) =>
  `Unexpected \`${character}\` at the start of the value of \`${key}\`, expected quotes around it: \`${expected}\``;

const cases: Typed[] = [
  {
    name: 'a role with its @',
    lines: [id, title, department, 'owner: @team-lead'],
    faults: [
      `5:8-5:18 error at-before-name: Unexpected \`@\` before the name in \`owner\`, expected \`team-lead\``,
    ],
    fixed: [id, title, department, 'owner: team-lead'],
  },
  {
    name: 'a role with its @ and a comment',
    lines: [id, title, department, 'owner: @team-lead # since May'],
    faults: [
      `5:8-5:18 error at-before-name: Unexpected \`@\` before the name in \`owner\`, expected \`team-lead\``,
    ],
    fixed: [id, title, department, 'owner: team-lead # since May'],
  },
  {
    name: 'a title with a colon',
    lines: [id, 'title: Refund: how to', department, owner],
    faults: [
      "3:8-3:22 error colon-in-value: Unexpected `: ` inside the value of `title`, expected quotes around it: `'Refund: how to'`",
    ],
    fixed: [id, "title: 'Refund: how to'", department, owner],
  },
  {
    name: 'a title with a bracketed word',
    lines: [id, 'title: [Draft] Refund a customer', department, owner],
    faults: [`3:8-3:33 error first-character: ${quotes('[', 'title', "'[Draft] Refund a customer'")}`],
    fixed: [id, "title: '[Draft] Refund a customer'", department, owner],
  },
  {
    name: 'a title with Markdown emphasis',
    lines: [id, 'title: **Urgent** refunds', department, owner],
    faults: [`3:8-3:26 error first-character: ${quotes('*', 'title', "'**Urgent** refunds'")}`],
    fixed: [id, "title: '**Urgent** refunds'", department, owner],
  },
  {
    name: 'an exclamation mark, which YAML takes for a type',
    lines: [id, 'title: !Important refunds', department, owner],
    faults: [`3:8-3:26 error first-character: ${quotes('!', 'title', "'!Important refunds'")}`],
    fixed: [id, "title: '!Important refunds'", department, owner],
  },
  {
    name: 'an ampersand and a percent sign at the start',
    lines: [id, 'title: & more', 'department: %Support', owner],
    faults: [
      `3:8-3:14 error first-character: ${quotes('&', 'title', "'& more'")}`,
      `4:13-4:21 error first-character: ${quotes('%', 'department', "'%Support'")}`,
    ],
    fixed: [id, "title: '& more'", "department: '%Support'", owner],
  },
  {
    name: 'a word in quotes at the start',
    lines: [id, 'title: "Late" parcels', department, owner],
    faults: [
      '3:8-3:22 error text-after-quote: Unexpected text after the closing quote of `title`, expected quotes around all of it: `\'"Late" parcels\'`',
    ],
    fixed: [id, 'title: \'"Late" parcels\'', department, owner],
  },
  {
    name: 'an apostrophe between single quotes',
    lines: [id, "title: 'The customer's order'", department, owner],
    faults: [
      '3:8-3:30 error text-after-quote: Unexpected text after the closing quote of `title`, expected quotes around all of it: `"The customer\'s order"`',
    ],
    fixed: [id, 'title: "The customer\'s order"', department, owner],
  },
  {
    name: 'a quote that is never closed',
    lines: ['title: "Refund a customer', id, department, owner],
    faults: ['2:8-2:26 error unclosed-quote: Unexpected end of the value of `title`, expected a closing `"`'],
    fixed: ['title: "Refund a customer"', id, department, owner],
  },
  {
    name: 'a Windows path between double quotes',
    lines: [id, title, department, owner, 'x-template: "C:\\Documents"'],
    faults: [
      "6:13-6:27 error backslash: Unexpected `\\` between double quotes in `x-template`, expected single quotes: `'C:\\Documents'`",
    ],
    fixed: [id, title, department, owner, "x-template: 'C:\\Documents'"],
  },
  {
    name: 'a list that is never closed',
    lines: [id, 'tags: [refund, payment', title, department, owner],
    faults: ['3:7-3:23 error unclosed-bracket: Unexpected end of the list `tags`, expected a closing `]`'],
    fixed: [id, 'tags: [refund, payment]', title, department, owner],
  },
  {
    name: 'a role in a list on its line',
    lines: [...required, 'audience: [agent, @team-lead]'],
    faults: [
      `6:19-6:29 error at-before-name: Unexpected \`@\` before the name in \`audience\`, expected \`team-lead\``,
    ],
    fixed: [...required, 'audience: [agent, team-lead]'],
  },
  {
    name: 'roles in a list on lines of their own',
    lines: [...required, 'audience:', '  - agent', '  - @team-lead'],
    faults: [
      `8:5-8:15 error at-before-name: Unexpected \`@\` before the name in \`audience\`, expected \`team-lead\``,
    ],
    fixed: [...required, 'audience:', '  - agent', '  - team-lead'],
  },
  {
    name: 'a target with a sign',
    lines: [...required, 'targets:', '  - metric: satisfaction', '    target: > 90 %'],
    faults: [`8:13-8:19 error first-character: ${quotes('>', 'target', "'> 90 %'")}`],
    fixed: [...required, 'targets:', '  - metric: satisfaction', "    target: '> 90 %'"],
  },
  {
    name: 'no space after the colon',
    lines: [id, 'title:Refund a customer', department, owner],
    faults: [
      '3:1-3:24 error space-after-colon: Unexpected `title:Refund a customer`, expected a space after the colon: `title: Refund a customer`',
    ],
    fixed: [id, title, department, owner],
  },
  {
    name: 'no space after the colon of the last line',
    lines: [id, title, department, 'owner:ana'],
    faults: [
      '5:1-5:10 error space-after-colon: Unexpected `owner:ana`, expected a space after the colon: `owner: ana`',
    ],
    fixed: [id, title, department, owner],
  },
  {
    name: 'an equals sign',
    lines: [id, 'title = Refund a customer', department, owner],
    faults: [
      '3:1-3:26 error equals-sign: Unexpected `=` after `title`, expected a colon: `title: Refund a customer`',
    ],
    fixed: [id, title, department, owner],
  },
  {
    name: 'no colon after a key',
    lines: [id, title, department, 'owner ana'],
    faults: ['5:1-5:10 error no-colon: Unexpected line `owner ana`, expected `key: value`'],
    fixed: [id, title, department, owner],
  },
  {
    name: 'a line of prose',
    lines: [id, title, 'for the shop', department, owner],
    faults: ['4:1-4:13 error no-colon: Unexpected line `for the shop`, expected `key: value`'],
  },
  {
    name: 'an indented key',
    lines: [id, '  title: Refund a customer', department, owner],
    faults: [
      '3:3-3:8 error indentation: Unexpected indentation before `title`, expected it in line with its neighbours',
    ],
    fixed: [id, title, department, owner],
  },
  {
    name: 'an indented first key',
    lines: [' id: refund', title, department, owner],
    faults: [
      '2:2-2:4 error indentation: Unexpected indentation before `id`, expected it in line with its neighbours',
    ],
    fixed: [id, title, department, owner],
  },
  {
    name: 'a second line of an entry that is indented too little',
    lines: [...required, 'targets:', '  - metric: first reply', '  target: 15 min'],
    faults: [
      '8:3-8:9 error indentation: Unexpected indentation before `target`, expected it in line with its neighbours',
    ],
    fixed: [...required, 'targets:', '  - metric: first reply', '    target: 15 min'],
  },
  {
    name: 'an entry that is indented more than the one above',
    lines: [...required, 'tags:', '- refund', ' - payment'],
    faults: [
      '8:2-8:11 error indentation: Unexpected indentation before `- payment`, expected it in line with its neighbours',
    ],
    fixed: [...required, 'tags:', '- refund', '- payment'],
  },
  {
    name: 'tabs',
    lines: [...required, 'targets:', '\t- metric: first reply', '\t  target: 15 min'],
    faults: [
      '7:1-7:2 error tab-indent: Unexpected tab before `- metric: first reply`, expected spaces',
      '8:1-8:4 error tab-indent: Unexpected tab before `target: 15 min`, expected spaces',
    ],
    fixed: [...required, 'targets:', '  - metric: first reply', '    target: 15 min'],
  },
  {
    name: 'a tab before a key',
    lines: ['\tid: refund', title, department, owner],
    faults: ['2:1-2:2 error tab-indent: Unexpected tab before `id: refund`, expected spaces'],
    fixed: required,
  },
  {
    name: 'a number with a leading zero as id',
    lines: ['id: 0042', title, department, owner],
    faults: [
      "2:5-2:9 warning number-as-text: Unexpected number `0042` as `id`, expected quotes around it: `'0042'`",
    ],
    fixed: ["id: '0042'", title, department, owner],
  },
  {
    name: 'an order number in a title, which YAML cuts off',
    lines: [id, 'title: Order #12 is late', department, owner],
    faults: [
      "3:8-3:25 warning hash-in-value: Unexpected ` #` in the value of `title`, expected quotes around it: `'Order #12 is late'`",
    ],
    fixed: [id, "title: 'Order #12 is late'", department, owner],
  },
  {
    name: 'a chat channel as owner, of which YAML leaves nothing',
    lines: [id, title, department, 'owner: #support'],
    faults: [
      "5:8-5:16 error hash-in-value: Unexpected ` #` in the value of `owner`, expected quotes around it: `'#support'`",
    ],
    fixed: [id, title, department, "owner: '#support'"],
  },
  {
    name: 'a version of two numbers',
    lines: [...required, 'version: 1.10'],
    faults: ['6:10-6:14 error version-numbers: Unexpected version `1.10`, expected three numbers: `1.10.0`'],
    fixed: [...required, 'version: 1.10.0'],
  },
  {
    name: 'a version with a v, in quotes',
    lines: [...required, "version: 'v2.0.1'"],
    faults: ['6:10-6:18 error version-numbers: Unexpected version `v2.0.1`, expected three numbers: `2.0.1`'],
    fixed: [...required, "version: '2.0.1'"],
  },
  {
    name: 'a version in words',
    lines: [...required, 'version: latest'],
    faults: [
      '6:10-6:16 error version-format: Unexpected version `latest`, expected three numbers such as `1.4.0`',
    ],
  },
  {
    name: 'a short date',
    lines: [...required, 'effective: 2026-3-1'],
    faults: [
      '6:12-6:20 error date-format: Unexpected date `2026-3-1`, expected year, month and day: `2026-03-01`',
    ],
    fixed: [...required, 'effective: 2026-03-01'],
  },
  {
    name: 'a date with a time',
    lines: [...required, 'effective: 2026-03-01T00:00:00Z'],
    faults: [
      '6:12-6:32 error date-format: Unexpected date `2026-03-01T00:00:00Z`, expected year, month and day: `2026-03-01`',
    ],
    fixed: [...required, 'effective: 2026-03-01'],
  },
  {
    name: 'a date that has one meaning in any country',
    lines: [...required, 'effective: 31/12/2026'],
    faults: [
      '6:12-6:22 error date-format: Unexpected date `31/12/2026`, expected year, month and day: `2026-12-31`',
    ],
    fixed: [...required, 'effective: 2026-12-31'],
  },
  {
    name: 'a date with a Dutch month',
    lines: [...required, 'effective: 1 maart 2026'],
    faults: [
      '6:12-6:24 error date-format: Unexpected date `1 maart 2026`, expected year, month and day: `2026-03-01`',
    ],
    fixed: [...required, 'effective: 2026-03-01'],
  },
  {
    name: 'a date that two countries read differently',
    lines: [...required, 'effective: 1/2/2026'],
    faults: [
      '6:12-6:20 error date-ambiguous: Unexpected date `1/2/2026`, expected year, month and day: `2026-02-01` or `2026-01-02`',
    ],
  },
  {
    name: 'a day that does not exist',
    lines: [...required, 'effective: 2026-02-30'],
    faults: ['6:12-6:22 error date-impossible: Unexpected date `2026-02-30`, expected a day that exists'],
  },
  {
    name: 'a key in capitals and one with an underscore',
    lines: [id, 'Title: Refund a customer', department, owner, 'not_when: My parcel is late'],
    faults: [
      '3:1-3:6 error misspelt-key: Unexpected key `Title`, expected `title`',
      '6:1-6:9 error misspelt-key: Unexpected key `not_when`, expected `not-when`',
    ],
    fixed: [id, title, department, owner, 'not-when: My parcel is late'],
  },
  {
    name: 'tags with commas',
    lines: [...required, 'tags: refund, payment'],
    faults: ['6:7-6:22 error comma-list: Unexpected commas in `tags`, expected a list: `[refund, payment]`'],
    fixed: [...required, 'tags: [refund, payment]'],
  },
  {
    name: 'a language by its name',
    lines: [...required, 'language: Nederlands'],
    faults: [
      '6:11-6:21 error language-tag: Unexpected language `Nederlands`, expected a language code such as `nl`',
    ],
    fixed: [...required, 'language: nl'],
  },
  {
    name: 'a status in capitals',
    lines: [...required, 'status: Approved'],
    faults: [
      '6:9-6:17 error status: Unexpected status `Approved`, expected `draft`, `approved` or `retired`',
    ],
    fixed: [...required, 'status: approved'],
  },
];

describe('front matter as people type it', () => {
  test.each(cases)('$name', ({ lines, faults, fixed: after }) => {
    const text = withFrontMatter(...lines);
    expect(faultsOf(text)).toEqual(faults);
    expect(fixed(text)).toBe(after ? withFrontMatter(...after) : text);
    if (after) expect(faultsOf(fixed(text))).toEqual([]);
  });

  test.each(cases)('$name, in a file from Windows', ({ lines, faults, fixed: after }) => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const text = windows(withFrontMatter(...lines));
    expect(faultsOf(text)).toEqual(faults);
    expect(fixed(text)).toBe(after ? windows(withFrontMatter(...after)) : text);
  });

  test('several faults are told at once, and what is right is read', () => {
    const sop = parseSop(
      'sops/refund.md',
      withFrontMatter(
        'id: 0042',
        'title: Refund: how to',
        'department: Support',
        'owner: @ana',
        'version: 1.10',
        'review: 12',
      ),
    );
    expect(sop.diagnostics.map(({ place, message }) => `${place.start.line} ${message?.key}`)).toEqual([
      '2 number-as-text',
      '3 colon-in-value',
      '5 at-before-name',
      '6 version-numbers',
      '7 interval',
    ]);
    expect(sop.meta).toBeUndefined();
    expect(sop.known).toEqual({ id: '0042', title: 'Refund: how to', department: 'Support', owner: 'ana' });
  });

  test('a warning leaves the front matter whole', () => {
    const sop = parseSop('sops/refund.md', withFrontMatter('id: 0042', ...required.slice(1)));
    expect(sop.meta).toEqual({ id: '0042', title: 'Refund a customer', department: 'Support', owner: 'ana' });
  });

  test('choices are offered where nothing is certain', () => {
    const sop = parseSop(
      'sops/refund.md',
      withFrontMatter(
        'id: Refund a customer!',
        ...required.slice(1),
        'effective: 1/2/2026',
        'rewiew: 12 months',
        'status: archived',
        'targets:',
        '  - first reply 15 min',
      ),
    );
    expect(
      sop.diagnostics.map(({ fix, suggestions }) => [fix, suggestions?.map(({ edits }) => edits[0]?.text)]),
    ).toEqual([
      [undefined, ['refund-a-customer']],
      [undefined, ['2026-02-01', '2026-01-02']],
      [undefined, ['review']],
      [undefined, ['retired', 'draft', 'approved']],
      [undefined, ['{metric: first reply, target: 15 min}']],
    ]);
  });

  test('keys of other languages and other tools are known', () => {
    const text = withFrontMatter(
      'id: refund',
      'titel: Geld terug',
      'afdeling: Support',
      'eigenaar: ana',
      'lang: nl',
    );
    expect(faultsOf(text)).toEqual([
      '3:1-3:6 error misspelt-key: Unexpected key `titel`, expected `title`',
      '4:1-4:9 error misspelt-key: Unexpected key `afdeling`, expected `department`',
      '5:1-5:9 error misspelt-key: Unexpected key `eigenaar`, expected `owner`',
      '6:1-6:5 error misspelt-key: Unexpected key `lang`, expected `language`',
    ]);
  });
});
