import { UserError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/**
 * The person's editor as a program and its arguments: `SOP_EDITOR`, `VISUAL`, `EDITOR`, the first that is set. Quotes keep words
 * together; nothing else of a shell is read. Throws a UserError where none is set.
 */
export function editorOf(t: Terminal): string[] {
  const set = t.env.SOP_EDITOR || t.env.VISUAL || t.env.EDITOR || '';
  const words = [...set.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
  if (words.length === 0) throw new UserError(t.words.new.noEditor, t.words.new.noEditorHint);
  return words;
}
