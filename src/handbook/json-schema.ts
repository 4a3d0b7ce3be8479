import { z } from 'zod';
import { configSchema, levels } from './schema.ts';

type JsonSchema = Record<string, unknown>;

/** Every value here is read as text, so that a phone number or a year may stand without quotes. */
const scalar = ['string', 'number'];

/**
 * `sop.yaml` as a JSON Schema (draft 7, the one that editors' YAML extensions read), with descriptions and examples. It is a little wider
 * than the check itself: what only the check can tell (does the day exist, is the person listed?) is not in it.
 *
 * @param rules what each rule finds, by its name: editors offer them below `rules:`.
 */
export function configJsonSchema(rules: Readonly<Record<string, string>> = {}): JsonSchema {
  const schema: JsonSchema = z.toJSONSchema(configSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (examples) Object.assign(jsonSchema, { examples });
      if (jsonSchema.type === 'string' && !jsonSchema.enum) Object.assign(jsonSchema, { type: scalar });
      // Keys are text in any case, and editors' schemas of draft 7 do without.
      delete jsonSchema.propertyNames;
    },
  });
  const { rules: ruleMap } = schema.properties as { rules: JsonSchema };
  const properties = Object.entries(rules).map(([id, description]) => [id, { description, enum: levels }]);
  if (properties.length > 0)
    Object.assign(ruleMap, { properties: Object.fromEntries(properties), additionalProperties: false });
  return schema;
}
