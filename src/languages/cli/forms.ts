import { examplesOf } from '../examples.ts';
import { languages } from '../index.ts';

/** The words of steps in every language that is read, as lines of a table: code, yes and no, going on, ending, going to a step. */
export function formsTable(headings: [string, string, string, string]): string {
  const rows = languages.map((words) => {
    const { yes, no, goOn, end } = words.chart;
    return [words.code, `${yes}, ${no}`, goOn, end, examplesOf(words).goTo('…')];
  });
  const all = [['', ...headings], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  return all.map((row) => `    ${line(row).trimEnd()}`).join('\n');
}
