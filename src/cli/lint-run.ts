import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { digest, noCache } from '../io/cache.ts';
import { readText } from '../io/files.ts';
import { cacheOf } from './cache.ts';
import type { Checks } from './lint-check.ts';
import { manyFiles } from './lint-facts.ts';
import { type Memory, openMemory } from './lint-memory.ts';
import type { Past } from './lint-past.ts';
import type { LintOptions, LintSettings } from './lint-settings.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** What all files of one run are checked with. */
export interface LintRun {
  place: Place;
  memory: Memory;
  /** Texts are mended. */
  isFix: boolean;
  /** What git and the records say. */
  past: Past;
  /** ISO date. */
  today: string;
  /** Readers and rules: loaded when the first file has to be checked that is not known from before. */
  checks(): Promise<Checks>;
}

/** A glossary file of the handbook, not yet read for its terms. */
export interface GlossaryText {
  path: string;
  language: string;
  text: string;
}

/** Gets ready for a run. Nothing is taken from earlier runs, or kept for later ones, where texts are mended or come from elsewhere. */
export async function openRun(
  place: Place,
  s: LintSettings,
  o: LintOptions,
  isKept: boolean,
  past: Past,
  t: Terminal,
  files = 0,
): Promise<LintRun> {
  const glossaries = await readGlossaries(place);
  const reading = JSON.stringify([place.configText, place.isHandbook, s.language, t.env.SOP_PARSER]);
  const rules = JSON.stringify([digest(reading), s.levels, t.language, glossaries]);
  let checks: Promise<Checks> | undefined;
  return {
    place,
    isFix: o.fix === true,
    past,
    today: t.today,
    memory: openMemory(isKept ? cacheOf(t) : noCache, { root: place.root, reading, rules, files }),
    checks: () => {
      checks ??= prepareFor(files)
        .then(() => import('./lint-check.ts'))
        .then(({ checksOf }) => checksOf(place, s, o, glossaries, t));
      return checks;
    },
  };
}

/** More files than these are worth a word with the engine. */
const someFiles = 10;

async function prepareFor(files: number): Promise<void> {
  if (files <= someFiles) return;
  const { collectSooner, compileLess } = await import('../io/engine.ts');
  if (files > manyFiles) collectSooner();
  else compileLess();
}

/** `glossary.md` and `glossary.<language>.md` beside `sop.yaml`. */
export async function readGlossaries({ root, main, isHandbook }: Place): Promise<GlossaryText[]> {
  const names = isHandbook ? readdirSync(root) : [];
  const found = names.flatMap((name) => {
    const match = /^glossary(?:\.([a-z]{2,3}(?:-[a-z0-9]+)*))?\.md$/i.exec(name);
    return match ? [{ path: name, language: match[1] ?? main }] : [];
  });
  const read = found.map(async (one) => {
    const reading = await readText(join(root, one.path));
    return 'text' in reading ? [{ ...one, text: reading.text }] : [];
  });
  return (await Promise.all(read)).flat();
}
