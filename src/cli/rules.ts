import type { ReportWords } from '../languages/report/en.ts';
import { ruleTextsOf } from '../languages/rules/index.ts';
import { groups, listRules, type RuleRow } from '../lint/explain.ts';
import { allRules } from '../lint/lint.ts';
import { jsonText } from '../lint/report/clean.ts';
import { reportWordsOf } from './lint-report.ts';
import { openPlace } from './place.ts';
import { type Column, table } from './table.ts';
import { wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';

/** `sop rules`: every rule by group, with its severity in this handbook. */
export async function rules(o: { json?: boolean }, t: Terminal): Promise<number> {
  const { config } = await openPlace(t);
  const translations = await ruleTextsOf(t.language);
  const rows = listRules(allRules, { levels: config.rules, translations });
  t.out(o.json ? jsonText(rows) : await pageOf(rows, t));
  return 0;
}

const shape: Column[] = [{ title: '' }, { title: '' }, { title: '', leave: 1 }, { title: '', min: 30 }];

async function pageOf(rows: RuleRow[], t: Terminal): Promise<string> {
  const words = await reportWordsOf(t.language);
  const cells = rows.map((row) => [row.id, row.severity, row.fixable ? words.mended : '', row.summary]);
  if (t.terminal.out && t.width < narrow) return narrowPage(rows, words, t);
  const { lines } = table(shape, cells, t.terminal.out ? t.width : Number.POSITIVE_INFINITY);
  const used = groups.filter((group) => rows.some((row) => row.group === group));
  const parts = used.map((group) => {
    const own = lines.filter((_, at) => rows[at]?.group === group);
    return `${t.pen.out.bold(words.group[group])}\n${own.map((line) => `${line}\n`).join('')}`;
  });
  return `${parts.join('\n')}\n${t.words.rules.foot}\n`;
}

/** Below this width, what a rule finds stands under its name. */
const narrow = 70;

function narrowPage(rows: RuleRow[], words: ReportWords, t: Terminal): string {
  const parts = groups.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    const lines = own.map(
      (row) => `${row.id}  ${row.severity}\n    ${wrapped(row.summary, t.width - 4).join('\n    ')}\n`,
    );
    return own.length > 0 ? [`${t.pen.out.bold(words.group[group])}\n${lines.join('')}`] : [];
  });
  return `${parts.join('\n')}\n${wrapped(t.words.rules.foot, t.width).join('\n')}\n`;
}
