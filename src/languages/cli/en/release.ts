// What `sop release`, `sop approve`, `sop reword` and `sop schedule` say.

type Class = 'major' | 'minor' | 'patch';

/** What readers see of an SOP while nothing new is published. */
interface Reads {
  id: string;
  version: string | undefined;
  /** What the text says that it says no more: `30 days`. */
  figure: string | undefined;
}

const list = (names: string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

export const release = {
  classes: { major: 'major', minor: 'minor', patch: 'patch' } satisfies Record<Class, string>,
  becomes: (id: string, from: string | undefined, to: string, of: Class) =>
    from ? `${id}: ${from} becomes ${to} (${of})` : `${id}: becomes ${to}, its first revision`,
  changes: 'Changes',
  moreChanges: (n: number) => (n === 1 ? 'and 1 more' : `and ${n} more`),
  firstText: 'the whole text is new to readers',
  approvedBy: 'Approved',
  evidence: {
    signed: 'signed',
    'host-review': 'review on the git host',
    'own-commit': 'own commit',
    typed: 'only typed',
  } as Record<string, string>,
  byRelease: (person: string) => `${person}, by releasing it`,
  carried: (version: string) => `the approval of ${version} holds: nothing but spelling, case or punctuation`,
  holds: 'In force',
  from: (date: string) => `from ${date}`,
  now: 'at once',
  until: (version: string) => `readers see ${version} until then`,
  sooner: (version: string, date: string) =>
    `with all that ${version} changes, which was to begin on ${date}`,
  untilNext: (version: string, date: string) => `until ${version} takes over on ${date}`,
  together: (names: string[]) => `together with ${list(names, 'and')}, or not at all`,
  reason: 'Reason',
  because: 'Below its class',
  belowClass: (computed: Class, because: string) => `${computed} by its changes; ${because}`,
  writes: 'Writes',
  writesCommit: (paths: string[]) => `one commit: ${paths.join(', ')}`,
  writesTag: (name: string) => `the seal ${name}`,
  writesSide: (version: string) => `a commit beside the branches, after ${version}`,
  wouldWrite: 'Nothing was written.',
  firstReason: 'First revision',
  asks: { reason: 'Why was it changed?' },
  flags: { reason: '-m "Refunds are possible for 14 days now"' },
  done: (name: string) => `Sealed ${name}.`,
  doneNow: (version: string) => `Readers get ${version} from now on.`,
  donePushed: (version: string) => `Readers get ${version} as soon as it is pushed.`,
  doneLater: (version: string, date: string) => `Readers get ${version} from ${date} on.`,
  nothing: 'Nothing to release: every text is the one that was sealed last.',
  nextPush: (branch: string) => [
    `git push --follow-tags origin ${branch}`,
    'sends text and seal to everybody',
  ],
  nextPushTag: (branch: string, tag: string) => [
    `git push origin ${branch} ${tag}`,
    'sends the record and the seal to everybody',
  ],
  nextPushHead: (branch: string) => [
    `git push --follow-tags origin HEAD:${branch}`,
    'sends text and seal to everybody',
  ],
  nextBranch: (branch: string) => [`git push -u origin ${branch}`, 'then open a pull request for it'],
  later: (id: string, version: string, next: string, start: string) =>
    `${next} was sealed before this and takes over on ${start}: see that it says the same, or what was wrong comes back then: \`sop diff ${id} ${version} ${next}\`.`,
  nextStatus: ['sop status', 'shows what else needs attention'],

  // Why not.
  safe: 'Nothing was published.',
  nor: (ids: string[]) => `Nor can these be released yet: ${ids.join(', ')}.`,
  stillSee: ({ id, version, figure }: Reads) =>
    version
      ? `Readers still see ${id} ${version}${figure ? ` (${figure})` : ''}.`
      : `Readers do not see ${id} yet.`,
  changesWork: (changes: string[], of: Class) =>
    of === 'major'
      ? `This changes what agents do (${changes.join('; ')})`
      : `This is a ${of} change (${changes.join('; ')})`,
  becomesOnce: (version: string, who: string[], id: string) =>
    `so it becomes ${version} once ${who.length > 0 ? list(who, 'or') : 'somebody else'} approves: \`sop approve ${id}\`.`,
  firstOnce: (version: string, who: string[], id: string) =>
    `It becomes ${version} once ${who.length > 0 ? list(who, 'or') : 'somebody else'} approves: \`sop approve ${id}\`.`,
  objections: {
    'other-text': (person: string) => `${person} approved another text: it changed after that.`,
    'other-revision': (person: string) =>
      `${person} approved it as the successor of another revision; a newer one was released since.`,
    typed: (person: string) =>
      `The approval of ${person} is only typed: somebody else wrote the line, and no signature or review proves it.`,
    'not-entitled': (person: string) => `${person} may not approve for this department.`,
    'wrote-it': (person: string) => `${person} wrote a part of the change, and four eyes are asked for.`,
  },
  obstacles: {
    unchanged: (id: string, version: string) =>
      `There is nothing to release: the text of \`${id}\` is that of ${version}.`,
    retired: (id: string) =>
      `\`${id}\` is retired. Bring it back first: \`sop restore ${id}\` makes its last text a draft again.`,
    findings: (n: number, first: string) =>
      `${n === 1 ? 'One finding has' : `${n} findings have`} to be mended first: ${first}.`,
    uncommitted: (path: string) =>
      `Four eyes are asked for, and \`${path}\` is not committed: nobody else could have read it.`,
    'below-class': (computed: Class, wanted: Class) =>
      `The changes are ${computed}. To release them as ${wanted}, say why: \`--because "…"\`.`,
    'other-date': (approved: string, wanted: string) =>
      `It was approved to start on ${approved}, not on ${wanted}. Leave \`--effective\` out, or have it approved for the new date.`,
    'no-room-for-stamps': (path: string) =>
      `The first lines of \`${path}\` are written in a way that has no line of its own for \`version\`, \`status\` and \`effective\`. Write one key a line.`,
    'number-taken': (version: string) => `${version} is sealed already.`,
  },
  hintFindings: (id: string) => `\`sop lint ${id}\` shows them with what to do.`,
  hintPropose: (id: string) => `\`sop propose ${id}\` puts it before those who approve.`,
  hintCommit: (path: string) =>
    `Commit it, so that others can read it: git add -- ${path} && git commit -m "What changed" -- ${path}`,
  hintApprove: (id: string) => `Ask them to run \`sop approve ${id}\`; then release again.`,

  // Where it can be done.
  shallow:
    'The history of this clone was cut off when it was made, so nobody can tell what was released before; nothing was changed',
  shallowHint: 'git fetch --unshallow --tags',
  notMain: (branch: string, main: string) =>
    `Revisions are sealed on \`${main}\`, the branch that readers get, and this is \`${branch}\`; nothing was changed`,
  notMainHint: (main: string) => `Have the change merged; then: git switch ${main} && git pull`,
  detached: 'This is an old revision, on no branch; nothing was changed',
  behind: (n: number, main: string) =>
    `\`${main}\` here lacks ${n === 1 ? 'one commit' : `${n} commits`} that the git host has; nothing was changed`,
  behindHint: 'git pull, then release: what you seal must be what everybody has.',
  textGone: (name: string) => `The text of ${name} is not in this repository any more`,
  textGoneHint: 'git fetch --tags, or ask whoever has the whole repository.',
  oddPath: (path: string) => `The name of the file \`${path}\` holds a character that no record can name`,
  oddPathHint: 'Rename it: letters, digits, `-` and `_`.',
  begun: (paths: string[]) =>
    `This handbook had no history yet: it begins with a commit of ${paths.map((path) => `\`${path}\``).join(', ')}.`,
  policyUncommitted:
    '`sop.yaml` has changes that are not committed; who may approve is read from the committed one.',

  // Options.
  needsIds: 'Missing the SOPs to release',
  needsIdsHint: '`sop release ID…`, or `--all-changed` for every SOP whose text changed.',
  idsAndAll: 'Unexpected SOPs beside `--all-changed` or `--merged`, expected one or the other',
  correctOne: '`--correct` takes one SOP and `--from FILE` with the corrected text',
  correctHint: 'sop release refund-customer --correct 1.4.0 --from fixed.md -m "The amount was wrong"',
  togetherTwo: '`--together` needs two SOPs or more',
  reviewPair: '`--review-by` and `--review-url` belong together',
  reviewPerson: 'a name with an address: `"Bo Smit <bo@lantern.example>"`',
  version: 'a version such as `1.4.0`',
  noSuchRevision: (id: string, version: string) => `There is no revision ${version} of \`${id}\``,
  revisionsAre: (versions: string[]) =>
    versions.length > 0 ? `Sealed are: ${versions.join(', ')}.` : 'None was released yet.',
  correctedAlready: (version: string, by: string) => `${version} was corrected by ${by} already`,
  correctThat: (version: string) => `Correct that one: \`--correct ${version}\`.`,
  otherId: (path: string, id: string, expected: string) =>
    `Unexpected id \`${id}\` in \`${path}\`, expected \`${expected}\``,
  eventFile: (path: string, why: string) => `\`${path}\` cannot be read as the event of a git host: ${why}`,
  notTheJob: (who: string) =>
    `Reviews on the git host count when the release job records them; you are ${who}`,
  notTheJobHint:
    'Name the address of the job in `sop.yaml`: `approval: {recorded-by: …}`, or run this in the job.',
  branchThere: (branch: string) => `\`${branch}\` waits to be merged already; nothing was changed.`,
  branchMade: (branch: string) =>
    `Stamped on the branch \`${branch}\`. Once it is merged, the next run seals it.`,

  // sop approve, sop reword
  approve: {
    title: (id: string, version: string, of: Class) => `Approve ${id} as ${version} (${of})`,
    remark: 'a remark',
    subject: (id: string, version: string) => `Approve ${id} as ${version}`,
    done: (id: string, version: string) =>
      `Approved: this text of ${id} may become ${version}. Any other word in it, and it has to be approved again.`,
    next: (id: string) => [`sop release ${id}`, 'publishes it, on the main branch'],
    already: (person: string, id: string) =>
      `${person} approved this text of \`${id}\` already; nothing was changed.`,
    notEntitled: (person: string, who: string[]) =>
      `${person} may not approve this: ${who.length > 0 ? `${list(who, 'or')} may` : 'nobody else is named'}`,
    wroteIt: (person: string, who: string[]) =>
      `${person} wrote a part of this change, and four eyes are asked for${who.length > 0 ? `: ${list(who, 'or')} may approve it` : ''}`,
    uncommitted: (path: string) =>
      `\`${path}\` has changes that are not committed: what you approve must be what others can read`,
    unneeded: (id: string, version: string) =>
      `The approval of ${version} holds for this text of \`${id}\` too: only spelling, case or punctuation changed.`,
    unchanged: (id: string) => `There is nothing to approve: the text of \`${id}\` is sealed already.`,
    squash:
      'Where pull requests are squashed, approve on the git host, sign (`--sign`), or approve after the merge: the commit of an approval does not survive a squash.',
  },
  reword: {
    title: (id: string) => `Say that other words mean the same: ${id}`,
    subject: (id: string) => `Reword ${id}`,
    ask: 'Why does it mean the same?',
    flag: '--because "Shorter words, the same work"',
    lowers: (from: Class, to: Class, version: string) =>
      `${from} becomes ${to}: the next revision is ${version}`,
    class: 'Class',
    noRewording: (change: string) => `This is more than other words: ${change}`,
    noRewordingHint:
      'A figure, a rule word (not, only, must), a step, an answer or a role that changes is a major change. Release it as that.',
    notMajor: (id: string, of: Class) => `The changes of \`${id}\` are ${of}: there is nothing to lower`,
    done: (id: string) =>
      `Recorded. The next revision of ${id} asks nobody to read it again; it still has to be approved.`,
  },
  sign: {
    noKey: 'There is no key to sign with',
    noKeyHint:
      'git config --global gpg.format ssh && git config --global user.signingKey ~/.ssh/id_ed25519.pub',
    failed: (why: string) => `The approval could not be signed; nothing was changed: ${why}`,
    failedHint: 'Check the key: git config --get user.signingKey',
    unknownKey: (person: string) =>
      `The signature cannot be verified: no key of ${person} is known to this handbook`,
    unknownKeyHint: 'Add the public key to `people` in `sop.yaml` (`keys:`), have that merged, then approve.',
  },
  schedule: {
    title: (name: string) => `Schedule ${name}`,
    moves: (from: string | undefined, to: string) =>
      from ? `${from} becomes ${to}` : `${to}; it was cancelled before`,
    cancels: (from: string) =>
      `${from} no more: it stays sealed and never takes effect, until it gets a new date`,
    word: 'revision',
    why: 'why',
    notEntitled: (person: string) =>
      `${person} may not approve for this department, so neither move nor cancel what was approved`,
    notEntitledHint: 'Ask somebody who may approve; `sop.yaml` names them.',
    starts: 'Starts',
    meanwhile: 'Readers see',
    subject: {
      move: (name: string, date: string) => `Schedule ${name} for ${date}`,
      cancel: (name: string) => `Cancel ${name}`,
    },
    name: 'a revision such as `refund-customer@2.0.0`',
    noChoice: 'Missing what becomes of it: a new date or none',
    noChoiceHint: '`--on 2027-02-01`, or `--cancel`.',
    started: (name: string, date: string) =>
      `${name} is in force since ${date}: what readers had cannot be changed afterwards`,
    startedHint: (id: string) =>
      `Release a new text of \`${id}\`, or bring the old one back: \`sop restore ${id}\`. Tonight: \`sop stop ${id}\`.`,
    notApproved: (name: string) => `${name} has no approval that counts, so it takes effect on no date`,
    cancelled: (name: string) => `${name} is cancelled already`,
    sameDate: (name: string, date: string) => `${name} starts on ${date} already`,
    done: (name: string, date: string) => `${name} takes effect on ${date}.`,
    doneCancel: (name: string) =>
      `${name} does not take effect. Its seal stays; \`--on\` gives it a date again.`,
    setToo: (names: string[]) => `${list(names, 'and')} too: they take effect together or not at all`,
  },
};

