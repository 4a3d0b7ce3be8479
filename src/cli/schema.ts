import { UserError } from '../errors.ts';
import { jsonText } from '../lint/report/clean.ts';
import { oneOf } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What a schema can be asked for. */
export const schemaNames = ['front-matter', 'config', 'findings'] as const;

type Schema = Record<string, unknown>;

const schemas: Record<(typeof schemaNames)[number], (t: Terminal) => Promise<Schema>> = {
  'front-matter': async (t) => {
    const { frontMatterSchema } = await import('../document/json-schema.ts');
    const { openPlace } = await import('./place.ts');
    return frontMatterSchema((await openPlace(t)).config.keys);
  },
  config: async (t) => {
    const { configJsonSchema } = await import('../handbook/json-schema.ts');
    const { allRules } = await import('../lint/lint.ts');
    const { ruleTextsOf } = await import('../languages/rules/index.ts');
    const texts = await ruleTextsOf(t.language);
    return configJsonSchema(
      Object.fromEntries(allRules.map(({ id, summary }) => [id, texts?.[id]?.summary ?? summary])),
    );
  },
  findings: async () => (await import('../lint/report/findings-schema.ts')).findingsSchema(),
};

/** `sop schema`: a JSON Schema for editors and for programs that read what `sop` prints. */
export async function schema(named: string | undefined, t: Terminal): Promise<number> {
  const { usage } = t.words;
  if (named === undefined)
    throw new UserError(usage.missingArgument('name', 'sop schema'), t.words.shells.choose([...schemaNames]));
  const name = oneOf(schemaNames, named, 'sop schema', t.words);
  t.out(jsonText(await schemas[name](t)));
  return 0;
}
