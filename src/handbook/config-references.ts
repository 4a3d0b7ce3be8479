import { nearest } from '../document/near.ts';
import type { ConfigFound } from './config-issues.ts';
import type { Config, Deputy } from './schema.ts';
import { sameName } from './who.ts';

/**
 * What only shows when the values are seen together: an entry that stands twice, a deputy nobody knows, a rule that does not exist.
 *
 * @param values the file as written
 * @param faults found so far: in a key that has one, entries were left out, so that places would be wrong
 */
export function checkReferences(
  config: Config,
  values: Record<string, unknown>,
  faults: readonly ConfigFound[],
  rules: readonly string[] | undefined,
): ConfigFound[] {
  const found: ConfigFound[] = [];
  const broken = new Set(faults.map(({ path }) => path[0]));
  for (const list of ['departments', 'people', 'roles', 'channels'] as const)
    found.push(...doubles(config, list));
  found.push(...people(config, values));
  for (const id of rules ? Object.keys(config.rules) : [])
    if (!rules?.includes(id)) found.push(unknownRule(id, rules ?? []));
  return found.filter(({ path }) => !broken.has(path[0]));
}

function* doubles(
  config: Config,
  list: 'departments' | 'people' | 'roles' | 'channels',
): Iterable<ConfigFound> {
  const entries: { id: string; name: string }[] = config[list];
  for (const [at, { id, name }] of entries.entries()) {
    const first = entries.findIndex((other) => sameName(other.id, id) || sameName(other.name, name));
    if (first < at)
      yield { fault: 'duplicate-id', values: { found: name, list }, path: [list, at], cause: [list, first] };
  }
}

function* people(config: Config, values: Record<string, unknown>): Iterable<ConfigFound> {
  const known = [...config.people, ...config.roles].flatMap(({ id, name }) => [id, name]);
  const check = (found: string, path: PropertyKey[]): ConfigFound[] => {
    const wanted = found.replace(/^@/, '');
    if (found.slice(1).includes('@') || known.some((name) => sameName(name, wanted))) return [];
    const [near] = nearest(wanted, known, 1);
    const key = String(path.findLast((step) => typeof step === 'string'));
    if (near) return [{ fault: 'misspelt-person', values: { found, key, near }, path, likely: [near] }];
    return [{ fault: 'unknown-person', values: { found, key }, path }];
  };
  const approval = [
    { base: ['approval'] as PropertyKey[], ...config.approval },
    ...config.departments.map((department, at) => ({ base: ['departments', at], ...department })),
  ];
  for (const { base, approvers = [], deputies = [] } of approval) {
    const written = Array.isArray(valueAt(values, [...base, 'approvers']));
    for (const [at, one] of approvers.entries())
      yield* check(one, [...base, 'approvers', ...(written ? [at] : [])]);
    for (const [at, deputy] of deputies.entries())
      yield* deputyFaults(deputy, [...base, 'deputies', at], check);
  }
  for (const [at, { deputy }] of config.roles.entries())
    if (deputy) yield* check(deputy, ['roles', at, 'deputy']);
}

function* deputyFaults(
  deputy: Deputy,
  base: PropertyKey[],
  check: (found: string, path: PropertyKey[]) => ConfigFound[],
): Iterable<ConfigFound> {
  yield* check(deputy.for, [...base, 'for']);
  yield* check(deputy.by, [...base, 'by']);
  const { from, until } = deputy;
  if (from && until && until < from)
    yield {
      fault: 'date-order',
      values: { from, until },
      path: [...base, 'until'],
      cause: [...base, 'from'],
    };
}

function unknownRule(found: string, rules: readonly string[]): ConfigFound {
  const [near] = nearest(found, rules, 1);
  const at = { path: ['rules'], key: found };
  if (near) return { fault: 'misspelt-rule', values: { found, near }, ...at, likely: [near] };
  return { fault: 'unknown-rule', values: { found }, ...at };
}

const valueAt = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], values);
