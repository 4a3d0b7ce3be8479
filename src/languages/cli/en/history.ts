// What `sop log`, `sop show`, `sop restore` and `sop diff` say.

export const history = {
  badVersion: (version: string) =>
    `Unexpected version \`${version}\`, expected three numbers such as \`1.4.0\``,
  badVersionHint: 'Write the id, `@` and the version: `sop show refund-customer@1.4.0`.',
  noRevision: (id: string, version: string) => `\`${id}\` has no revision \`${version}\``,
  revisionsAre: (versions: string[]) =>
    `It has ${versions
      .slice(0, 8)
      .map((v) => `\`${v}\``)
      .join(', ')}.`,
  notHere: (id: string, version: string) =>
    `This clone holds only a part of the history, and \`${id}\` ${version} is not in it`,
  noneSealed: (id: string) =>
    `Nothing of \`${id}\` has been released yet. \`sop show ${id}\` shows its text.`,
  textGone: (tag: string) => `Git no longer has the text that \`${tag}\` sealed`,
  textGoneHint: 'Fetch all of it: `git fetch --unshallow --tags`, or `git fetch --tags` in a whole clone.',
  otherSop: (typed: string, id: string) => `\`${typed}\` is a revision of another SOP than \`${id}\``,
  otherSopHint: 'Two revisions of one SOP are compared: `sop diff refund-customer 1.4.0 2.0.0`.',
  notAt: (id: string, name: string) => `\`${name}\` has no text of \`${id}\``,
  noCommit: (name: string) => `\`${name}\` is no version and no commit, branch or tag of this repository`,
  noCommitHint: (name: string) =>
    `Versions look like \`1.4.0\`. For a branch of the git host, fetch it first: \`git fetch origin ${name.replace(/^origin\//u, '')}\`.`,
  gone: (id: string) => `The file of \`${id}\` is no longer in this folder`,
  goneHint: (tag: string) => `Its last revision is still there: \`sop show ${tag}\`, \`sop restore ${tag}\`.`,
  seeLog: (id: string) => `\`sop log ${id}\` shows what there is.`,

  // show
  versionOrDate: 'A version and a date were asked for at once',
  versionOrDateHint: 'Give one of them: `sop show refund@1.4.0`, or `sop show refund --on 2026-03-01`.',
  shows: (id: string, version: string, date: string) => `This is ${id} ${version}, in force on ${date}.`,
  showsRetired: (id: string, version: string, date: string) =>
    `${id} is retired since ${date}; this is ${version}, which held until then.`,
  newerText: (id: string) => `There is newer text that nobody has released: \`sop diff ${id}\`.`,
  nothingHeld: (id: string, date: string) => `No revision of \`${id}\` was in force on ${date}`,
  firstHeld: (version: string, date: string) => `The first one, ${version}, holds from ${date}.`,
  noneInForce: (id: string) =>
    `No revision of ${id} is in force; this is the text in your folder, which nobody approved.`,
  neverReleased: (id: string) =>
    `${id} has not been released yet: readers have no text of it that anybody approved.`,
  provesNothing: (version: string, faults: readonly string[]) =>
    `${version} is not approved text${faults.includes('not-approved') ? '' : ' as far as this clone can tell'}; \`sop log\` says why.`,

  // log
  isGone: 'no longer in this folder',
  asOn: (date: string) => `as it stood on ${date}`,
  nothingSealedBy: (date: string) => `Nothing was released by ${date}.`,
  retiredSince: (date: string) => `Retired since ${date}: nothing of it is in force`,
  notReleased: 'Not released',
  becomes: (version: string) => `becomes ${version}`,
  changes: 'Changes',
  moreChanges: (n: number, id: string) => `and ${n === 1 ? 'one more' : `${n} more`}: \`sop diff ${id}\``,
  writtenBy: 'Written by',
  approvedBy: 'Approved by',
  sealed: 'Sealed',
  reason: 'Reason',
  note: 'Note',
  faultsLabel: 'But',
  uncommitted: 'not committed yet: only you can see it',
  because: (why: string) => `released below its class because: ${why}`,
  corrects: (version: string) => `corrects ${version}`,
  classes: { major: 'major', minor: 'minor', patch: 'patch' },
  inForce: (from: string) => `in force since ${from}`,
  inForceUntil: (from: string, until: string) => `in force since ${from}, until ${until}`,
  upcoming: (from: string) => `from ${from}`,
  wasInForce: (days: string) => `was in force ${days}`,
  period: (from: string, until: string | undefined) => (until ? `${from} until ${until}` : `from ${from}`),
  states: {
    cancelled: 'cancelled, never in force',
    replaced: 'replaced on the day it began, or before',
    void: 'proves nothing',
  },
  approval: (person: string, date: string, evidence: string) => `${person}, ${date} (${evidence})`,
  evidence: {
    signed: 'signed with their own key',
    'host-review': 'review on the git host',
    'own-commit': 'by their own commit',
    typed: 'only typed',
  },
  objections: {
    'other-text': 'it names another text',
    'other-revision': 'it names another revision',
    typed: 'somebody else typed it',
    'not-entitled': 'not an approver of this department on that day',
    'wrote-it': 'wrote a part of it',
  },
  doesNotCount: (person: string, why: string[]) => `does not count: ${person} (${why.join(', ')})`,
  carriedOver: (version: string) => `as ${version}: an approval holds for a patch too`,
  nobody: 'nobody',
  sealedOn: (date: string, by: string) => `${date} by ${by}`,
  proof: {
    same: 'its text is the one that was sealed',
    other: 'ITS TEXT IS NOT THE ONE THAT WAS SEALED',
    unknown: 'the seal does not say which text',
    signed: 'signed (`--verify` checks the signature)',
    good: 'well signed',
    bad: 'SIGNATURE NOT GOOD, OR BY A KEY THAT YOU DO NOT TRUST',
  },
  faults: {
    'not-on-main-line': 'its tag is not on the main line, so readers never got it',
    'not-here-yet':
      'main has it, and what lies here does not yet: `git pull`, or `git merge main` on another branch',
    'history-cut-off': 'this clone holds only a part of the history: `git fetch --unshallow`',
    'not-approved': 'no approval of this text counts',
    'no-fingerprint': 'its tag does not say which text was approved',
  },
  shallow: 'This clone holds only a part of the history, so earlier texts and authors may be missing.',
  shallowHint: 'git fetch --unshallow --tags',
  nextDiff: 'what readers would have to do differently',

  // restore
  needsVersion: 'Which revision?',
  needsVersionHint: (id: string) => `Name it: \`sop restore ${id}@1.4.0\`. \`sop log ${id}\` shows all.`,
  unsaved: (path: string) =>
    `${path} has changes that are not committed; they would be lost, so nothing was changed`,
  unsavedHint: (path: string) =>
    `Keep them first: \`git add ${path} && git commit -m "Keep this text"\`. Or throw them away: add \`--force\`.`,
  askUnsaved: (path: string) => `${path} has changes that are not committed. Overwrite them?`,
  same: (id: string, version: string) => `${id} already has the text of ${version}; nothing was changed.`,
  restored: (version: string, path: string) => `The text of ${version} is back as a draft in ${path}.`,
  wouldRestore: (version: string, path: string) =>
    `The text of ${version} would be put into ${path} as a draft; nothing was changed.`,
  readersStill: (version: string) => `Readers still see ${version} until the draft is approved and released.`,
  readersNothing: 'Readers see nothing of it until it is approved and released.',
  pictureGone: (path: string, tag: string) =>
    `The picture ${path} is no longer there. Get it back: \`git checkout ${tag} -- ${path}\``,
  isBack: 'the file is back',
  noStamps: (path: string) =>
    `The first lines of ${path} are written in a way that the version cannot be put right in`,
  noStampsHint: 'Write each key of the front matter on a line of its own, then try again.',
  nextRestore: (id: string) => [
    [`sop diff ${id}`, 'what readers will have to do differently'],
    [`sop release ${id}`, 'makes it a new revision'],
  ],

  // diff
  needsSop: 'Which SOP?',
  needsSopHint:
    'Name one, `sop diff refund-customer`, and two texts at most; or take all that changed: `sop diff --since main`.',
  sinceAlone: '`--since` compares every SOP that changed, and one was named',
  sinceAloneHint: 'Leave one of them away: `sop diff refund-customer main`, or `sop diff --since main`.',
  nothingSince: (ref: string) => `No SOP changed since ${ref}.`,
  nothing: 'nothing',
  lastCommit: 'the last commit',
  workText: 'the text in your folder',
  compared: (from: string, to: string) => `${to}, compared with ${from}`,
  isNewSop: 'This SOP is new. Its first revision will be 1.0.0.',
  isGoneSop: 'The file of this SOP is gone. Readers lose it only when it is retired: `sop retire`.',
  noChange: 'Nothing is different for readers.',
  verdicts: {
    major: 'It changes what people do, so they must read it again.',
    minor: 'What people do stays the same; some of what they read is different.',
    patch: 'Spelling, layout or facts about the document: nobody has to read it again.',
  },
  otherWords: (what: string) => `${what}: other words`,
  itBecomes: (version: string) => `It becomes ${version} when it is released.`,
  waiting: (of: string) => `With what already waits to be released it is ${of}.`,
  groups: {
    major: 'What people do differently',
    minor: 'What else readers will notice',
    patch: 'What nobody has to read again',
  },
  before: 'Before:',
  after: 'Now:',
  stillSaid: (figure: string, became: string | undefined) =>
    became
      ? `“${figure}” became “${became}” here and still stands in`
      : `“${figure}” went here and still stands in`,
  sameText: 'this very text',
  morePlaces: (n: number) => (n === 1 ? 'and one more' : `and ${n} more`),
  nextRelease: (id: string) => [
    `sop release ${id}`,
    'makes it a revision, or says who must approve it first',
  ],
  title: 'What readers will have to do differently',
  summary: (n: number, ref: string) =>
    n === 0
      ? `No SOP changed since \`${ref}\`.`
      : `${n === 1 ? 'One SOP' : `${n} SOPs`} changed since \`${ref}\`.`,
  findings: (n: number) => (n === 1 ? 'One finding to mend first' : `${n} findings to mend first`),
  next: 'Next',
  mendFirst: 'First, whoever wrote it mends the findings above and pushes again.',
  approveNext: (who: string[], id: string, isPatch: boolean) =>
    isPatch
      ? `An approval before holds for this too; after the merge: \`sop release ${id}\`.`
      : `${who.length === 0 ? 'Somebody' : who.length === 1 ? who[0] : `${who.slice(0, -1).join(', ')} or ${who.at(-1)}`} approves: with a review here, or \`sop approve ${id}\`.`,
  stillRead: (version: string) => `Until it is released, readers see ${version}.`,
  readNothing: 'Until it is released, readers see nothing of it.',
  charts: 'Chart before and after',
  cutCharts: 'Some charts were left out: the comment would be too long.',
  cutSops: (n: number, ref: string) =>
    `${n === 1 ? 'One more SOP is' : `${n} more SOPs are`} not shown: the comment would be too long. \`sop diff --since ${ref}\` shows all.`,
};

