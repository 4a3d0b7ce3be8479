import { type Line, type Mark, masked, type Range, said, trim } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a "go to" leads, as written. */
export type Target =
  | { kind: 'number'; n: string; written: string }
  | { kind: 'title'; title: string; sure: boolean }
  | { kind: 'anchor'; url: string; written: string }
  | { kind: 'previous' | 'next' | 'start' | 'self'; written: string };

/** What an action does to the way through the procedure. `rest` is what remains of the sentence besides the move. */
export type Move =
  | { kind: 'jump'; target: Target; repeat: boolean; until?: string; place: Range; rest: Range }
  | { kind: 'go-on'; place: Range; rest: Range }
  | { kind: 'end'; place: Range; rest: Range; name?: Range }
  | { kind: 'hand-off'; to: string; awaits: boolean; place: Range; rest: Range };

/** Whether a title stands for a step; a bold target that does not is ordinary text. */
export type IsTitle = (title: string) => boolean;

/**
 * Reads the move in a sentence, if there is one. `inBranch`: the sentence stands behind an answer or a condition; `last`: nothing follows
 * it there.
 */
export function moveIn(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
  isTitle: IsTitle,
  inBranch: boolean,
  last = true,
): Move | undefined {
  const text = masked(line, sentence);
  if (vocabulary.goOn.is(text)) return { kind: 'go-on', place: sentence, rest: emptyAt(sentence.start) };
  const end = inBranch ? endIn(line, sentence, vocabulary, last) : undefined;
  return (
    end ??
    jumpToStep(line, sentence, vocabulary) ??
    repetition(line, sentence, vocabulary) ??
    jumpToTarget(line, sentence, vocabulary, isTitle) ??
    goOnAtEnd(line, sentence, vocabulary) ??
    handOff(line, sentence, vocabulary)
  );
}

/**
 * A sentence that ends the procedure: "End.", "End: already refunded." with a name, "No further action is needed." One that only opens
 * like an ending ("Close the ticket for now.") is none where more follows.
 */
export function endIn(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
  last: boolean,
): (Move & { kind: 'end' }) | undefined {
  const text = masked(line, sentence);
  const end = { kind: 'end', place: sentence, rest: emptyAt(sentence.start) } as const;
  const named = vocabulary.ending.label(text);
  if (named && named.end < text.length && /:\s*$/.test(text.slice(0, named.end)))
    return { ...end, name: { start: sentence.start + named.end, end: sentence.end } };
  const ends = vocabulary.end.is(text) || (last && vocabulary.endOpening.opens(text) !== undefined);
  return ends ? end : undefined;
}

