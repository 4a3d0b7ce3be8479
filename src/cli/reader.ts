import { type NativeParser, readNatively } from '../document/fast.ts';
import { type ParseMarkdown, parseMarkdown } from '../document/markdown.ts';

/**
 * A Markdown reader for commands that only read: the native parser where this machine has it and its tree is certain to be that
 * of the reference parser, else the reference parser. Positions for edits come from the reference parser alone.
 */
export async function quickReader(): Promise<ParseMarkdown> {
  const native = await import('satteri').catch(() => undefined);
  if (!native) return parseMarkdown;
  const parse = native.markdownToMdast as unknown as NativeParser;
  return (masked) => readNatively(masked, parse) ?? parseMarkdown(masked);
}
