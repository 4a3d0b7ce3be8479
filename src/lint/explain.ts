import type { Position } from 'unist';
import type { ReportWords } from '../languages/report/en.ts';
import type { RuleTranslations } from '../languages/rules/texts.ts';
import { formerIn } from './example-past.ts';
import { findingsIn, pathOf, wholeText } from './examples.ts';
import { textsOf } from './messages.ts';
import type { BadExample, GoodExample, Rule, RuleGroup } from './rule.ts';
import { type Level, type Levels, levelOf, unknownRule } from './severity.ts';

/** An example as readers see it: without the front matter that it does not need. */
export interface ShownExample {
  text: string;
  /** `sop.yaml` of the example, and the names of the other documents, where it has any. */
  config?: string;
  files?: string[];
  /** The text before the change, and lines of the approvals, for rules that compare with them. */
  before?: string;
  records?: string;
}

export interface WrongExample extends ShownExample {
  /** What the rule says about it. Lines count in `text`; `path` names another file. */
  findings: { place: Position; reason: string; path?: string }[];
  /** The text after `--fix`. */
  fixed?: string;
}

/** All that is to be said about a rule. */
export interface Explanation {
  id: string;
  group: RuleGroup;
  /** As the handbook has it. */
  severity: Level;
  summary: string;
  why: string;
  wrong: WrongExample[];
  right: ShownExample[];
  fixable: boolean;
  /** False for rules of document control. */
  ignorable: boolean;
}

export interface ExplainOptions {
  /** Levels of `sop.yaml`. */
  levels?: Levels | undefined;
  translations?: RuleTranslations | undefined;
}

/**
 * The rule with this name.
 * @throws UserError with the nearest name when there is none.
 */
export function ruleNamed(name: string, rules: readonly Rule[], words?: ReportWords): Rule {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const rule = rules.find((d) => d.id === wanted);
  if (rule) return rule;
  throw unknownRule(
    name,
    rules.map((d) => d.id),
    words,
  );
}

/** What `sop explain <rule>` tells. */
export function explain(rule: Rule, { levels, translations }: ExplainOptions = {}): Explanation {
  const { summary, why } = textsOf(rule, translations);
  return {
    id: rule.id,
    group: rule.group,
    severity: levelOf(rule, [levels]),
    summary,
    why,
    wrong: rule.bad.map((d) => wrongExample(rule, d, translations)),
    right: rule.good.map(shownExample),
    fixable: rule.bad.some((d) => d.fixed !== undefined),
    ignorable: rule.group !== 'control',
  };
}

function shownExample({ text, config, files, past }: GoodExample): ShownExample {
  const before = formerIn(past);
  const records = past?.records?.approvals ?? past?.records?.reviews;
  return {
    text,
    ...(config && { config }),
    ...(files && { files: Object.keys(files) }),
    ...(before !== undefined && before !== text && { before }),
    ...(records !== undefined && { records: records.replaceAll('NOW', 'v1:…') }),
  };
}

function wrongExample(
  rule: Rule,
  example: BadExample,
  translations: RuleTranslations | undefined,
): WrongExample {
  const { text, lines } = wholeText(example);
  const own = pathOf(example);
  const findings = findingsIn(rule, example, text, { translations }).map(({ path, place, reason }) =>
    path === own ? { place: movedUp(place, lines), reason } : { place, reason, path },
  );
  return { ...shownExample(example), findings, ...(example.fixed !== undefined && { fixed: example.fixed }) };
}

function movedUp({ start, end }: Position, lines: number): Position {
  return {
    start: { line: start.line - lines, column: start.column },
    end: { line: end.line - lines, column: end.column },
  };
}

/** A rule in the table of `sop rules`. */
export interface RuleRow {
  id: string;
  group: RuleGroup;
  severity: Level;
  summary: string;
  fixable: boolean;
}

/** All rules by group, in the order of `groups`, then by name. */
export function listRules(rules: readonly Rule[], { levels, translations }: ExplainOptions = {}): RuleRow[] {
  return groups.flatMap((group) =>
    rules
      .filter((d) => d.group === group)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((rule) => ({
        id: rule.id,
        group,
        severity: levelOf(rule, [levels]),
        summary: textsOf(rule, translations).summary,
        fixable: rule.bad.some((d) => d.fixed !== undefined),
      })),
  );
}

/** Groups of rules in the order in which they are listed. */
export const groups: readonly RuleGroup[] = ['structure', 'terms', 'steps', 'handbook', 'control'];
