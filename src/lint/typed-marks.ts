/** A line of a paragraph that begins with a mark which Markdown does not read: `a.`, `b)`, `2.1`. */
export interface TypedMark {
  /** As typed, without punctuation: `a`, `2.1`. */
  mark: string;
  /** Position in its run, from 1. */
  number: number;
  /** Offsets of mark and punctuation in the text. */
  start: number;
  end: number;
}

/** Runs of two or more such lines that count on: `a.` `b.`, `2.1` `2.2`. Anything else at the beginning of a line is a word. */
export function typedMarks(text: string): TypedMark[][] {
  const runs: TypedMark[][] = [];
  for (const found of text.matchAll(
    /(?<=^|\n)[ \t]*(\(?([a-z]|\d{1,2}\.(\d{1,2}))(?:[.)]|(?<=\d\.\d{1,2})))[ \t]+(?=\S)/g,
  )) {
    const [whole, typed = '', mark = '', last] = found;
    const start = found.index + whole.indexOf(typed);
    const number = last === undefined ? mark.charCodeAt(0) - 96 : Number(last);
    const next = { mark, number, start, end: start + typed.length };
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && before.number + 1 === number && stemOf(before.mark) === stemOf(mark)) run.push(next);
    else if (number === 1) runs.push([next]);
  }
  return runs.filter((d) => d.length > 1);
}

/** What all marks of a run share: `2.` of `2.1`; nothing for letters. */
function stemOf(mark: string): string {
  return mark.replace(/(?:^[a-z]|\d+)$/, '');
}
