import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import { parseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import { toFlows } from '../flow/read.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect, type GlossaryFile, glossaryIn, type Handbook } from '../handbook/handbook.ts';
import { inOrder, readText } from '../io/files.ts';
import { findFiles } from '../io/find.ts';
import { ruleTextsOf } from '../languages/rules/index.ts';
import { lintHandbook } from '../lint/lint.ts';
import { inHandbook } from './find-sop.ts';
import { type CheckedFile, type Checker, mendAgain, readSop } from './lint-check.ts';
import type { LintOptions, LintSettings } from './lint-settings.ts';
import type { Place } from './place.ts';
import { quickReader } from './reader.ts';
import { sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/** What every file of a run is checked with. */
export async function checkerOf(
  place: Place,
  s: LintSettings,
  o: LintOptions,
  t: Terminal,
): Promise<Checker> {
  const glossaries = await readGlossaries(place);
  return {
    place,
    // Edits need the positions of the reference parser.
    parse: o.fix ? parseMarkdown : await quickReader(),
    language: s.language,
    glossaries,
    glossary: glossaryByLanguage(collect([], place.config, { glossaries })),
    rules: { levels: s.levels, translations: await ruleTextsOf(t.language) },
    fix: o.fix === true,
  };
}

/** Files and the findings of the rules that need all SOPs. */
export interface CheckedHandbook {
  files: CheckedFile[];
  diagnostics: Diagnostic[];
}

/** Fixes of one rule can make room for those of another; what is left after so many rounds stays a finding. */
const rounds = 3;

/**
 * Findings of the rules that need all SOPs, about the files that were checked; about the whole handbook where all of it was. SOPs that
 * were not checked are read too: a link of a checked one may lead to them. With `--fix` the checked files are mended and checked again.
 */
export async function checkHandbook(
  files: CheckedFile[],
  whole: boolean,
  checker: Checker,
): Promise<CheckedHandbook> {
  const { place, glossaries, rules, fix } = checker;
  if (!place.isHandbook) return { files, diagnostics: [] };
  const checked = new Set(files.map((file) => file.path));
  const others = await factsOfOthers(checked, checker);
  const paths = new Set((await findFiles(place.root)).map((path) => inHandbook(place, path)));
  const findings = (now: CheckedFile[]) => {
    const facts = [...now.flatMap((file) => file.facts ?? []), ...others];
    const handbook = collect(facts, place.config, { glossaries, files: paths });
    return lintHandbook(handbook, rules).filter((d) => whole || checked.has(d.path));
  };
  let now = files;
  let diagnostics = findings(now);
  for (
    let round = 0;
    fix && round < rounds && diagnostics.some((d) => d.fix && checked.has(d.path));
    round++
  ) {
    now = now.map((file) => mendAgain(file, diagnostics, checker));
    diagnostics = findings(now);
  }
  return { files: now, diagnostics };
}

async function factsOfOthers(checked: ReadonlySet<string>, checker: Checker): Promise<SopFacts[]> {
  const others = (await sopFiles(checker.place)).filter(
    (path) => !checked.has(inHandbook(checker.place, path)),
  );
  const facts: SopFacts[] = [];
  for await (const reading of inOrder(others, (path) => readText(path))) {
    if (!('text' in reading)) continue;
    const sop = readSop(inHandbook(checker.place, reading.path), reading.text, checker);
    facts.push(factsOf(sop, toFlows(sop)));
  }
  return facts;
}

function glossaryByLanguage(handbook: Handbook): Checker['glossary'] {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (language) => {
    const terms = known.get(language) ?? glossaryIn(handbook, language);
    known.set(language, terms);
    return terms;
  };
}

/** `glossary.md` and `glossary.<language>.md` beside `sop.yaml`. */
async function readGlossaries({ root, main, isHandbook }: Place): Promise<GlossaryFile[]> {
  const names = isHandbook ? await readdir(root) : [];
  const found = names.flatMap((name) => {
    const match = /^glossary(?:\.([a-z]{2,3}(?:-[a-z0-9]+)*))?\.md$/i.exec(name);
    return match ? [{ path: name, language: match[1] ?? main }] : [];
  });
  const read = found.map(async ({ path, language }) => {
    const reading = await readText(join(root, path));
    return 'text' in reading
      ? [{ path, language, terms: parseSop(path, reading.text, { language }).terms }]
      : [];
  });
  return (await Promise.all(read)).flat();
}
