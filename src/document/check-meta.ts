import { isScalar } from 'yaml';
import type { z } from 'zod';
import type { Field } from './fields.ts';
import { type Found, isMetaKey, type Meta, readSound, requiredKeys } from './meta.ts';
import { metaSchema } from './meta-schema.ts';
import { quoted } from './repairs.ts';
import { unknownKey } from './unknown-key.ts';
import { faultsOf, placeOf } from './value-faults.ts';
import type { Yaml } from './yaml.ts';

/** Front matter as far as it is right. */
export interface Checked {
  known: Partial<Meta>;
  faults: Found[];
}

/** Holds the fields against the schema, one key at a time, so that a fault in one leaves the others readable. */
export function checkMeta(
  fields: readonly Field[],
  yaml: Yaml,
  allowed: readonly string[],
  endOfFence: { start: number; end: number },
): Checked {
  const known: Record<string, unknown> = {};
  const faults: Found[] = [];
  const present = new Set(fields.map((field) => field.key));
  for (const field of fields) {
    if (isMetaKey(field.key)) {
      const commas = commaList(field, yaml);
      if (commas) {
        faults.push(commas);
        continue;
      }
      const sound = field.told ? undefined : readSound(field.key, field.value);
      if (sound) known[field.key] = sound.value;
      if (sound || field.told) continue;
      const schema: z.ZodType = metaSchema.shape[field.key];
      const result = schema.safeParse(field.value);
      if (result.success) known[field.key] = result.data;
      else for (const issue of result.error.issues) faults.push(...faultsOf(issue, field, yaml));
    } else if (!field.key.startsWith('x-') && !allowed.includes(field.key)) {
      faults.push(unknownKey(field, present));
    }
  }
  for (const key of yaml.partial ? [] : requiredKeys)
    if (!present.has(key) && !meant(key, faults)) faults.push(missing(key, endOfFence));
  return { known: known as Partial<Meta>, faults };
}

/** `tags: refund, payment` is one tag to YAML. Sentences may have commas, so `when` is left alone. */
function commaList(field: Field, yaml: Yaml): Found | undefined {
  const { key, value, node } = field;
  if (!['tags', 'audience', 'supersedes', 'related'].includes(key) || typeof value !== 'string')
    return undefined;
  if (!isScalar(node) || node.type !== 'PLAIN' || !value.includes(',')) return undefined;
  const entries = value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const expected = `[${entries.map((entry) => (/^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(entry) ? entry : quoted(entry))).join(', ')}]`;
  const at = placeOf(field, [], yaml);
  return { fault: 'comma-list', values: { key, expected }, ...at, edits: [{ ...at, text: expected }] };
}

/** A misspelt required key is one fault, not two. */
const meant = (key: string, faults: readonly Found[]): boolean =>
  faults.some((found) => found.fault === 'misspelt-key' && found.values.near === key);

function missing(key: (typeof requiredKeys)[number], { start, end }: { start: number; end: number }): Found {
  return { fault: `missing-${key}`, values: {}, start, end, subject: key };
}
