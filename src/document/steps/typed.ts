import type { Paragraph, RootContent } from 'mdast';
import type { Procedure, Step } from '../sop.ts';
import { plainText } from '../text.ts';
import { placeOf, type Reading } from './anatomy.ts';
import { type Area, spanOf } from './carriers.ts';
import { openedStep } from './headings.ts';
import { linesOf, spanOfNodes } from './lettered.ts';

/** "4.2 Press CAL", "5.1. …": numbers of two or three levels, which Markdown reads as text. */
const typed = /^\d{1,2}(?:\.\d{1,2}){1,2}[.)]?[ \t]+\S/;

/**
 * Paragraphs, or lines of one, that begin with a typed number of several levels ("4.1 …", "4.2 …") or with "Step N": the steps of an
 * Instructions section that has no list.
 *
 * @returns one procedure with what stands between two such lines as details of the first; none where there are not two of them.
 */
export function typedSteps(area: Area, reading: Reading): Procedure[] {
  const nodes = area.nodes.flatMap((node): RootContent[] =>
    node.type === 'paragraph' ? cutParagraph(node, reading) : [node],
  );
  const parts: { opener: Paragraph; body: RootContent[] }[] = [];
  const lead: RootContent[] = [];
  for (const node of nodes) {
    if (node.type === 'paragraph' && opens(node, reading)) parts.push({ opener: node, body: [] });
    else (parts.at(-1)?.body ?? lead).push(node);
  }
  if (parts.length < 2) return [];
  const steps: Step[] = parts.map(({ opener, body }, index) => openedStep(opener, body, index + 1, reading));
  return [{ at: area.at, carrier: 'ordered', steps, lead, place: spanOf(steps) }];
}

function opens(paragraph: Paragraph, reading: Reading): boolean {
  const text = plainText(paragraph);
  return typed.test(text) || reading.words.stepLabel(text) !== undefined;
}

/** One paragraph for each line that begins with a number. */
function cutParagraph(paragraph: Paragraph, reading: Reading): Paragraph[] {
  const text = plainText(paragraph);
  if (!/\n/.test(reading.text.slice(placeOf(paragraph).start.offset, placeOf(paragraph).end.offset)))
    return [paragraph];
  if (!typed.test(text) && reading.words.stepLabel(text) === undefined) return [paragraph];
  const parts: Paragraph[] = [];
  for (const line of linesOf(paragraph, reading.text)) {
    const own: Paragraph = { type: 'paragraph', children: line, position: spanOfNodes(line) };
    const last = parts.at(-1);
    if (!last || opens(own, reading)) parts.push(own);
    else {
      last.children.push({ type: 'break' }, ...line);
      last.position = spanOfNodes(last.children);
    }
  }
  return parts;
}
