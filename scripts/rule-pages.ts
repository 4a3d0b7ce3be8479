import { formerIn } from '../src/lint/example-past.ts';
import { allRules } from '../src/lint/lint.ts';
import type { BadExample, GoodExample, Rule, RuleGroup } from '../src/lint/rule.ts';

const groups: Record<RuleGroup, string> = {
  structure: 'Structure',
  terms: 'Terms',
  steps: 'Steps and flow',
  handbook: 'Handbook',
  control: 'Versions and approval',
};

/** Every page under `docs/rules/`: text by path. A rule's file is the only source of its page. */
export function rulePages(): Map<string, string> {
  const pages = allRules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule)]);
  return new Map([['docs/rules/README.md', indexPage()], ...pages]);
}

function indexPage(): string {
  const parts = Object.entries(groups).flatMap(([group, title]) => {
    const rules = allRules.filter((rule) => rule.group === group).sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = rules.map(
      (rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${cell(rule.summary)} |`,
    );
    return rows.length === 0
      ? []
      : [`## ${title}\n\n| Rule | Severity | Finds |\n| --- | --- | --- |\n${rows.join('\n')}\n`];
  });
  const opening = `# Rules

What \`sop lint\` looks for. An error is certain and ends with exit code 1; warnings and hints are shown. A severity can be
changed for a handbook in [sop.yaml](../sop-yaml.md), and for one run with \`--rule NAME=off\`.
\`sop explain NAME\` prints the same pages.
`;
  return `${mark}\n\n${[opening, ...parts].join('\n')}`;
}

const mark = '<!-- Written by `npm run docs` from the rules in src/lint/. -->';

function rulePage(rule: Rule): string {
  const facts = `**${groups[rule.group]} · ${rule.severity}**`;
  return [
    `${mark}\n\n# ${rule.id}\n\n${rule.summary}.\n\n${facts}\n\n## Why\n\n${rule.why}\n`,
    `## What it says\n\n${messages(rule)}\n`,
    `## Found\n\n${rule.bad.map(badExample).join('\n')}`,
    ...(rule.good.length > 0 ? [`## Fine\n\n${rule.good.map(example).join('\n')}`] : []),
    `## Change it\n\n${change(rule)}\n`,
  ].join('\n');
}

function messages({ messages: texts }: Rule): string {
  const rows = Object.values(texts).map(({ reason, hint }) => `| ${cell(reason)} | ${cell(hint)} |`);
  return `| Message | What to do |\n| --- | --- |\n${rows.join('\n')}`;
}

/** A rule about approval and versions is no matter of taste. */
function change({ id, group }: Rule): string {
  const setting = `Set another severity in \`sop.yaml\`:\n\n${block(`rules:\n  ${id}: off\n`, 'yaml')}`;
  if (group === 'control') return `${setting}\nIt cannot be ignored inside a file.`;
  return `${setting}\nOr leave one finding in place, with a reason, at the end of its line:\n\n${block(`<!-- sop-ignore ${id}: why it is right here -->\n`, 'markdown')}`.trimEnd();
}

function badExample(one: BadExample): string {
  const found = block(`${one.reports.join('\n')}\n`, 'text');
  const mended =
    one.fixed === undefined ? '' : `\nAfter \`sop lint --fix\`:\n\n${block(one.fixed, 'markdown')}`;
  return `${example(one)}\n${found}${mended}`;
}

function example({ text, path, config, files = {}, past }: GoodExample): string {
  const others = Object.entries(files).map(
    ([name, content]) => `\`${name}\`:\n\n${block(content, 'markdown')}`,
  );
  const parts = [
    ...(config === undefined ? [] : [`\`sop.yaml\`:\n\n${block(config, 'yaml')}`]),
    ...others,
    ...pastOf(past, text),
    ...(path === undefined || others.length === 0 ? [] : [`\`${path}\`:\n`]),
    block(text, 'markdown'),
  ];
  return parts.join('\n');
}

/** What a rule of document control compares the text with. */
function pastOf(past: GoodExample['past'], text: string): string[] {
  const before = formerIn(past);
  const records = past?.records?.approvals ?? past?.records?.reviews;
  const parts = [
    ...(before === undefined || before === text ? [] : [`The text before:\n\n${block(before, 'markdown')}`]),
    ...(records === undefined
      ? []
      : [`In the records:\n\n${block(records.replaceAll('NOW', 'v1:…'), 'text')}`]),
  ];
  return parts.length === 0 ? [] : [...parts, 'The text now:\n'];
}

/** A fenced block whose fence is longer than any in the text. Control characters are shown as escapes. */
function block(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${visible(text).replace(/\n*$/, '\n')}${fence}\n`;
}

const visible = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, (character) =>
      character === '\t' ? '\t' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

/** Text for one table cell: the bar is escaped, placeholders stay readable. */
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
