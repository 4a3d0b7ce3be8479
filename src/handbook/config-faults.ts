import type { MessageText } from '../languages/rules/texts.ts';

/** What can be wrong with `sop.yaml`, by name. `languages/rules/` may translate by the same names. */
export const configFaults = {
  'too-large': {
    reason: 'Unexpected `sop.yaml` of {size} characters, expected at most {limit}',
    hint: 'Put a long glossary into a file `glossary.md` beside it.',
  },
  'unknown-key': {
    reason: 'Unexpected key `{key}`{inside}, expected one of {keys}',
    hint: 'Delete the line: nothing reads it.',
  },
  'misspelt-key': {
    reason: 'Unexpected key `{key}`{inside}, expected `{near}`',
    hint: 'Did you mean `{near}`?',
  },
  'duplicate-key': {
    reason: 'Unexpected second `{key}`, expected each key once',
    hint: 'Keep the line that is right and delete the other.',
    cause: '`{key}` stands here first',
  },
  'missing-key': {
    reason: 'Unexpected entry of `{list}` without `{key}`, expected `{example}`',
    hint: 'Add a line `{example}` to the entry.',
  },
  'wrong-shape': {
    reason: 'Unexpected {found} as `{key}`, expected something as in `{example}`',
    hint: 'Write it as in `{example}`.',
  },
  'empty-value': {
    reason: 'Unexpected empty value of `{key}`, expected {expected}',
    hint: 'Write it after the colon, or delete the line.',
  },
  'control-character': {
    reason: 'Unexpected control character in `{key}`, expected plain text',
    hint: 'Delete it and type the text again.',
  },
  choice: {
    reason: 'Unexpected `{found}` as `{key}`, expected {expected}',
    hint: 'Write one of these words.',
  },
  'needs-id': {
    reason: 'Unexpected name `{found}` without an `id`, expected one beside it',
    hint: 'Add `id:` with Latin letters: folders and addresses are made from it.',
  },
  id: {
    reason:
      'Unexpected id `{found}`, expected letters without accents, digits, `-` and `_`, such as `{expected}`',
    hint: 'Write `{expected}`; the name may have any letters.',
  },
  'duplicate-id': {
    reason: 'Unexpected second entry `{found}` in `{list}`, expected each name and id once',
    hint: 'Join the two entries, or give one another `id`.',
    cause: '`{found}` stands here first',
  },
  date: {
    reason: 'Unexpected date `{found}`, expected year, month and day: `{expected}`',
    hint: 'Write `{expected}`.',
  },
  'date-order': {
    reason: 'Unexpected last day `{until}` before the first day `{from}`, expected it on that day or later',
    hint: 'Exchange the two dates, or correct the year.',
    cause: 'The first day stands here',
  },
  duration: {
    reason: 'Unexpected `{found}` as `{key}`, expected a number and a unit such as `{expected}`',
    hint: 'Write for instance `{expected}`.',
  },
  language: {
    reason: 'Unexpected language `{found}`, expected a language code such as `{expected}`',
    hint: 'Write `{expected}`.',
  },
  timezone: {
    reason: 'Unexpected time zone `{found}`, expected a name such as `{expected}`',
    hint: 'Write continent and city, as in `{expected}`, or `UTC`.',
  },
  folder: {
    reason: 'Unexpected folder `{found}`, expected one inside the handbook such as `{expected}`',
    hint: 'Write the way from `sop.yaml` to the folder, with `/` and without `..`.',
  },
  address: {
    reason: 'Unexpected address `{found}` as `{key}`, expected one such as `{expected}`',
    hint: 'Write the whole address, as in `{expected}`.',
  },
  'e-mail': {
    reason: 'Unexpected `{found}` as e-mail address, expected one such as `{expected}`',
    hint: 'Write the address alone, as in `{expected}`.',
  },
  base: {
    reason: 'Unexpected base `{found}`, expected a path such as `{expected}`',
    hint: 'Write only what stands behind the host name, from the first `/`.',
  },
  'unknown-rule': {
    reason: 'Unexpected rule `{found}`, expected the name of a rule',
    hint: '`sop rules` lists all names.',
  },
  'misspelt-rule': {
    reason: 'Unexpected rule `{found}`, expected `{near}`',
    hint: 'Did you mean `{near}`? `sop rules` lists all names.',
  },
  'unknown-person': {
    reason:
      'Unexpected `{found}` as `{key}`, expected a person of `people`, a role of `roles` or an e-mail address',
    hint: 'Add `{found}` to `people` or `roles`, or correct the spelling.',
  },
  'misspelt-person': {
    reason: 'Unexpected `{found}` as `{key}`, expected `{near}`',
    hint: 'Did you mean `{near}`?',
  },
} as const satisfies Record<string, MessageText>;

export type ConfigFault = keyof typeof configFaults;
