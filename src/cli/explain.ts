import { ruleTextsOf } from '../languages/rules/index.ts';
import { explain as explanationOf, ruleNamed } from '../lint/explain.ts';
import { allRules } from '../lint/lint.ts';
import { jsonText } from '../lint/report/clean.ts';
import { printExplanation } from '../lint/report/explanation.ts';
import { reportWordsOf } from './lint-report.ts';
import { openPlace } from './place.ts';
import { rules } from './rules.ts';
import type { Terminal } from './terminal.ts';

/** Examples of each kind that are shown; the documentation has all. */
const most = 2;

/** `sop explain`: why a rule exists, what it finds, and how to switch it off. Without a name, all rules. */
export async function explain(name: string | undefined, o: { json?: boolean }, t: Terminal): Promise<number> {
  if (name === undefined) return rules(o, t);
  const words = await reportWordsOf(t.language);
  const rule = ruleNamed(name, allRules, words);
  const { config } = await openPlace(t);
  const translations = await ruleTextsOf(t.language);
  const explanation = explanationOf(rule, { levels: config.rules, translations });
  const options = { words, color: t.color.out ? 1 : 0, width: Math.min(t.width, 100), most } as const;
  t.out(o.json ? jsonText(explanation) : printExplanation(explanation, options));
  return 0;
}
