import { relative } from 'node:path';
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
  open(uri: string): OpenSop | undefined;
  /** Any SOP of the handbook, open or not. */
  read(path: string): OpenSop | undefined;
  handbook(): Handbook;
  findings(uri: string): Diagnostic[];
  uriOf(path: string): string;
}

export function workspaceOf(
  files: HandbookFiles,
  parse: Reading['parse'],
  translations: RuleTranslations | undefined,
): Workspace {
  const { root, config } = files;
  const open = new Map<string, string>();
  const read = new Map<string, OpenSop>();
  let collected: Handbook | undefined;

  const uriOf = (path: string) => pathToFileURL(`${root}/${path}`).href;
  const pathOf = (uri: string) => relative(root, fileURLToPath(uri)).replaceAll('\\', '/');
  const textOf = (path: string) => open.get(path) ?? files.texts.get(path);

  const readText = (path: string): OpenSop | undefined => {
    const text = textOf(path);
    if (text === undefined) return undefined;
    const before = read.get(path);
    if (before?.text === text) return before;
    const sop = parseSop(path, text, {
      ...(files.isHandbook && { defaultLanguage: config.languages[0] ?? 'en' }),
      keys: config.keys,
      parse,
    });
    const flows = toFlows(sop);
    const made = { uri: uriOf(path), path, text, sop, flows, facts: factsOf(sop, flows) };
    read.set(path, made);
    return made;
  };
  const handbook = (): Handbook => {
    const paths = new Set([
      ...files.texts.keys(),
      ...[...open.keys()].filter((path) => files.files.has(path)),
    ]);
    collected ??= collect(
      [...paths].flatMap((path) => readText(path)?.facts ?? []),
      config,
      { glossaries: files.glossaries, files: files.files },
    );
    return collected;
  };

  return {
    files,
    uriOf,
    handbook,
    read: readText,
    open: (uri) => readText(pathOf(uri)),
    change(uri, text) {
      open.set(pathOf(uri), text);
      collected = undefined;
    },
    close(uri) {
      open.delete(pathOf(uri));
      collected = undefined;
    },
    findings(uri) {
      const one = readText(pathOf(uri));
      if (!one || !isSop(one, files)) return [];
      const all = handbook();
      const own = lintSop(one.sop, one.flows, config, glossaryIn(all, one.sop.language), { translations });
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
