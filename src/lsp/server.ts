import { fileURLToPath } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../document/diagnostic.ts';
import { type EditorWords, editorWords } from '../languages/editor/index.ts';
import { completionsAt } from './completion.ts';
import { actionsFor, shownFindings } from './diagnostics.ts';
import type { Reading } from './handbook-files.ts';
import { hoverAt } from './hover.ts';
import { definitionAt, referencesAt } from './places.ts';
import { symbolsOf } from './symbols.ts';
import { type Known, type OpenSop, type Workspace, workspaceOf } from './workspace.ts';

/** How long typing has to rest before findings are looked for, in milliseconds. */
const rest = 150;

/**
 * Serves one editor until it hangs up (Language Server Protocol 3.17). The handbook is the one around the first folder of the editor, or around
 * the first document. Nothing of it is run.
 *
 * @param language BCP 47, where the editor names none
 */
export function serveEditor(
  connection: Connection,
  reading: Reading,
  language: string,
  version: string,
): void {
  const documents = new TextDocuments(TextDocument);
  let folder: string | undefined;
  let spoken = language;
  let words: EditorWords = editorWords(spoken);
  let opened: Promise<Workspace> | undefined;
  let canWatch = false;
  const known: Known = { way: '', facts: new Map() };

  const workspaceAround = (uri: string): Promise<Workspace> => {
    opened ??= open(folder ?? fileURLToPath(new URL('.', uri)));
    return opened;
  };
  const open = async (where: string): Promise<Workspace> => {
    const files = await reading.open(where);
    if (files.fault) connection.window.showWarningMessage(words.configBroken(files.fault));
    else if (!files.isHandbook) connection.console.info(words.noHandbook);
    const workspace = workspaceOf(files, reading, await reading.translations(spoken), known);
    for (const document of documents.all()) workspace.change(document.uri, document.getText());
    return workspace;
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    folder = folderOf(params);
    spoken = params.locale ?? language;
    words = editorWords(spoken);
    canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { capabilities, serverInfo: { name: 'sop', version } };
  });

  connection.onInitialized(() => {
    if (canWatch) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });

  const show = async (uri: string, findings: readonly Diagnostic[], workspace: Workspace) => {
    if (!documents.get(uri)) return;
    await connection.sendDiagnostics({ uri, diagnostics: shownFindings(findings, workspace) });
  };
  const check = async (uris: readonly string[]) => {
    for (const uri of uris) {
      const workspace = await workspaceAround(uri);
      // What the text alone tells is shown at once; the whole of a large handbook takes seconds the first time.
      if (!workspace.isLoaded()) await show(uri, workspace.ownFindings(uri), workspace);
      await workspace.load();
      await show(uri, workspace.findings(uri), workspace);
    }
  };
  let waiting: NodeJS.Timeout | undefined;
  const checkSoon = () => {
    clearTimeout(waiting);
    const uris = documents.keys().filter(isSop);
    waiting = setTimeout(() => check(uris).catch((error) => connection.console.error(String(error))), rest);
  };

  documents.onDidChangeContent(async ({ document }) => {
    if (!isSop(document.uri)) return;
    const workspace = await workspaceAround(document.uri);
    workspace.change(document.uri, document.getText());
    checkSoon();
  });
  documents.onDidClose(async ({ document }) => {
    if (!isSop(document.uri)) return;
    (await workspaceAround(document.uri)).close(document.uri);
    await connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    checkSoon();
  });
  /** Files came, went or changed on the disk. What all is judged by is read anew, of other files only those. */
  const reread = async (uris: readonly string[]) => {
    if (uris.some((uri) => !isSop(uri) || isGlossary(uri))) opened = undefined;
    else for (const uri of uris) await (await workspaceAround(uri)).reread(uri);
    checkSoon();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => reread(changes.map(({ uri }) => uri)));
  documents.onDidSave(({ document }) => reread([document.uri]));

  const asked = async <T>(
    uri: string,
    answer: (sop: OpenSop, workspace: Workspace) => T,
  ): Promise<T | undefined> => {
    if (!isSop(uri)) return undefined;
    const workspace = await workspaceAround(uri);
    const sop = workspace.open(uri);
    return sop && answer(sop, workspace);
  };
  connection.onHover(({ textDocument: { uri }, position }) =>
    asked(uri, (sop, all) => hoverAt(sop, position, all, words)).then((found) => found ?? null),
  );
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    asked(uri, (sop, all) => definitionAt(sop, position, all)).then((found) => found ?? null),
  );
  connection.onReferences(({ textDocument: { uri }, position }) =>
    asked(uri, (sop, all) => referencesAt(sop, position, all)),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    asked(uri, (sop, all) => completionsAt(sop, position, all, words)),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) => asked(uri, symbolsOf));
  connection.onCodeAction(({ textDocument: { uri }, range }) =>
    asked(uri, (_, all) => actionsFor(uri, range, all, words.mendAll)),
  );

  documents.listen(connection);
  connection.listen();
}

const watchers = ['**/*.{md,markdown}', '**/sop.yaml', '**/*.{png,jpg,jpeg,gif,svg,webp,pdf}'].map(
  (globPattern) => ({ globPattern }),
);

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  completionProvider: { triggerCharacters: ['@', '(', '[', '*', ':', ' '] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
};

function folderOf({ workspaceFolders, rootUri }: InitializeParams): string | undefined {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri;
  return uri?.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

const isGlossary = (uri: string): boolean => /\/glossary(?:\.[\w-]+)?\.md$/i.test(uri);

const isSop = (uri: string): boolean => uri.startsWith('file:') && /\.(?:md|markdown)$/i.test(uri);
