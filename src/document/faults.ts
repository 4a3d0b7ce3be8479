import type { Position } from 'unist';
import type { MessageText } from '../languages/rules/texts.ts';
import type { Cause, Diagnostic, Edit, Severity } from './diagnostic.ts';

/** Text of one fault; `note` says why it matters where the rule's own reason does not fit. */
interface FaultText extends MessageText {
  note?: string;
}

/** What can be wrong with the text between the `---` lines, by name; `languages/rules/` translates by the same names. */
export const frontMatterFaults = {
  missing: {
    reason:
      'Unexpected document without front matter, expected a line `---` at the top, then the facts about the SOP',
    note: 'Id, title, department and owner say which SOP this is and who answers for it.',
    hint: 'Put `---`, `id: …`, `title: …`, `department: …`, `owner: …` and `---` on lines of their own above the text.',
    fix: 'Put front matter above the text',
  },
  unopened: {
    reason: 'Unexpected `{key}` on the first line, expected a line `---` above it',
    note: 'Without it the facts about the SOP are read as text of its first section.',
    hint: 'Put `---` on a line of its own above `{key}`.',
    fix: 'Put `---` above the first line',
  },
  unclosed: {
    reason:
      'Unexpected end of the front matter that begins on line 1, expected a line `---` after its last key',
    note: 'Without it the whole document is read as front matter.',
    hint: 'Put `---` on a line of its own after the last `key: value` line, before the text.',
    fix: 'Put `---` after the last key',
  },
  'not-first': {
    reason: 'Unexpected text before the front matter, expected `---` on the first line',
    note: 'Front matter is only read when the file begins with it.',
    hint: 'Remove what stands above the `---` line, empty lines too.',
    fix: 'Remove the lines above',
  },
  dashes: {
    reason: 'Unexpected `{found}` around the front matter, expected three hyphens `---`',
    note: 'Word processors turn hyphens into dashes, and only three hyphens mark front matter.',
    hint: 'Write exactly `---` on that line.',
    fix: 'Write `---`',
  },
  fence: {
    reason: 'Unexpected `{found}` in the front matter, expected `---` alone on its line',
    note: 'A line that begins with `---` ends the front matter, so what follows would be lost.',
    hint: 'End the front matter with a line `---`, or put quotes around the value if the line belongs to it.',
  },
  format: {
    reason: 'Unexpected front matter in the format `{format}`, expected YAML between lines `---`',
    note: 'Only `key: value` lines are read: nothing in a document is ever run as a program.',
    hint: 'Write `key: value` lines between two lines `---`.',
  },
  'too-large': {
    reason: 'Unexpected front matter of {size} characters, expected at most {limit}',
    note: 'Front matter holds facts about the SOP; its text stands below.',
    hint: 'Move long texts below the second `---`; if it is missing, put it after the last key.',
  },
  'too-deep': {
    reason: 'Unexpected values nested more than {limit} levels deep, expected plain `key: value` lines',
    hint: 'Write each key on a line of its own with one value or one list.',
  },
  'text-not-keys': {
    reason: 'Unexpected text `{found}` in the front matter, expected `key: value` lines',
    hint: 'Write each fact on a line of its own, the key first: `title: Refund a customer`.',
  },
  'list-not-keys': {
    reason: 'Unexpected list in the front matter, expected `key: value` lines',
    hint: 'Write each fact on a line of its own, the key first: `title: Refund a customer`.',
  },
  'first-character': {
    reason:
      'Unexpected `{character}` at the start of the value of `{key}`, expected quotes around it: `{expected}`',
    note: 'A value that begins with this character means something else to YAML.',
    hint: 'Put single quotes around the whole value.',
    fix: 'Put quotes around the value',
  },
  'at-before-name': {
    reason: 'Unexpected `@` before the name in `{key}`, expected `{expected}`',
    note: 'A value that begins with this character means something else to YAML.',
    hint: 'Write the name alone; `@` marks a role in the text of a step.',
    fix: 'Write `{expected}`',
  },
  'colon-in-value': {
    reason: 'Unexpected `: ` inside the value of `{key}`, expected quotes around it: `{expected}`',
    note: 'A colon and a space begin another value.',
    hint: 'Put single quotes around the whole value.',
    fix: 'Put quotes around the value',
  },
  'text-after-quote': {
    reason:
      'Unexpected text after the closing quote of `{key}`, expected quotes around all of it: `{expected}`',
    hint: 'Put quotes around the whole value.',
    fix: 'Put quotes around the whole value',
  },
  'unclosed-quote': {
    reason: 'Unexpected end of the value of `{key}`, expected a closing `{quote}`',
    note: 'Without it the lines below are read as part of this value.',
    hint: 'Close the quote, or write `{expected}`.',
    fix: 'Put quotes around the value',
  },
  backslash: {
    reason: 'Unexpected `\\` between double quotes in `{key}`, expected single quotes: `{expected}`',
    note: 'Between double quotes a backslash changes the character after it.',
    hint: 'Put single quotes around the value.',
    fix: 'Use single quotes',
  },
  'hash-in-value': {
    reason: 'Unexpected ` #` in the value of `{key}`, expected quotes around it: `{expected}`',
    note: 'A space and `#` begin a comment, so `{lost}` is not read.',
    hint: 'Put single quotes around the whole value.',
    fix: 'Put quotes around the value',
  },
  'number-as-text': {
    reason: 'Unexpected number `{found}` as `{key}`, expected quotes around it: `{expected}`',
    note: 'Other tools read it as the number {number}.',
    hint: 'Put single quotes around the value.',
    fix: 'Put quotes around the value',
  },
  'tab-indent': {
    reason: 'Unexpected tab before `{found}`, expected spaces',
    note: 'YAML does not allow tabs at the start of a line.',
    hint: 'Use two spaces for each level.',
    fix: 'Replace the tab by spaces',
  },
  'space-after-colon': {
    reason: 'Unexpected `{found}`, expected a space after the colon: `{expected}`',
    hint: 'Put a space between `:` and the value.',
    fix: 'Put a space after the colon',
  },
  'equals-sign': {
    reason: 'Unexpected `=` after `{key}`, expected a colon: `{expected}`',
    hint: 'Write the key, a colon, a space and the value.',
    fix: 'Write a colon',
  },
  'no-colon': {
    reason: 'Unexpected line `{found}`, expected `key: value`',
    hint: 'Begin the line with a key and a colon; indent it by two spaces if it belongs to the line above.',
  },
  indentation: {
    reason: 'Unexpected indentation before `{found}`, expected it in line with its neighbours',
    hint: 'Begin each key at the start of its line, and give the keys of one entry the same number of spaces.',
    fix: 'Put it in line with its neighbours',
  },
  'unclosed-bracket': {
    reason: 'Unexpected end of the list `{key}`, expected a closing `{expected}`',
    hint: 'Close the list with `{expected}` and put a comma between its entries.',
    fix: 'Close the list',
  },
  'duplicate-key': {
    reason: 'Unexpected second `{key}`, expected each key once',
    hint: 'Keep the line that is right and delete the other.',
    cause: '`{key}` stands here first',
  },
  reference: {
    reason: 'Unexpected `{found}` in the value of `{key}`, expected a plain value',
    note: 'YAML anchors, references and types can make a small file huge, so no SOP uses them.',
    hint: 'Write the value itself; put quotes around it if it begins with `*`, `&` or `!`.',
  },
  syntax: {
    reason: 'Unexpected text `{found}` in the front matter, expected `key: value`',
    hint: 'Write the key, a colon, a space and the value, and put single quotes around a value with special characters.',
  },
  'missing-id': {
    reason: 'Unexpected front matter without `id`, expected a line such as `id: refund-customer`',
    note: 'Versions, links and addresses call the SOP by its id, also after its title has changed.',
    hint: 'Add a line `id:` with a short name of letters, digits and hyphens that no other SOP has.',
  },
  'missing-title': {
    reason: 'Unexpected front matter without `title`, expected a line such as `title: Refund a customer`',
    note: 'Lists, search and the page of the SOP show it.',
    hint: 'Add a line `title:` that says what one can do with this SOP.',
  },
  'missing-department': {
    reason:
      'Unexpected front matter without `department`, expected a line such as `department: Customer support`',
    note: 'Readers find an SOP by the department that works with it.',
    hint: 'Add a line `department:` with the department that works by this SOP.',
  },
  'missing-owner': {
    reason: 'Unexpected front matter without `owner`, expected a line such as `owner: team-lead`',
    note: 'An SOP that nobody answers for is the first to be out of date.',
    hint: 'Add a line `owner:` with the person or role that keeps this SOP right.',
  },
  'missing-metric': {
    reason: 'Unexpected target without `metric`, expected a line such as `metric: first reply`',
    note: 'A figure alone does not say what is measured.',
    hint: 'Add `metric:` with what is measured.',
  },
  'missing-target': {
    reason: 'Unexpected target without a figure, expected a line such as `target: 15 min`',
    note: 'Targets are compared with real figures, so each needs a number.',
    hint: 'Add `target:` with the figure to reach.',
  },
  'empty-value': {
    reason: 'Unexpected empty value of `{key}`, expected something such as `{sample}`',
    hint: 'Write it after the colon, or delete the line if the key is not required.',
  },
  'unknown-key': {
    reason: 'Unexpected key `{key}`, expected one of the keys of an SOP',
    note: 'A key that nothing reads is mostly a typing mistake.',
    hint: 'Delete the line, begin a key of your own with `x-`, or allow it in `sop.yaml`. The keys are {keys}.',
  },
  'misspelt-key': {
    reason: 'Unexpected key `{key}`, expected `{near}`',
    note: 'A key that nothing reads is mostly a typing mistake.',
    hint: 'Did you mean `{near}`?',
    fix: 'Write `{near}`',
  },
  'list-not-text': {
    reason: 'Unexpected list as `{key}`, expected one line of text such as `{sample}`',
    hint: 'Write one value after the colon; put single quotes around it if it has square brackets.',
  },
  'keys-not-text': {
    reason: 'Unexpected `key: value` lines as `{key}`, expected one line of text such as `{sample}`',
    hint: 'Write one value after the colon; put single quotes around it if it has a colon or curly brackets.',
  },
  'keys-not-list': {
    reason: 'Unexpected `key: value` lines as `{key}`, expected a list such as `{sample}`',
    hint: 'Write the entries between square brackets, or each on a line of its own after `- `.',
  },
  'text-not-list': {
    reason: 'Unexpected text `{found}` as `{key}`, expected a list of entries with `metric` and `target`',
    hint: 'Begin each entry on its own line with `- metric: first reply` and put `target: 15 min` below it.',
  },
  'comma-list': {
    reason: 'Unexpected commas in `{key}`, expected a list: `{expected}`',
    hint: 'Put square brackets around the list.',
    fix: 'Make it a list',
  },
  'not-entry': {
    reason: 'Unexpected `{found}` in `{key}`, expected an entry with `metric` and `target`',
    hint: 'Begin each entry with `- metric: first reply` and put `target: 15 min` below it.',
  },
  'control-character': {
    reason: 'Unexpected control character in `{key}`, expected plain text',
    note: 'Such a character is invisible and can garble a terminal.',
    hint: 'Delete it and type the text again.',
  },
  'id-characters': {
    reason:
      'Unexpected id `{id}`, expected letters without accents, digits, `-` and `_`, with a letter or digit at both ends',
    note: 'The id is part of file names, version tags and web addresses.',
    hint: 'Write for instance `{expected}`.',
    fix: 'Write `{expected}`',
  },
  'id-reserved': {
    reason: 'Unexpected id `{id}`, expected a name that is not in use for something else',
    note: 'A page of the site or a device of Windows has this name.',
    hint: 'Add a word, as in `{expected}`.',
    fix: 'Write `{expected}`',
  },
  'id-length': {
    reason: 'Unexpected id of {size} characters, expected at most {limit}',
    note: 'The id is part of file names, and longer ones cannot be saved everywhere.',
    hint: 'Choose a shorter id.',
  },
  'version-numbers': {
    reason: 'Unexpected version `{found}`, expected three numbers: `{expected}`',
    note: 'Without quotes or a third number, `1.10` is read as `1.1` by other tools.',
    hint: '`{key}` needs three numbers: `{expected}`.',
    fix: 'Write `{expected}`',
  },
  'version-format': {
    reason: 'Unexpected version `{found}`, expected three numbers such as `1.4.0`',
    hint: 'Write three numbers with dots between them; in a new draft `0.0.0`.',
  },
  status: {
    reason: 'Unexpected status `{found}`, expected `draft`, `approved` or `retired`',
    note: 'Whether a text is in review is seen from its pull request.',
    hint: 'Write `draft`; `sop release` and `sop retire` write the others.',
    fix: 'Write `{expected}`',
  },
  'date-format': {
    reason: 'Unexpected date `{found}`, expected year, month and day: `{expected}`',
    note: 'Other ways to write a date are read as different days in different countries.',
    hint: 'Write `{expected}`.',
    fix: 'Write `{expected}`',
  },
  'date-ambiguous': {
    reason: 'Unexpected date `{found}`, expected year, month and day: `{expected}` or `{other}`',
    note: 'It is one day in one country and another in the next.',
    hint: 'Choose the day that is meant.',
  },
  'date-unknown': {
    reason: 'Unexpected date `{found}`, expected year, month and day such as `2026-01-31`',
    hint: 'Write four digits of the year, two of the month and two of the day, with hyphens between them.',
  },
  'date-impossible': {
    reason: 'Unexpected date `{found}`, expected a day that exists',
    hint: 'Look at the calendar and write the day as year, month and day: `2026-01-31`.',
  },
  'language-tag': {
    reason: 'Unexpected language `{found}`, expected a language code such as `{expected}`',
    note: 'The language decides which words are read as yes, no, if and go to.',
    hint: 'Write `{expected}`.',
    fix: 'Write `{expected}`',
  },
  interval: {
    reason: 'Unexpected review interval `{found}`, expected a number and a unit such as `12 months`',
    hint: 'Write for instance `{expected}`.',
    fix: 'Write `{expected}`',
  },
  amount: {
    reason:
      'Unexpected target `{found}`, expected a number with a unit such as `15 min`, `1 day`, `90 %` or `5`',
    note: 'Targets are compared with real figures, so each needs a number.',
    hint: 'Begin with the figure, then the unit.',
  },
  'ambiguous-number': {
    reason: 'Unexpected number `{found}`, expected it without a separator of thousands',
    note: 'It is one thousand in one country and one in the next.',
    hint: 'Write `{expected}`, or fewer digits after the sign if it is a fraction.',
    fix: 'Write `{expected}`',
  },
} as const satisfies Record<string, FaultText>;

