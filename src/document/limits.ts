import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './faults.ts';
import type { Places } from './places.ts';

/** Most characters of a document. */
export const longestDocument = 1_000_000;
/** Most levels of quotes, lists and brackets. */
export const deepestNesting = 100;

/** Why a document is not given to the Markdown reader; undefined when it may be. */
export function faultOfBody(masked: string, path: string, places: Places): Diagnostic | undefined {
  const at = (offset: number) => ({
    path,
    place: places.place(offset, places.lineEnd(places.point(offset).line)),
  });
  if (masked.length > longestDocument) {
    const values = { size: masked.length, limit: longestDocument };
    return diagnose('unreadable-document', 'too-large', values, at(0));
  }
  const zero = masked.indexOf('\0');
  if (zero >= 0) return diagnose('unreadable-document', 'binary', {}, at(zero));
  return undefined;
}
