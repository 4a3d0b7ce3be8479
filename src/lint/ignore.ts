import type { Diagnostic } from '../document/diagnostic.ts';
import { nearest } from '../document/near.ts';
import type { Ignore } from '../document/sop.ts';
import type { Finding } from './rule.ts';
import { endOf, sourceOf, startOf } from './source.ts';
import { lineEnd, lineStart } from './tree.ts';

/** Which rules took part in a run, and which may not be ignored. */
export interface RulesOfRun {
  /** Rules that ran: only an ignore of one of these can be known to be unused. */
  ran: ReadonlySet<string>;
  /** Every rule that exists. */
  known: ReadonlySet<string>;
  /** Rules of document control: an ignore of one has no effect. */
  control: ReadonlySet<string>;
}

export interface Ignored {
  kept: Diagnostic[];
  /** Findings of the rule `unused-ignore`. */
  unused: Finding[];
}

/** Takes out the findings that an ignore of the document covers, and tells which ignores covered none. Without the text nothing is mended. */
export function applyIgnores(
  diagnostics: readonly Diagnostic[],
  ignores: readonly Ignore[],
  rules: RulesOfRun,
  text?: string,
): Ignored {
  const used = new Set<string>();
  const kept = diagnostics.filter((d) => {
    const covering = ignores.flatMap((ignore, n) =>
      covers(ignore, d) && !rules.control.has(d.ruleId) ? [n] : [],
    );
    for (const n of covering) used.add(`${n} ${d.ruleId}`);
    return covering.length === 0;
  });
  const unused = ignores.flatMap((ignore, n) =>
    ignore.rules.flatMap((id) => {
      const message = used.has(`${n} ${id}`) ? undefined : faultOf(id, rules);
      return message ? [finding(message, id, ignore, rules, text)] : [];
    }),
  );
  return { kept, unused };
}

/** True when the ignore names the finding's rule and the finding begins in its lines. */
export function covers(ignore: Ignore, diagnostic: Diagnostic): boolean {
  const { line } = diagnostic.place.start;
  return (
    ignore.rules.includes(diagnostic.ruleId) && (ignore.file || (line >= ignore.from && line <= ignore.to))
  );
}

function faultOf(id: string, { ran, known, control }: RulesOfRun): string | undefined {
  if (!known.has(id)) return 'unknown';
  if (control.has(id)) return 'control';
  return ran.has(id) && id !== 'unused-ignore' ? 'unused' : undefined;
}

function finding(
  message: string,
  id: string,
  ignore: Ignore,
  { known }: RulesOfRun,
  text: string | undefined,
): Finding {
  const near = message === 'unknown' ? nearest(id, known, 1)[0] : undefined;
  return {
    message: near ? 'misspelt' : message,
    values: near ? { rule: id, near } : { rule: id },
    place: ignore.place,
    subject: id,
    ...(message === 'unused' && text !== undefined && { fix: { edits: [withoutRule(id, ignore, text)] } }),
    ...(near && text !== undefined && { suggestions: [{ edits: [renamed(id, near, ignore, text)] }] }),
  };
}

/** Takes the rule out of the comment, or the whole comment where it names no other; with its line, where nothing else stands there. */
function withoutRule(id: string, ignore: Ignore, text: string) {
  const start = startOf(ignore.place);
  const end = endOf(ignore.place);
  if (ignore.rules.length > 1) {
    const others = ignore.rules.filter((d) => d !== id).join(', ');
    const source = sourceOf(text, ignore.place);
    return { start, end, text: source.replace(/(sop-ignore(?:-file)?\s+)[^:]*/u, `$1${others}`) };
  }
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const alone = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  if (alone) return { start: from, end: Math.min(to + 1, text.length), text: '' };
  const gap = /[ \t]*$/.exec(text.slice(from, start))?.[0].length ?? 0;
  return { start: start - gap, end, text: '' };
}

function renamed(id: string, near: string, ignore: Ignore, text: string) {
  const at = startOf(ignore.place) + sourceOf(text, ignore.place).indexOf(id);
  return { start: at, end: at + id.length, text: near };
}
