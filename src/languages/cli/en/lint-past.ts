/** What `sop lint` says of the rules that ask git and the records. */
export const lintPast = {
  'no-repository':
    'versions, approvals and moved jumps were not checked: this handbook is in no git repository. `git init` begins one.',
  'no-commit':
    'versions, approvals and moved jumps were not checked: nothing was committed yet. `git add .`, then `git commit -m "Begin the handbook"`.',
  shallow:
    'versions and approvals were not checked: this clone has only the newest part of the history. `git fetch --unshallow --tags` brings the rest.',
};
