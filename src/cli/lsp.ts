import { isAbsolute, join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { parseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import { inOrder, readText } from '../io/files.ts';
import { findFiles, isFile } from '../io/find.ts';
import { ruleTextsOf } from '../languages/rules/index.ts';
import type { HandbookFiles } from '../lsp/handbook-files.ts';
import { serveEditor } from '../lsp/server.ts';
import { inHandbook } from './find-sop.ts';
import { readGlossaries } from './lint-run.ts';
import { openPlace } from './place.ts';
import { quickReader } from './reader.ts';
import { isSopPath, sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';
import { ownVersion } from './version.ts';

/** `sop lsp`: the language server, over standard input and output, until the editor ends it. */
export async function lsp(t: Terminal): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const ended = new Promise<number>((resolve) => {
    connection.onExit(() => resolve(0));
    process.stdin.on('end', () => resolve(0));
  });
  serveEditor(
    connection,
    {
      open: (folder) => openFiles(folder, t),
      parse: parseMarkdown,
      parseQuickly: await quickReader(t.env),
      translations: ruleTextsOf,
    },
    t.language,
    ownVersion(),
  );
  return ended;
}

async function openFiles(folder: string, t: Terminal): Promise<HandbookFiles> {
  const place = await openPlace(t, folder);
  const [glossaries, files] = await Promise.all([
    readGlossaries(place),
    place.isHandbook ? findFiles(place.root) : [],
  ]);
  const texts = new Map<string, string>();
  for await (const reading of inOrder(place.isHandbook ? await sopFiles(place) : [], (path) =>
    readText(path),
  ))
    if ('text' in reading) texts.set(inHandbook(place, reading.path), reading.text);
  const paths = new Set(files.map((path) => inHandbook(place, path)));
  const reread = async (path: string) => {
    const file = join(place.root, path);
    if (!place.isHandbook || !isInside(path)) return;
    paths.delete(path);
    texts.delete(path);
    const isThere = await isFile(file);
    if (!isThere) return;
    paths.add(path);
    if (!/\.(?:md|markdown)$/iu.test(path) || !isSopPath(file, place)) return;
    const reading = await readText(file);
    if ('text' in reading) texts.set(path, reading.text);
  };
  const broken = place.diagnostics.find(({ severity }) => severity === 'error');
  return {
    root: place.root,
    isHandbook: place.isHandbook,
    config: place.config,
    texts,
    reread,
    glossaries: glossaries.map(({ path, language, text }) => ({
      path,
      language,
      terms: parseSop(path, text, { language }).terms,
    })),
    glossaryTexts: new Map([
      ['sop.yaml', place.configText],
      ...glossaries.map(({ path, text }) => [path, text] as const),
    ]),
    files: paths,
    ...(broken ? { fault: broken.reason } : {}),
  };
}

const isInside = (path: string): boolean => path !== '' && !path.startsWith('..') && !isAbsolute(path);
