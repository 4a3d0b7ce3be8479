import type { ControlRule } from '../rule.ts';
import { approvalOutdated } from './approval-outdated.ts';
import { approvalWithoutEvidence } from './approval-without-evidence.ts';
import { deletedWithoutRetirement } from './deleted-without-retirement.ts';
import { handEditedStamp } from './hand-edited-stamp.ts';
import { policyChanged } from './policy-changed.ts';
import { reviewOverdue } from './review-overdue.ts';
import { sameFigureElsewhere } from './same-figure-elsewhere.ts';
import { selfApproval } from './self-approval.ts';
import { translationOutdated } from './translation-outdated.ts';
import { versionCollision } from './version-collision.ts';
import { versionNotBumped } from './version-not-bumped.ts';
import { versionWentBack } from './version-went-back.ts';

/** Rules that hold the handbook against git and its records, by id. One import and one entry a rule. */
export const controlRules: readonly ControlRule[] = [
  approvalOutdated,
  approvalWithoutEvidence,
  deletedWithoutRetirement,
  handEditedStamp,
  policyChanged,
  reviewOverdue,
  sameFigureElsewhere,
  selfApproval,
  translationOutdated,
  versionCollision,
  versionNotBumped,
  versionWentBack,
];
