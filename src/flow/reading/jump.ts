import { type Line, type Mark, masked, type Range, said } from './line.ts';
import type { IsTitle, Move, Target } from './move.ts';
import { beginsClause, restOf } from './rest.ts';
import type { Vocabulary } from './vocabulary.ts';

export function jumpToStep(line: Line, sentence: Range, vocabulary: Vocabulary): Move | undefined {
  const text = masked(line, sentence);
  const jump = vocabulary.jumpToStep.find(text);
  const again = vocabulary.repeatStep.find(text);
  const found = again && (!jump || again.start < jump.start) ? again : jump;
  if (found?.n === undefined) return undefined;
  const place = { start: sentence.start + found.start, end: sentence.start + found.end };
  const number = found.number ?? found;
  const numberPlace = { start: sentence.start + number.start, end: sentence.start + number.end };
  const link = linkAt(line, numberPlace);
  if (link && !link.url?.startsWith('#')) return undefined;
  if (isElsewhere(line, sentence, place.end)) return undefined;
  const target: Target = link?.url
    ? { kind: 'anchor', url: link.url, written: found.n }
    : { kind: 'number', n: found.n, written: said(line, numberPlace) };
  return jumpMove(
    line,
    sentence,
    target,
    { start: place.start, end: Math.max(place.end, link?.end ?? 0) },
    found === again,
    vocabulary,
  );
}

function linkAt(line: Line, range: Range): Mark | undefined {
  return line.marks.find((mark) => mark.kind === 'link' && mark.start < range.end && mark.end > range.start);
}

/** "step 2 of [another document](other.md)" points there, not here. */
function isElsewhere(line: Line, sentence: Range, from: number): boolean {
  const link = line.marks.find(
    (mark) => mark.kind === 'link' && mark.start >= from && mark.start < sentence.end,
  );
  if (!link || link.url?.startsWith('#')) return false;
  return /^\s*(?:[\p{L}'’]+\s+){1,4}["“(]?$/u.test(line.text.slice(from, link.start));
}

export function repetition(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
  isTitle: IsTitle,
): Move | undefined {
  const text = masked(line, sentence);
  const found = vocabulary.repeat.find(text);
  if (!found || vocabulary.optional.find(text)) return undefined;
  if (!beginsClause(text.slice(0, found.start), vocabulary)) return undefined;
  const place = { start: sentence.start + found.start, end: sentence.start + found.end };
  const whole = said(line, place);
  const previous = vocabulary.previous.find(text, found.start);
  if (previous) {
    const many = vocabulary.manySteps.find(text.slice(previous.start, previous.end)) !== undefined;
    const end =
      sentence.start +
      Math.max(previous.end, previous.start < found.end && found.target === undefined ? found.end : 0);
    const target: Target = { kind: many ? 'start' : 'previous', written: whole };
    return jumpMove(line, sentence, target, { start: place.start, end }, true, vocabulary);
  }
  const named = found.shortTarget ?? found.target;
  // "Check all windows, then try again": what is done again is this step. "Repeat until …" alone means those before it.
  const isAlone = line.isOwn === true && !/[\p{L}\p{N}]/u.test(line.text.slice(0, place.start));
  const self = isAlone || vocabulary.startOver.find(whole) ? 'start' : 'self';
  if (!named) return jumpMove(line, sentence, { kind: self, written: whole }, place, true, vocabulary);
  // "Repeat **Find the order**": a step, called by its title.
  const titled = [found.target, found.shortTarget].find((span) => span && isTitle(span.text));
  if (titled) {
    const target: Target = { kind: 'title', title: titled.text, sure: true };
    const end = sentence.start + titled.end;
    return jumpMove(line, sentence, target, { start: place.start, end }, true, vocabulary);
  }
  const many = vocabulary.manySteps.find(named.text) !== undefined;
  // "Repeat until …": what was taken for a target already is the end of the loop.
  const until = vocabulary.until.find(named.text);
  const target: Target = { kind: many ? 'start' : until?.start === 0 ? self : 'self', written: whole };
  const end = until ? sentence.start + named.start + until.start : place.end;
  const move = jumpMove(line, sentence, target, { start: place.start, end }, true, vocabulary);
  return many || move.until !== undefined ? move : undefined;
}

export function jumpToTarget(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
  isTitle: IsTitle,
): Move | undefined {
  const text = masked(line, sentence);
  for (const found of vocabulary.jumpToTarget.all(text)) {
    if (!found.target) continue;
    const start = sentence.start + found.start;
    const at = sentence.start + found.target.start;
    const until = sentence.start + found.target.end;
    const mark = line.marks.find(
      (other) =>
        other.kind !== 'code' && other.start >= at - 1 && other.start <= at + 4 && other.start < until,
    );
    const target =
      markedTarget(line, mark) ?? quotedTarget(line, at) ?? relativeTarget(found.target.text, vocabulary);
    if (target) {
      const end = mark && target.kind !== 'previous' ? Math.max(mark.end, at) : until;
      return jumpMove(line, sentence, target, { start, end }, false, vocabulary);
    }
    const plain = [found.target, found.shortTarget].find((span) => span && isTitle(span.text));
    if (plain) {
      const title: Target = { kind: 'title', title: plain.text, sure: true };
      return jumpMove(line, sentence, title, { start, end: sentence.start + plain.end }, false, vocabulary);
    }
  }
  return undefined;
}

function markedTarget(line: Line, mark: Mark | undefined): Target | undefined {
  if (!mark || mark.kind === 'image') return undefined;
  const inner = line.marks.find(
    (other) => other.kind === 'link' && other.start >= mark.start && other.end <= mark.end,
  );
  const link = mark.kind === 'link' ? mark : inner;
  if (link)
    return link.url?.startsWith('#')
      ? { kind: 'anchor', url: link.url, written: said(line, link) }
      : undefined;
  return { kind: 'title', title: said(line, mark), sure: false };
}

function quotedTarget(line: Line, at: number): Target | undefined {
  const quoted = /^["“„«‘']?([^"“”„«»]{2,160})["”“»’']/.exec(line.text.slice(at, at + 164));
  const opened = /["“„«‘']/.test(line.text[at - 1] ?? '') || /^["“„«‘']/.test(line.text.slice(at));
  return quoted?.[1] && opened ? { kind: 'title', title: quoted[1], sure: false } : undefined;
}

function relativeTarget(text: string, vocabulary: Vocabulary): Target | undefined {
  if (vocabulary.previous.opens(text)) return { kind: 'previous', written: text };
  return vocabulary.next.opens(text) ? { kind: 'next', written: text } : undefined;
}

function jumpMove(
  line: Line,
  sentence: Range,
  target: Target,
  place: Range,
  repeat: boolean,
  vocabulary: Vocabulary,
): Move & { kind: 'jump' } {
  const after = line.masked.slice(place.end, sentence.end);
  const until = vocabulary.until.find(after);
  const near = until && until.start <= 40 ? until : undefined;
  const end = near ? sentence.end : place.end;
  const whole = { start: place.start, end };
  const move: Move & { kind: 'jump' } = {
    kind: 'jump',
    target,
    repeat,
    place: whole,
    rest: restOf(line, sentence, whole, vocabulary),
  };
  if (near) move.until = line.text.slice(place.end + near.start, sentence.end).replace(/[\s.!]+$/u, '');
  return move;
}
