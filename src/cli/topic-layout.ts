import { columnsOf } from '../lint/report/width.ts';
import { wrapped } from './talk.ts';

/** Topics are written for so many columns. */
const written = 80;

/** A line that goes on below it was filled: a shorter one ends a paragraph. */
const filled = 55;

/** The text of a help topic for a terminal with less room than it was written for; examples, which are indented by four, stay as they are. */
export function laidOut(text: string, width: number): string {
  if (width >= written) return text;
  return paragraphsOf(text.split('\n'))
    .flatMap((one) => linesOf(one, width))
    .join('\n');
}

function linesOf({ indent, head, text, isExample }: Paragraph, width: number): string[] {
  const first = ' '.repeat(indent) + head;
  if (isExample || columnsOf(first + text) <= width) return [first + text];
  // A long name would leave too little beside it.
  if (columnsOf(first) > width / 2) {
    const below = ' '.repeat(indent + 2);
    return [first.trimEnd(), ...wrapped(text, width - below.length).map((line) => below + line)];
  }
  const lines = wrapped(text, width - columnsOf(first));
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(columnsOf(first))) + line);
}

interface Paragraph {
  indent: number;
  /** A name before the text, with the gap behind it; what follows stands beside the name. */
  head: string;
  text: string;
  isExample: boolean;
  isOpen: boolean;
}

function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    const last = paragraphs.at(-1);
    if (last?.isOpen && text !== '' && indent === last.indent + last.head.length && !isRow(text)) {
      last.text += ` ${text}`;
      last.isOpen = columnsOf(line) >= filled;
      continue;
    }
    const head = /^(\S+(?: \S+)* {2,})\S/u.exec(text)?.[1] ?? '';
    paragraphs.push({
      indent,
      head,
      text: text.slice(head.length),
      isExample: indent >= 4,
      isOpen: text !== '' && indent < 4 && columnsOf(line) >= filled,
    });
  }
  return paragraphs;
}

/** A name, a gap, and what it is. */
const isRow = (text: string) => /\S {2,}\S/u.test(text);
