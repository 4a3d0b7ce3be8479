import { extname } from 'node:path';
import type { ChalkInstance } from 'chalk';
import type { Paint, Style } from '../flow/rail/grid.ts';
import { languageOf } from '../languages/index.ts';
import { jsonText } from '../lint/report/clean.ts';
import { legendOf, type Signs } from './legend.ts';
import { oneOf } from './options.ts';
import type { ReadFlows } from './read-flows.ts';
import type { Terminal } from './terminal.ts';

/** Formats of a chart with the file endings that mean them; the first ending is the one that is written. */
const endings = {
  rail: ['txt'],
  text: ['text.txt'],
  json: ['json'],
  mermaid: ['mmd', 'mermaid'],
  dot: ['dot', 'gv'],
  svg: ['svg'],
} as const;

export interface FlowFormat {
  name: keyof typeof endings;
  ending: string;
}

export interface ChartOptions {
  width: number;
  ascii: boolean;
  /** An SVG with a lane for every role. */
  lanes: boolean;
  /** Colours, on a terminal. */
  pen: ChalkInstance | undefined;
  /** What the signs of a chart mean, where a legend is wanted below it. */
  signs?: Signs;
}

/** The format that is asked for: by name, else by the ending of the output file, else the rail (SVG for a whole folder). */
export function formatOf(
  o: { format?: string; json?: boolean; output?: string; all?: string },
  t: Terminal,
): FlowFormat {
  const names = Object.keys(endings) as (keyof typeof endings)[];
  const written = extname(o.output ?? '')
    .slice(1)
    .toLowerCase();
  const byEnding = names.find((name) => (endings[name] as readonly string[]).includes(written));
  const usual = o.all === undefined ? 'rail' : 'svg';
  const name = o.json
    ? 'json'
    : o.format === undefined
      ? (byEnding ?? usual)
      : oneOf(names, o.format, '--format', t.words);
  return { name, ending: endings[name][0] };
}

/** The procedures of a file as text in a format. */
export const chartOf = ({ name }: FlowFormat, read: ReadFlows, options: ChartOptions): Promise<string> =>
  painters[name](read, options);

type Painter = (read: ReadFlows, options: ChartOptions) => Promise<string>;

const painters: Record<keyof typeof endings, Painter> = {
  rail: async (read, options) => {
    const [{ planRail }, { printRail }] = await Promise.all([
      import('../flow/rail/plan.ts'),
      import('../flow/rail/terminal.ts'),
    ]);
    const { pen, width, ascii, signs } = options;
    const rail = planRail(read.flows, railOptions(read));
    if (read.flows.length === 0) return '';
    const chart = printRail(rail, { width, ascii, ...(pen && { paint: painted(pen) }) });
    const legend = signs ? legendOf(rail, signs, ascii, width) : [];
    return chart + legend.map((line) => `${pen ? pen.dim(line) : line}\n`).join('');
  },
  text: async ({ flows, language }) => {
    const { toText } = await import('../flow/text.ts');
    const { chart } = languageOf(language);
    const heading = (at: string) => (flows.length > 1 && at !== '' ? `${at}\n\n` : '');
    return flows.map((one) => heading(one.phase ?? one.at) + toText(one, chart)).join('\n');
  },
  json: async ({ file, flows }) => jsonText({ file, procedures: flows }),
  mermaid: async (read) => (await import('../flow/mermaid.ts')).toMermaid(read.flows, railOptions(read)),
  dot: async (read) => (await import('../flow/dot.ts')).toDot(read.flows, railOptions(read)),
  svg: async (read, { lanes }) =>
    lanes
      ? (await import('../flow/lanes.ts')).lanesText(read.flows, railOptions(read))
      : (await import('../flow/rail/svg.ts')).svgText(read.flows, railOptions(read)),
};

const railOptions = ({ title, language }: ReadFlows) => ({
  title,
  language,
  words: languageOf(language).chart,
});

const painted =
  (pen: ChalkInstance): Paint =>
  (style, text) =>
    (styles[style]?.(pen) ?? ((plain: string) => plain))(text);

/** Colours as on the reader site: yellow for decisions, red for handing over, blue for sub-procedures, quiet lines. */
const styles: Partial<Record<Style, (pen: ChalkInstance) => ChalkInstance>> = {
  heading: (pen) => pen.bold.underline,
  number: (pen) => pen.bold,
  decision: (pen) => pen.yellow,
  'hand-off': (pen) => pen.red,
  'sub-procedure': (pen) => pen.blue,
  answer: (pen) => pen.yellow,
  end: (pen) => pen.bold,
  caption: (pen) => pen.dim,
  line: (pen) => pen.dim,
};
