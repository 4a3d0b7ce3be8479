import { stripVTControlCharacters } from 'node:util';

/** Control characters of both sets, and those that turn the direction of text round, so that a file cannot repaint a terminal or a review. */
const controls =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text of a file or a message made fit to print on one line: white space folded, control characters and broken pairs taken out. */
export function clean(text: string): string {
  return wellFormed(
    stripVTControlCharacters(text)
      .replace(/[\s\u2028\u2029]+/gu, ' ')
      .replace(controls, ''),
  ).trim();
}

/** Lines that may hold what somebody typed or named, without anything that a terminal acts on but their breaks. */
export function cleanLines(text: string): string {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => wellFormed(line.replace(controls, '')))
    .join('\n');
}

/** Halves of UTF-16 pairs that stand alone are replaced: no encoding can write them. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** One character of a source line as it is printed; nothing for a control character. */
export function cleanCharacter(character: string): string {
  return wellFormed(character.replace(controls, ''));
}

/** Text for XML 1.0: markup escaped, characters that it forbids taken out (section 2.2), white space kept in attributes by references. */
export function xml(text: string): string {
  return wellFormed(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"'\t\n\r]/g, (d) => xmlReferences[d] ?? '')
    .replace(controls, '');
}

const xmlReferences: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A value as JSON text, two spaces a level, in which no control character stands as itself. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_, d: unknown) => (typeof d === 'string' ? wellFormed(d) : d), 2);
  return `${text.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
