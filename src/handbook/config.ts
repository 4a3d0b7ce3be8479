import type { Position } from 'unist';
import type { z } from 'zod';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import { diagnose, type ValuesOf } from '../document/faults.ts';
import type { Found } from '../document/meta.ts';
import { type Places, placesIn } from '../document/places.ts';
import { readYaml, type Yaml } from '../document/yaml.ts';
import type { MessageText } from '../languages/rules/texts.ts';
import { configFaults } from './config-faults.ts';
import { type ConfigFound, faultsOf, unknownKey, without } from './config-issues.ts';
import { checkReferences } from './config-references.ts';
import { placeAt, valuesOf } from './config-yaml.ts';
import { defaultConfig } from './default-config.ts';
import { type Config, configSchema } from './schema.ts';

export { defaultConfig } from './default-config.ts';
export type { Config } from './schema.ts';
export { configSchema } from './schema.ts';

export interface ReadConfigOptions {
  /** Names of all rules; without them a name in `rules` is not checked. */
  rules?: readonly string[];
}

const ruleId = 'config';
const longest = 1_000_000;
const mostFaults = 50;

/**
 * Reads `sop.yaml`. Never throws and runs nothing. A key with a fault counts as if it were not there, so that one mistake does not hide
 * the rest; every fault has its place.
 *
 * @param path as the command line shows it
 */
export function readConfig(
  path: string,
  text: string,
  options: ReadConfigOptions = {},
): { config: Config; diagnostics: Diagnostic[] } {
  const places = placesIn(text);
  const found: Diagnostic[] = [];
  const add = (one: ConfigFound, at: Range, cause?: Range) =>
    found.push(toDiagnostic(one, path, placed(places, at), cause && placed(places, cause)));
  if (text.length > longest) {
    add({ fault: 'too-large', values: { size: text.length, limit: longest }, path: [] }, [
      0,
      places.lineEnd(1),
    ]);
    return { config: defaultConfig, diagnostics: found };
  }
  const yaml = readText(text);
  for (const fault of yaml.faults) found.push(yamlFault(fault, path, places));
  const { values, duplicates } = valuesOf(yaml);
  for (const { key, at, first } of duplicates.slice(0, mostFaults))
    add({ fault: 'duplicate-key', values: { key }, path: [] }, at, first);
  const { config, faults } = check(values);
  for (const one of [...faults, ...checkReferences(config, values, faults, options.rules)])
    add(one, placeAt(yaml, one.path, one.key), one.cause && placeAt(yaml, one.cause));
  found.sort((a, b) => (a.place.start.offset ?? 0) - (b.place.start.offset ?? 0));
  return { config, diagnostics: found.slice(0, mostFaults) };
}

/** Reads the YAML; a byte order mark before it counts in every offset, a line `---` at the top says nothing. */
function readText(text: string): Yaml {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const plain = text
    .slice(mark)
    .replace(/^---[ \t]*(?=[\r\n]|$)/, (line) => '#'.padEnd(line.length))
    .replace(/\r(?!\n)/g, '\n');
  const yaml = readYaml(plain);
  const shift = <T extends { start: number; end: number }>(at: T): T => ({
    ...at,
    start: at.start + mark,
    end: at.end + mark,
  });
  const faults = yaml.faults.map((fault) => ({
    ...shift(fault),
    ...(fault.edits && { edits: fault.edits.map(shift) }),
    ...(fault.cause && { cause: shift(fault.cause) }),
  }));
  return { ...yaml, faults, origin: (offset) => yaml.origin(offset) + mark };
}

type Range = [start: number, end: number];
const placed = (places: Places, [start, end]: Range): Position => places.place(start, end);

/**
 * Holds every top-level key against the schema on its own. What is wrong is left out and the rest read again: an entry with one bad
 * value keeps the others, so that one mistake is one finding.
 */
function check(values: Record<string, unknown>): { config: Config; faults: ConfigFound[] } {
  const config: Record<string, unknown> = { ...defaultConfig };
  const faults: ConfigFound[] = [];
  for (const [key, value] of Object.entries(values)) {
    // The rest of a file full of faults is not told, so it need not be read.
    if (faults.length >= mostFaults) break;
    if (!Object.hasOwn(configSchema.shape, key)) {
      faults.push(unknownKey(key, [], Object.keys(configSchema.shape), values));
      continue;
    }
    const schema: z.ZodType = configSchema.shape[key as keyof typeof configSchema.shape];
    let rest = value;
    // A key with nothing behind it ("departments:") is a form that is not filled in yet.
    for (let tries = 0; rest !== null && rest !== undefined && tries < 5; tries++) {
      const result = schema.safeParse(rest);
      if (result.success) config[key] = result.data;
      if (result.success) break;
      const found = result.error.issues.flatMap((issue) => faultsOf(issue, [key], { [key]: rest }));
      faults.push(...(tries === 0 ? found : []));
      rest = without({ [key]: rest }, found)[key];
    }
  }
  return { config: config as Config, faults };
}

/** Faults of the YAML itself are told in the words of front matter, which is read the same way. */
function yamlFault(found: Found, path: string, places: Places): Diagnostic {
  const { fault, values, start, end, edits, cause } = found;
  const told = diagnose('front-matter', fault, values as ValuesOf<'front-matter', typeof fault>, {
    path,
    place: places.place(start, end),
    ...(edits && { fix: edits }),
    ...(cause && { cause: { place: places.place(cause.start, cause.end) } }),
  });
  const reworded = (text: string) => text.replace(/(?:the )?front matter/gi, '`sop.yaml`');
  return { ...told, ruleId, reason: reworded(told.reason), ...(told.hint && { hint: reworded(told.hint) }) };
}

function toDiagnostic(found: ConfigFound, path: string, place: Position, cause?: Position): Diagnostic {
  const { fault, values, likely = [] } = found;
  const text: MessageText = configFaults[fault];
  const say = (template: string) => fill(template, values);
  return {
    ruleId,
    severity: 'error',
    path,
    place,
    reason: say(text.reason),
    hint: say(text.hint),
    ...(cause && { cause: { place: cause, reason: say(text.cause ?? text.reason) } }),
    ...(likely.length > 0 && { suggestions: likely.map((one) => replacing(place, one)) }),
    message: { key: fault, values },
    subject: String(values.found ?? values.key ?? fault),
  };
}

const replacing = (place: Position, text: string): Fix => ({
  title: text,
  edits: [{ start: place.start.offset ?? 0, end: place.end.offset ?? 0, text }],
});

/** Longest value that a message repeats; the place shows the rest. */
const longestValue = 80;

const fill = (template: string, values: ConfigFound['values']): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const signs = [...String(value).slice(0, 2000).replace(/\s+/g, ' ')];
    return name === 'keys' || signs.length <= longestValue
      ? signs.join('')
      : `${signs.slice(0, longestValue - 1).join('')}…`;
  });
