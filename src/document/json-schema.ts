import { z } from 'zod';
import { type MetaKey, samples } from './meta.ts';
import { metaSchema } from './meta-schema.ts';

/**
 * The front matter as a JSON Schema (draft 7, the one that editors' YAML extensions read), with descriptions and examples. It is a little
 * wider than the check itself: figures may stand without quotes, and what only the check can tell (does the day exist?) is not in it.
 *
 * @param allowed keys that `sop.yaml` adds.
 */
export function frontMatterSchema(allowed: readonly string[] = []): Record<string, unknown> {
  const schema = z.toJSONSchema(metaSchema, { io: 'input', target: 'draft-7' });
  const properties = schema.properties as Record<MetaKey, Record<string, unknown>>;
  for (const [key, sample] of Object.entries(samples) as [MetaKey, string][]) {
    const list = /^\[([^{\]]*)\]$/.exec(sample)?.[1]?.split(', ');
    if (key !== 'targets') Object.assign(properties[key], { examples: [list ?? sample] });
  }
  const target = properties.targets.items as { properties: Record<string, Record<string, unknown>> };
  Object.assign(target.properties.target ?? {}, { type: ['string', 'number'], examples: ['15 min', '90 %'] });
  for (const key of allowed) if (!Object.hasOwn(properties, key)) Object.assign(properties, { [key]: {} });
  return schema;
}
