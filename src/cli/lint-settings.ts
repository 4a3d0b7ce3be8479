import { UserError } from '../errors.ts';
import { type Format, formats } from '../lint/report/index.ts';
import type { Level } from '../lint/severity.ts';
import { reportWordsOf } from './lint-report.ts';
import { checkLanguage, oneOf } from './options.ts';
import type { Terminal } from './terminal.ts';

/** One report of `sop lint` as it was asked for: `-o` belongs to the `-f` before it. */
export interface Output {
  format?: string;
  file?: string;
}

export interface LintOptions {
  fix?: boolean;
  dryRun?: boolean;
  outputs: Output[];
  stdinFilename?: string;
  rule: string[];
  quiet?: boolean;
  maxWarnings?: string;
  /** A file, `false` for `--no-baseline`, `true` when nothing was said. */
  baseline: string | boolean;
  updateBaseline?: boolean;
  /** Commit or branch against which a change is judged. */
  since?: string;
  lang?: string;
  json?: boolean;
}

/** The options once they are known to be right. */
export interface LintSettings {
  reports: { format: Format; file: string | undefined }[];
  /** The host that runs this shows findings beside the lines when they are printed for it too. */
  annotate: boolean;
  levels: Record<string, Level>;
  /** More warnings than this fail the run. */
  maxWarnings: number;
  language: string | undefined;
}

/** Reads the options that are not plain switches. Throws a UserError for the first that will not do. */
export async function settingsOf(o: LintOptions, t: Terminal): Promise<LintSettings> {
  return {
    reports: reportsOf(o, t),
    annotate: t.env.GITHUB_ACTIONS === 'true' && o.outputs.length === 0 && !o.json,
    levels: o.rule.length > 0 ? await levelsOf(o.rule, t) : {},
    maxWarnings: o.maxWarnings === undefined ? Number.POSITIVE_INFINITY : wholeNumber(o.maxWarnings, t),
    language: o.lang === undefined ? undefined : checkLanguage(o.lang, t.words),
  };
}

async function levelsOf(options: readonly string[], t: Terminal): Promise<Record<string, Level>> {
  const [{ allRules }, { readRuleOption }] = await Promise.all([
    import('../lint/lint.ts'),
    import('../lint/severity.ts'),
  ]);
  const words = await reportWordsOf(t.language);
  const ids = allRules.map((rule) => rule.id);
  return Object.fromEntries(options.map((option) => readRuleOption(option, ids, words)));
}

function reportsOf({ outputs, json }: LintOptions, t: Terminal): LintSettings['reports'] {
  const asked = outputs.map(({ format, file }) => ({
    format: format === undefined ? ('pretty' as const) : oneOf(formats, format, '--format', t.words),
    file,
  }));
  const reports = json ? [...asked, { format: 'json' as const, file: undefined }] : asked;
  if (reports.filter((r) => r.file === undefined).length > 1) {
    throw new UserError(t.words.lint.twoOnScreen, t.words.lint.twoOnScreenHint);
  }
  return reports.length > 0 ? reports : [{ format: 'pretty', file: undefined }];
}

function wholeNumber(text: string, t: Terminal): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const { usage } = t.words;
  throw new UserError(usage.unexpected(usage.valueOf('--max-warnings'), text, usage.wholeNumber));
}
