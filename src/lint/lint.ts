import type { Diagnostic } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import type { Config } from '../handbook/config.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { languageOf } from '../languages/index.ts';
import type { RuleTranslations } from '../languages/rules/texts.ts';
import type { ControlContext } from './control.ts';
import { controlRules } from './control-rules/index.ts';
import { handbookRules } from './handbook-rules/index.ts';
import { identify } from './identity.ts';
import { applyIgnores, type RulesOfRun } from './ignore.ts';
import { toDiagnostic, translate } from './messages.ts';
import { inOrder } from './order.ts';
import type {
  ControlRule,
  DocumentContext,
  DocumentRule,
  Finding,
  FormerText,
  HandbookRule,
  Rule,
} from './rule.ts';
import { documentRules } from './rules/index.ts';
import { unusedIgnore } from './rules/unused-ignore.ts';
import { type Level, type Levels, levelOf } from './severity.ts';

export interface LintOptions {
  /** Levels from the command line (`--rule`); they win over `sop.yaml`. */
  levels?: Levels;
  /** Texts of rules in the reader's language; English without. */
  translations?: RuleTranslations | undefined;
  /** For `lintSop`: what the text was before, where git knows and it is another one now. */
  former?: FormerText | undefined;
}

/** Every rule there is, in the order of the lists. */
export const allRules: readonly Rule[] = [...documentRules, ...handbookRules, ...controlRules];

/** A rule by its id. */
export const ruleById: ReadonlyMap<string, Rule> = new Map(allRules.map((d) => [d.id, d]));

/**
 * All findings of one document: faults found while it was read, and those of every rule for one document that is not off. Ignores are
 * applied; findings stand in the order of the text. Pure: the same values give the same list.
 */
export function lintSop(
  sop: Sop,
  flows: Flow[],
  config: Config,
  glossary: ReadonlyMap<string, string>,
  options: LintOptions = {},
): Diagnostic[] {
  const run = runOf(config, options, documentRules);
  const context: DocumentContext = {
    sop,
    flows,
    words: languageOf(sop.language),
    config,
    glossary,
    ...(options.former && { former: options.former }),
  };
  const found = sop.diagnostics.flatMap((d) => fault(d, run));
  for (const rule of run.active) check(rule as DocumentRule, context, run, found);
  const document = { path: sop.path, id: sop.known.id, language: sop.language, text: sop.text };
  const diagnostics = identify(inOrder(found), document);
  if (sop.ignores.length === 0) return diagnostics;
  const { kept, unused } = applyIgnores(diagnostics, sop.ignores, run.rules, sop.text);
  const leftOver = unused.flatMap((d) => report(unusedIgnore, d, sop.path, run));
  const { kept: reported } = applyIgnores(identify(leftOver, document), sop.ignores, run.rules, sop.text);
  return inOrder([...kept, ...reported]);
}

/**
 * All findings of the rules that need every SOP of the handbook. Ignores are applied as far as these rules go. Findings about other files
 * than SOPs (`sop.yaml`, a picture) stand under their own paths.
 */
export function lintHandbook(handbook: Handbook, options: LintOptions = {}): Diagnostic[] {
  const run = runOf(handbook.config, options, handbookRules);
  const found = handbookRules.flatMap((rule) => checkHandbook(rule, handbook, run));
  const byPath = new Map<string, Diagnostic[]>();
  for (const d of found) byPath.set(d.path, [...(byPath.get(d.path) ?? []), d]);
  for (const { path, ignores } of handbook.facts)
    if (ignores.length > 0 && !byPath.has(path)) byPath.set(path, []);
  return inOrder([...byPath].flatMap(([path, diagnostics]) => ofDocument(path, diagnostics, handbook, run)));
}

/**
 * All findings of the rules that hold the handbook against its past. No ignore takes one of them out. Pure: what git and the records say is
 * part of the context.
 */
