import { type ParseMarkdown, parseMarkdown } from '../document/markdown.ts';
import { type NativeParser, readNatively } from '../document/quick/read.ts';
import { readerWith } from '../document/slot.ts';
import type { Shell } from './shell.ts';

/**
 * A Markdown reader for commands that only read: the native parser where this machine has it and its tree is certain to be that
 * of the reference parser, else the reference parser. Positions for edits come from the reference parser alone.
 */
export async function quickReader(env: Shell['env']): Promise<ParseMarkdown> {
  const parse = await nativeParser(env);
  return parse ? readerWith((masked) => readNatively(masked, parse) ?? parseMarkdown(masked)) : parseMarkdown;
}

/** The parsers that read here, the first one first: `satteri, remark`. */
export const parsersOf = async (env: Shell['env']): Promise<string> =>
  (await nativeParser(env)) ? 'satteri, remark' : 'remark';

/** Undefined where no binary fits the machine, and with `SOP_PARSER=remark`: findings are the same, it only takes longer. */
async function nativeParser(env: Shell['env']): Promise<NativeParser | undefined> {
  if (env.SOP_PARSER === 'remark') return undefined;
  const native = await import('../document/quick/native.ts').catch(() => undefined);
  return native?.markdownToMdast as unknown as NativeParser | undefined;
}
