import { UserError } from '../errors.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

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

/** Opens a file and waits until the editor is closed. Throws a UserError where the program cannot be started. */
export async function openEditor(command: string[], path: string, t: Terminal): Promise<void> {
  const { new: w } = t.words;
  await t.edit(command, path).catch(() => {
    throw new UserError(w.editorFailed(command[0] ?? ''), w.editorFailedHint(shown(t.cwd, path)));
  });
}
