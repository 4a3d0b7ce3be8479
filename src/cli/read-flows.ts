import { parseSop } from '../document/parse.ts';
import type { Flow } from '../flow/flow.ts';
import { toFlows } from '../flow/read.ts';
import { readText } from '../io/files.ts';
import { nameOf } from './known.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { textOf } from './unreadable.ts';

/** The procedures of one file. */
export interface ReadFlows {
  /** As the command line shows it. */
  file: string;
  /** Its title; the name of the file where it has none. */
  title: string;
  language: string;
  flows: Flow[];
  /** The text has a list with bullets: perhaps its steps. */
  hasBullets: boolean;
  /** Nothing stands in it, or nothing behind its front matter. */
  isEmpty: boolean;
}

/** Reads the procedures of any Markdown file. Throws a UserError where the file cannot be read. */
export async function readFlows(
  path: string,
  file: string,
  place: Place,
  language: string | undefined,
  t: Terminal,
): Promise<ReadFlows> {
  const text = textOf(await readText(path), file, t);
  const sop = parseSop(file, text, { language, ...(place.isHandbook && { defaultLanguage: place.main }) });
  const body = text.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---(?:\r?\n|$)/, '').replace(/^\uFEFF/, '');
  return {
    file: sop.path,
    title: sop.title?.value ?? nameOf(path),
    language: sop.language,
    flows: toFlows(sop),
    hasBullets: /^\s*[-*+][ \t]+\S/m.test(body),
    isEmpty: body.trim() === '',
  };
}
