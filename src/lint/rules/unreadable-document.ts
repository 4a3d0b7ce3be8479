import { documentFaults } from '../../document/faults.ts';
import { defineRule } from '../rule.ts';

/** Found while the file is read (`document/limits.ts`, `document/parse.ts`); this file says why. */
export const unreadableDocument = defineRule({
  id: 'unreadable-document',
  group: 'structure',
  severity: 'error',
  summary: 'A file that is no readable text, or too much of it',
  why: 'What cannot be read is neither checked nor shown, and nobody would notice what is missing.',
  messages: documentFaults,
  good: [{ text: '## Instructions\n\n1. Find the order.\n' }],
  bad: [
    {
      text: '## Instructions\n\n1. Find the order.\u0000\u0001\u0002\u0003\n',
      reports: ['3:19 Unexpected characters that are no text, expected a Markdown file in UTF-8'],
    },
  ],
  *check() {},
});
