import type { Cache } from '../io/cache.ts';

/** Values by name (a path, mostly), one a line, read from the cache when the first is asked for and parsed one by one. */
export interface Shelf<T> {
  get(path: string): T | undefined;
  set(path: string, value: T): void;
  /** Writes all of them, or the last `most`; where more than eight times `few` are kept, only when more than `few` are new. */
  save(isThere: (path: string) => boolean, few?: number, most?: number): void;
}

export function shelf<T>(cache: Cache, name: string, key: string, form: Form<T>): Shelf<T> {
  let lines: Map<string, string> | undefined;
  const fresh = new Map<string, T>();
  const kept = () => {
    lines ??= linesOf(cache.read(name, key));
    return lines;
  };
  return {
    get(path) {
      const line = fresh.has(path) ? undefined : kept().get(path);
      return line === undefined ? fresh.get(path) : form.read(line);
    },
    set: (path, value) => fresh.set(path, value),
    save(isThere, few = 0, most = Number.POSITIVE_INFINITY) {
      if (fresh.size === 0 || (fresh.size <= few && kept().size > 8 * few)) return;
      cache.write(name, key, linesFrom(kept(), fresh, form, isThere, most));
    },
  };
}

/** How a value stands on its line. */
export interface Form<T> {
  read(line: string): T;
  write(value: T): string;
}

export const json = <T>(): Form<T> => ({
  read: (line) => JSON.parse(line) as T,
  write: (value) => JSON.stringify(value),
});

function* linesFrom<T>(
  kept: ReadonlyMap<string, string>,
  fresh: ReadonlyMap<string, T>,
  form: Form<T>,
  isThere: (path: string) => boolean,
  most: number,
): Generator<string> {
  let over = kept.size + fresh.size - most;
  for (const [path, line] of kept)
    if (!fresh.has(path) && over-- <= 0 && isThere(path)) yield `${JSON.stringify(path)}\t${line}\n`;
  for (const [path, value] of fresh)
    if (isThere(path)) yield `${JSON.stringify(path)}\t${form.write(value)}\n`;
}

function linesOf(body = ''): Map<string, string> {
  const lines = new Map<string, string>();
  for (let start = 0; start < body.length; ) {
    const tab = body.indexOf('\t', start);
    const end = body.indexOf('\n', tab);
    lines.set(JSON.parse(body.slice(start, tab)) as string, body.slice(tab + 1, end));
    start = end + 1;
  }
  return lines;
}
