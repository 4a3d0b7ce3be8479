import { describe, expect, test } from 'vitest';
import { folder, paths, read } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { lantern, refund } from './lantern.ts';

describe('sop flow', () => {
  test('draws the chart of an SOP by its id or its file', async () => {
    const root = folder(lantern);
    const byId = await sop(root, 'flow', 'refund-customer');
    expect(byId).toEqual(await sop(root, 'flow', 'sops/support/refund-customer.md'));
    expect(byId.out).toMatchInlineSnapshot(`
      "   1  Find the order
         │
       ◆ 2  Is the order older than 30 days?
         ├─ Yes ↓ 2a
         │   2a  Explain the rule of 30 days
         │    ╰─ → 4 ──────────────────────────╮
         ├─ No ↓ 3                             │
         ▼                                     │
         3  Pay it back                        │
         │                                     │
         4  Close the ticket ◀─────────────────╯
         ╰─ ■ End
      "
    `);
  });

  test('ASCII alone where it is asked for, or where the terminal is plain', async () => {
    const root = folder(lantern);
    const { out } = await sop(root, 'flow', 'refund-customer', '--ascii');
    expect(out).toMatch(/^[\x20-\x7e\n]+$/);
    expect((await sop(root, 'flow', 'refund-customer', '--plain')).out).toBe(out);
  });

  test('a text without a title is called by its file, an empty one is called empty', async () => {
    const root = folder({
      'till.md': '## Purpose\n\nMoney.\n\n## Instructions\n\n1. Count.\n2. Close.\n',
      'empty.md': '---\nid: a\n---\n',
    });
    expect((await sop(root, 'flow', 'till.md', '--format', 'svg')).out).toContain('Flowchart of till<');
    expect((await sop(root, 'flow', 'empty.md')).err).toContain(
      'empty.md is empty: there are no steps to draw.',
    );
    expect((await sop(root, 'lint', 'empty.md')).out).toContain('Unexpected end behind the front matter');
  });

  test('any Markdown file, in another language too', async () => {
    const root = folder({
      'kas.md':
        '# Kas tellen\n\n1. Tel het geld.\n2. Klopt het bedrag?\n   - Ja: Ga naar stap 3.\n   - Nee: Ga naar stap 1.\n3. Sluit de kas.\n',
    });
    const { out } = await sop(root, 'flow', 'kas.md', '--format', 'text');
    expect(out).toMatchInlineSnapshot(`
      "1. Tel het geld.
      2. Klopt het bedrag? Ja: Ga naar stap 3. Nee: Terug naar stap 1.
      3. Sluit de kas. Einde.
      "
    `);
  });

  test.each([
    ['mermaid', /^flowchart TD\n/],
    ['dot', /^digraph sop \{\n/],
    ['svg', /^<svg /],
  ])('%s', async (format, start) => {
    expect((await sop(folder(lantern), 'flow', 'refund-customer', '-f', format)).out).toMatch(start);
  });

  test('JSON for programs', async () => {
    const { out } = await sop(folder(lantern), 'flow', 'refund-customer', '--json');
    const { file, procedures } = JSON.parse(out);
    expect([file, procedures.length, procedures[0].nodes[0].label]).toEqual([
      'sops/support/refund-customer.md',
      1,
      'Find the order',
    ]);
  });

  test('a file without steps says so and is no error', async () => {
    const root = folder({ 'news.md': '# News\n\nWe moved.\n' });
    expect(await sop(root, 'flow', 'news.md')).toEqual({
      code: 0,
      out: '',
      err: 'news.md has no steps: no numbered list or step headings were found.\n\nhint: Number the steps, a line each: `1.`, `2.`, `3.`. `sop help steps` shows how.\n',
    });
    expect(JSON.parse((await sop(root, 'flow', 'news.md', '--json')).out)).toEqual({
      file: 'news.md',
      procedures: [],
    });
  });

  test('writes to a file, whose ending tells the format', async () => {
    const root = folder(lantern);
    expect(await sop(root, 'flow', 'refund-customer', '-o', 'charts/refund.svg')).toEqual({
      code: 0,
      out: '',
      err: 'Chart written to charts/refund.svg.\n',
    });
    expect(read(root, 'charts/refund.svg')).toMatch(/^<svg /);
  });

  test('renews a chart, and overwrites no other file unless it is forced to', async () => {
    const own = '# Our notes\n\n1. Call the carrier.\n';
    const names = ['v3.md', 'notes.txt', 'package.json', 'logo.svg', 'plan'];
    const root = folder({ ...lantern, ...Object.fromEntries(names.map((name) => [name, own])) });
    for (const name of names) {
      const { code, err } = await sop(root, 'flow', 'refund-customer', '-o', name);
      expect([name, code, read(root, name)]).toEqual([name, 2, own]);
      expect(err).toContain(`\`${name}\` exists already and is not overwritten`);
      expect(err).toContain('`--force`');
    }
    expect((await sop(root, 'flow', 'refund-customer', '-o', 'v3.md', '--force')).code).toBe(0);
    expect(read(root, 'v3.md')).toContain('Find the order');
    expect((await sop(root, 'flow', 'lost-parcel', '-o', 'v3.md')).code).toBe(2);
    for (const ending of ['svg', 'mmd', 'dot', 'txt', 'json']) {
      const chart = `chart.${ending}`;
      await sop(root, 'flow', 'refund-customer', '-o', chart);
      expect([chart, (await sop(root, 'flow', 'lost-parcel', '-o', chart)).code]).toEqual([chart, 0]);
      expect(read(root, chart)).toContain('Ask the carrier');
    }
  });

  test('--all overwrites its own charts only', async () => {
    const root = folder({ ...lantern, 'charts/lost-parcel.svg': '<svg></svg>' });
    expect((await sop(root, 'flow', '--all', 'charts')).code).toBe(2);
    expect(read(root, 'charts/lost-parcel.svg')).toBe('<svg></svg>');
    expect((await sop(root, 'flow', '--all', 'charts', '--force')).code).toBe(0);
    expect((await sop(root, 'flow', '--all', 'charts')).code).toBe(0);
  });

  test('--layout lanes puts each step into the lane of who does it', async () => {
    const roles = '1. @agent: Open the case.\n2. @warehouse: Pack it.\n3. @agent: Close the case.\n';
    const root = folder({ 'pack.md': roles });
    const left = async (...more: string[]) => {
      const { out } = await sop(root, 'flow', 'pack.md', '-f', 'svg', ...more);
      return [...out.matchAll(/<rect x="(\d+)"/g)].map(([, x]) => Number(x));
    };
    const [first, second = 0, third] = await left('--layout', 'lanes');
    expect(third).toBe(first);
    expect(second).toBeGreaterThan((first ?? 0) + 150);
    expect(new Set(await left()).size).toBe(1);
    expect((await sop(root, 'flow', 'pack.md', '--layout', 'lanes')).err).toContain(
      'add `-f svg -o chart.svg`',
    );
  });

  test('--all draws one handbook, and says when it has no SOP', async () => {
    const both = await sop(folder(lantern), 'flow', 'sops', '--all', 'charts');
    expect([both.code, both.out]).toEqual([2, '']);
    expect(both.err).toContain('Unexpected `sops` beside `--all`, expected no file');
    const none = await sop(folder({ 'notes.md': 'Call Ana.' }), 'flow', '--all', 'charts');
    expect(none.err).toContain('0 charts written to charts.');
    expect(none.err).toContain('note: ');
  });

  test('on a terminal the signs that occur are explained, and a lost jump is said', async () => {
    const root = folder({ ...lantern, 'v2.md': '1. Ask the carrier.\n2. Go to step 9.\n' });
    const screen = { terminal: { out: true, err: false } };
    const { out } = await sopWith(screen, root, 'flow', 'refund-customer');
    expect(out.split('\n').at(-2)).toBe('◆ decision  → on to  ■ end');
    expect((await sopWith(screen, root, 'flow', 'refund-customer', '--ascii')).out).toMatch(
      /\n\? decision {2}-> on to {2}# end\n$/,
    );
    const lost = await sopWith(screen, root, 'flow', 'v2.md');
    expect(lost.out).toContain('? no such step');
    expect(lost.err).toContain(
      'hint: A jump in this chart leads to a step that does not exist. Run `sop lint v2.md`',
    );
  });

  test('one file for every SOP, whatever their ids try', async () => {
    const hostile = refund.replace('id: refund-customer', "id: '../../outside'");
    const root = folder({ ...lantern, 'sops/support/hostile.md': hostile });
    const { code, err } = await sop(root, 'flow', '--all', 'charts', '-f', 'mermaid');
    expect([code, err]).toEqual([0, '3 charts written to charts.\n']);
    expect(paths(root).filter((path) => path.endsWith('.mmd'))).toEqual([
      'charts/-..-outside.mmd',
      'charts/lost-parcel.mmd',
      'charts/refund-customer.mmd',
    ]);
  });

  test('what is missing or wrong', async () => {
    const root = folder(lantern);
    expect((await sop(root, 'flow')).err).toContain('error: Missing `file` after `sop flow`');
    expect((await sop(root, 'flow', 'refnd-customer')).err).toContain('Did you mean `refund-customer`?');
    expect((await sop(root, 'flow', 'parcel')).err).toContain('Did you mean `lost-parcel`?');
    expect((await sop(root, 'lint', 'refund')).err).toContain('Did you mean `refund-customer`?');
    expect((await sop(root, 'flow', 'cancel')).err).toContain('An id works too: `sop list` shows them.');
    expect((await sop(root, 'flow', 'sops')).err).toContain('`sops` is a folder, expected a file');
    expect((await sop(root, 'flow', 'refund-customer', '-f', 'png')).err).toContain(
      'expected one of `rail`, `text`, `json`, `mermaid`, `dot`, `svg`',
    );
  });
});

describe('sop list', () => {
  test('the master list by department', async () => {
    expect(await sop(folder(lantern), 'list')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "
      2 SOPs.
      ",
        "out": "Id               Title                Version  Status    Owner      Effective

      Support
      refund-customer  Refund a customer    1.4.0    approved  Ana Silva  2026-03-01

      Warehouse
      lost-parcel      Trace a lost parcel  0.0.0    draft     Bo Jansen
      ",
      }
    `);
  });

  test('on a terminal no line is wider than it is, and what did not fit is said', async () => {
    const root = folder(lantern);
    for (const width of [40, 60, 80, 120]) {
      const { out, err } = await sopWith({ width, terminal: { out: true, err: true } }, root, 'list');
      expect([width, out.split('\n').filter((line) => line.length > width)]).toEqual([width, []]);
      expect(out).toContain('refund-customer ');
      expect(err.includes('No room for')).toBe(width < 80);
    }
  });

  test('by department and status, however they are spelt', async () => {
    const root = folder(lantern);
    expect((await sop(root, 'list', '-d', 'SUPPORT', '--csv')).out).toMatchInlineSnapshot(`
      "id,title,department,version,status,owner,effective,nextReview,language,path
      refund-customer,Refund a customer,Support,1.4.0,approved,Ana Silva,2026-03-01,,en,sops/support/refund-customer.md
      "
    `);
    expect(
      JSON.parse((await sop(root, 'list', '--status', 'draft', '--json')).out).map(
        (row: { id: string }) => row.id,
      ),
    ).toEqual(['lost-parcel']);
    expect((await sop(root, 'list', '-d', 'Suport')).err).toContain(
      'Unexpected department `Suport`, expected `Support`',
    );
    expect((await sop(root, 'list', '-d', 'Support', '--status', 'retired')).err).toBe('No SOP matches.\n');
  });

  test('nothing to list', async () => {
    expect((await sop(folder({ 'sop.yaml': '' }), 'list')).err).toMatchInlineSnapshot(`
      "There are no SOPs here yet.

      next:
        sop new "Refund a customer"  writes the first one
      "
    `);
  });

  test('outside a handbook it says that there is none', async () => {
    expect((await sop(folder(), 'list')).err).toMatch(
      /^There is no handbook here yet\.\n\nnext:\n {2}sop init /,
    );
  });

  test('a file without front matter has its name as id and no path as title', async () => {
    const root = folder({ ...lantern, 'sops/untitled.md': '1. Ask the carrier.\n' });
    const { out } = await sop(root, 'list');
    expect(out).toMatch(/\nWithout a department\nuntitled\n/);
  });

  test('text from a file cannot paint the terminal', async () => {
    const root = folder({
      'sop.yaml': '',
      'sops/a.md': refund.replace('title: Refund a customer', 'title: "A\\e[31mB\\u202Ec"'),
    });
    const { out } = await sop(root, 'list');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  test('a fault of sop.yaml is said, and the list is still printed', async () => {
    const { out, err } = await sop(folder({ ...lantern, 'sop.yaml': 'titel: Lantern\n' }), 'list');
    expect(out).toContain('refund-customer');
    expect(err).toMatch(/note: sop\.yaml:1: Unexpected key `titel`.*`sop lint` says more\.\n$/);
  });
});

describe('sop explain and sop rules', () => {
  test('a rule with its examples and how to switch it off', async () => {
    expect((await sop(folder(), 'explain', 'duplicate-section')).out).toMatchInlineSnapshot(`
      "duplicate-section  warning, Structure

      Two sections of the same name in the same place

      A reader who has found one section stops looking, and misses what the other one
      says.

      Wrong

          ## Terms

          - **SLA**: how fast we answer.

          ## Terms
          ^^^^^^^^
          Unexpected second section \`Terms\`, expected one of this name

          - **RMA**: number of a return.

      Wrong

          ## Terms

          - **SLA**: how fast we answer.

          ## Glossary
          ^^^^^^^^^^^
          Unexpected section \`Glossary\` beside \`Terms\`, expected one of the two: both
          are names for \`Terms\`

          - **RMA**: number of a return.

      Right

          ## Purpose

          Fast answers.

          ## Instructions

          ### Morning

          Read.

          ### Evening

          Close.

      Right

          ## Phone

          ### Opening

          Say your name.

          ## Chat

          ### Opening

          Write your name.

      To switch it off in a handbook, write in \`sop.yaml\`:

          rules:
            duplicate-section: off

      To ignore it in one place, write under the step or above the line, with your
      reason:

          <!-- sop-ignore duplicate-section: why this is right here -->
      "
    `);
  });

  test('as data', async () => {
    const explanation = JSON.parse((await sop(folder(), 'explain', 'placeholder-left', '--json')).out);
    expect(Object.keys(explanation)).toEqual([
      'id',
      'group',
      'severity',
      'summary',
      'why',
      'wrong',
      'right',
      'fixable',
      'ignorable',
    ]);
  });

  test('the severity is that of the handbook', async () => {
    const root = folder({ 'sop.yaml': 'rules:\n  duplicate-section: hint\n' });
    expect((await sop(root, 'explain', 'duplicate-section')).out).toMatch(
      /^duplicate-section {2}suggestion \(hint\),/,
    );
    expect((await sop(root, 'rules')).out).toMatch(/^duplicate-section +hint /m);
  });

  test('a rule that does not exist', async () => {
    expect((await sop(folder(), 'explain', 'duplicate-sections')).err).toContain(
      'Did you mean `duplicate-section`?',
    );
  });

  test('every rule is listed once, and every page can be printed at 80 columns', async () => {
    const rows: { id: string }[] = JSON.parse((await sop(folder(), 'rules', '--json')).out);
    const { out } = await sop(folder(), 'explain');
    for (const { id } of rows) {
      expect(out.split('\n').filter((line) => line.split(' ')[0] === id)).toHaveLength(1);
      const { code, out: page } = await sop(folder(), 'explain', id);
      const prose = page.split('\n').filter((line) => !line.startsWith('    '));
      expect([id, code, prose.filter((line) => line.length > 80)]).toEqual([id, 0, []]);
    }
  });
});

describe('sop alone', () => {
  test('counts what is there and names what comes next', async () => {
    const root = folder(lantern);
    const { out, err } = await sop(root);
    expect(out.replace(root, '…')).toMatchInlineSnapshot(`
      "Lantern support
      …

      2 SOPs in 2 departments: 1 approved, 1 draft
           1  Support
           1  Warehouse

      This handbook is not kept in git, so nobody can tell what is in force, approved or reviewed. Only the texts were looked at.
      "
    `);
    expect(err).toContain('sop flow refund-customer');
  });

  test('an empty handbook', async () => {
    const { out, err } = await sop(folder({ 'sop.yaml': 'title: Lantern\n' }));
    expect(out).toMatch(/^Lantern\n.*\n\nNo SOPs yet\.\n$/);
    expect(err).toContain('sop new "Refund a customer"');
  });
});
