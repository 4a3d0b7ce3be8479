import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UserError } from '../errors.ts';

/** What a site is served from: asked for each request, so that it may change meanwhile. */
export interface Served {
  /** Content of a path from the site's root (`sops/refund.html`); undefined where there is none. */
  content(path: string): string | Uint8Array | undefined;
  /** Page for what does not exist. */
  missing(): string;
  /** JSON for the live preview of a page. */
  about(path: string): unknown;
}

export interface Preview {
  address: string;
  /** Has every open page load itself again. */
  changed(): void;
  close(): Promise<void>;
}

/** Paths of the preview itself: no page of a site begins with `-`. */
export const LIVE = { events: '-/live', about: '-/about', script: '-/live.js', style: '-/live.css' };

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/atom+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  pdf: 'application/pdf',
  woff2: 'font/woff2',
};

/**
 * Serves a site to this machine alone. A request that names another host is refused, so that no page of the web can reach it under a name
 * of its own (DNS rebinding); so are paths with a part that begins with a dot.
 *
 * @throws UserError where the port is taken or may not be used
 */
export async function serveSite(
  served: Served,
  port: number,
  words: { taken(port: number): string; takenHint: string; forbidden(port: number): string },
): Promise<Preview> {
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => answer(request, response, served, open));
  await listening(server, port, words);
  const bound = server.address();
  const address = `http://localhost:${typeof bound === 'object' && bound ? bound.port : port}/`;
  return {
    address,
    changed: () => {
      for (const page of open) page.write('event: changed\ndata: 1\n\n');
    },
    close: () =>
      new Promise((resolve) => {
        for (const page of open) page.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number, words: Parameters<typeof serveSite>[2]): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new UserError(words.taken(port), words.takenHint));
      else if (error.code === 'EACCES') reject(new UserError(words.forbidden(port), words.takenHint));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  open: Set<ServerResponse>,
): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const path = pathOf(pathname);
  const content = path === undefined ? undefined : served.content(path);
  if (!isOwnHost(request.headers.host)) end(response, 403, 'text/plain', 'This host is not served.\n');
  else if (request.method !== 'GET' && request.method !== 'HEAD')
    end(response, 405, 'text/plain', 'Only reading is possible.\n');
  else if (path === LIVE.events) listen(response, open);
  else if (path === LIVE.about) {
    const about = JSON.stringify(served.about(pathOf(searchParams.get('page') ?? '') ?? ''));
    end(response, 200, types.json ?? '', about);
  } else if (path === undefined || content === undefined)
    end(response, 404, types.html ?? '', served.missing());
  else end(response, 200, typeOf(path), request.method === 'HEAD' ? '' : content);
}

const typeOf = (path: string): string =>
  types[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

const isOwnHost = (host = ''): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);

/** The path that an address names, from the site's root; undefined for one that leads elsewhere or to a hidden file. */
function pathOf(pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const parts = decoded.replace(/^\//, '').split('/');
  if (parts.some((part) => part.startsWith('.') || /[\\\0]/.test(part))) return undefined;
  const path = parts.join('/');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Server-sent events (HTML, 9.2). */
function listen(response: ServerResponse, open: Set<ServerResponse>): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(':\n\n');
  open.add(response);
  response.on('close', () => open.delete(response));
}

function end(response: ServerResponse, code: number, type: string, content: string | Uint8Array): void {
  response.writeHead(code, { 'Content-Type': type });
  response.end(content);
}
