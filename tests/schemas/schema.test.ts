import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { globSync } from 'tinyglobby';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { lantern } from '../cli/lantern.ts';
import { folder, write } from '../folder.ts';
import { sop } from '../shell.ts';
import { isInstalled, openYaml } from './yaml-server.ts';

const schemaOf = async (name: string, root = folder()) => {
  const { code, out, err } = await sop(root, 'schema', name);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
};

/** Faults of a value, as `path: message`. */
function faultsOf(schema: Record<string, unknown>, value: unknown): string[] {
  const validate = new Ajv({ allowUnionTypes: true, allErrors: true, formats: { date: true } }).compile(
    schema,
  );
  validate(value);
  return (validate.errors ?? []).map((d) => `${d.instancePath}: ${d.message}`);
}

const frontMatterOf = (path: string): unknown => {
  const text = readFileSync(path, 'utf8').replaceAll(/\{\{.*?\}\}/g, 'Lantern');
  return parse(/^---\n([\s\S]*?)\n---$/m.exec(text)?.[1] ?? '');
};

describe('sop schema front-matter', () => {
  const files = globSync(['sops/**/*.md', 'templates/*.md'], { ignore: '**/README.md' });

  test('accepts every SOP and every template that is here', async () => {
    const schema = await schemaOf('front-matter');
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => faultsOf(schema, frontMatterOf(path)).map((d) => `${path}${d}`))).toEqual(
      [],
    );
  });

  test.each([
    ['an unknown key', { titel: 'Refund' }],
    ['a status that does not exist', { status: 'final' }],
    ['a list of ids that is none', { related: { id: 'refund-customer' } }],
  ])('refuses %s', async (_, wrong) => {
    const sound = { id: 'refund', title: 'Refund', department: 'Support', owner: 'ana' };
    const schema = await schemaOf('front-matter');
    expect(faultsOf(schema, sound)).toEqual([]);
    expect(faultsOf(schema, { ...sound, ...wrong })).not.toEqual([]);
  });

  test('knows the keys that sop.yaml adds', async () => {
    const schema = await schemaOf('front-matter', folder({ 'sop.yaml': 'keys: [cost-centre]\n' }));
    expect(schema.properties).toHaveProperty('cost-centre');
  });
});

describe('sop schema config', () => {
  const examples = [...readFileSync('docs/sop-yaml.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)];

  test('accepts every sop.yaml that is here', async () => {
    const schema = await schemaOf('config');
    expect(examples.length).toBeGreaterThan(0);
    const texts = [
      readFileSync('sop.yaml', 'utf8'),
      lantern['sop.yaml'] ?? '',
      ...examples.map((d) => d[1] ?? ''),
    ];
    for (const text of texts) expect(faultsOf(schema, parse(text))).toEqual([]);
  });

  test('accepts a value that YAML takes for a number where the check reads text', async () => {
    expect(
      faultsOf(await schemaOf('config'), { title: 2026, roles: [{ name: 'Duty', contact: 112 }] }),
    ).toEqual([]);
  });

  test.each([
    ['an unknown key', { titel: 'Lantern' }],
    ['an unknown rule', { rules: { 'long-stepp': 'off' } }],
    ['a severity that does not exist', { rules: { 'long-step': 'fatal' } }],
    ['a department without a name', { departments: [{ owner: 'ana' }] }],
  ])('refuses %s', async (_, config) => {
    expect(faultsOf(await schemaOf('config'), config)).not.toEqual([]);
  });

  test('describes every key, in the language of the reader where it names rules', async () => {
    const { properties } = (await schemaOf('config')) as {
      properties: Record<string, { description?: string }>;
    };
    for (const [key, value] of Object.entries(properties))
      expect([key, value.description]).not.toContain(undefined);
  });
});

describe.skipIf(!isInstalled)('sop schema config in the real server for YAML', () => {
  const open = async (text: string) => {
    const root = folder();
    write(root, { 'schema.json': (await sop(root, 'schema', 'config')).out });
    const modeline = `# yaml-language-server: $schema=${pathToFileURL(join(root, 'schema.json')).href}\n`;
    const editor = await openYaml(join(root, 'sop.yaml'), `${modeline}${text}`);
    onTestFinished(() => editor.close());
    return editor;
  };

  test('finds nothing wrong with the sample handbook', async () => {
    expect((await open(readFileSync(resolve('sop.yaml'), 'utf8'))).diagnostics).toEqual([]);
  });

  test('names what is wrong', async () => {
    const { diagnostics } = await open('titel: Lantern\nrules:\n  long-step: fatal\n');
    expect(diagnostics.join('\n')).toMatch(/titel/);
    expect(diagnostics.join('\n')).toMatch(/"error", "warning", "hint", "off"|error.*warning.*hint.*off/);
  });

  test('offers keys, rules and values, and says what a key is for', async () => {
    const editor = await open('\ntitle: Lantern\nversions: \nrules:\n  \n');
    expect(await editor.complete(1, 0)).toEqual(
      expect.arrayContaining(['departments', 'review', 'timezone']),
    );
    expect(await editor.complete(3, 10)).toEqual(expect.arrayContaining(['at-release', 'in-pull-request']));
    expect(await editor.complete(5, 2)).toEqual(expect.arrayContaining(['long-step', 'unknown-step']));
    expect(await editor.hover(2, 2)).toContain('Name of the handbook.');
  });
});
