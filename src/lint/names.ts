import { nearest } from '../document/near.ts';

/** An entry of `sop.yaml` that texts name: a department, a person, a role. */
export interface Named {
  id: string;
  name: string;
  /** The name in other languages. */
  names: Readonly<Record<string, string>>;
}

/** Everything by which an entry may be called. */
function namesOf({ id, name, names }: Named): string[] {
  return [id, name, ...Object.values(names)];
}

/** The names most like `name`, each entry once, as its name is written in `sop.yaml` (its id where ids are asked for). */
export function nearestNamed(
  name: string,
  entries: readonly Named[],
  by: 'name' | 'id',
  others: readonly string[] = [],
): string[] {
  const called = new Map<string, string>(others.map((d) => [d, d]));
  for (const entry of entries)
    for (const d of namesOf(entry)) called.set(d, by === 'id' ? entry.id : entry.name);
  const near = nearest(name.replace(/^@/, ''), called.keys()).map((d) => called.get(d) ?? d);
  return [...new Set(near)];
}

/** Names in backticks, the first few of them: "`support`, `billing`". */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((d) => `\`${d}\``);
  return shown.join(', ') + (names.length > most ? ' …' : '');
}