export function lintControl(context: ControlContext, options: LintOptions = {}): Diagnostic[] {
  const run = runOf(context.config, options, controlRules);
  const found = inOrder(controlRules.flatMap((rule) => checkControl(rule, context, run)));
  const main = context.config.languages[0] ?? 'en';
  return [...new Set(found.map((d) => d.path))].flatMap((path) => {
    const facts = context.handbook.byPath.get(path);
    const document = { path, id: facts?.id, language: facts?.language ?? main };
    return identify(
      found.filter((d) => d.path === path),
      document,
    );
  });
}

function ofDocument(path: string, found: readonly Diagnostic[], { byPath, config }: Handbook, run: Run) {
  const facts = byPath.get(path);
  const document = { path, id: facts?.id, language: facts?.language ?? config.languages[0] ?? 'en' };
  const { kept, unused } = applyIgnores(identify(inOrder(found), document), facts?.ignores ?? [], run.rules);
  const leftOver = unused
    .filter((d) => d.message === 'unused')
    .flatMap((d) => report(unusedIgnore, d, path, run));
  return [...kept, ...identify(leftOver, document)];
}

/** What one call shares. */
interface Run {
  /** The rules that are not off. */
  active: readonly Rule[];
  levels: readonly (Levels | undefined)[];
  level(rule: Rule, finding?: Finding): Level;
  translations: RuleTranslations | undefined;
  rules: RulesOfRun;
}

let last: { key: readonly unknown[]; run: Run } | undefined;

/** Documents are checked one after the other with one configuration: what they share is kept from one to the next. */
function runOf(config: Config, { levels, translations }: LintOptions, rules: readonly Rule[]): Run {
  const key = [config.rules, levels, translations, rules];
  if (!last?.key.every((part, at) => part === key[at]))
    last = { key, run: newRun(config, { levels, translations }, rules) };
  return last.run;
}

function newRun(config: Config, { levels, translations }: LintOptions, rules: readonly Rule[]): Run {
  const ordered = [config.rules, levels];
  const level = (rule: Rule, finding?: Finding) => levelOf(rule, ordered, finding?.severity);
  const ids = (some: readonly Rule[]) => new Set(some.map((d) => d.id));
  const active = rules.filter((d) => level(d) !== 'off');
  return {
    active,
    levels: ordered,
    level,
    translations,
    rules: {
      ran: ids(active),
      known: ids(allRules),
      control: ids(allRules.filter((d) => d.group === 'control')),
    },
  };
}

/** Adds to `found` what a rule finds. */
function check(rule: DocumentRule, context: DocumentContext, run: Run, found: Diagnostic[]): void {
  const { path } = context.sop;
  try {
    for (const finding of rule.check(context)) found.push(...report(rule, finding, path, run));
  } catch (cause) {
    throw new Error(`rule \`${rule.id}\` failed on \`${path}\``, { cause });
  }
}

function checkHandbook(rule: HandbookRule, handbook: Handbook, run: Run): Diagnostic[] {
  if (run.level(rule) === 'off') return [];
  try {
    return [...rule.checkHandbook({ handbook, config: handbook.config })].flatMap((d) =>
      report(rule, d, d.path, run),
    );
  } catch (cause) {
    throw new Error(`rule \`${rule.id}\` failed`, { cause });
  }
}

function checkControl(rule: ControlRule, context: ControlContext, run: Run): Diagnostic[] {
  if (run.level(rule) === 'off') return [];
  try {
    return [...rule.checkControl(context)].flatMap((d) => report(rule, d, d.path, run));
  } catch (cause) {
    throw new Error(`rule \`${rule.id}\` failed`, { cause });
  }
}

function report(rule: Rule, finding: Finding, path: string, run: Run): Diagnostic[] {
  const level = run.level(rule, finding);
  return level === 'off' ? [] : [toDiagnostic(rule, finding, path, level, run.translations)];
}

/** A fault that the parser found: its rule may be off or weigh differently too. */
function fault(diagnostic: Diagnostic, run: Run): Diagnostic[] {
  const rule = ruleById.get(diagnostic.ruleId);
  if (!rule) return [diagnostic];
  const severity = levelOf({ ...rule, severity: diagnostic.severity }, run.levels);
  return severity === 'off' ? [] : [{ ...translate(diagnostic, rule, run.translations), severity }];
}