function jumpToStep(line: Line, sentence: Range, vocabulary: Vocabulary): Move | undefined {
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

function repetition(line: Line, sentence: Range, vocabulary: Vocabulary): Move | undefined {
  const text = masked(line, sentence);
  const found = vocabulary.repeat.find(text);
  if (!found || vocabulary.optional.find(text)) return undefined;
  if (!beginsClause(text.slice(0, found.start), vocabulary)) return undefined;
  const place = { start: sentence.start + found.start, end: sentence.start + found.end };
  const whole = said(line, place);
  const previous = vocabulary.previous.find(text, found.start);
  if (previous) {
    const many = vocabulary.manySteps.find(text.slice(previous.start, previous.end)) !== undefined;
    const end = sentence.start + previous.end;
    const target: Target = { kind: many ? 'start' : 'previous', written: whole };
    return jumpMove(line, sentence, target, { start: place.start, end }, true, vocabulary);
  }
  const named = found.shortTarget ?? found.target;
  if (!named) return jumpMove(line, sentence, { kind: 'start', written: whole }, place, true, vocabulary);
  const many = vocabulary.manySteps.find(named.text) !== undefined;
  const target: Target = { kind: many ? 'start' : 'self', written: whole };
  // "Repeat until …": what was taken for a target already is the end of the loop.
  const until = vocabulary.until.find(named.text);
  const end = until ? sentence.start + named.start + until.start : place.end;
  const move = jumpMove(line, sentence, target, { start: place.start, end }, true, vocabulary);
  return many || move.until !== undefined ? move : undefined;
}

function jumpToTarget(
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

/** The sentence without a move that closes it; the whole sentence where more follows behind the move. */
function restOf(line: Line, sentence: Range, place: Range, vocabulary: Vocabulary): Range {
  const after = line.masked.slice(place.end, sentence.end);
  if (/[\p{L}\p{N}\ue000]/u.test(after)) return sentence;
  let end = place.start;
  for (;;) {
    const before = line.text.slice(sentence.start, end);
    const kept = before.replace(/[\s,;:–—-]+$/u, '');
    const word = /(?:^|\s)(\S+)$/u.exec(kept)?.[1];
    const joins =
      word !== undefined &&
      (vocabulary.coordinators.is(word) || vocabulary.connectors.is(word) || vocabulary.thenWords.is(word));
    end = sentence.start + (joins ? kept.length - word.length : kept.length);
    if (!joins) break;
  }
  return trim(line, { start: sentence.start, end: Math.max(sentence.start, end) });
}

function goOnAtEnd(line: Line, sentence: Range, vocabulary: Vocabulary): Move | undefined {
  const text = masked(line, sentence);
  for (const found of vocabulary.goOn.all(text)) {
    if (found.start === 0 || /[\p{L}\p{N}]/u.test(text.slice(found.end))) continue;
    const before = text.slice(0, found.start);
    if (!/[,;]\s*$/.test(before) && !endsWithJoin(before, vocabulary)) continue;
    const place = { start: sentence.start + found.start, end: sentence.start + found.end };
    return { kind: 'go-on', place, rest: restOf(line, sentence, place, vocabulary) };
  }
  return undefined;
}

function endsWithJoin(text: string, vocabulary: Vocabulary): boolean {
  const word = /(\S+)\s*$/u.exec(text)?.[1] ?? '';
  return vocabulary.coordinators.is(word) || vocabulary.thenWords.is(word) || vocabulary.connectors.is(word);
}

/** "Escalate to @lead", "hand the case over to logistics", at the start of a clause. */
export function handOff(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
): (Move & { kind: 'hand-off' }) | undefined {
  const text = masked(line, sentence);
  for (const found of vocabulary.handOff.all(text)) {
    if (!beginsClause(text.slice(0, found.start), vocabulary)) continue;
    const named = found.shortTarget ?? found.target;
    if (isCustomer(named?.text ?? '', vocabulary)) continue;
    const role = /@[\p{L}\p{N}][\p{L}\p{N}_-]*/u.exec(named?.text ?? '')?.[0];
    const to = role ?? withoutArticle(named?.text ?? '', vocabulary).replace(/[\s.,;:]+$/u, '');
    const awaits = vocabulary.awaitAnswer.find(text, found.start) !== undefined;
    return {
      kind: 'hand-off',
      to,
      awaits,
      place: { start: sentence.start + found.start, end: sentence.end },
      rest: sentence,
    };
  }
  return undefined;
}

/** "Send it to the customer" hands nothing over; "pass it to the customer care team" does. */
function isCustomer(target: string, vocabulary: Vocabulary): boolean {
  const last = vocabulary.customer.all(target).at(-1);
  return last !== undefined && !/[\p{L}\p{N}]/u.test(target.slice(last.end));
}

/** Whether what follows `before` is an instruction of its own, not part of "tell them how to start again". */
function beginsClause(before: string, vocabulary: Vocabulary): boolean {
  return !/[\p{L}\p{N}]/u.test(before) || /[,;:]\s*$/.test(before) || endsWithJoin(before, vocabulary);
}

function withoutArticle(text: string, vocabulary: Vocabulary): string {
  const first = /^\S+(?=\s)/u.exec(text)?.[0] ?? '';
  return vocabulary.words.small.includes(first.toLowerCase()) ? text.slice(first.length).trimStart() : text;
}

const emptyAt = (at: number): Range => ({ start: at, end: at });
