// What is said whenever something is written to a ledger.

export const record = {
  noHandbook: 'There is no handbook here: no `sop.yaml` in this folder or above it',
  noHandbookHint: 'Go to the folder of the handbook, or make one with `sop init`.',
  noRepository: 'This handbook is not kept in git yet, so nothing can be recorded; nothing was changed',
  noRepositoryHint: '`sop init --git` keeps it in git; then `sop release --all-changed` begins its history.',
  noCommit: 'Nothing of this handbook was ever released, so nothing can be recorded yet; nothing was changed',
  noCommitHint: '`sop release --all-changed` begins its history with the first revisions.',
  nothingKept: 'This handbook is not kept in git yet, so it has no history to show',
  nothingYet: 'Nothing of this handbook was ever released, so it has no history to show yet',
  noIdentity: 'Git does not know who you are, so nothing can be recorded in your name; nothing was changed',
  noIdentityHint:
    'Say it once on this machine: git config --global user.name "Your name" && git config --global user.email you@example.org',
  unreadable: (path: string) => `\`${path}\` cannot be read as a record; nothing was changed`,
  unreadableHint: 'Records are UTF-8 text, a line an event. `git log` shows who changed it last.',
  uncommitted: (path: string) =>
    `\`${path}\` holds lines that nobody has committed; they would be recorded as yours, so nothing was changed`,
  uncommittedHint: (path: string) =>
    `See them with \`git diff HEAD -- ${path}\`. Keep them: \`git add ${path} && git commit -m "Records" -- ${path}\`. Drop them: \`git restore --staged --worktree -- ${path}\`.`,
  keptAsItIs: (path: string) =>
    `\`${path}\` was changed after that; it was left as it is, so look at it: \`git diff -- ${path}\``,
  recovered: {
    finished: (subject: string) => `An earlier command was cut off; it is finished now: ${subject}`,
    undone: (subject: string) =>
      `An earlier command was cut off; what it had begun was put back, nothing is lost: ${subject}`,
  },
  shallow:
    'This clone holds only the newest part of the history, so nobody can tell here what is in force; nothing was changed',
  shallowHint:
    'Get the rest: git fetch --unshallow --tags. In CI: `fetch-depth: 0` (GitHub), `GIT_DEPTH: 0` (GitLab).',
  noSop: (name: string) => `\`${name}\` is no SOP of this handbook`,
  noSopHint: (folders: string[]) =>
    `SOPs lie in ${folders.map((folder) => `\`${folder}\``).join(', ')}; \`sop list\` shows them with their ids.`,
  noId: (name: string) => `\`${name}\` has no id, so nothing can be recorded about it`,
  noIdHint: (path: string) => `Give it one in the first lines of \`${path}\`: \`id: refund-customer\`.`,
  date: 'a date such as `2026-11-30`',
  dateFrom: (date: string) => `a date from \`${date}\` on`,
  tooLong: (most: number) => `It is too long: at most ${most} characters.`,
  badText: (what: string, fault: string) => `This cannot be recorded as the ${what}. ${fault}`,
  example: (flag: string) => `Say it in a sentence or two: \`${flag}\`.`,
  /** Where a record counts, by what is known of the git host. */
  counts: {
    pushed: (branch: string) =>
      `as soon as it is pushed: the git host has \`${branch}\` without it until then`,
    other: (branch: string, main: string) =>
      `once \`${main}\` has it: you are on \`${branch}\`, and readers get \`${main}\``,
    local: 'on this machine: no git host is set (there is no remote `origin`)',
    detached: 'nowhere yet: you are looking at an old revision, on no branch',
  },
  nextPush: ['git push', 'sends it to the git host, for everybody'],
  nextPushMain: (branch: string) => [
    `git push -u origin ${branch}`,
    'sends it to the git host, for everybody',
  ],
  nextPropose: ['sop propose', 'as a pull request, where main is protected'],
  nextPushBranch: (branch: string) => [
    `git push -u origin ${branch}`,
    'sends it to the git host; then have it merged',
  ],
  nextSwitch: (branch: string) => [`git switch ${branch}`, 'goes back to the branch that readers get'],
  nextStatus: ['sop status', 'shows what else needs attention'],
  wouldWrite: 'Nothing was written.',
  writes: (paths: string[]) => `one commit: ${paths.join(', ')}`,
  as: 'As',
  writesLabel: 'Writes',
  countsLabel: 'Counts',
};
