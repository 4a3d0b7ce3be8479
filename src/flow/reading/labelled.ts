import type { Paragraph } from 'mdast';
import type { Step, StepBlock } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';

/** How many blocks from `index` on are labelled paragraphs ("**Yes.** …", "**Change request:**") with what belongs to each. */
export function labelledRun(
  blocks: StepBlock[],
  index: number,
  isAnswer: (label: string) => boolean,
): number {
  if (labelOfBlock(blocks[index]) === undefined) return 0;
  let end = index;
  for (let at = index; at < blocks.length; at++) {
    const block = blocks[at];
    if (labelOfBlock(block) !== undefined) end = at + 1;
    else if (block?.kind === 'text' && block.node.type === 'heading') break;
  }
  // Behind the last label stands only what the label announces, and the list of what to do on a yes or no.
  const last = blocks[end - 1];
  const list = blocks[end]?.kind === 'list';
  const announces =
    (last?.kind === 'text' && /:\s*$/.test(plainText(last.node))) ||
    (list && isAnswer(labelOfBlock(last) ?? ''));
  return end - index + (announces && end < blocks.length ? 1 : 0);
}

/** The bold label that opens a paragraph, without its closing sign. */
export function labelOfBlock(block: StepBlock | undefined): string | undefined {
  return block?.kind === 'text' && block.node.type === 'paragraph' ? boldLabel(block.node) : undefined;
}

function boldLabel(paragraph: Paragraph): string | undefined {
  const [lead, after] = paragraph.children;
  if (lead?.type !== 'strong') return undefined;
  const text = plainText(lead);
  const apart = /[.:]$/.test(text) || (after?.type === 'text' && /^\s*[.:→–—]/.test(after.value));
  return apart ? text.replace(/[.:\s]+$/u, '') : undefined;
}

/** A labelled paragraph in the shape of a list item, so that answers are read alike in both. */
export function paragraphStep(paragraph: Paragraph, title: string, number: number): Step {
  const place = paragraph.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const text = plainText(paragraph);
  return { number, title, text, paragraph, blocks: [], details: [], items: [], steps: [], place };
}
