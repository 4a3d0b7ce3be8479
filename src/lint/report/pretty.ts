import { Chalk, type ChalkInstance } from 'chalk';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { en, type ReportWords } from '../../languages/report/en.ts';
import { clean } from './clean.ts';
import { frame } from './frame.ts';
import { countOf, type Reporter, type ReportOptions, type Result, summaryOf } from './reporter.ts';
import { columnsOf, wrap } from './width.ts';

/** For people: by file, each finding with the lines it stands in, the second place, what to do, and why once a rule; counts at the end. */
export const pretty: Reporter = (results, options = {}) => {
  const page = pageOf(results, options);
  const files = results.filter((d) => d.diagnostics.length > 0).map((d) => fileOf(d, page));
  const end = [summaryOf(countOf(results), page.words), ...baselineOf(options, page)].flatMap((d) =>
    wrap(d, page.width),
  );
  return `${[...files, end.join('\n')].join('\n\n')}\n`;
};

/** What all parts of one report share. */
interface Page {
  words: ReportWords;
  pen: ChalkInstance;
  width: number;
  plain: boolean;
  texts: ReadonlyMap<string, string>;
  /** Reasons that were already given: once is enough. */
  explained: Set<string>;
}

function pageOf(
  results: readonly Result[],
  { words = en, color = 0, width = 80, plain = false }: ReportOptions,
): Page {
  const texts = new Map(results.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]])));
  return {
    words,
    pen: new Chalk({ level: color }),
    width: Math.max(40, width),
    plain,
    texts,
    explained: new Set(),
  };
}

function fileOf({ path, diagnostics }: Result, page: Page): string {
  return [page.pen.underline(clean(path)), ...diagnostics.map((d) => findingOf(d, page))].join('\n\n');
}

function findingOf(d: Diagnostic, page: Page): string {
  const { words, pen } = page;
  const lines = [...headOf(d, page), ...indented(frameOf(d.path, d, page), 4)];
  if (d.cause) {
    const path = d.cause.path ?? d.path;
    const { line, column } = d.cause.place.start;
    lines.push(...said('', `${clean(d.cause.reason)} (${clean(path)}:${line}:${column})`, page));
    lines.push(...indented(frameOf(path, d.cause, page), 4));
  }
  if (d.hint) lines.push(...said(pen.cyan(words.hint), clean(d.hint), page));
  if (d.note && !page.explained.has(d.note)) {
    page.explained.add(d.note);
    lines.push(...said(pen.dim(words.why), clean(d.note), page));
  }
  return lines.join('\n');
}

/** Severity, place, reason and rule: on one line where there is room. */
function headOf(d: Diagnostic, { words, pen, width }: Page): string[] {
  const at = `${d.place.start.line}:${d.place.start.column}`;
  const severity = words.severity[d.severity];
  const indent = columnsOf(`  ${severity} ${at} `);
  const rule = `[${d.ruleId}]${d.fix ? ` (${words.canBeFixed})` : ''}`;
  const lines = wrap(`${clean(d.reason)} ${rule}`, Math.max(20, width - indent));
  const painted = lines.map((line) =>
    line.endsWith(rule) ? `${line.slice(0, -rule.length)}${pen.dim(rule)}` : line,
  );
  const [first = '', ...rest] = painted;
  return [
    `  ${severityPen(d, pen)(severity)} ${pen.bold(at)} ${first}`,
    ...rest.map((line) => `${' '.repeat(indent)}${line}`),
  ];
}

function severityPen({ severity }: Diagnostic, pen: ChalkInstance): ChalkInstance {
  return { error: pen.red, warning: pen.yellow, hint: pen.blue }[severity].bold;
}

function frameOf(path: string, { place }: Pick<Diagnostic, 'place'>, page: Page): string[] {
  const text = page.texts.get(path);
  if (text === undefined) return [];
  const paint = { quiet: page.pen.dim, mark: page.pen.red };
  return frame(text, place, { width: page.width - 4, plain: page.plain, paint });
}

function said(label: string, text: string, { width }: Page): string[] {
  const indent = label === '' ? 4 : 4 + columnsOf(label) + 1;
  const [first = '', ...rest] = wrap(text, Math.max(20, width - indent));
  return [
    `    ${label}${label === '' ? '' : ' '}${first}`,
    ...rest.map((line) => `${' '.repeat(indent)}${line}`),
  ];
}

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => `${' '.repeat(by)}${line}`.trimEnd());
}

function baselineOf({ baseline }: ReportOptions, { words }: Page): string[] {
  if (!baseline) return [];
  const known = baseline.known > 0 ? [words.known(baseline.known)] : [];
  const fixed = baseline.fixed.length > 0 ? [words.gone(baseline.fixed.length, clean(baseline.update))] : [];
  return [...known, ...fixed, ...baseline.fixed.map((d) => `  ${clean(d.at)}`)];
}
