import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draftOf } from '../../src/cli/draft.ts';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { folder, read as readFrom, write } from '../folder.ts';
import { sop } from '../shell.ts';
import { root } from './shape.ts';

const names = [
  ...['call-quality', 'channel-schedule', 'customer-meeting', 'escalation', 'incident-explanation'],
  ...['internal-service-desk', 'onboarding', 'procedure', 'response-script', 'service-audit'],
  ...['service-evaluation', 'service-standards'],
];
const languages = ['en', 'nl'] as const;
const cases = names.flatMap((name) => languages.map((language) => ({ name, language })));
const fileOf = (name: string, language: string) => `${name}${language === 'en' ? '' : `.${language}`}.md`;
const read = (name: string, language: string) =>
  readFileSync(join(root, 'templates', fileOf(name, language)), 'utf8');

/** What `sop new` makes of a template. */
const made = (name: string, language: string) =>
  draftOf(
    {
      title: 'Help a customer',
      department: 'Support',
      owner: 'ana',
      language,
      text: read(name, language),
      template: name,
    },
    [],
    { main: language, folder: 'sops', departments: [] },
  );

test('every template is there in every language, and no other', () => {
  const files = readdirSync(join(root, 'templates')).filter((file) => file.endsWith('.md'));
  expect(files.sort()).toEqual(cases.map(({ name, language }) => fileOf(name, language)).sort());
});

/** Ids of the rules that find something, and the exit code. */
async function lint(language: string, text: string): Promise<{ rules: string[]; code: number }> {
  const handbook = folder({
    'sop.yaml': `languages: [${language}]\n`,
    'sops/support/help-a-customer.md': text,
  });
  const { out, code } = await sop(handbook, 'lint', '--format', 'json');
  const { files } = JSON.parse(out) as { files: { findings: { rule: string; reason: string }[] }[] };
  const found = files.flatMap((file) => file.findings);
  return {
    rules: [
      ...new Set(
        found.map(({ rule, reason }) => (rule === 'placeholder-left' ? rule : `${rule}: ${reason}`)),
      ),
    ],
    code,
  };
}

describe.each(cases)('$name in $language', ({ name, language }) => {
  test('a new SOP from it lacks nothing but what the author has to write', async () => {
    expect(await lint(language, made(name, language).text)).toEqual({ rules: ['placeholder-left'], code: 1 });
  });

  test('once its placeholders are filled, nothing is found', async () => {
    const words = language === 'en' ? 'red lamps' : 'rode lampen';
    let count = 1;
    const filled = made(name, language).text.replace(/\{\{[^}]*\}\}/g, () => `${++count} ${words}`);
    expect(await lint(language, filled)).toEqual({ rules: [], code: 0 });
  });

  test('it is the same procedure in both languages', () => {
    const graph = (tag: string) =>
      toFlows(parseSop('sop.md', made(name, tag).text, { defaultLanguage: tag })).map(
        ({ carrier, nodes, edges, lost }) => ({
          carrier,
          nodes: nodes.map(({ id, kind, awaitsAnswer }) => ({ id, kind, awaitsAnswer })),
          edges: edges.map(({ from, to, kind }) => ({ from, to, kind })),
          lost,
        }),
      );
    const flows = graph(language);
    expect(flows.length).toBeGreaterThan(0);
    expect(flows).toEqual(graph('en'));
    expect(flows.flatMap((flow) => flow.lost)).toEqual([]);
  });
});

test.each(names)('`sop new --template %s` writes it', async (name) => {
  const handbook = folder();
  write(handbook, { 'sop.yaml': 'departments: [Support]\n' });
  const { code, err } = await sop(
    handbook,
    'new',
    'Help: a customer',
    ...['--department', 'Support', '--owner', 'ana', '--template', name],
  );
  expect(err).toContain('sops/support/help-a-customer.md');
  expect(code).toBe(0);
  const text = readFrom(handbook, 'sops/support/help-a-customer.md');
  expect(text).toContain("title: 'Help: a customer'");
  expect(text).toContain(`template: ${name}`);
  expect(text).not.toMatch(/\{\{(?:id|title|department|owner|language)\}\}/);
});
