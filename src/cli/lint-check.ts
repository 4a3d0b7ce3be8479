import type { Diagnostic } from '../document/diagnostic.ts';
import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { toFlows } from '../flow/read.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import type { GlossaryFile } from '../handbook/handbook.ts';
import type { Reading } from '../io/files.ts';
import { applyFixes, fixAll } from '../lint/fix.ts';
import { lintSop, type LintOptions as RuleOptions } from '../lint/lint.ts';
import { inHandbook } from './find-sop.ts';
import type { Target } from './lint-scope.ts';
import type { Place } from './place.ts';

/** What all files of one run are checked with. */
export interface Checker {
  place: Place;
  /** Reads Markdown: the reference parser where texts are mended. */
  parse: ParseMarkdown;
  /** Language of texts that name none. */
  language: string | undefined;
  glossaries: readonly GlossaryFile[];
  /** Terms of the glossary for a language. */
  glossary(language: string): ReadonlyMap<string, string>;
  rules: RuleOptions;
  fix: boolean;
}

/** One file once it is checked. Paths count from the handbook. */
export interface CheckedFile {
  target: Target;
  path: string;
  /** The text as it was read, and as it is now. */
  before: string;
  text: string;
  /** Findings whose fix was made in it. */
  fixed: Diagnostic[];
  diagnostics: Diagnostic[];
  /** `id:language`, as a finding's identity names the document. */
  document: string;
  /** For rules that look at the whole handbook; left out for a file that is none of its SOPs. */
  facts?: SopFacts;
}

/** Checks one text, and mends it with `--fix`. Undefined for one that is no SOP and was not asked for by name. */
export function checkText(target: Target, text: string, checker: Checker): CheckedFile | undefined {
  const path = inHandbook(checker.place, target.path);
  const sop = readSop(path, text, checker);
  if (!target.certain && !isSopLike(sop)) return undefined;
  const file: CheckedFile = { target, path, before: text, fixed: [], ...checked(sop, target, checker) };
  return checker.fix ? mend(file, file.diagnostics, checker) : file;
}

/** Makes the fixes that rules for the whole handbook found, then checks and mends the file once more. */
export function mendAgain(file: CheckedFile, found: readonly Diagnostic[], checker: Checker): CheckedFile {
  const { text, applied } = applyFixes(
    file.text,
    found.filter((d) => d.path === file.path),
  );
  if (applied.length === 0) return file;
  const fixed = [...file.fixed, ...applied];
  const again = { ...file, fixed, ...checked(readSop(file.path, text, checker), file.target, checker) };
  return mend(again, again.diagnostics, checker);
}

function mend(file: CheckedFile, found: readonly Diagnostic[], checker: Checker): CheckedFile {
  if (!found.some((d) => d.fix)) return file;
  const look = (text: string) => checked(readSop(file.path, text, checker), file.target, checker);
  const { text, applied } = fixAll(file.text, (now) => look(now).diagnostics);
  return { ...file, fixed: [...file.fixed, ...applied], ...look(text) };
}

/** Reads a text as this run reads all of them. `path` counts from the handbook. */
export function readSop(path: string, text: string, { place, language, parse }: Checker): Sop {
  return parseSop(path, text, {
    language,
    ...(place.isHandbook && { defaultLanguage: place.main }),
    keys: place.config.keys,
    parse,
  });
}

function checked(sop: Sop, target: Target, { place, glossary, rules }: Checker) {
  const flows = toFlows(sop);
  const all = lintSop(sop, flows, place.config, glossary(sop.language), rules);
  const isSop = target.isSop || hasSopKeys(sop);
  return {
    text: sop.text,
    diagnostics: isSop ? all : all.filter((d) => d.ruleId !== 'front-matter'),
    document: `${sop.known.id ?? sop.path}:${sop.language}`,
    ...(target.isSop && { facts: factsOf(sop, flows, all) }),
  };
}

/** Keys of front matter that only SOPs have: other Markdown has titles, tags and dates too. */
const sopKeys = ['department', 'owner', 'effective', 'audience', 'translates', 'not-when', 'superseded-by'];

const hasSopKeys = ({ frontMatter }: Sop) => sopKeys.some((key) => frontMatter.fields.has(key));

const isSopLike = (sop: Sop) =>
  hasSopKeys(sop) || sop.sections.some((section) => section.name === 'instructions');

/** A file in a folder that cannot be read as text: one finding, so that the others are still checked. */
export function unreadableFile(
  target: Target,
  reading: Exclude<Reading, { text: string }>,
  reason: string,
  hint: string | undefined,
  checker: Checker,
): CheckedFile {
  const path = inHandbook(checker.place, target.path);
  const start = { line: 'line' in reading ? reading.line : 1, column: 1, offset: 0 };
  const diagnostic: Diagnostic = {
    ruleId: 'unreadable-document',
    severity: 'error',
    path,
    place: { start, end: start },
    reason,
    ...(hint !== undefined && { hint }),
  };
  return { target, path, before: '', text: '', fixed: [], diagnostics: [diagnostic], document: `${path}:` };
}
