import type { Severity } from '../document/diagnostic.ts';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import { en, type ReportWords } from '../languages/report/en.ts';

/** How much a rule weighs in a run; `off` leaves it out. */
export type Level = Severity | 'off';

/** Levels by rule id. */
export type Levels = Readonly<Record<string, Level>>;

export const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'off'];

/**
 * The level of a rule: what the last of `levels` that names it says, else what the rule gave this finding, else its own severity.
 */
export function levelOf(
  rule: { id: string; severity: Severity },
  levels: readonly (Levels | undefined)[],
  found?: Severity,
): Level {
  const set = levels.findLast((d) => d && Object.hasOwn(d, rule.id))?.[rule.id];
  return set ?? found ?? rule.severity;
}

/**
 * Reads `--rule id=level`.
 * @throws UserError for an unknown rule, an unknown level or a missing `=`.
 */
export function readRuleOption(
  option: string,
  ids: readonly string[],
  words: ReportWords = en,
): [id: string, level: Level] {
  const [id = '', level = ''] = option.split('=', 2).map((d) => d.trim());
  if (!ids.includes(id)) throw unknownRule(id, ids, words);
  const known = LEVELS.find((d) => d === level);
  if (known) return [id, known];
  throw new UserError(
    words.faults.level(level, id, LEVELS.map((d) => `\`${d}\``).join(', ')),
    words.faults.levelHint(id),
  );
}

/** The error for a rule name that does not exist, with the nearest one. */
export function unknownRule(id: string, ids: readonly string[], { faults }: ReportWords = en): UserError {
  const [near] = nearest(id, ids, 1);
  return new UserError(faults.rule(id), near ? faults.nearRule(near) : faults.rules);
}
