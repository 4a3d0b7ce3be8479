import type { ListItem, RootContent } from 'mdast';
import type { Sop } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';
import { type Line, masked, type Range, said } from './line.ts';
import { nameOf } from './targets.ts';

/** Roles that a document declares, by compared name: bold leads, list items and first columns of its Responsibilities, its audience. */
export function declaredRoles(sop: Sop): Map<string, string> {
  const roles = new Map<string, string>();
  const declare = (name: string): void => {
    const clean = name.replace(/[\s:.–—-]+$/u, '').trim();
    if (clean !== '' && clean.split(/\s+/).length <= 6) roles.set(nameOf(clean), clean);
  };
  for (const section of sop.sections) {
    if (section.name === 'responsibilities') for (const node of section.content) rolesIn(node, declare);
  }
  const { audience } = (sop.meta ?? {}) as { audience?: unknown };
  if (Array.isArray(audience))
    for (const role of audience) if (typeof role === 'string') declare(role.replace(/^@/, ''));
  roles.delete('');
  return roles;
}

function rolesIn(node: RootContent, declare: (name: string) => void): void {
  if (node.type === 'table') {
    for (const row of node.children.slice(1)) if (row.children[0]) declare(plainText(row.children[0]));
  }
  // A numbered list of responsibilities is a list of duties.
  if (node.type === 'list' && node.ordered !== true)
    for (const item of node.children) declare(leadOfItem(item));
}

function leadOfItem(item: ListItem): string {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return '';
  const [lead] = first.children;
  if (lead?.type === 'strong') return plainText(lead);
  return /^([^:]{2,40}):\s/.exec(plainText(first))?.[1] ?? '';
}

/**
 * Who acts: `@role` unless the work is handed to them, a declared role in brackets at the end, a declared role as label or subject at the
 * start, behind one of `articles` or none; without `articles` no subject is looked for. A role that is addressed in the middle of a sentence ("ask @lead") does not act.
 */
export function roleIn(
  line: Line,
  range: Range,
  roles: Map<string, string>,
  articles?: readonly string[],
): string | undefined {
  const text = masked(line, range);
  // "Escalate to @lead", "ask @lead": in the middle of a sentence the role is addressed and does not act.
  const mention = /^[^\p{L}\p{N}@]*@([\p{L}\p{N}][\p{L}\p{N}_/-]*)|\(@([\p{L}\p{N}][\p{L}\p{N}_/-]*)\)/u.exec(
    text,
  );
  if (mention) return mention[1] ?? mention[2];
  if (roles.size === 0) return undefined;
  const bracket = /\(@?([^()]{2,40})\)[.!]?$/u.exec(text)?.[1];
  const declared = bracket === undefined ? undefined : roles.get(nameOf(bracket));
  if (declared !== undefined) return declared;
  return articles && subjectOf(said(line, range), roles, articles);
}

/** A declared role as the first words, an article before them or not. */
function subjectOf(
  text: string,
  roles: Map<string, string>,
  articles: readonly string[],
): string | undefined {
  const names = nameOf(text.slice(0, 120)).split(' ');
  for (const from of articles.includes(names[0] ?? '') ? [0, 1] : [0]) {
    for (let length = Math.min(6, names.length - from); length > 0; length--) {
      const role = roles.get(names.slice(from, from + length).join(' '));
      if (role !== undefined) return role;
    }
  }
  return undefined;
}
