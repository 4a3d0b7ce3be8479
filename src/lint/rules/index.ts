import type { DocumentRule } from '../rule.ts';
import { duplicateSection } from './duplicate-section.ts';
import { duplicateTerm } from './duplicate-term.ts';
import { emptySection } from './empty-section.ts';
import { frontMatter } from './front-matter.ts';
import { headingOrder } from './heading-order.ts';
import { ignoreWithoutReason } from './ignore-without-reason.ts';
import { imageAlt } from './image-alt.ts';
import { missingSection } from './missing-section.ts';
import { noRawHtml } from './no-raw-html.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { titleHeading } from './title-heading.ts';
import { undefinedAcronym } from './undefined-acronym.ts';
import { unreadableDocument } from './unreadable-document.ts';
import { unusedIgnore } from './unused-ignore.ts';
import { unusedTerm } from './unused-term.ts';

/** Rules that look at one document at a time, by id. One import and one entry a rule. */
export const documentRules: readonly DocumentRule[] = [
  duplicateSection,
  duplicateTerm,
  emptySection,
  frontMatter,
  headingOrder,
  ignoreWithoutReason,
  imageAlt,
  missingSection,
  noRawHtml,
  placeholderLeft,
  titleHeading,
  undefinedAcronym,
  unreadableDocument,
  unusedIgnore,
  unusedTerm,
];
