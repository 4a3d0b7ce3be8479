#!/usr/bin/env node
// How long does an editor wait for `sop lsp`? Needs a built dist/.
//   node bench/editor.mjs [SOPs] [program]
// Opens one SOP of a handbook, then types into it: milliseconds until the findings stand, less the rest that the server waits for the next
// key, and milliseconds for completion, hover and references. CPU and memory of the server at the end, by the operating system's account.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const count = Number(process.argv[2] ?? 1_000);
const program = resolve(process.argv[3] ?? 'bin/sop.js');
const root = mkdtempSync(join(tmpdir(), 'sop-editor-'));
/** How long the server lets typing rest, milliseconds (src/lsp/server.ts). */
const rest = 150;

const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

try {
  execFileSync(process.execPath, ['bench/make-handbook.mjs', String(count), root], { stdio: 'pipe' });
  const [path] = readdirSync(root, { recursive: true }).filter((name) => /sops.*\.md$/.test(name));
  const uri = pathToFileURL(join(root, path)).href;
  let text = readFileSync(join(root, path), 'utf8');
  const server = spawn(process.execPath, [program, 'lsp'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let arrived = () => {};
  connection.onNotification('textDocument/publishDiagnostics', () => arrived());
  connection.listen();
  const found = () => new Promise((done) => (arrived = done));
  const timed = async (what) => {
    const start = performance.now();
    await what();
    return performance.now() - start;
  };
  const rootUri = pathToFileURL(root).href;
  await connection.sendRequest('initialize', { processId: process.pid, rootUri, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const first = await timed(async () => {
    const done = found();
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    await done;
  });
  // Those of the text alone come first, then those of the whole handbook.
  const whole = await timed(found);
  const keys = [];
  for (let version = 2; version < 22; version++) {
    text += `\n${version} more words`;
    keys.push(
      await timed(async () => {
        const done = found();
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        });
        await done;
      }),
    );
  }
  const line = text.slice(0, text.indexOf('\n1. ')).split('\n').length;
  const ask = (method, more = {}) =>
    timed(() =>
      connection.sendRequest(`textDocument/${method}`, {
        textDocument: { uri },
        position: { line, character: 6 },
        ...more,
      }),
    );
  const asked = {};
  for (const method of ['completion', 'hover', 'references', 'documentSymbol']) {
    const times = [];
    for (let n = 0; n < 5; n++) times.push(await ask(method, { context: { includeDeclaration: true } }));
    asked[method] = Math.round(middle(times));
  }
  const [memory = ''] =
    /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.slice(1) ?? [];
  const ticks = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(' ').slice(13, 15).map(Number);
  process.stdout.write(
    `${count} SOPs: first findings ${Math.round(first - rest)} ms, of the whole handbook ${Math.round(first + whole - rest)} ms, after a key ${Math.round(middle(keys) - rest)} ms, ` +
      `${Object.entries(asked)
        .map(([method, ms]) => `${method} ${ms} ms`)
        .join(
          ', ',
        )}; ${Math.round(Number(memory) / 1024)} MB, ${((ticks[0] + ticks[1]) / 100).toFixed(1)} s CPU\n`,
  );
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
} finally {
  rmSync(root, { recursive: true, force: true });
}
