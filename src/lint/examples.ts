import type { Diagnostic } from '../document/diagnostic.ts';
import { parseSop } from '../document/parse.ts';
import { toFlows } from '../flow/read.ts';
import { type Config, readConfig } from '../handbook/config.ts';
import { factsOf } from '../handbook/facts.ts';
import { collect, glossaryIn, type Handbook } from '../handbook/handbook.ts';
import { contextOf, formerIn } from './example-past.ts';
import { fixAll } from './fix.ts';
import { type LintOptions, lintControl, lintHandbook, lintSop } from './lint.ts';
import { formerText } from './past.ts';
import type { GoodExample, Rule } from './rule.ts';

const frontMatter =
  '---\nid: example\ntitle: Example\ndepartment: support\nowner: ana\nlanguage: en\n---\n\n';

/** The document of an example with the front matter that was left out, and how many lines that takes. */
export function wholeText({ text, bare }: GoodExample): { text: string; lines: number } {
  const whole = bare || /^\uFEFF?---/.test(text) ? text : `${frontMatter}${text}`;
  return { text: whole, lines: whole === text ? 0 : frontMatter.split('\n').length - 1 };
}

/** Where the example lies. */
export const pathOf = ({ path = 'sops/support/example.md' }: GoodExample) => path;

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
export function findingsIn(
  rule: Rule,
  example: GoodExample,
  text = wholeText(example).text,
  options: LintOptions = {},
): Diagnostic[] {
  const { config, diagnostics } = configOf(example);
  const unreadable = diagnostics.find((d) => d.ruleId !== rule.id);
  if (unreadable) throw new Error(`sop.yaml of an example: ${unreadable.reason}`);
  const found =
    'check' in rule
      ? inDocument(example, text, config, options)
      : 'checkControl' in rule
        ? lintControl(contextOf(pathOf(example), text, example, handbookOf(example, text, config)), options)
        : lintHandbook(handbookOf(example, text, config), options);
  return [...diagnostics, ...found].filter((d) => d.ruleId === rule.id);
}

function inDocument(example: GoodExample, text: string, config: Config, options: LintOptions): Diagnostic[] {
  const { sop, flows } = parsed(pathOf(example), text, config);
  const before = formerIn(example.past);
  const former =
    before === undefined
      ? undefined
      : formerText(pathOf(example), wholeText({ ...example, text: before }).text, {
          config,
          blobOf: () => undefined,
        });
  const glossary = glossaryIn(collect([], config), sop.language);
  return lintSop(sop, flows, config, glossary, { ...options, ...(former && { former }) });
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
  const fixed = fixAll(text, (now) => findingsIn(rule, example, now).filter((d) => d.path === own)).text;
  return lines === 0 ? fixed : fixed.slice(frontMatter.length);
}
