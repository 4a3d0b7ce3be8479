import type { WordPart } from './wording.ts';

const FIGURE_START = /^\p{N}/u;
const CURRENCY = /(?:[€$£₱]|\b(?:EUR|USD|GBP|PHP))\s?$/u;
/** A figure at the end, but no time of the day. */
const FIGURE_END = /(?:^|[^:\p{N}])\p{N}+(?:[.,]\p{N}+)*$/u;
const UNIT = /^\s?(?:[%€$£]|h\b|\p{L}[\p{L}\p{M}-]{2,})/u;
/** A word so short between two changed runs is read with them: "[-on the-]{+in a+}" is clearer than four pieces. */
const shortest = 4;

/**
 * Parts of a compared text as a person reads them best: a changed figure takes its unit along ("30 days" became "14 days"), and changed runs
 * that only a space or a short word parts become one. Joining the parts without the added ones still gives the old text, without the
 * removed ones the new text.
 */
export function tidyParts(parts: readonly WordPart[]): WordPart[] {
  return joinRuns(withUnits(parts.filter(({ text }) => text !== '')));
}

/** One changed place: what went and what came, in front of what stays. */
interface Run {
  gone: string;
  came: string;
  /** Text that follows and stays. */
  kept: string;
}

function runsOf(parts: readonly WordPart[]): { lead: string; runs: Run[] } {
  const runs: Run[] = [];
  let lead = '';
  for (const { text, change } of parts) {
    const last = runs.at(-1);
    if (!change) {
      if (last) last.kept += text;
      else lead += text;
      continue;
    }
    const run = last && last.kept === '' ? last : { gone: '', came: '', kept: '' };
    if (run !== last) runs.push(run);
    if (change === 'removed') run.gone += text;
    else run.came += text;
  }
  return { lead, runs };
}

function partsOf(lead: string, runs: readonly Run[]): WordPart[] {
  const parts: WordPart[] = [
    { text: lead },
    ...runs.flatMap(({ gone, came, kept }): WordPart[] => [
      { text: gone, change: 'removed' },
      { text: came, change: 'added' },
      { text: kept },
    ]),
  ];
  return parts.filter(({ text }) => text !== '');
}

function withUnits(parts: readonly WordPart[]): WordPart[] {
  const { lead: first, runs } = runsOf(parts);
  let lead = first;
  for (const [at, run] of runs.entries()) {
    const isFigure = FIGURE_START.test(run.gone) && FIGURE_START.test(run.came);
    const kept = at === 0 ? lead : (runs[at - 1]?.kept ?? '');
    const currency = isFigure ? (CURRENCY.exec(kept)?.[0] ?? '') : '';
    if (currency !== '') {
      const rest = kept.slice(0, kept.length - currency.length);
      const before = runs[at - 1];
      if (before) before.kept = rest;
      else lead = rest;
      run.gone = currency + run.gone;
      run.came = currency + run.came;
      continue;
    }
    const unit =
      FIGURE_END.test(run.gone) && FIGURE_END.test(run.came) ? (UNIT.exec(run.kept)?.[0] ?? '') : '';
    run.gone += unit;
    run.came += unit;
    run.kept = run.kept.slice(unit.length);
  }
  return partsOf(lead, runs);
}

function joinRuns(parts: readonly WordPart[]): WordPart[] {
  const { lead, runs } = runsOf(parts);
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && readAsOne(last, run)) {
      last.gone += last.kept + run.gone;
      last.came += last.kept + run.came;
      last.kept = run.kept;
    } else joined.push({ ...run });
  }
  return partsOf(lead, joined);
}

/** Do two runs read better as one? */
function readAsOne(last: Run, run: Run): boolean {
  if (/^\s*$/u.test(last.kept)) return true;
  const isReplaced = ({ gone, came }: Run) => gone.trim() !== '' && came.trim() !== '';
  return (
    isReplaced(last) &&
    isReplaced(run) &&
    /^\s*\p{L}*\s*$/u.test(last.kept) &&
    last.kept.trim().length <= shortest
  );
}

/** Share of the words of both texts that stayed, 0 to 1: below a half, marks in one text are harder to read than the two texts. */
export function shareKept(parts: readonly WordPart[]): number {
  const words = (which: WordPart['change']) =>
    parts.filter(({ change }) => change === which).reduce((sum, { text }) => sum + countWords(text), 0);
  const kept = words(undefined);
  return (2 * kept) / Math.max(1, 2 * kept + words('removed') + words('added'));
}

const countWords = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The parts with long stretches that stayed cut to some words around each change, `…` in place of the rest. */
export function around(parts: readonly WordPart[], words = 8): WordPart[] {
  return parts.map((part, at) => {
    if (part.change) return part;
    const pieces = part.text.match(/\s*\S+/gu) ?? [];
    const head = at === 0 ? 0 : words;
    const tail = at === parts.length - 1 ? 0 : words;
    if (pieces.length <= head + tail + 4) return part;
    const end = /\s*$/u.exec(part.text)?.[0] ?? '';
    const last = tail === 0 ? '' : pieces.slice(-tail).join('') + end;
    return { text: `${pieces.slice(0, head).join('')} …${last}`.replace(/^ …/u, at === 0 ? '…' : ' …') };
  });
}
