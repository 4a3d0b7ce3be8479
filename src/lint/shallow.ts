import type { Nodes } from 'mdast';
import type { Edit } from '../document/diagnostic.ts';
import type { Numbered } from './numbering.ts';
import { shiftLines, widthOf } from './relist.ts';
import type { Finding } from './rule.ts';
import { endOf, placeOf, startOf } from './source.ts';

/** Finding of `broken-numbering`: answers below the last step that are indented too little for its number ("10. " needs four spaces). */
export function* tooShallow(text: string, last: Numbered): Generator<Finding> {
  const found = shallowBelow(text, last);
  if (!found) return;
  const { first, spaces, wanted, edits } = found;
  const fix = edits && { edits };
  // A list below a step can only be its own; a paragraph may be about all of the steps.
  const own = first.type === 'list';
  yield {
    message: 'shallow',
    values: { spaces, wanted, number: last.typed },
    place: placeOf(first),
    severity: own ? 'warning' : 'hint',
    ...(fix && (own ? { fix } : { suggestions: [fix] })),
  };
}

/** What stands behind the last step, indented, but not as far as the text of the step: for Markdown it is no part of it. */
interface Shallow {
  first: Nodes;
  /** Spaces before it, and how many there should be. */
  spaces: number;
  wanted: number;
  /** Undefined where tabs or quotes make the result a guess. */
  edits: Edit[] | undefined;
}

function shallowBelow(text: string, { item, list, behind }: Numbered): Shallow | undefined {
  const margin = placeOf(list).start.column;
  const width = widthOf(text, item, /^\d+[.)]/.exec(text.slice(startOf(placeOf(item))))?.[0] ?? '1.');
  if (width === undefined || item !== list.children.at(-1)) return undefined;
  const wanted = placeOf(item).start.column - 1 + width;
  const isShallow = (d: Nodes) => placeOf(d).start.column > margin && placeOf(d).start.column <= wanted;
  const end = behind.findIndex((d) => !isShallow(d));
  const nodes = end === -1 ? behind : behind.slice(0, end);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return undefined;
  const spaces = placeOf(first).start.column - 1;
  const start = text.lastIndexOf('\n', startOf(placeOf(first)) - 1);
  return { first, spaces, wanted, edits: shiftLines(text, start, endOf(placeOf(last)), wanted - spaces) };
}
