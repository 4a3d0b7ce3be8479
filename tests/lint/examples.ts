import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { parseSop } from '../../src/document/parse.ts';
import { type Config, defaultConfig, readConfig } from '../../src/handbook/config.ts';
import { fixAll } from '../../src/lint/fix.ts';
import { lintSop } from '../../src/lint/lint.ts';
import type { GoodExample } from '../../src/lint/rule.ts';

const frontMatter =
  '---\nid: example\ntitle: Example\ndepartment: support\nowner: ana\nlanguage: en\n---\n\n';

/** What an example's own front matter needs no more than to say. */
export function wholeText({ text, bare }: GoodExample): { text: string; lines: number } {
  const whole = bare || /^\uFEFF?---/.test(text) ? text : `${frontMatter}${text}`;
  return { text: whole, lines: whole === text ? 0 : frontMatter.split('\n').length - 1 };
}

export const pathOf = ({ path = 'sops/support/example.md' }: GoodExample) => path;

/** The `sop.yaml` of an example; it must be without fault itself. */
export function configOf({ config }: GoodExample): Config {
  if (config === undefined) return defaultConfig;
  const read = readConfig('sop.yaml', config);
  if (read.diagnostics.length > 0) throw new Error(read.diagnostics.map((d) => d.reason).join('\n'));
  return read.config;
}

/** All findings of an example as a document on its own. */
export function findings(example: GoodExample, text: string): Diagnostic[] {
  const config = configOf(example);
  const glossary = new Map(Object.keys(config.glossary).map((term) => [term, '']));
  const sop = parseSop(pathOf(example), text, { defaultLanguage: config.languages[0] });
  return lintSop(sop, [], config, glossary);
}

/** `line:column reason`, lines counted from the first of the example's own. */
export function shown(diagnostics: readonly Diagnostic[], lines: number): string[] {
  return diagnostics.map(({ place: { start }, reason }) => `${start.line - lines}:${start.column} ${reason}`);
}

/** What `--fix` makes of an example with the fixes of one rule alone. */
export function fixedBy(id: string, example: GoodExample): string {
  const { text, lines } = wholeText(example);
  const check = (now: string) => findings(example, now).filter((d) => d.ruleId === id);
  const fixed = fixAll(text, check).text;
  return lines === 0 ? fixed : fixed.slice(frontMatter.length);
}