export const releaseCommands = {
  approve: {
    summary: 'Approve the text of an SOP as it is now',
    id: 'the SOP',
    lang: 'Language of the text, where there are several',
    effective: 'Approve it for this first day: 2027-01-01',
    sign: 'Sign it with your git signing key',
    correct: 'Approve the correction of this version; needs --from',
    from: 'The corrected text',
    message: 'A remark for the record',
    examples: [
      ['sop approve refund-customer', 'records that you approve this very text'],
      ['sop approve refund-customer --effective 2027-01-01', 'for that day'],
      ['sop approve refund-customer --sign', 'with your key: survives a squash merge'],
    ],
  },
  reword: {
    summary: 'Say that a reworded step means the same',
    id: 'the SOP',
    because: 'Why it means the same',
    lang: 'Language of the text, where there are several',
    examples: [['sop reword refund-customer --because "Shorter words"', 'readers need not read it again']],
  },
  release: {
    summary: 'Publish a new revision of an SOP: number, stamps, commit and seal',
    ids: 'the SOPs',
    allChanged: 'Every SOP whose text changed since its last revision',
    merged: 'For the job after a merge: every merged and approved text',
    pullRequest: 'With --merged, where main is protected: stamp on a branch instead',
    correct: 'Correct this version while a later one waits; needs --from',
    from: 'The corrected text',
    together: 'They take effect together or not at all',
    message: 'Why it was changed; the title of the pull request when left out',
    because: 'Why it is released below the class of its changes',
    class: 'Release it as major, minor or patch',
    effective: 'First day on which it holds: 2027-01-01; today when left out',
    reviewBy: 'Who approved on the git host: "Bo Smit <bo@lantern.example>"',
    reviewUrl: 'Address of that review',
    reviews: 'Answer of the host with the reviews of the pull request, as a JSON file',
    lang: 'Language of the text, where there are several',
    examples: [
      ['sop release refund-customer -m "14 days instead of 30"', 'publishes it today'],
      ['sop release refund-customer --effective 2027-01-01 -m "New year"', 'publishes it for that day'],
      ['sop release refund-customer --dry-run', 'shows what it would become'],
      [
        'sop release refund-customer --correct 1.4.0 --from fixed.md -m "Wrong sum"',
        'mends the text in force',
      ],
      ['sop release --merged', 'in the job after each merge'],
    ],
  },
  schedule: {
    summary: 'Move or cancel a revision that waits for its date',
    name: 'the revision: refund-customer@2.0.0',
    on: 'Its new first day: 2027-02-01',
    cancel: 'It does not take effect',
    message: 'Why',
    examples: [
      ['sop schedule refund-customer@2.0.0 --on 2027-02-01', 'a month later'],
      ['sop schedule refund-customer@2.0.0 --cancel', 'not at all'],
    ],
  },
};
