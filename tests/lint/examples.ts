import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { type Config, readConfig } from '../../src/handbook/config.ts';
import { factsOf } from '../../src/handbook/facts.ts';
import { collect, glossaryIn, type Handbook } from '../../src/handbook/handbook.ts';
import { fixAll } from '../../src/lint/fix.ts';
import { lintHandbook, lintSop } from '../../src/lint/lint.ts';
import type { GoodExample, Rule } from '../../src/lint/rule.ts';

const frontMatter =
  '---\nid: example\ntitle: Example\ndepartment: support\nowner: ana\nlanguage: en\n---\n\n';

/** What an example's own front matter needs no more than to say. */
export function wholeText({ text, bare }: GoodExample): { text: string; lines: number } {
  const whole = bare || /^\uFEFF?---/.test(text) ? text : `${frontMatter}${text}`;
  return { text: whole, lines: whole === text ? 0 : frontMatter.split('\n').length - 1 };
}

const pathOf = ({ path = 'sops/support/example.md' }: GoodExample) => path;

const configOf = ({ config = '' }: GoodExample) => readConfig('sop.yaml', config);

function parsed(path: string, text: string, config: Config) {
  const sop = parseSop(path, text, { defaultLanguage: config.languages[0], keys: config.keys });
  return { sop, flows: toFlows(sop) };
}

/** The handbook of an example: its own document and the others. Files that are no Markdown are only known by name. */
function handbookOf(example: GoodExample, text: string, config: Config): Handbook {
  const files = { [pathOf(example)]: text, ...example.files };
  const sops = Object.entries(files)
    .filter(([path]) => path.endsWith('.md'))
    .map(([path, content]) => parsed(path, content, config));
  return collect(
    sops.map(({ sop, flows }) => factsOf(sop, flows)),
    config,
    { files: new Set(Object.keys(files)) },
  );
}

/** Findings of one rule in an example, those of `sop.yaml` first. */
export function findings(rule: Rule, example: GoodExample, text: string): Diagnostic[] {
  const { config, diagnostics } = configOf(example);
  const unreadable = diagnostics.find((d) => d.ruleId !== rule.id);
  if (unreadable) throw new Error(`sop.yaml of an example: ${unreadable.reason}`);
  const found =
    'check' in rule ? inDocument(example, text, config) : lintHandbook(handbookOf(example, text, config));
  return [...diagnostics, ...found].filter((d) => d.ruleId === rule.id);
}

function inDocument(example: GoodExample, text: string, config: Config): Diagnostic[] {
  const { sop, flows } = parsed(pathOf(example), text, config);
  return lintSop(sop, flows, config, glossaryIn(collect([], config), sop.language));
}

/** `line:column reason`, lines counted from the first of the example's own; the path before it for another file. */
export function shown(diagnostics: readonly Diagnostic[], example: GoodExample, lines: number): string[] {
  const own = pathOf(example);
  return diagnostics.map(({ path, place: { start }, reason }) =>
    path === own
      ? `${start.line - lines}:${start.column} ${reason}`
      : `${path}:${start.line}:${start.column} ${reason}`,
  );
}

/** What `--fix` makes of an example with the fixes of one rule alone. */
export function fixedBy(rule: Rule, example: GoodExample): string {
  const { text, lines } = wholeText(example);
  const own = pathOf(example);
  const fixed = fixAll(text, (now) => findings(rule, example, now).filter((d) => d.path === own)).text;
  return lines === 0 ? fixed : fixed.slice(frontMatter.length);
}
