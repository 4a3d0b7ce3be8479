import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
import type { Edit } from '../document/diagnostic.ts';
import { quoted } from '../document/repairs.ts';

// Edits of `sop.yaml` that leave its layout and comments as they are.

/** An item of `[a, b]` with the comma before it, or after it where it is the first. */
export function flowItem({ items }: YAMLSeq, at: number, text: string): { start: number; end: number } {
  const own = spanOf(items[at] as Node, text);
  if (at > 0) return { start: spanOf(items[at - 1] as Node, text).end, end: own.end };
  const next = items[1] as Node | undefined;
  return { start: own.start, end: next ? spanOf(next, text).start : own.end };
}

/** The whole line of a `- item`. */
export function blockItem(text: string, item: Node): { start: number; end: number } {
  const { start, end } = spanOf(item, text);
  const after = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start) + 1, end: after < 0 ? text.length : after + 1 };
}

export function withRoles(entry: Node, roles: readonly string[], text: string): Edit {
  const names = roles.map(scalar).join(', ');
  const { start, end } = spanOf(entry, text);
  if (!isMap(entry)) {
    const indent = ' '.repeat(start - text.lastIndexOf('\n', start) - 1);
    return { start, end, text: `name: ${text.slice(start, end)}${lineEnd(text)}${indent}roles: [${names}]` };
  }
  const own = entry.get('roles', true);
  if (isSeq(own) && own.flow) {
    const close = spanOf(own, text).end - 1;
    return { start: close, end: close, text: own.items.length > 0 ? `, ${names}` : names };
  }
  if (isSeq(own)) {
    const last = spanOf(own.items.at(-1) as Node, text);
    const indent = /[^\n]*$/u.exec(text.slice(0, spanOf(own, text).start))?.[0] ?? '';
    return {
      start: last.end,
      end: last.end,
      text: roles.map((role) => `${lineEnd(text)}${indent}- ${scalar(role)}`).join(''),
    };
  }
  if (isScalar(own) && own.value !== null) {
    const span = spanOf(own, text);
    return { ...span, text: `[${text.slice(span.start, span.end)}, ${names}]` };
  }
  if (entry.flow) return { start: end - 1, end: end - 1, text: `, roles: [${names}] ` };
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start) - 1);
  return { start: end, end, text: `${lineEnd(text)}${indent}roles: [${names}]` };
}

/** Where one more deputy goes: into the list, below `approval:`, or at the end of the file. */
export function place(text: string, entry: string): Edit {
  const end = lineEnd(text);
  const root = parseDocument(text).contents;
  const approval = isMap(root) ? root.get('approval', true) : undefined;
  if (isMap(approval) && !approval.flow) {
    const list = approval.get('deputies', true);
    const column = columnOf(text, spanOf(approval, text).start);
    if (isSeq(list) && !list.flow && list.items.length > 0) {
      const at = spanOf(list.items.at(-1) as Node, text).end;
      return { start: at, end: at, text: `${end}${columnOf(text, spanOf(list, text).start)}- ${entry}` };
    }
    if (isSeq(list)) {
      const close = spanOf(list, text).end - 1;
      return { start: close, end: close, text: list.items.length > 0 ? `, ${entry}` : entry };
    }
    const at = spanOf(approval, text).end;
    return { start: at, end: at, text: `${end}${column}deputies:${end}${column}  - ${entry}` };
  }
  const lead = text === '' || text.endsWith('\n') ? '' : end;
  return {
    start: text.length,
    end: text.length,
    text: `${lead}${end}approval:${end}  deputies:${end}    - ${entry}${end}`,
  };
}

const columnOf = (text: string, at: number) => ' '.repeat(at - text.lastIndexOf('\n', at - 1) - 1);
const lineEnd = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');
export const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;

/** Where a node stands, without the white space that YAML counts to a block. */
export function spanOf(node: Node, text: string): { start: number; end: number } {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** A name as YAML: in quotes where it could be read as something else. */
export const scalar = (name: string) =>
  /^\p{L}[\p{L}\p{M}\p{N} .'’-]*$/u.test(name) && !/^(?:true|false|yes|no|on|off|null|y|n)$/iu.test(name)
    ? name
    : quoted(name);
