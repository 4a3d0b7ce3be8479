import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { yamlScalar } from './fill.ts';

type Field = Sop['frontMatter']['fields'] extends ReadonlyMap<string, infer F> ? F : never;

/**
 * A text with some keys of its front matter set, every other character as it was. Undefined where the front matter is written in a way that
 * has no line for each key, or where the result would not read back as expected.
 */
export function withKeys(
  path: string,
  text: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  let changed = text;
  for (const [key, value] of Object.entries(values)) {
    const next = withKey(path, changed, key, value);
    if (next === undefined) return undefined;
    changed = next;
  }
  return isAsExpected(path, text, changed, values) ? changed : undefined;
}

const readTop = (path: string, text: string) =>
  parseSop(path, text, { parse: () => ({ type: 'root', children: [] }) }).frontMatter;

function withKey(path: string, text: string, key: string, value: string): string | undefined {
  const { fields, place } = readTop(path, text);
  const field = fields.get(key);
  const written = yamlScalar(value);
  if (field) return withValue(text, field, written);
  const close =
    text
      .slice(0, place.end.offset ?? 0)
      .trimEnd()
      .lastIndexOf('\n') + 1;
  if (close === 0) return undefined;
  return `${text.slice(0, close)}${key}: ${written}${text.includes('\r\n') ? '\r\n' : '\n'}${text.slice(close)}`;
}

function withValue(text: string, { keyPlace, valuePlace }: Field, written: string): string | undefined {
  const [start = 0, end = 0] = [valuePlace.start.offset, valuePlace.end.offset];
  const before = text.slice(start, end);
  if (/[\r\n]/u.test(before.trimEnd())) return undefined;
  if (before.trim() !== '')
    return text.slice(0, start) + written + text.slice(start + before.trimEnd().length);
  const colon = text.indexOf(':', keyPlace.end.offset ?? 0) + 1;
  return `${text.slice(0, colon)} ${written}${text.slice(colon)}`;
}

/** The keys that were set read as they were meant, and no other key reads otherwise. */
function isAsExpected(
  path: string,
  before: string,
  after: string,
  values: Readonly<Record<string, string>>,
): boolean {
  const [old, now] = [readTop(path, before).fields, readTop(path, after).fields];
  const names = new Set([...Object.keys(values), ...old.keys(), ...now.keys()]);
  return [...names].every((name) => {
    const meant = Object.hasOwn(values, name) ? values[name] : old.get(name)?.value;
    return JSON.stringify(now.get(name)?.value) === JSON.stringify(meant);
  });
}
