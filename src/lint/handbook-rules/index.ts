import type { HandbookRule } from '../rule.ts';

/** Rules that need all SOPs of the handbook, by id. One import and one entry a rule. */
export const handbookRules: readonly HandbookRule[] = [];
