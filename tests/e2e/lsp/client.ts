import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { Diagnostic } from 'vscode-languageserver';
import { read } from '../../folder.ts';

const program = fileURLToPath(new URL('../../../bin/sop.js', import.meta.url));

/** An editor: starts the real server over standard input and output, and talks to it as the protocol says. */
export async function editor(root: string, locale = 'en', capabilities: object = {}) {
  const server = spawn(process.execPath, [program, 'lsp'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    server.kill();
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const findings = new Map<string, Diagnostic[]>();
  let arrived = () => {};
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      findings.set(uri, diagnostics);
      arrived();
    },
  );
  const registered = new Promise<unknown>((resolve) => {
    connection.onRequest('client/registerCapability', resolve);
  });
  connection.listen();
  const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
  const initialized = await connection.sendRequest<{ capabilities: object; serverInfo: { name: string } }>(
    'initialize',
    {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'handbook' }],
      capabilities,
      locale,
    },
  );
  await connection.sendNotification('initialized', {});
  let version = 1;
  return {
    server: server as ChildProcess,
    initialized,
    registered,
    uriOf,
    /** Opens a document with the text of the disk, or with another one. */
    open: (path: string, text = read(root, path)) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf(path), languageId: 'markdown', version: version++, text },
      }),
    /** Types: the whole text anew. */
    type: (path: string, text: string) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(path), version: version++ },
        contentChanges: [{ text }],
      }),
    save: (path: string) =>
      connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(path) } }),
    /** Something else than the editor changed a file, or took it away. */
    changed: (path: string) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(path), type: 2 }],
      }),
    /** Nothing is left to be said of a document: a hover is answered when all is read. */
    settled: (path: string) =>
      connection.sendRequest('textDocument/references', {
        textDocument: { uri: uriOf(path) },
        position: { line: 2, character: 9 },
        context: { includeDeclaration: true },
      }),
    /** The findings that come next. */
    async next(path: string): Promise<Diagnostic[]> {
      findings.delete(uriOf(path));
      return this.findings(path, () => true);
    },
    close: (path: string) =>
      connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } }),
    /** The findings of a document, when they are as expected for the first time. */
    async findings(path: string, isExpected: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
      for (;;) {
        const found = findings.get(uriOf(path));
        if (found && isExpected(found)) return found;
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
    ask: <T>(method: string, path: string, more: object = {}): Promise<T> =>
      connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri: uriOf(path) }, ...more }),
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
    },
  };
}

/** The position of a mark `|` in a text, and the text without it. */
export function marked(text: string): { text: string; position: { line: number; character: number } } {
  const at = text.indexOf('|');
  if (at < 0) throw new Error('No mark in the text');
  const lines = text.slice(0, at).split('\n');
  return {
    text: text.replace('|', ''),
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}
