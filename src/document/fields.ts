import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { type Found, isMetaKey } from './meta.ts';
import { lineOf, quoted } from './repairs.ts';
import type { Yaml } from './yaml.ts';

/** A top-level key of the front matter. Offsets are those of the YAML as given. */
export interface Field {
  key: string;
  /** Scalars of SOP keys as written in the file, without quotes; those of other keys as YAML reads them. */
  value: unknown;
  /** Source text of the value. */
  source: string;
  start: number;
  end: number;
  valueStart: number;
  valueEnd: number;
  node: Node | null;
  /** A fault of its own that says all there is to say about the value. */
  told: boolean;
}

/** Keys whose values are figures, so that a number is no surprise there. */
const figures = new Set(['version', 'translates', 'effective', 'review', 'target', 'status', 'language']);

/** Reads the top-level keys in order. The first of a key that stands twice counts. */
export function readFields(yaml: Yaml): { fields: Field[]; faults: Found[] } {
  const faults: Found[] = [];
  const fields = new Map<string, Field>();
  for (const pair of yaml.map?.items ?? []) {
    const field = toField(pair as Pair<Scalar, Node | null>, yaml, faults);
    const first = fields.get(field.key);
    if (!first) fields.set(field.key, field);
    else faults.push(duplicate(field, first));
  }
  return { fields: [...fields.values()], faults };
}

const duplicate = (
  second: { key: string; start: number; end: number },
  first: { start: number; end: number },
): Found => ({
  fault: 'duplicate-key',
  values: { key: second.key },
  start: second.start,
  end: second.end,
  cause: { start: first.start, end: first.end },
});

function toField(pair: Pair<Scalar, Node | null>, yaml: Yaml, faults: Found[]): Field {
  const key = keyText(pair.key);
  const { origin, source } = yaml;
  const [keyStart, keyEnd] = rangeOf(pair.key);
  const [valueStart, valueEnd] = pair.value ? rangeOf(pair.value) : [keyEnd, keyEnd];
  const before = faults.length;
  const own = isMetaKey(key);
  const value = own ? textValue(pair.value, key, yaml, faults) : ownValue(pair.value);
  return {
    key,
    value,
    source: source.slice(valueStart, valueEnd).trimEnd(),
    start: origin(keyStart),
    end: origin(keyEnd),
    valueStart: origin(valueStart),
    valueEnd: origin(Math.min(valueEnd, source.length)),
    node: pair.value,
    told: faults.slice(before).some((found) => found.severity !== 'warning'),
  };
}

const keyText = (key: Scalar): string => (isScalar(key) ? (key.source ?? String(key.value ?? '')) : '');

export function rangeOf(node: Node): [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

/** A value of a key that SOPs do not have: as YAML reads it. */
function ownValue(node: Node | null): unknown {
  if (isSeq(node)) return node.items.map((item) => ownValue(item as Node));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map((pair) => [keyText(pair.key as Scalar), ownValue(pair.value as Node | null)]),
    );
  }
  return isScalar(node) ? node.value : null;
}

/** A value of a key of SOPs: every scalar is text, read from its source. Collects what YAML would read otherwise than it looks. */
function textValue(node: Node | null, key: string, yaml: Yaml, faults: Found[]): unknown {
  if (isSeq(node)) return node.items.map((item) => textValue(item as Node | null, key, yaml, faults));
  if (isMap(node)) return mapValue(node, yaml, faults);
  if (!isScalar(node)) return null;
  const lost = behindHash(node, key, yaml);
  if (lost) faults.push(lost);
  if (node.value === null) return null;
  const plain = node.type === 'PLAIN';
  const swallowed = plain ? swallowedEntry(node, yaml) : undefined;
  if (swallowed) faults.push(swallowed);
  if (plain && typeof node.value === 'number' && !figures.has(key))
    faults.push(...numberAsText(node, key, yaml));
  return plain ? (node.source ?? '') : String(node.value);
}

function mapValue(node: YAMLMap, yaml: Yaml, faults: Found[]): Record<string, unknown> {
  const entries = new Map<string, { value: unknown; start: number; end: number }>();
  for (const pair of node.items as Pair<Scalar, Node | null>[]) {
    const key = keyText(pair.key);
    const [start, end] = rangeOf(pair.key).map(yaml.origin) as [number, number];
    const first = entries.get(key);
    if (first) faults.push(duplicate({ key, start, end }, first));
    else entries.set(key, { value: textValue(pair.value, key, yaml, faults), start, end });
  }
  return Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
}

/** `title: Order #12 is late`: YAML drops everything from ` #` on, without a word. A `# ` with a space behind is a comment on purpose. */
function behindHash(node: Scalar, key: string, { source, origin }: Yaml): Found | undefined {
  if (node.type !== 'PLAIN') return undefined;
  const [start, end] = rangeOf(node);
  const hash = /^[ \t]*#[^\s#][^\r\n]*/.exec(source.slice(end));
  if (!hash || /^\s*#sop-/.test(hash[0]) || (start === end && !/[ \t:]/.test(source[end - 1] ?? '')))
    return undefined;
  const line = lineOf(source, start);
  const from = start === end ? end + (hash[0].length - hash[0].trimStart().length) : start;
  const to = end + hash[0].trimEnd().length;
  const expected = quoted(source.slice(from, to));
  const at = { start: origin(from), end: origin(to) };
  const empty = start === end;
  return {
    fault: 'hash-in-value',
    values: { key: line.key ?? key, expected, lost: hash[0].trim() },
    ...at,
    ...(!empty && { severity: 'warning' as const }),
    edits: [{ ...at, text: expected }],
  };
}

/** An entry that is indented more than the one above it: YAML reads it as more text of that one. */
function swallowedEntry(node: Scalar, { source, origin }: Yaml): Found | undefined {
  const [start, end] = rangeOf(node);
  const entry = /[\r\n]([ \t]+)(- (\S[^\r\n]*))/.exec(source.slice(start, end));
  if (!entry) return undefined;
  const white = start + entry.index + 1;
  const at = {
    start: origin(white + (entry[1]?.length ?? 0)),
    end: origin(white + (entry[1]?.length ?? 0) + (entry[2]?.length ?? 0)),
  };
  const indent = /^[ \t]*(?=- )/.exec(lineOf(source, start).lead)?.[0];
  const edits = indent === undefined ? undefined : [{ start: origin(white), end: at.start, text: indent }];
  return { fault: 'indentation', values: { found: entry[2] ?? '' }, ...at, ...(edits && { edits }) };
}

/** `id: 0042` is 42 to a program that reads YAML to the letter. Here it is read as written. */
function numberAsText(node: Scalar, key: string, { origin }: Yaml): Found[] {
  const found = node.source ?? '';
  if (String(node.value) === found) return [];
  const [start, end] = rangeOf(node).map(origin) as [number, number];
  const expected = quoted(found);
  const values = { found, key, expected, number: String(node.value) };
  return [
    {
      fault: 'number-as-text',
      values,
      start,
      end,
      severity: 'warning',
      edits: [{ start, end, text: expected }],
    },
  ];
}
