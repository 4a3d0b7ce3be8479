import { parseSop } from '../document/parse.ts';
import { toFlows } from '../flow/read.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { collect, type Handbook } from '../handbook/handbook.ts';
import { inOrder, readText } from '../io/files.ts';
import { clean } from '../lint/report/clean.ts';
import { inHandbook } from './find-sop.ts';
import type { Place } from './place.ts';
import { progressOf } from './progress.ts';
import { quickReader } from './reader.ts';
import { sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/** Reads every SOP of the handbook. A file that cannot be read is named on stderr and left out. */
export async function loadHandbook(place: Place, t: Terminal): Promise<Handbook> {
  const files = await sopFiles(place);
  const parse = await quickReader();
  const progress = progressOf(files.length, t.words.list.progress, t);
  const facts: SopFacts[] = [];
  for await (const reading of inOrder(files, (path) => readText(path))) {
    progress.step();
    const path = inHandbook(place, reading.path);
    if ('fault' in reading) {
      t.err(`${t.words.list.unreadable(clean(path))}\n`);
      continue;
    }
    const { main: defaultLanguage, config } = place;
    const sop = parseSop(path, reading.text, { defaultLanguage, keys: config.keys, parse });
    facts.push(factsOf(sop, toFlows(sop)));
  }
  progress.end();
  return collect(facts, place.config);
}