/** What can keep a document from being read at all. */
export const documentFaults = {
  'too-large': {
    reason: 'Unexpected document of {size} characters, expected at most {limit}',
    note: 'Nobody follows an SOP of that length, and reading it would keep everything else waiting.',
    hint: 'Split it into several SOPs that link to each other.',
  },
  'too-many-lines': {
    reason: 'Unexpected document of {size} lines, expected at most {limit}',
    note: 'Nobody follows an SOP of that length, and reading it would keep everything else waiting.',
    hint: 'Split it into several SOPs that link to each other.',
  },
  'too-many-items': {
    reason: 'Unexpected {size} list items and quoted lines, expected at most {limit}',
    note: 'Reading that many would keep everything else waiting.',
    hint: 'Split the document, or put long lists of data into a file of their own.',
  },
  'too-many-marks': {
    reason: 'Unexpected {size} marks such as `*`, `_` and `[` in one paragraph, expected at most {limit}',
    note: 'Reading that many would keep everything else waiting.',
    hint: 'Split the paragraph, or put three backticks above and below it if it is data.',
  },
  'too-deep': {
    reason: 'Unexpected nesting of {size} levels, expected at most {limit}',
    note: 'No reader follows that, and reading it would keep everything else waiting.',
    hint: 'Write the line again with fewer levels of lists, quotes and brackets.',
  },
  binary: {
    reason: 'Unexpected characters that are no text, expected a Markdown file in UTF-8',
    note: 'The file was saved in another format or is damaged.',
    hint: 'Open it in its own program and save it as text in UTF-8.',
  },
  failed: {
    reason: 'Unexpected text that the Markdown reader cannot read: {error}',
    hint: 'Remove the last part you added and try again, and please report it: this is a mistake of the program.',
  },
} as const satisfies Record<string, FaultText>;

