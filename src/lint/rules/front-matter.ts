import { frontMatterFaults } from '../../document/faults.ts';
import { defineRule } from '../rule.ts';

/** Found while the file is read (`document/frontmatter.ts`); this file says why. */
export const frontMatter = defineRule({
  id: 'front-matter',
  group: 'structure',
  severity: 'error',
  summary: 'The block of facts at the top is missing or cannot be read',
  why: 'Title, department and owner tell a reader whether this is the right SOP and whom to ask. Without them the SOP is in no list and nobody is told when it needs a review.',
  messages: frontMatterFaults,
  good: [],
  bad: [],
  *check() {},
});
