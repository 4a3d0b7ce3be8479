// What `sop status`, its calendar and its issues say.

type Class = 'major' | 'minor' | 'patch';

const list = (names: string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

export const status = {
  on: (date: string) => `on ${date}`,
  sops: (n: number) => (n === 1 ? '1 SOP' : `${n} SOPs`),
  counts: (sops: number, inForce: number, drafts: number, retired: number) =>
    [
      sops === 1 ? '1 SOP' : `${sops} SOPs`,
      `${inForce} in force`,
      ...(drafts > 0 ? [`${drafts} never released`] : []),
      ...(retired > 0 ? [`${retired} retired`] : []),
    ].join(', '),
  allWell: 'Nothing needs attention.',
  nothingOverdue: 'Nothing is overdue.',
  heads: {
    stop: 'Stopped',
    vanished: 'Gone without retirement',
    'not-proven': 'Sealed without proof',
    'approval-outdated': 'Changed after approval',
    'review-overdue': 'Review overdue',
    'translation-outdated': 'Translation behind',
    'retired-but-linked': 'Retired, and still linked to',
    'owner-unknown': 'Owner not known',
    notice: 'Notice',
    approved: 'Approved, not released',
    unreleased: 'Changed, not released',
    unread: 'Changed, not compared',
    draft: 'Never released',
    'review-soon': 'Review due soon',
    upcoming: 'Takes effect later',
  },
  told: (text: string, since: string, until?: string) =>
    `since ${since}${until ? `, until ${until}` : ''}: ${text}`,
  instead: (id: string) => `people work by ${id} meanwhile`,
  usedBy: (places: string[], more: number) =>
    `also shown on ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  linkedFrom: (places: string[], more: number) =>
    `linked from ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  successor: (id: string) => `link to ${id} instead`,
  vanished: (version: string) =>
    `${version} is in force, and its text is gone from the handbook; bring it back or retire it`,
  notProven: (version: string, why: string[]) =>
    `${version} is sealed, and readers do not get it: ${why.join(', ')}`,
  faults: {
    'not-on-main-line': 'its seal stands on no commit of this branch',
    'not-here-yet': 'this branch does not have it yet',
    'history-cut-off': 'the history of this clone is cut off',
    'not-approved': 'no approval that counts',
    'no-fingerprint': 'its seal names no fingerprint',
  },
  becomes: (from: string | undefined, to: string, of: Class) =>
    from ? `${from} becomes ${to} (${of})` : `becomes ${to}, its first revision`,
  moreChanges: (n: number) => (n === 1 ? 'and 1 more change' : `and ${n} more changes`),
  stillSee: (version: string | undefined) =>
    version ? `readers still see ${version}` : 'readers do not see it yet',
  uncommitted: 'not committed yet',
  approvedBy: (names: string[]) => `approved by ${list(names, 'and')}; it can be released`,
  outdatedBy: (names: string[]) => `${list(names, 'and')} approved it before the text changed again`,
  mayApprove: (names: string[], fourEyes: boolean) =>
    `${names.length > 0 ? list(names, 'or') : 'anybody'} may approve${fourEyes ? ', but nobody who wrote a part of it' : ''}`,
  overdue: (due: string, late: number, owner?: string) =>
    `was due on ${due}, ${days(late)} ago${owner ? `; owner: ${owner}` : ''}`,
  soon: (due: string, left: number, owner?: string) =>
    `${left === 0 ? 'is due today' : `is due on ${due}, in ${days(left)}`}${owner ? `; owner: ${owner}` : ''}`,
  last: {
    review: (date: string) => `last reviewed on ${date}`,
    release: (date: string) => `not reviewed since it began to hold on ${date}`,
  },
  behind: (language: string, translates: string, source: string, isMajor: boolean) =>
    `${language} renders ${translates}, and ${source} is in force${isMajor ? ': people work differently now' : ''}`,
  upcoming: (version: string, start: string) => `${version} takes effect on ${start}`,
  owner: (name: string) => `\`${name}\` is nobody that sop.yaml knows`,
  unread: 'differs from what was released; `sop status --all` says how',
  draft: 'readers do not see it yet',
  proposed: (branch: string) => `proposed as it lies here, on ${branch}; it waits for the merge`,
  more: (n: number) => `and ${n} more; \`sop status --all\` shows them`,
  nameless: (paths: string[], more: number) =>
    `${list([...paths, ...(more > 0 ? [`${more} more`] : [])], 'and')} ${paths.length + more === 1 ? 'has' : 'have'} no \`id\`: no revision is kept of a text without one, and readers do not see it.`,
  ledgerFault: (path: string, line: number) =>
    `${path}:${line} cannot be read as a record; \`sop audit\` says more`,
  ahead: (n: number, branch: string) =>
    n === 1
      ? `1 commit of ${branch} is here only: nobody else has it until it is pushed.`
      : `${n} commits of ${branch} are here only: nobody else has them until they are pushed.`,
  behindHost: (n: number, branch: string) =>
    n === 1
      ? `${branch} lacks 1 commit that the git host has.`
      : `${branch} lacks ${n} commits that the git host has.`,
  halfDone: (what: string, paths: string[]) =>
    `A ${what} is half done in this folder${
      paths.length > 0
        ? `: two people changed the same lines of ${list(paths, 'and')}, and ${paths.length === 1 ? 'it holds' : 'they hold'} what each of them wrote, between marks`
        : ''
    }. Nothing is lost, and readers see what they saw before; nothing can be released until it is finished.`,
  conflict: (paths: string[]) =>
    `Two people changed the same lines of ${list(paths, 'and')}: what each of them wrote lies there, between marks. Nothing is lost, and readers see what they saw before; it cannot be released until one text is left.`,
  cutOff: (subject: string) =>
    `A command was cut off in the middle: ${subject}. Nothing is lost. The next command that writes finishes what it had begun, or puts everything back as it was; until then readers see what they saw before.`,
  offMain: (branch: string, main: string) => `This is ${branch}; readers get ${main}.`,
  unknown: {
    'no-repository':
      'This handbook is not kept in git, so nobody can tell what is in force, approved or reviewed. Only the texts were looked at.',
    'no-commit': 'Nothing of this handbook was released yet: readers have nothing, and no version is kept.',
    shallow:
      'This clone holds only the newest part of the history. What is in force, approved, changed or due cannot be told here: git fetch --unshallow --tags gets the rest.',
  },
  next: {
    init: ['sop init --git', 'keeps every version from now on'],
    first: ['sop release --all-changed', 'publishes the texts, and keeps every version from then on'],
    finish: (what: string) => [
      'git status',
      `says what is open; finish the ${what}, or give it up: git ${what === 'bisect' ? 'bisect reset' : `${what} --abort`}`,
    ],
    settle: (path: string, paths: string, ends: string, back: string) => [
      `sop lint ${path}`,
      `shows where the two texts stand; keep what is right, then: git add -- ${paths} && ${ends}. To go back to before: ${back}`,
    ],
    again: (ids: string) => [
      `sop release ${ids}`,
      'finishes the release that was cut off, or begins it anew',
    ],
    deepen: ['git fetch --unshallow --tags', 'gets the whole history; then sop status again'],
    audit: ['sop audit', 'says which lines of the records cannot be read'],
    lint: (path: string, errors: number) => [
      `sop lint ${path}`,
      errors === 1
        ? 'shows the error that keeps it from being released'
        : `shows the ${errors} errors that keep it from being released`,
    ],
    id: (path: string) => [`sop lint ${path}`, 'shows where the `id` belongs, and what else is missing'],
    push: ['git push --follow-tags', 'gives everybody the texts and seals that are here only'],
    pull: ['git pull', 'gets what others did'],
    pullAside: [
      'git pull --rebase --autostash',
      'gets what others did; your changes are put aside and come back',
    ],
    pullSent: (paths: string) => [
      `git restore --staged --worktree -- ${paths} && git pull`,
      'gets what was made of your proposal; your text is kept in it',
    ],
    release: (id: string, version: string) => [`sop release ${id}`, `puts ${version} in force`],
    approve: (id: string) => [`sop approve ${id}`, 'says that the text may hold; you may'],
    propose: (id: string) => [`sop propose ${id}`, 'puts it before those who approve'],
    commit: (path: string) => [
      `git add -- ${path} && git commit -m "What changed" -- ${path}`,
      'lets others read it; whoever may approve it needs that',
    ],
    merged: ['git pull --ff-only', 'gets your proposal, once others have merged it'],
    show: (id: string) => [`sop diff ${id}`, 'shows what those who approve have to read'],
    review: (id: string) => [`sop review ${id}`, 'once you have read it as a whole and it is right'],
    translate: (id: string, from: string, to: string) => [
      `sop diff ${id} ${from} ${to}`,
      'shows what the translation has to take over',
    ],
    links: ['sop lint', 'shows every link to an SOP that is retired'],
    restore: (id: string, version: string) => [
      `sop restore ${id}@${version}`,
      'brings the text back as a draft',
    ],
    handover: (owner: string) => [
      `sop handover ${owner} --to NAME`,
      'gives all that was theirs to somebody else',
    ],
    draft: (id: string) => [`sop release ${id}`, 'checks the draft and puts it in force as 1.0.0'],
    resume: (id: string) => [`sop resume ${id}`, 'as soon as people may work by it again'],
    proof: (id: string) => [`sop log ${id}`, 'shows what its seals prove and what is missing'],
    write: ['sop new "Refund a customer"', 'writes the first SOP'],
    list: ['sop list', 'shows every SOP with its version and next review'],
  },
  formats: 'pretty, json, github-issue or ics',
  issue: {
    title: (id: string) => `SOP ${id} needs attention`,
    intro: (title: string) => `What \`sop status\` found about ${title}:`,
    next: 'What to do next:',
  },
  calendar: {
    name: (title: string) => `${title}: SOPs`,
    review: (title: string) => `Review: ${title}`,
    reviewText: (id: string, version: string, owner?: string) =>
      `${id} ${version} is due for review.${owner ? ` Owner: ${owner}.` : ''} Read it as a whole, then run: sop review ${id}`,
    effective: (title: string, version: string) => `Takes effect: ${title} ${version}`,
    effectiveText: (id: string, version: string) => `From this day on readers get ${id} ${version}.`,
  },
};

export const statusCommands = {
  status: {
    summary: 'What needs attention, and what to do next',
    on: 'As it is, or will be, on this date',
    format: 'pretty, json, github-issue (a JSON line for each SOP) or ics (calendar)',
    all: 'Every SOP, also where a list is long',
    exitCode: 'Exit with 1 when somebody has to act: reviews overdue, stops, lost proof',
    examples: [
      ['sop status', 'what needs attention today'],
      ['sop status --on 2027-01-01', 'what will need attention on that day'],
      ['sop status --format ics > reviews.ics', 'reviews and effective dates for a calendar'],
      ['sop status --format github-issue --exit-code', 'for a nightly job'],
    ],
  },
};
