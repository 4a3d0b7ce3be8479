import type { Diagnostic } from '../document/diagnostic.ts';
import { type ParseMarkdown, parseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { toFlows } from '../flow/read.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect, type GlossaryFile, glossaryIn, type Handbook } from '../handbook/handbook.ts';
import { ruleTextsOf } from '../languages/rules/index.ts';
import { applyFixes, fixAll } from '../lint/fix.ts';
import { lintHandbook, lintSop, type LintOptions as RuleOptions } from '../lint/lint.ts';
import { formerText } from '../lint/past.ts';
import type { FormerText } from '../lint/rule.ts';
import { inHandbook } from './find-sop.ts';
import { controlFindings, type Judged } from './lint-control.ts';
import type { CheckedFile } from './lint-files.ts';
import type { Past, PastTexts } from './lint-past.ts';
import type { GlossaryText } from './lint-run.ts';
import type { Target } from './lint-scope.ts';
import type { LintOptions, LintSettings } from './lint-settings.ts';
import type { Place } from './place.ts';
import { quickReader } from './reader.ts';
import type { Terminal } from './terminal.ts';

/** What texts are checked with. */
interface Checker {
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

/** Everything that reads and judges texts, ready to be used. */
export interface Checks {
  /** Checks one text, and mends it with `--fix`. Undefined for one that is no SOP and was not asked for by name. */
  check(target: Target, text: string, was?: PastTexts): CheckedFile | undefined;
  /** Makes the fixes that rules for the whole handbook found, then checks and mends the file once more. */
  mendAgain(file: CheckedFile, found: readonly Diagnostic[]): CheckedFile;
  factsOf(path: string, text: string): SopFacts;
  /** Findings of the rules that need all SOPs, and of those that hold the judged ones against the past. `paths` are all files of the handbook. */
  checkHandbook(
    facts: readonly SopFacts[],
    paths: ReadonlySet<string>,
    judged: {
      files: readonly Judged[];
      whole: boolean;
      past: Past;
      today: string;
      /** Where a change is judged: the touched SOPs as they were. */
      former?: readonly SopFacts[];
    },
  ): Promise<Diagnostic[]>;
}

/** Loads what texts are checked with, and reads the glossary. */
export async function checksOf(
  place: Place,
  s: LintSettings,
  o: LintOptions,
  texts: readonly GlossaryText[],
  t: Terminal,
): Promise<Checks> {
  const glossaries = texts.map(({ path, language, text }) => ({
    path,
    language,
    terms: parseSop(path, text, { language }).terms,
  }));
  const checker: Checker = {
    place,
    // Edits need the positions of the reference parser.
    parse: o.fix ? parseMarkdown : await quickReader(t.env),
    language: s.language,
    glossaries,
    glossary: glossaryByLanguage(collect([], place.config, { glossaries })),
    rules: { levels: s.levels, translations: await ruleTextsOf(t.language) },
    fix: o.fix === true,
  };
  return {
    check: (target, text, was) => checkText(target, text, formerOf(target, was, checker), checker),
    mendAgain: (file, found) => mendAgain(file, found, checker),
    factsOf(path, text) {
      const sop = readSop(path, text, checker);
      return factsOf(sop, toFlows(sop));
    },
    async checkHandbook(facts, paths, { files, ...rest }) {
      const handbook = collect(facts, place.config, { glossaries, files: paths });
      const options = checker.rules;
      const past = await controlFindings({ handbook, judged: files, place, options, ...rest });
      return [...lintHandbook(handbook, options), ...past];
    },
  };
}

function glossaryByLanguage(handbook: Handbook): Checker['glossary'] {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (language) => {
    const terms = known.get(language) ?? glossaryIn(handbook, language);
    known.set(language, terms);
    return terms;
  };
}

/** The text with which jumps are compared: the newest sealed one, where a change is judged the one before it. */
function formerOf({ path }: Target, was: PastTexts | undefined, { place }: Checker): FormerText | undefined {
  const text = was?.sealed ?? was?.base;
  const reader = { config: place.config, blobOf: () => undefined };
  return text === undefined ? undefined : formerText(inHandbook(place, path), text, reader, was?.version);
}

function checkText(
  target: Target,
  text: string,
  former: FormerText | undefined,
  checker: Checker,
): CheckedFile | undefined {
  const path = inHandbook(checker.place, target.path);
  const sop = readSop(path, text, checker);
  if (!target.certain && !isSopLike(sop)) return undefined;
  const file: CheckedFile = {
    target,
    path,
    before: text,
    text,
    fixed: [],
    ...(former && { former }),
    ...checked(sop, target, former, checker),
  };
  return checker.fix ? mend(file, file.diagnostics, checker) : file;
}

function mendAgain(file: CheckedFile, found: readonly Diagnostic[], checker: Checker): CheckedFile {
  const own = found.filter((d) => d.path === file.path);
  const { text, applied } = applyFixes(file.text ?? '', own);
  if (applied.length === 0) return file;
  const fixed = [...file.fixed, ...applied];
  const again = {
    ...file,
    fixed,
    text,
    ...checked(readSop(file.path, text, checker), file.target, file.former, checker),
  };
  return mend(again, again.diagnostics, checker);
}

function mend(file: CheckedFile, found: readonly Diagnostic[], checker: Checker): CheckedFile {
  if (!found.some((d) => d.fix)) return file;
  const look = (text: string) =>
    checked(readSop(file.path, text, checker), file.target, file.former, checker);
  const { text, applied } = fixAll(file.text ?? '', (now) => look(now).diagnostics);
  return { ...file, fixed: [...file.fixed, ...applied], text, ...look(text) };
}

/** Reads a text as this run reads all of them. `path` counts from the handbook. */
function readSop(path: string, text: string, { place, language, parse }: Checker): Sop {
  return parseSop(path, text, {
    language,
    ...(place.isHandbook && { defaultLanguage: place.main }),
    keys: place.config.keys,
    parse,
  });
}

function checked(
  sop: Sop,
  target: Target,
  former: FormerText | undefined,
  { place, glossary, rules }: Checker,
) {
  const flows = toFlows(sop);
  const all = lintSop(sop, flows, place.config, glossary(sop.language), { ...rules, former });
  const isSop = target.isSop || hasSopKeys(sop);
  return {
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
