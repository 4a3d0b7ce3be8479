// What is said whenever something is written to a ledger.

export const record = {
  noHandbook: 'There is no handbook here: no `sop.yaml` in this folder or above it',
  noHandbookHint: 'Go to the folder of the handbook, or make one with `sop init`.',
  noIdentity: 'Git does not know who you are, so nothing can be recorded in your name; nothing was changed',
  noIdentityHint:
    'git config --global user.name "Your name" && git config --global user.email you@example.org',
  unreadable: (path: string) => `\`${path}\` cannot be read as a record; nothing was changed`,
  unreadableHint: 'Records are UTF-8 text, a line an event. `git log` shows who changed it last.',
  uncommitted: (path: string) =>
    `\`${path}\` holds lines that nobody has committed; they would be recorded as yours, so nothing was changed`,
  uncommittedHint: (path: string) =>
    `See them with \`git diff HEAD -- ${path}\`. Keep them: \`git add ${path} && git commit -m "Records" -- ${path}\`. Drop them: \`git restore --staged --worktree -- ${path}\`.`,
  recovered: {
    finished: (subject: string) => `An earlier command was cut off; it is finished now: ${subject}`,
    undone: (subject: string) =>
      `An earlier command was cut off; what it had begun was put back, nothing is lost: ${subject}`,
  },
};
