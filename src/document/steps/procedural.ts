import type { Procedure, Step } from '../sop.ts';
import type { Reading } from './anatomy.ts';

/**
 * Whether a list outside an Instructions section is a procedure. Left out: tables of contents and link lists, questions, and lists of
 * names. A list is taken for a procedure unless most of its items speak against it.
 */
export function isProcedure(procedure: Procedure, _reading: Reading): boolean {
  const { steps } = procedure;
  if (steps.length < 2) return false;
  if (procedure.carrier === 'table') return true;
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