export const historyCommands = {
  log: {
    summary: 'All revisions of an SOP: who, why, approved by whom, in force when',
    sop: 'id of the SOP, or its file',
    on: 'As it stood on this date: 2026-03-01',
    lang: 'The SOP in this language',
    verify: 'Have git verify the signatures of signed tags',
    examples: [
      ['sop log refund-customer', 'newest first, what is not released on top'],
      ['sop log refund-customer --on 2026-03-01', 'what was known and in force that day'],
    ],
  },
  show: {
    summary: 'One text of an SOP, byte for byte: in force now, on a date, or a version',
    sop: 'id of the SOP, with `@` and a version for an old one',
    on: 'The text in force on this date: 2026-03-01',
    lang: 'The SOP in this language',
    examples: [
      ['sop show refund-customer', 'what readers have to follow today'],
      ['sop show refund-customer --on 2026-03-01', 'what they had to follow that day'],
      ['sop show refund-customer@1.4.0 > old.md', 'that revision, exactly as it was sealed'],
    ],
  },
  diff: {
    summary: 'What readers must do differently: two texts of an SOP, or all that changed',
    texts: 'id of the SOP, then two texts at most: a version, `work`, a branch or a commit',
    since: 'All SOPs that changed since this branch',
    format: 'terminal, json, markdown (a comment for a pull request) or html (for a page)',
    lang: 'The SOP in this language',
    examples: [
      ['sop diff refund-customer', 'the last revision and the text in your folder'],
      ['sop diff refund-customer 1.4.0 2.0.0', 'two revisions'],
      ['sop diff --since origin/main --format markdown', 'the comment that a reviewer wants'],
    ],
  },
  restore: {
    summary: 'Bring the text of an old revision back as a new draft',
    sop: 'id of the SOP, `@` and the version',
    lang: 'The SOP in this language',
    force: 'Overwrite changes that are not committed',
    examples: [
      ['sop restore refund-customer@1.4.0 --dry-run', 'shows what would change'],
      ['sop restore refund-customer@1.4.0', 'history stays as it is; the draft is released like any other'],
    ],
  },
};
