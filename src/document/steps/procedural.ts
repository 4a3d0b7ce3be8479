import type { Procedure, Step } from '../sop.ts';
import { plainText } from '../text.ts';
import type { Reading } from './anatomy.ts';

/**
 * Whether a list is a procedure. Left out: tables of contents and link lists, questions, lists of names, and lists under headings or
 * announcements such as "Benefits" or "for the following reasons:". A list is taken for a procedure unless something speaks against it.
 */
export function isProcedure(procedure: Procedure, reading: Reading): boolean {
  const { steps } = procedure;
  if (steps.length < 2) return false;
  if (procedure.carrier === 'table') return true;
  if (reading.words.announcesNoSteps(procedure.at) || reading.words.asksForFact(procedure.at)) return false;
  const last = procedure.lead.at(-1);
  const announced = last?.type === 'paragraph' ? (/[^.!?]*:\s*$/.exec(plainText(last))?.[0] ?? '') : '';
  return !reading.words.announcesNoSteps(announced) && areSteps(steps);
}

/** Nothing in the items themselves speaks against it. */
export function areSteps(steps: Step[]): boolean {
  const share = (test: (step: Step) => boolean): number => steps.filter(test).length / steps.length;
  return (
    share(isLink) < 0.6 &&
    share(isQuestion) < 0.6 &&
    share(isName) < 0.6 &&
    share((step) => step.text === '') < 0.5
  );
}

/** Nothing but links, with a dash or a few words behind. */
function isLink(step: Step): boolean {
  if (step.paragraph?.type !== 'paragraph') return false;
  const parts = step.paragraph.children.filter(
    (child) => !(child.type === 'text' && /^[\s.,:;|–—-]*$/.test(child.value)),
  );
  const [first, second] = parts;
  if (first?.type !== 'link' && first?.type !== 'linkReference') return false;
  if (parts.every((part) => part.type === 'link' || part.type === 'linkReference')) return true;
  return second?.type === 'text' && /^\s*[–—:-]\s/.test(second.value);
}

function isQuestion(step: Step): boolean {
  return /\?\s*$/.test(step.text) && step.items.length === 0;
}

/** A name in bold or code followed by what it is: "**diskFull (critical)** - the disk of the shop is full". */
function isName(step: Step): boolean {
  if (step.paragraph?.type !== 'paragraph') return false;
  const [first, second] = step.paragraph.children;
  if (!first || (first.type !== 'strong' && first.type !== 'inlineCode' && first.type !== 'link'))
    return false;
  const lead = (step.title ?? step.text.split(/\s[–—-]\s|:/)[0] ?? '').replace(/\s*\([^)]*\)\s*$/, '').trim();
  const explained = second?.type === 'text' && /^\s*(?:[–—:-]|\()/.test(second.value);
  const oneWord =
    !/\s/.test(lead) && (/[\p{Ll}\d]\p{Lu}|[_./]|\d/u.test(lead) || first.type === 'inlineCode');
  return explained && oneWord;
}
