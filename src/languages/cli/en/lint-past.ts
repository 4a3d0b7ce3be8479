/** What `sop lint` says of the rules that ask git and the records. */
export const lintPast = {
  'no-repository':
    'versions, approvals and moved jumps were not checked: this handbook is in no git repository. `git init` begins one.',
  'no-commit':
    'versions, approvals and moved jumps were not checked: nothing was released yet. The first `sop release` begins the history.',
  shallow:
    'versions and approvals were not checked: this clone has only the newest part of the history. `git fetch --unshallow --tags` brings the rest.',
  before: 'It was there before this change and does not fail the check.',
  sinceNoGit: '`--since` needs a handbook in a git repository with at least one commit',
  sinceNoGitHint: 'Leave `--since` away to check everything.',
  sinceAlone: '`--since` cannot be used for standard input or to write a baseline',
  sinceAloneHint: 'Leave one of them away.',
  sinceMissing: (ref: string) => `There is no branch or commit \`${ref}\` here`,
  sinceMissingHint: (commands: string[]) => commands.join(', then '),
  sinceShallow: (ref: string) =>
    `This clone has only the newest part of the history: what changed since \`${ref}\` cannot be told`,
  sinceShallowHint: (fetch: string) =>
    `Get the rest: ${fetch}. In CI: \`fetch-depth: 0\` (GitHub), \`GIT_DEPTH: 0\` (GitLab).`,
  sinceNoBase: (ref: string) => `The text here and \`${ref}\` have no common history`,
  sinceNoBaseHint: 'git log --graph --oneline --all shows which branches belong together.',
  sinceScope: (checked: number, all: number) =>
    `${checked === 1 ? '1 changed file' : `${checked} changed files`} of ${all} checked, with what the change does to the others.`,
  sinceSafe: (reads: string[], more: number, ref: string) =>
    `Nothing of this change was published: readers ${
      reads.length > 0
        ? `still see ${reads.join(', ')}${more > 0 ? ` and ${more} more as they were` : ''}`
        : 'do not see it yet'
    }. Whoever made it mends the findings above and pushes again; who has to approve it then, and what it changes for readers, shows \`sop diff --since ${ref}\`.`,
  sinceBefore: (n: number) =>
    n === 1
      ? '1 finding was there before this change; it is shown as a suggestion and does not fail.'
      : `${n} findings were there before this change; they are shown as suggestions and do not fail.`,
};
