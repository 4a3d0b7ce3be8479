import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect, type Handbook } from '../handbook/handbook.ts';
import { inOrder, readText } from '../io/files.ts';
import { clean } from '../lint/report/clean.ts';
import { inHandbook } from './find-sop.ts';
import type { Place } from './place.ts';
import { progressOf } from './progress.ts';
import { sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/**
 * Every SOP of the handbook as far as a list needs it: front matter and title. Terms, links, steps and all else of the body are left
 * out, so that 10,000 SOPs are listed without reading their Markdown. A file that cannot be read is named on stderr and left out.
 */
export async function loadForList(place: Place, t: Terminal): Promise<Handbook> {
  const files = await sopFiles(place);
  const progress = progressOf(files.length, t.words.list.progress, t);
  const facts: SopFacts[] = [];
  for await (const reading of inOrder(files, (path) => readText(path))) {
    progress.step();
    const path = inHandbook(place, reading.path);
    if ('text' in reading) facts.push(factsOf(readTop(path, reading.text, place), []));
    else t.err(`${t.words.list.unreadable(clean(path))}\n`);
  }
  progress.end();
  return collect(facts, place.config);
}

/** Every SOP of the handbook with all that rules and records need of it. A file that cannot be read is named on stderr and left out. */
export async function loadWhole(place: Place, t: Terminal): Promise<Handbook> {
  const files = await sopFiles(place);
  const progress = progressOf(files.length, t.words.list.progress, t);
  const { main: defaultLanguage, config } = place;
  const [{ quickReader }, { toFlows }] = await Promise.all([
    import('./reader.ts'),
    import('../flow/read.ts'),
  ]);
  const parse = await quickReader(t.env);
  const facts: SopFacts[] = [];
  for await (const reading of inOrder(files, (path) => readText(path))) {
    progress.step();
    const path = inHandbook(place, reading.path);
    if ('text' in reading) {
      const sop = parseSop(path, reading.text, { defaultLanguage, keys: config.keys, parse });
      facts.push(factsOf(sop, toFlows(sop)));
    } else t.err(`${t.words.list.unreadable(clean(path))}\n`);
  }
  progress.end();
  return collect(facts, config);
}

/** The front matter of a text; its body only where the front matter has no title. */
function readTop(path: string, text: string, { main: defaultLanguage, config: { keys } }: Place): Sop {
  const top = parseSop(path, text, { defaultLanguage, keys, parse: () => ({ type: 'root', children: [] }) });
  return top.title ? top : parseSop(path, text, { defaultLanguage, keys });
}
