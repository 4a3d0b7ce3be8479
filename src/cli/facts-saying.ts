import { parseSop } from '../document/parse.ts';
import { toFlows } from '../flow/read.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { inOrder, readText } from '../io/files.ts';
import { languages } from '../languages/index.ts';
import { figuresGone } from '../version/figures.ts';
import type { Comparison } from './compare.ts';
import { inHandbook } from './find-sop.ts';
import type { Place } from './place.ts';
import { quickReader } from './reader.ts';
import { sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/** SOPs of the handbook that may still say a figure that went. Of others the text is looked through, but not read as an SOP. */
export async function factsSaying(
  comparisons: readonly Comparison[],
  place: Place,
  t: Terminal,
): Promise<SopFacts[]> {
  const gone = comparisons.flatMap(({ before, after }) =>
    before && after ? figuresGone(before.facts, after.facts) : [],
  );
  if (gone.length === 0) return [];
  const saying = sayingOneOf(gone.map(({ value }) => value));
  const { main: defaultLanguage, config } = place;
  const parse = await quickReader(t.env);
  const facts: SopFacts[] = [];
  for await (const reading of inOrder(await sopFiles(place), (path) => readText(path))) {
    if (!('text' in reading) || !saying.test(reading.text)) continue;
    const path = inHandbook(place, reading.path);
    const sop = parseSop(path, reading.text, { defaultLanguage, keys: config.keys, parse });
    facts.push(factsOf(sop, toFlows(sop)));
  }
  return facts;
}

/** Any of the numbers in digits, in whatever groups, or as a word of any language. */
function sayingOneOf(values: readonly number[]): RegExp {
  const written = values.flatMap((value) => {
    const digits = [...String(Math.trunc(value))].join('[.,\\s\u00a0\u202f]?');
    const words = languages.flatMap(({ numbers }) =>
      Object.keys(numbers).filter((word) => numbers[word] === value),
    );
    return [
      `(?<!\\d)${digits}(?!\\d)`,
      ...words.map((word) => `(?<!\\p{L})${word.replace(/\s+/gu, '\\s+')}(?!\\p{L})`),
    ];
  });
  return new RegExp([...new Set(written)].join('|'), 'iu');
}
