import { retiredButLinked } from '../control-rules/retired-but-linked.ts';
import type { HandbookRule } from '../rule.ts';
import { brokenLink } from './broken-link.ts';
import { config } from './config.ts';
import { conflictingTarget } from './conflicting-target.ts';
import { conflictingTerm } from './conflicting-term.ts';
import { duplicateId } from './duplicate-id.ts';
import { orphanAttachment } from './orphan-attachment.ts';
import { recursiveProcedure } from './recursive-procedure.ts';
import { supersededLink } from './superseded-link.ts';
import { translationStructure } from './translation-structure.ts';

/** Rules that need all SOPs of the handbook, by id. One import and one entry a rule. */
export const handbookRules: readonly HandbookRule[] = [
  brokenLink,
  config,
  conflictingTarget,
  conflictingTerm,
  duplicateId,
  orphanAttachment,
  recursiveProcedure,
  retiredButLinked,
  supersededLink,
  translationStructure,
];
