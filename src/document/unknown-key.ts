import { isMap, type Node, type Scalar } from 'yaml';
import { languages } from '../languages/index.ts';
import { type Field, rangeOf } from './fields.ts';
import { type Found, type MetaKey, metaKeys, targetSamples } from './meta.ts';
import { fold, nearest } from './near.ts';
import type { Yaml } from './yaml.ts';

/** A top-level key that SOPs do not have, with the nearest one they do. Certain where only case, `_` or a space differ. */
export function unknownKey({ key, start, end }: Field, present: ReadonlySet<string>): Found {
  const candidates = metaKeys.filter((name) => !present.has(name));
  const same = candidates.find((name) => fold(name).replaceAll(' ', '') === fold(key).replaceAll(' ', ''));
  const near = same ?? otherName(key, candidates) ?? nearest(key, candidates, 1)[0];
  const at = { start, end, subject: key };
  if (!near)
    return {
      fault: 'unknown-key',
      values: { key, keys: metaKeys.map((name) => `\`${name}\``).join(', ') },
      ...at,
    };
  const edits = [{ start, end, text: near }];
  const change = same ? { edits } : { suggestions: [{ title: near, edits }] };
  return { fault: 'misspelt-key', values: { key, near }, ...at, ...change };
}

/** What other tools and other languages call a key. */
const otherNames: Record<string, MetaKey> = {
  author: 'owner',
  date: 'effective',
  keywords: 'tags',
  lang: 'language',
  locale: 'language',
  name: 'title',
  replaces: 'supersedes',
  'replaced by': 'superseded-by',
  roles: 'audience',
  summary: 'description',
};

function otherName(key: string, candidates: readonly MetaKey[]): MetaKey | undefined {
  const wanted = fold(key);
  const inLanguage = languages.flatMap(({ facts }) =>
    (Object.entries(facts) as ['title' | 'department' | 'owner', string[]][]).filter(([, names]) =>
      names.some((name) => fold(name) === wanted),
    ),
  );
  const other = inLanguage[0]?.[0] ?? (Object.hasOwn(otherNames, wanted) ? otherNames[wanted] : undefined);
  return candidates.find((name) => name === other);
}

/** The same for a key of a target. */
export function unknownInTarget(key: string, map: Node | null, field: Field, yaml: Yaml): Found {
  const pair = isMap(map) ? map.items.find((item) => (item.key as Scalar).source === key) : undefined;
  const [start, end] = pair
    ? (rangeOf(pair.key as Node).map(yaml.origin) as [number, number])
    : [field.start, field.end];
  const near = nearest(key, Object.keys(targetSamples), 1)[0];
  const keys = Object.keys(targetSamples).map((name) => `\`${name}\``);
  if (!near)
    return { fault: 'unknown-key', values: { key, keys: keys.join(', ') }, start, end, subject: key };
  const suggestions = [{ title: near, edits: [{ start, end, text: near }] }];
  return { fault: 'misspelt-key', values: { key, near }, start, end, subject: key, suggestions };
}
