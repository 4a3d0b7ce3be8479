import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const entry = resolve('tests/schemas/yaml/node_modules/yaml-language-server/bin/yaml-language-server');

/** Is the server there? CI installs it. */
export const isInstalled = Boolean(process.env.CI) || existsSync(entry);

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
}

/** An editor with one open YAML file, talking to the real server over its standard streams (Language Server Protocol 3.17). */
export interface Editor {
  /** What the server finds wrong, as messages. */
  diagnostics: string[];
  /** Labels of what it offers at a place; line and column count from 0. */
  complete(line: number, character: number): Promise<string[]>;
  hover(line: number, character: number): Promise<string>;
  close(): Promise<void>;
}

/** Opens a text as the file `path`; resolves once the server has checked it. */
export async function openYaml(path: string, text: string): Promise<Editor> {
  const server = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number | string, (value: unknown) => void>();
  const send = (message: Message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answered = (key: number | string) => new Promise<unknown>((done) => waiting.set(key, done));
  const ask = <T>(method: string, params: unknown): Promise<T> => {
    const id = waiting.size + 1;
    const answer = answered(id) as Promise<T>;
    send({ id, method, params });
    return answer;
  };
  readMessages(server.stdout, (message) => {
    if (message.method && message.id !== undefined) send({ id: message.id, result: reply(message) });
    else if (message.method) waiting.get(message.method)?.(message.params);
    else waiting.get(message.id ?? -1)?.(message.result);
  });
  const uri = pathToFileURL(path).href;
  const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
  await ask('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: {} } });
  send({ method: 'initialized', params: {} });
  const checked = answered('textDocument/publishDiagnostics') as Promise<{
    diagnostics: { message: string }[];
  }>;
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
  });
  const { diagnostics } = await checked;
  return {
    diagnostics: diagnostics.map((d) => d.message),
    complete: async (line, character) => {
      const { items } = await ask<{ items: { label: string }[] }>(
        'textDocument/completion',
        at(line, character),
      );
      return items.map((d) => d.label);
    },
    hover: async (line, character) => JSON.stringify(await ask('textDocument/hover', at(line, character))),
    close: async () => {
      const closed = once(server, 'close');
      server.kill();
      await closed;
    },
  };
}

/** The server asks for its settings, one answer a section: nothing from the network, completion and hover on. */
function reply({ method, params }: Message): unknown {
  if (method !== 'workspace/configuration') return null;
  const { items } = params as { items: { section?: string }[] };
  const yaml = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
  return items.map(({ section }) => (section === 'yaml' ? yaml : {}));
}

function readMessages(stream: NodeJS.ReadableStream, take: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  stream.on('data', (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(rest.toString('latin1', 0, Math.max(head, 0)))?.[1]);
      if (head < 0 || rest.length < head + 4 + length) return;
      take(JSON.parse(rest.toString('utf8', head + 4, head + 4 + length)) as Message);
      rest = rest.subarray(head + 4 + length);
    }
  });
}
