/** A command line of bash up to the cursor. */
export interface BashLine {
  /** Whole words behind the name of the program, quotes taken away. */
  words: string[];
  /** The word at the cursor, quotes taken away. */
  current: string;
  /** How much of `current` stands before the place from which readline replaces. */
  kept: number;
  /** The quote that is open at the cursor. */
  quote: '' | "'" | '"';
}

/**
 * Reads a line as bash does (POSIX 2.2, Quoting), without expanding anything. `breaks` is `COMP_WORDBREAKS`: readline replaces only what
 * stands behind the last of them, or behind an open quote.
 */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word: string | undefined;
  let kept = 0;
  let quote: BashLine['quote'] = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    const isEscape = character === '\\' && quote !== "'";
    if (quote !== '' && character === quote) quote = '';
    else if (isEscape && (quote === '' || /["$`\\]/.test(line[at + 1] ?? '')))
      word = (word ?? '') + (line[++at] ?? '');
    else if (quote !== '') word += character;
    else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
      kept = word.length;
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      kept = 0;
    } else {
      word = (word ?? '') + character;
      // Readline leaves these two to the word that they begin.
      if (breaks.includes(character)) kept = word.length - ('$@'.includes(character) ? 1 : 0);
    }
  }
  const program = words.findIndex((d) => !/^\w+=/.test(d));
  return { words: words.slice(program + 1), current: word ?? '', kept, quote };
}

/**
 * A value as the rest of the word at the cursor, quoted as bash reads it. Undefined for one that cannot stand there: with an exclamation mark
 * between double quotes, bash looks into its history.
 */
export function bashWord(value: string, { kept, quote }: BashLine): string | undefined {
  const rest = value.slice(kept);
  if (quote === "'") return rest.replaceAll("'", "'\\''");
  if (quote === '"') return rest.includes('!') ? undefined : rest.replace(/["$`\\]/g, '\\$&');
  return rest.replace(/[^\p{L}\p{N}_./:=@%+,-]/gu, '\\$&');
}
