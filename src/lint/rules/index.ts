import { driftedStep } from '../control-rules/drifted-step.ts';
import type { DocumentRule } from '../rule.ts';
import { brokenNumbering } from './broken-numbering.ts';
import { conditionLast } from './condition-last.ts';
import { conflictMarks } from './conflict-marks.ts';
import { deadEnd } from './dead-end.ts';
import { duplicateBranch } from './duplicate-branch.ts';
import { duplicateSection } from './duplicate-section.ts';
import { duplicateTerm } from './duplicate-term.ts';
import { emptySection } from './empty-section.ts';
import { endlessLoop } from './endless-loop.ts';
import { escalationWithoutRole } from './escalation-without-role.ts';
import { frontMatter } from './front-matter.ts';
import { headingOrder } from './heading-order.ts';
import { hiddenDecision } from './hidden-decision.ts';
import { ignoreWithoutReason } from './ignore-without-reason.ts';
import { imageAlt } from './image-alt.ts';
import { jumpByNumber } from './jump-by-number.ts';
import { longStep } from './long-step.ts';
import { missingSection } from './missing-section.ts';
import { missingSteps } from './missing-steps.ts';
import { noRawHtml } from './no-raw-html.ts';
import { oneWayDecision } from './one-way-decision.ts';
import { openEscalation } from './open-escalation.ts';
import { otherLanguage } from './other-language.ts';
import { personalData } from './personal-data.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { staleFlowchart } from './stale-flowchart.ts';
import { stepsAsBullets } from './steps-as-bullets.ts';
import { titleHeading } from './title-heading.ts';
import { tooManySteps } from './too-many-steps.ts';
import { unansweredQuestion } from './unanswered-question.ts';
import { unclearJump } from './unclear-jump.ts';
import { undefinedAcronym } from './undefined-acronym.ts';
import { unknownDepartment } from './unknown-department.ts';
import { unknownOwner } from './unknown-owner.ts';
import { unknownRole } from './unknown-role.ts';
import { unknownStep } from './unknown-step.ts';
import { unlabelledBranch } from './unlabelled-branch.ts';
import { unreachableStep } from './unreachable-step.ts';
import { unreadableDocument } from './unreadable-document.ts';
import { unusedIgnore } from './unused-ignore.ts';
import { unusedTerm } from './unused-term.ts';
import { vagueDeadline } from './vague-deadline.ts';

/** Rules that look at one document at a time, by id. One import and one entry a rule. */
export const documentRules: readonly DocumentRule[] = [
  brokenNumbering,
  conditionLast,
  conflictMarks,
  deadEnd,
  driftedStep,
  duplicateBranch,
  duplicateSection,
  duplicateTerm,
  emptySection,
  endlessLoop,
  escalationWithoutRole,
  frontMatter,
  headingOrder,
  hiddenDecision,
  ignoreWithoutReason,
  imageAlt,
  jumpByNumber,
  longStep,
  missingSection,
  missingSteps,
  noRawHtml,
  oneWayDecision,
  openEscalation,
  otherLanguage,
  personalData,
  placeholderLeft,
  staleFlowchart,
  stepsAsBullets,
  titleHeading,
  tooManySteps,
  unansweredQuestion,
  unclearJump,
  undefinedAcronym,
  unknownDepartment,
  unknownOwner,
  unknownRole,
  unknownStep,
  unlabelledBranch,
  unreachableStep,
  unreadableDocument,
  unusedIgnore,
  unusedTerm,
  vagueDeadline,
];
