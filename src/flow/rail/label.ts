import type { ChartWords } from '../../languages/language.ts';
import type { FlowNode } from '../flow.ts';

/**
 * Text that may be shown: control characters and bidirectional overrides (which can make a label read as something else) are taken out,
 * lone surrogates replaced, white space folded.
 */
export function clean(text: string): string {
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u00ad\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g, ' ')
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim();
}

/**
 * What a box says. Under a title such as "Check the date" the question stands in the text: a decision says it, or its answers would
 * answer nothing.
 */
export function labelOf(node: FlowNode): string {
  const [question] = node.details;
  if (node.kind !== 'decision' || question === undefined || node.condition !== undefined) return node.label;
  const isAsked = (text: string) => /[?？؟;]\s*$/.test(text);
  if (isAsked(node.label) || !isAsked(question) || question.length > 140) return node.label;
  return /[.:!]\s*$/.test(node.label) ? `${node.label} ${question}` : `${node.label}: ${question}`;
}

/** At most `length` characters, cut after a whole word where there is one, with `…` for what is left out. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, Math.max(1, length - 1));
  const space = head.lastIndexOf(' ');
  const kept = space > length * 0.6 ? head.slice(0, space) : wholeCharacters(head);
  return `${kept.replace(/[\s.,;:·–-]+$/u, '')}…`;
}

/** Not between the halves of a surrogate pair, not before a combining mark, not inside a joined emoji. */
function wholeCharacters(head: string): string {
  return head.replace(/(?:[\ud800-\udbff]|\u200d|\p{M})$/u, '');
}

/** A condition with its word for "if"; one that asks by itself stands alone. */
export function ifText(condition: string, words: ChartWords): string {
  return condition.endsWith('?') ? condition : `${words.if} ${condition}`;
}
