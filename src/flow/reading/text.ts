import type { ReadingWords } from '../../languages/language.ts';

/** Without white space and separating signs at its ends. */
export function bare(text: string): string {
  return text.replace(/^[\s,:;–—-]+|[\s.,:;–—-]+$/gu, '');
}

/** A condition as the label of a decision: capital letter, question mark. */
export function asQuestion(text: string, { chart }: ReadingWords): string {
  const plain = bare(text).replace(/^¿|\s*\?+$/gu, '');
  return chart.question(`${plain.charAt(0).toUpperCase()}${plain.slice(1)}`);
}

/** The label of an answer or ending: capital letter, no closing sign. */
export function answerLabel(text: string): string {
  const plain = bare(text);
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
