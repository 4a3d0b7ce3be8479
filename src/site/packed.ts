/**
 * Values of which the last ones that were asked for stand as they are, and all others as JSON outside of the heap: the parts of ten thousand
 * texts take little room, and those that are looked at again and again are not read again.
 *
 * @param most how many stay as they are
 */
export function packed<T>(most: number): (given: { value: T } | { json: string }) => Packed<T> {
  const open: (Cell<T> | undefined)[] = [];
  let at = 0;
  const opened = (cell: Cell<T>) => {
    const oldest = open[at];
    if (oldest) close(oldest);
    open[at] = cell;
    at = (at + 1) % most;
  };
  return (given) => {
    const cell: Cell<T> = { ...given };
    if (cell.value !== undefined) opened(cell);
    return {
      get() {
        if (cell.value === undefined) {
          cell.value = JSON.parse(String(cell.json)) as T;
          opened(cell);
        }
        return cell.value;
      },
      json: () => String(cell.json ?? JSON.stringify(cell.value)),
    };
  };
}

export interface Packed<T> {
  /** As long as it is among the last ones, the same object. */
  get(): T;
  json(): string;
}

interface Cell<T> {
  value?: T;
  json?: string | Buffer;
}

function close<T>(cell: Cell<T>): void {
  cell.json ??= Buffer.from(JSON.stringify(cell.value));
  delete cell.value;
}
