import type { Diagnostic } from '../document/diagnostic.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { digest, signatureOf } from '../io/cache.ts';
import { type Reading, readText } from '../io/files.ts';
import type { FormerText } from '../lint/rule.ts';
import { inHandbook } from './find-sop.ts';
import type { LintRun } from './lint-run.ts';
import type { Scope, Target } from './lint-scope.ts';
import { progressOf } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';
import { unreadable } from './unreadable.ts';

/** One file once it is checked. Paths count from the handbook. */
export interface CheckedFile {
  target: Target;
  path: string;
  /** SHA-256 of the text that was read; undefined for a file that cannot be read. */
  hash?: string;
  /** The text as it was read, and as it is now: what is mended, and what a report may quote. */
  before?: string;
  text?: string;
  /** What it was before, where it is another text now. */
  former?: FormerText;
  /** Findings whose fix was made in it. */
  fixed: Diagnostic[];
  diagnostics: Diagnostic[];
  /** `id:language`, as a finding's identity names the document. */
  document: string;
  /** For rules that look at the whole handbook; left out for a file that is none of its SOPs, and for one that was not read. */
  facts?: SopFacts;
}

/** Checks every file; what earlier runs found in a file that is still the same is taken over. */
export async function checkFiles({ targets }: Scope, run: LintRun, t: Terminal): Promise<CheckedFile[]> {
  const files: CheckedFile[] = [];
  const progress = progressOf(targets.length, t.words.lint.progress, t);
  for (const target of targets) {
    const file = await checkFile(target, run, t);
    if (file) files.push(file);
    progress.step();
  }
  progress.end();
  return files;
}

async function checkFile(target: Target, run: LintRun, t: Terminal): Promise<CheckedFile | undefined> {
  const { memory } = run;
  const path = inHandbook(run.place, target.path);
  const hash = memory.hashOf(path, target.path);
  const known = hash === undefined ? undefined : knownFile(target, path, hash, run);
  if (known) return known.file;
  const before = signatureOf(target.path);
  const reading = await readText(target.path);
  if (!('text' in reading)) return unread(target, path, reading, t);
  const { text } = reading;
  const read = digest(text);
  memory.keepHash(path, before, read);
  const same = knownFile(target, path, read, run);
  if (same) return same.file && { ...same.file, before: text, text };
  return checkText(target, text, read, run);
}

/** Checks one text anew. Undefined for one that is no SOP and was not asked for by name. */
export async function checkText(
  target: Target,
  text: string,
  hash: string,
  run: LintRun,
): Promise<CheckedFile | undefined> {
  const path = inHandbook(run.place, target.path);
  const former = await run.past.textsOf(path, text);
  const file = (await run.checks()).check(target, text, former);
  run.memory.keepFindings(nameOf(target, path, run), hash, {
    ...(file && { document: file.document }),
    diagnostics: file?.diagnostics ?? [],
  });
  if (!file) return undefined;
  const { facts, before, text: now, ...rest } = file;
  const isNeeded = run.isFix || target.named || file.diagnostics.length > 0;
  return {
    ...rest,
    hash,
    // The text of thousands of files is not kept for the few that are quoted: those are read again.
    ...(isNeeded && before !== undefined && now !== undefined && { before, text: now }),
    ...(facts && { facts: run.memory.keepFacts(facts) }),
  };
}

/** What an earlier run made of the same text; `file` is undefined where it was no SOP. */
function knownFile(target: Target, path: string, hash: string, run: LintRun) {
  const known = run.memory.findings(nameOf(target, path, run), hash);
  if (!known) return undefined;
  const { document, diagnostics } = known;
  const file: CheckedFile | undefined =
    document === undefined ? undefined : { target, path, hash, fixed: [], diagnostics, document };
  return { file };
}

/** A path may be looked at in several ways: as an SOP that has to be one, or as any Markdown; and what it was before counts. */
function nameOf({ certain, isSop }: Target, path: string, { past }: LintRun): string {
  const was = past.markOf(path);
  return `${path}${certain ? '' : ' (perhaps)'}${isSop ? ' (SOP)' : ''}${was === '' ? '' : ` (was ${was})`}`;
}

/** A file in a folder that cannot be read as text is one finding, so that the others are still checked. */
function unread(
  target: Target,
  path: string,
  reading: Exclude<Reading, { text: string }>,
  t: Terminal,
): CheckedFile | undefined {
  const error = unreadable(reading, shown(t.cwd, target.path), t);
  if (target.named) throw error;
  if (!target.certain) return undefined;
  const start = { line: 'line' in reading ? reading.line : 1, column: 1, offset: 0 };
  const diagnostic: Diagnostic = {
    ruleId: 'unreadable-document',
    severity: 'error',
    path,
    place: { start, end: start },
    reason: error.message,
    ...(error.hint !== undefined && { hint: error.hint }),
  };
  return { target, path, fixed: [], diagnostics: [diagnostic], document: `${path}:` };
}