/** Rules under which the document room reports, and their messages. */
const faults = { 'front-matter': frontMatterFaults, 'unreadable-document': documentFaults } as const;

type Faults = typeof faults;
type Texts<R extends keyof Faults, K extends keyof Faults[R]> = Faults[R][K] extends infer T
  ? T[keyof T]
  : never;
type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

export type FrontMatterFault = keyof typeof frontMatterFaults;
export type DocumentFault = keyof typeof documentFaults;

/** The values that a fault's texts need, by placeholder. */
export type ValuesOf<R extends keyof Faults, K extends keyof Faults[R]> = Record<
  Placeholders<Texts<R, K>>,
  string | number
>;

export interface FaultPlace {
  path: string;
  place: Position;
  severity?: Severity;
  cause?: Omit<Cause, 'reason'>;
  actual?: string;
  expected?: string[];
  /** A change that is certain. */
  fix?: Edit[];
  /** Changes of which a person has to choose one, each with its own title. */
  suggestions?: { title: string; edits: Edit[] }[];
  subject?: string;
}

/** A fault of the document as a diagnostic, its texts filled in. Severity is `error` unless said otherwise. */
export function diagnose<R extends keyof Faults, K extends keyof Faults[R] & string>(
  ruleId: R,
  key: K,
  values: ValuesOf<R, K>,
  { path, place, severity = 'error', cause, fix, ...rest }: FaultPlace,
): Diagnostic {
  const text = faults[ruleId][key] as FaultText;
  const say = (template: string) => fill(template, values);
  return {
    ruleId,
    severity,
    path,
    place,
    reason: say(text.reason),
    ...(text.note && { note: say(text.note) }),
    hint: say(text.hint),
    ...(cause && { cause: { ...cause, reason: say(text.cause ?? text.reason) } }),
    ...(fix && { fix: { title: say(text.fix ?? text.hint), edits: fix } }),
    ...rest,
    message: { key, values },
  };
}

/** Longest value that a message repeats; the place shows the rest. */
const longestValue = 80;

function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const characters = [
      ...String(value)
        .slice(0, 4 * longestValue)
        .replace(/\s+/g, ' ')
        .trim(),
    ];
    return characters.length <= longestValue
      ? characters.join('')
      : `${characters.slice(0, longestValue - 1).join('')}…`;
  });
}
