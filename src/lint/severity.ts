import type { Severity } from '../document/diagnostic.ts';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';

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
export function readRuleOption(option: string, ids: readonly string[]): [id: string, level: Level] {
  const [id = '', level = ''] = option.split('=', 2).map((d) => d.trim());
  if (!ids.includes(id)) throw unknownRule(id, ids);
  const known = LEVELS.find((d) => d === level);
  if (known) return [id, known];
  throw new UserError(
    `Unexpected level \`${level}\` for rule \`${id}\`, expected one of ${LEVELS.map((d) => `\`${d}\``).join(', ')}`,
    `Write for example \`--rule ${id}=off\`.`,
  );
}

/** The error for a rule name that does not exist, with the nearest one. */
export function unknownRule(id: string, ids: readonly string[]): UserError {
  const [near] = nearest(id, ids, 1);
  return new UserError(
    `Unexpected rule \`${id}\`, expected the name of a rule`,
    near ? `Did you mean \`${near}\`? \`sop rules\` lists all names.` : '`sop rules` lists all names.',
  );
}
