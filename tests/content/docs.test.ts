import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { slug } from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { rulePages } from '../../scripts/rule-pages.ts';
import { metaKeys } from '../../src/document/meta.ts';
import { configSchema } from '../../src/handbook/config.ts';
import { folder, read as readFrom, write } from '../folder.ts';
import { sop } from '../shell.ts';
import { root, shapeOf } from './shape.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Text without code, in which nothing is a link. */
const prose = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
const anchorsOf = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));

test.each(pages)('every link of %s leads somewhere', (path) => {
  const links = [...prose(read(path)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, url = '']) => url);
  expect(links.length).toBeGreaterThanOrEqual(path === 'docs/exit-codes.md' ? 0 : 1);
  const broken = links.filter((url) => {
    if (/^https?:/.test(url)) return false;
    const [file = '', anchor] = url.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test('each rule has its page, as its file says it; `npm run docs` writes them', () => {
  const written = readdirSync(join(root, 'docs/rules')).map((name) => `docs/rules/${name}`);
  const wanted = rulePages();
  expect(written.sort()).toEqual([...wanted.keys()].sort());
  for (const [path, text] of wanted) expect(read(path), path).toBe(text);
});

test('the README names every command, and no other', async () => {
  const { out } = await sop(root, '--help');
  const commands = [...out.matchAll(/^ {2}([a-z]+)(?= |$)/gm)].map(([, name]) => name);
  const named = [...read('README.md').matchAll(/^\| `sop ([a-z]+)/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...new Set(commands)].sort());
});

test('the first steps of the README lead from a finding to a sound chart', async () => {
  const home = folder({ 'my-first.md': read('docs/examples/late-parcel.md') });
  expect((await sop(home, 'lint', 'my-first.md')).code).toBe(1);
  const { err } = await sop(home, 'lint', '--fix', 'my-first.md');
  expect(err).toContain('1 finding was fixed');
  const changes = [...read('README.md').matchAll(/^- in step \d `(.+)` for `(.+)`,?$/gm)];
  expect(changes).toHaveLength(2);
  for (const [, right = '', wrong = ''] of changes) {
    const text = readFrom(home, 'my-first.md');
    expect(text).toContain(wrong);
    write(home, { 'my-first.md': text.replace(wrong, right) });
  }
  expect(await sop(home, 'lint', 'my-first.md')).toMatchObject({
    code: 0,
    out: 'No findings in 1 file.\n',
  });
  const chart = await sop(home, 'flow', 'my-first.md');
  expect(chart.code).toBe(0);
  expect(chart.out).toMatch(/Escalate to @team-lead[\s\S]*Close the ticket/);
});

/** First cells of the tables of a page that hold nothing but keys. */
const keysIn = (path: string) =>
  [...read(path).matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/[\w-]+/g) ?? [],
  );

test('every key of front matter is explained', () => {
  expect(keysIn('docs/front-matter.md').sort()).toEqual([...metaKeys].sort());
});

test('every key of sop.yaml is explained', () => {
  expect(keysIn('docs/sop-yaml.md').sort()).toEqual(Object.keys(configSchema.shape).sort());
});

/** The examples below a heading of "Writing SOPs", with the steps that they go to and do not show. */
function examples(heading: string): string[] {
  return [...sectionOf('docs/writing-sops.md', heading).matchAll(/^```markdown\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => {
      const titles = [...text.matchAll(/(?:[Gg]o|back) to \*\*(.+?)\*\*/g)].map(([, title]) => title);
      const missing = [...new Set(titles)].filter((title) => !text.includes(`**${title}.**`));
      const isWhole = text.includes('## Instructions');
      const after = text.startsWith('- [ ]') ? '' : '9. Thank the customer.\n';
      const opening = text.startsWith('   - ') ? '1. Is it too much for you?\n' : '';
      const steps = missing.map((title) => `9. **${title}.** Do it.\n`).join('');
      return isWhole ? text : `## Instructions\n\n${opening}${text}${steps}${after}`;
    },
  );
}

/** What stands below a heading of the second rank; one inside a fence is none. */
function sectionOf(path: string, heading: string): string {
  let isFenced = false;
  let current = '';
  const lines = read(path)
    .split('\n')
    .filter((line) => {
      if (line.startsWith('```')) isFenced = !isFenced;
      if (!isFenced && line.startsWith('## ')) current = line.slice(3);
      return current === heading;
    });
  return lines.join('\n');
}

describe('what "Writing SOPs" says is how it is read', () => {
  test.each([
    ['A step', ['']],
    [
      'A decision',
      [
        '1 Yes → 1a\n1 No → 2\n1a → 2',
        '1 On its way → 2\n1 Delivered → 2\n1 Nothing for 5 workdays → 3',
        '1 Yes → 1a\n1 No → 2',
      ],
    ],
    ['A loop', ['2 Yes → 3\n2 No → 2a\n2 No reply within 48 hours → 3\n2a ↑ 1']],
    ['An ending', ['1 → ■ End']],
    [
      'Asking for help',
      [
        '1 Yes → 1a\n1 (No) → 2\n1a ▲ team-lead',
        '1 Yes → 1a\n1 No → 2\n1a waits for @team-lead\n1a Approved → 2\n1a Declined → 1b\n1b → 2',
      ],
    ],
    ['Another SOP as a step', ['1 ▣ refund-payment.md']],
    ['Steps within a step', ['1 ⏱ within 15 minutes\n1.1 in 1\n1.2 in 1\n1.3 in 1']],
    [
      'Conditions in a sentence',
      [
        '1 if the customer bought for a company\n1 (Yes) → 1a\n1 (No) → 2\n' +
          '2 if the order is older than 30 days\n2 (Yes) → 2a\n2 Otherwise → 2b\n2a → 3\n3 optional',
      ],
    ],
    ['Phases', ['# Before\n# After\n1 ⏱ within 1 workday']],
    ['Checklists', ['']],
  ])('%s', (heading, shapes) => {
    expect(examples(heading).map((text) => shapeOf(text))).toEqual(shapes);
  });

  test('Who, and how long', () => {
    const [text = ''] = examples('Who, and how long');
    const roles = '## Responsibilities\n\n- **Team lead**: plans.\n- **Operations lead**: decides.\n\n';
    expect(shapeOf(roles + text)).toBe('1 by Team lead\n2 ⏱ within 2 hours\n3 by Operations lead');
  });
});
