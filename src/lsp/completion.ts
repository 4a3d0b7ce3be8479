import { posix } from 'node:path';
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import { metaKeys, samples } from '../document/meta.ts';
import { findSop } from '../handbook/handbook.ts';
import { nameIn } from '../handbook/who.ts';
import type { EditorWords } from '../languages/editor/index.ts';
import { examplesOf } from '../languages/examples.ts';
import { clean } from '../lint/report/clean.ts';
import { offsetAt, rangeBetween } from './ranges.ts';
import { termsOf } from './subject.ts';
import type { OpenSop, Workspace } from './workspace.ts';

/** What may stand where the person is typing. */
export function completionsAt(
  sop: OpenSop,
  position: Position,
  workspace: Workspace,
  words: EditorWords,
): CompletionItem[] {
  const offset = offsetAt(sop.text, position);
  const line = sop.text.slice(sop.text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (isInFrontMatter(sop.text, offset)) return inFrontMatter(line, offset, sop, workspace, words);
  return (
    roles(line, offset, sop, workspace, words) ??
    links(line, offset, sop, workspace) ??
    steps(line, offset, sop) ??
    terms(line, offset, sop, workspace)
  );
}

function isInFrontMatter(text: string, offset: number): boolean {
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^---[ \t]*\r?$|$(?![\s\S]))/m.exec(text);
  return front !== null && offset > 3 && offset < (front.index ?? 0) + front[0].length - 3;
}

/** An item that replaces what was typed of it: the last `typed` characters before the offset. */
function item(
  label: string,
  insert: string,
  typed: number,
  offset: number,
  text: string,
  more: Partial<CompletionItem>,
): CompletionItem {
  return {
    label: clean(label),
    filterText: insert,
    textEdit: { range: rangeBetween(text, offset - typed, offset), newText: insert },
    ...more,
  };
}

function inFrontMatter(
  line: string,
  offset: number,
  sop: OpenSop,
  workspace: Workspace,
  words: EditorWords,
): CompletionItem[] {
  const [, key, typed = ''] = /^(?:([\w-]+):|\s*-)\s+(?:.*[[,]\s*)?(.*)$/.exec(line) ?? [];
  const holder = key ?? (/^\s*-\s/.test(line) ? keyAbove(sop.text, offset) : undefined);
  if (holder !== undefined)
    return valuesOf(holder, sop, workspace, words).map(({ value, detail }) =>
      item(value, value, typed.length, offset, sop.text, { kind: CompletionItemKind.Value, detail }),
    );
  if (!/^[\w-]*$/.test(line)) return [];
  const given = new Set(sop.sop.frontMatter.fields.keys());
  return [...metaKeys, ...workspace.files.config.keys]
    .filter((name) => !given.has(name))
    .map((name) => {
      const sample = (samples as Record<string, string>)[name];
      return item(name, `${name}: `, line.length, offset, sop.text, {
        kind: CompletionItemKind.Property,
        ...(sample ? { detail: words.key(clean(sample)) } : {}),
      });
    });
}

/** The key that a list item stands under. */
function keyAbove(text: string, offset: number): string | undefined {
  const lines = text.slice(0, offset).split('\n').reverse();
  return lines.map((line) => /^([\w-]+):/.exec(line)?.[1]).find((key) => key !== undefined);
}

interface Value {
  value: string;
  detail: string;
}

function valuesOf(key: string, sop: OpenSop, workspace: Workspace, words: EditorWords): Value[] {
  const { config } = workspace.files;
  const roleValues = config.roles.map(({ id, name }) => ({
    value: id,
    detail: `${words.role}: ${clean(name)}`,
  }));
  if (key === 'department')
    return config.departments.map(({ name }) => ({ value: name, detail: words.department }));
  if (key === 'owner')
    return [
      ...roleValues,
      ...config.people.map(({ id, name }) => ({ value: id, detail: `${words.person}: ${clean(name)}` })),
    ];
  if (key === 'audience') return roleValues;
  if (key === 'language') return config.languages.map((value) => ({ value, detail: '' }));
  if (['related', 'supersedes', 'superseded-by'].includes(key))
    return [...workspace.handbook().byId.values()].flatMap(([facts]) => {
      const id = facts?.id;
      return id === undefined || id === sop.facts.id
        ? []
        : [{ value: id, detail: clean(facts?.title ?? '') }];
    });
  return [];
}

/** `@team-lead`. */
function roles(
  line: string,
  offset: number,
  sop: OpenSop,
  workspace: Workspace,
  words: EditorWords,
): CompletionItem[] | undefined {
  const typed = /(?:^|[\s(])@([\p{L}\p{N}_-]*)$/u.exec(line)?.[1];
  if (typed === undefined) return undefined;
  return workspace.files.config.roles.map((role) =>
    item(`@${role.id}`, `@${role.id}`, typed.length + 1, offset, sop.text, {
      kind: CompletionItemKind.Reference,
      detail: `${words.role}: ${clean(nameIn(role, sop.sop.language))}`,
    }),
  );
}

/** Paths of other SOPs inside `](`, ids inside `[[`. */
function links(
  line: string,
  offset: number,
  sop: OpenSop,
  workspace: Workspace,
): CompletionItem[] | undefined {
  const path = /\]\(([^()\s]*)$/.exec(line)?.[1];
  const id = /\[\[([^\]]*)$/.exec(line)?.[1];
  if (path === undefined && id === undefined) return undefined;
  const handbook = workspace.handbook();
  return [...handbook.byId.keys()].flatMap((key) => {
    const target = findSop(handbook, key, sop.sop.language);
    if (!target?.id || target.path === sop.path) return [];
    const way = posix.relative(posix.dirname(sop.path), target.path);
    const insert = path === undefined ? target.id : way.replaceAll(' ', '%20');
    return [
      item(target.title, insert, (path ?? id ?? '').length, offset, sop.text, {
        kind: CompletionItemKind.File,
        detail: insert,
        filterText: `${insert} ${clean(target.title)}`,
      }),
    ];
  });
}

/** Titles of steps behind a "go to". */
function steps(line: string, offset: number, sop: OpenSop): CompletionItem[] | undefined {
  const verbs = verbsOf(sop.sop.language);
  const typed = new RegExp(`(?:${verbs})\\s+(\\**[^*]*)$`, 'iu').exec(line)?.[1];
  if (typed === undefined) return undefined;
  const own = sop.flows
    .flatMap(({ nodes }) => nodes)
    .filter(({ title, number }) => title !== undefined && number !== undefined);
  return own.map(({ title = '', number = '' }, at) => {
    const insert = `**${title}**`;
    return item(title, insert, typed.length, offset, sop.text, {
      kind: CompletionItemKind.Reference,
      detail: number,
      sortText: String(at).padStart(4, '0'),
    });
  });
}

/** "go to", "ga naar": how a jump begins in this language, and in English. */
function verbsOf(language: string): string {
  const verbs = [language, 'en'].map((code) => examplesOf({ code }).goTo('').replace(/\*.*$/su, '').trim());
  return [...new Set(verbs)].map((verb) => verb.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}

function terms(
  line: string,
  offset: number,
  { sop, text, path }: OpenSop,
  workspace: Workspace,
): CompletionItem[] {
  const typed = /[\p{L}\p{N}-]+$/u.exec(line)?.[0] ?? '';
  if (typed.length < 2) return [];
  return termsOf(sop.terms, path, workspace, sop.language)
    .filter(({ term }) => term.toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ term, definition }) =>
      item(term, term, typed.length, offset, text, {
        kind: CompletionItemKind.Text,
        detail: clean(definition),
      }),
    );
}
