import { relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from '../document/diagnostic.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import { toFlows } from '../flow/read.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect, glossaryIn, type Handbook } from '../handbook/handbook.ts';
import type { RuleTranslations } from '../languages/rules/texts.ts';
import { lintHandbook, lintSop } from '../lint/lint.ts';
import type { HandbookFiles, Reading } from './handbook-files.ts';

/** A text as the editor has it, read. */
export interface OpenSop {
  uri: string;
  path: string;
  text: string;
  sop: Sop;
  flows: Flow[];
  facts: SopFacts;
}

/** The handbook as the editor sees it: files of the disk, and the texts that are open instead of them. */
export interface Workspace {
  files: HandbookFiles;
  /** Takes over the text of an open document. */
  change(uri: string, text: string): void;
  /** The file counts again. */
  close(uri: string): void;
  /** A file came, changed or went on the disk. */
  reread(uri: string): Promise<void>;
  open(uri: string): OpenSop | undefined;
  /** Any SOP of the handbook, open or not. */
  read(path: string): OpenSop | undefined;
  textOf(path: string): string | undefined;
  /** Reads what has not been read yet, a few SOPs at a time, so that the editor is answered meanwhile. */
  load(): Promise<void>;
  isLoaded(): boolean;
  handbook(): Handbook;
  /** What the rules for one SOP find. */
  ownFindings(uri: string): Diagnostic[];
  /** What all rules find. */
  findings(uri: string): Diagnostic[];
  uriOf(path: string): string;
}

/** What is known of SOPs that are not open, each with the text that it was read from. */
export interface Known {
  /** How the texts were read. */
  way: string;
  facts: Map<string, { text: string; facts: SopFacts }>;
}

/** So many SOPs are read in one go, a few milliseconds of work. */
const few = 5;

/** @param known of the handbook before it was opened again; what still holds is taken over */
export function workspaceOf(
  files: HandbookFiles,
  { parse, parseQuickly }: Pick<Reading, 'parse' | 'parseQuickly'>,
  translations: RuleTranslations | undefined,
  known: Known,
): Workspace {
  const { root, config } = files;
  const open = new Map<string, string>();
  const read = new Map<string, OpenSop>();
  let collected: Handbook | undefined;
  const options = {
    ...(files.isHandbook && { defaultLanguage: config.languages[0] ?? 'en' }),
    keys: config.keys,
  };
  const way = JSON.stringify(options);
  if (known.way !== way) known.facts.clear();
  known.way = way;

  const uriOf = (path: string) => pathToFileURL(`${root}/${path}`).href;
  const pathOf = (uri: string) => relative(root, fileURLToPath(uri)).replaceAll('\\', '/');
  const textOf = (path: string) => open.get(path) ?? files.texts.get(path);
  const pathsOf = () => [
    ...new Set([...files.texts.keys(), ...[...open.keys()].filter((path) => files.files.has(path))]),
  ];

  const readText = (path: string): OpenSop | undefined => {
    const text = textOf(path);
    if (text === undefined) return undefined;
    const before = read.get(path);
    if (before?.text === text) return before;
    const sop = parseSop(path, text, { ...options, parse });
    const flows = toFlows(sop);
    const made = { uri: uriOf(path), path, text, sop, flows, facts: factsOf(sop, flows) };
    if (open.has(path)) read.set(path, made);
    return made;
  };
  /** Trees of SOPs that are not open are dropped: 1,000 of them take 200 MB. */
  const factsIn = (path: string): SopFacts | undefined => {
    const text = textOf(path);
    if (text === undefined || open.has(path)) return readText(path)?.facts;
    const before = known.facts.get(path);
    if (before?.text === text) return before.facts;
    const sop = parseSop(path, text, { ...options, parse: parseQuickly });
    const facts = factsOf(sop, toFlows(sop));
    known.facts.set(path, { text, facts });
    return facts;
  };
  const isKnown = (path: string) => open.has(path) || known.facts.get(path)?.text === textOf(path);
  const handbook = (): Handbook => {
    collected ??= collect(
      pathsOf().flatMap((path) => factsIn(path) ?? []),
      config,
      { glossaries: files.glossaries, files: files.files },
    );
    return collected;
  };
  const ownOf = (one: OpenSop, all: Handbook) =>
    lintSop(one.sop, one.flows, config, glossaryIn(all, one.sop.language), { translations });

  return {
    files,
    uriOf,
    textOf,
    handbook,
    read: readText,
    open: (uri) => readText(pathOf(uri)),
    change(uri, text) {
      open.set(pathOf(uri), text);
      collected = undefined;
    },
    close(uri) {
      open.delete(pathOf(uri));
      read.delete(pathOf(uri));
      collected = undefined;
    },
    async reread(uri) {
      await files.reread(pathOf(uri));
      collected = undefined;
    },
    isLoaded: () => pathsOf().every(isKnown),
    async load() {
      const left = pathsOf().filter((path) => !isKnown(path));
      for (const [at, path] of left.entries()) {
        if (at % few === 0) await setImmediate();
        factsIn(path);
      }
    },
    ownFindings(uri) {
      const one = readText(pathOf(uri));
      if (!one || !isSop(one, files)) return [];
      const alone = collect([one.facts], config, { glossaries: files.glossaries, files: files.files });
      return ownOf(one, alone);
    },
    findings(uri) {
      const one = readText(pathOf(uri));
      if (!one || !isSop(one, files)) return [];
      const all = handbook();
      const own = ownOf(one, all);
      if (!files.isHandbook) return own;
      return [...own, ...lintHandbook(all, { translations }).filter(({ path }) => path === one.path)];
    },
  };
}

/** In the folders of SOPs every Markdown file but README is one; elsewhere those that say so. */
function isSop({ path, sop }: OpenSop, { isHandbook, config }: HandbookFiles): boolean {
  if (/(?:^|\/)readme\.(?:\w+\.)?(?:md|markdown)$/i.test(path)) return false;
  const isInFolder = isHandbook && config.folders.some((folder) => path.startsWith(`${folder}/`));
  return isInFolder || ['department', 'owner'].some((key) => sop.frontMatter.fields.has(key));
}
