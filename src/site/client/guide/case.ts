import type { GuideData, GuideNode, GuideWay } from '../../guide.ts';

/** A page that a case goes through, as it was then. */
export interface CasePage {
  id: string;
  title: string;
  version: string;
  fingerprint: string;
  /** Whole address. */
  href: string;
}

/** Where a case stands: page and node, the sub-procedure being done last. The node is empty where a procedure is still to be chosen. */
type Stack = [page: number, node: string][];

/** Something that was done, and where the case stood before. */
export interface Done {
  page: number;
  depth: number;
  number?: string;
  label: string;
  answer?: string;
  at: number;
  stack: Stack;
}

/** One customer, one path. Plain data, kept in the browser. */
export interface Case {
  /** When it began, in milliseconds; names it. */
  begun: number;
  /** When it ended. */
  ended?: number;
  pages: CasePage[];
  stack: Stack;
  past: Done[];
}

/** Stands for an ending that no node is: nothing follows. */
const over = '!';

export function newCase(page: CasePage, data: GuideData, now: number): Case {
  return { begun: now, pages: [page], stack: [[0, startOf(data)]], past: [] };
}

const startOf = ({ starts }: GuideData): string => (starts.length === 1 ? (starts[0]?.node ?? over) : '');

export const topOf = ({ stack }: Case): [page: number, node: string] => stack.at(-1) ?? [0, over];

export const nodeIn = (data: GuideData | undefined, id: string): GuideNode | undefined =>
  data?.nodes.find((node) => node.id === id);

/** Whether nothing is left to do on the page: an ending, or a step that no way leaves. */
export function endingAt(data: GuideData, id: string): GuideNode | undefined {
  if (id === over) return { id, kind: 'end', label: '' };
  const node = nodeIn(data, id);
  return node?.kind === 'end' ? node : undefined;
}

function moved(before: Case, to: Stack, done: Omit<Done, 'stack' | 'page' | 'depth'>): Case {
  const stack = before.stack;
  const entry = { ...done, page: topOf(before)[0], depth: stack.length - 1, stack };
  return { ...before, stack: to, past: [...before.past, entry] };
}

const replaced = (stack: Stack, node: string): Stack => {
  const [page] = stack.at(-1) ?? [0];
  return [...stack.slice(0, -1), [page, node]];
};

/** The reader did what the node says; without a way that was the last thing. */
export function take(before: Case, node: GuideNode, way: GuideWay | undefined, now: number): Case {
  const { number, label } = node;
  return moved(before, replaced(before.stack, way?.to ?? over), {
    ...(number && { number }),
    label,
    ...(way?.label && { answer: way.label }),
    at: now,
  });
}

/** One of several procedures of a page is chosen; that is no step of its own. */
export const begin = (before: Case, node: string): Case => ({
  ...before,
  stack: replaced(before.stack, node),
});

/** Into a sub-procedure. */
export function enter(before: Case, node: GuideNode, page: CasePage, data: GuideData, now: number): Case {
  const known = before.pages.findIndex(({ href }) => href === page.href);
  const at = known < 0 ? before.pages.length : known;
  const { number, label } = node;
  const next = moved(before, [...before.stack, [at, startOf(data)]], {
    ...(number && { number }),
    label,
    at: now,
  });
  return known < 0 ? { ...next, pages: [...next.pages, page] } : next;
}

/** Out of a sub-procedure that has come to its end: on with what follows its step, where only one thing does. */
export function leave(before: Case, ending: GuideNode, outer: GuideNode | undefined, now: number): Case {
  const stack = before.stack.slice(0, -1);
  const ways = outer?.ways ?? [];
  const next = ways.length > 1 ? stack : replaced(stack, ways[0]?.to ?? over);
  return moved(before, next, { label: ending.label, at: now });
}

export function back(before: Case): Case {
  const last = before.past.at(-1);
  if (!last) return before;
  const { ended: _gone, ...others } = before;
  return { ...others, stack: last.stack, past: before.past.slice(0, -1) };
}

/** A case goes on only with the very texts that it began with. */
export const isSame = (a: CasePage, b: CasePage): boolean =>
  a.version === b.version && a.fingerprint === b.fingerprint;
