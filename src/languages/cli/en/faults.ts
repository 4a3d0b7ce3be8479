// What is said when something is wrong: the command line, files and folders, and sop itself.

/** Faults of the command line itself. */
export const usage = {
  oneOf: (names: string[]) =>
    names.length === 1 ? `\`${names[0]}\`` : `one of ${names.map((n) => `\`${n}\``).join(', ')}`,
  unknownCommand: (name: string, expected: string) => `Unexpected command \`${name}\`, expected ${expected}`,
  fileAsCommand: (path: string) =>
    `\`${path}\` is a file. To check it: \`sop lint ${path}\`. To draw it: \`sop flow ${path}\`.`,
  unknownOption: (name: string, command: string) => `Unexpected option \`${name}\` for \`${command}\``,
  unknownOptionExpected: (name: string, command: string, expected: string) =>
    `Unexpected option \`${name}\` for \`${command}\`, expected ${expected}`,
  missingArgument: (name: string, command: string) => `Missing \`${name}\` after \`${command}\``,
  missingValue: (option: string) => `Missing value after \`${option}\``,
  tooMany: (command: string) => `Unexpected extra argument for \`${command}\``,
  quoteIt: 'Put text with spaces in quotes: "Refund a customer".',
  seeHelp: (command: string) => `See \`${command} --help\`.`,
  unexpected: (what: string, value: string, expected: string) =>
    `Unexpected ${what} \`${value}\`, expected ${expected}`,
  valueOf: (option: string) => `value of \`${option}\``,
  topic: 'topic',
  /** Commands and topics, with the words for which people look when they mean them. */
  synonyms: {
    init: 'setup start begin',
    new: 'create write add',
    lint: 'check validate verify test fix',
    explain: 'why',
    rules: 'rule',
    flow: 'draw chart flowchart diagram',
    list: 'ls',
    status: 'todo attention due overdue next',
    release: 'publish version tag bump seal ship',
    approve: 'sign sign-off accept',
    schedule: 'postpone reschedule cancel',
    propose: 'submit push pr mr pull-request suggest',
    stop: 'halt pause withdraw',
    notice: 'warn warning announce',
    resume: 'unstop continue restart',
    review: 'reviewed recheck',
    retire: 'archive delete remove obsolete deprecate',
    handover: 'transfer reassign deputy substitute',
    steps: 'step decision decisions jump jumps',
    'front-matter': 'metadata yaml header',
    'exit-codes': 'errors codes',
  } as Record<string, string>,
  language: 'language',
  languageTag: 'a language code such as `en` or `nl`',
  languageHint: 'Use the two letters of the language, several with commas between: `en,nl`.',
  wholeNumber: 'a whole number, 0 or more',
  other: (message: string) => `The command line could not be read: ${message}`,
};

/** Faults of files and folders. */
export const files = {
  missing: (path: string) => `There is no file or folder \`${path}\``,
  missingOrId: (name: string) => `There is no file, folder or SOP id \`${name}\``,
  nearest: (...names: string[]) => `Did you mean ${names.map((n) => `\`${n}\``).join(' or ')}?`,
  checkPath: (folder: string, hasSops = false) =>
    `Check the name; paths are read from \`${folder}\`.${hasSops ? ' An id works too: `sop list` shows them.' : ''}`,
  folder: (path: string) => `\`${path}\` is a folder, expected a file`,
  denied: (path: string) => `\`${path}\` cannot be read: this account has no right to`,
  tooLarge: (path: string, size: string, most: string) =>
    `\`${path}\` is too large: ${size}, at most ${most}`,
  tooLargeHint: 'Split it, or move pictures and data out of the text.',
  binary: (path: string) => `\`${path}\` is not a text file`,
  binaryHint: 'Only Markdown text can be read. Save the document as Markdown first.',
  encoding: (path: string, line: number) => `\`${path}\` holds a character on line ${line} that is not UTF-8`,
  utf16: (path: string) => `\`${path}\` is saved as UTF-16, expected UTF-8`,
  encodingHint: 'Open it in your editor and save it with the encoding UTF-8. Nothing was changed.',
  outside: (path: string) => `\`${path}\` lies outside the handbook`,
  outsideHint: 'Files are only written inside the folder of `sop.yaml`.',
  exists: (path: string) => `\`${path}\` exists already and is not overwritten`,
  cannotWrite: (path: string, why: string) => `\`${path}\` cannot be written: ${why}`,
  putBack: 'Nothing was changed, and readers see what they saw before.',
  standardInput: 'standard input',
  why: {
    EACCES: 'this account has no right to',
    EPERM: 'this account has no right to',
    EROFS: 'the disk can only be read',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of the path is a file, not a folder',
    EISDIR: 'it is a folder',
    ENAMETOOLONG: 'the name is too long',
    ENOENT: 'the folder does not exist',
    EMFILE: 'too many files are open',
  } as Record<string, string>,
  whyHint: 'Put that right and run the same command again.',
};

/** A fault of ours. */
export const bug = {
  message: 'Something went wrong inside sop. This is a fault of ours, not of your files.',
  hint: 'Run the same command with `--verbose` and send what it prints to whoever looks after sop for you.',
  report: 'Please pass on the following lines:',
};
