import { extname } from 'node:path';
import { UserError } from '../errors.ts';
import { readText, writeAtomically } from '../io/files.ts';
import { clean } from '../lint/report/clean.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

/** A chart may be large: an SVG of a long procedure has many times the length of its text. */
const mostChartBytes = 64 * 1024 * 1024;

/**
 * Writes a chart. A file that is there is replaced only when it is a chart of an earlier run, or by `force`; throws a UserError for any
 * other one.
 */
export async function writeChart(path: string, chart: string, force: boolean, t: Terminal): Promise<void> {
  if (!force) {
    const reading = await readText(path, mostChartBytes);
    const isFree = 'text' in reading ? isChart(path, reading.text, chart) : reading.fault === 'missing';
    if (!isFree) throw new UserError(t.words.files.exists(clean(shown(t.cwd, path))), t.words.flow.forceHint);
  }
  await writeAtomically(path, chart);
}

/** How the charts that `sop flow` writes can be told from other files with the same ending. */
const marks: Record<string, RegExp> = {
  '.svg': /^<svg /,
  '.mmd': /^(?:---\n[\s\S]*?\n---\n)?flowchart /,
  '.mermaid': /^(?:---\n[\s\S]*?\n---\n)?flowchart /,
  '.dot': /^digraph sop \{/,
  '.gv': /^digraph sop \{/,
  '.json': /^\{\s*"file":[\s\S]*"procedures":/,
  '.txt': /^[ │|]*(?:[├╰]─|\+-) /m,
};

function isChart(path: string, text: string, chart: string): boolean {
  return text === '' || text === chart || marks[extname(path).toLowerCase()]?.test(text) === true;
}
