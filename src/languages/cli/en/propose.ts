// What `sop propose` says.

const list = (names: string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

export const propose = {
  ask: 'What changed, and why?',
  flag: '-m "Refunds are possible for 14 days now"',
  title: (ids: string[]) => `Propose ${list(ids, 'and')}`,
  label: { sends: 'Sends', to: 'To', called: 'Called', stays: 'Stays', after: 'Then' },
  newBranch: (branch: string, main: string) => `a new branch of the git host, ${branch}, beside ${main}`,
  onTop: (branch: string) => `your open proposal ${branch}, on top of what is there`,
  stays: (branch: string) => `this folder, with your text in it, on ${branch}; readers see nothing of it yet`,
  staysHere: 'this folder, with your text in it; readers see nothing of it yet',
  afterwards: (approvers: string[], main: string) =>
    `${approvers.length > 0 ? list(approvers, 'or') : 'somebody of your team'} reads it and merges it into ${main}; a release puts it in force`,
  adds: (titles: string[]) => `Add ${list(titles, 'and')}`,
  changes: (titles: string[]) => `Change ${list(titles, 'and')}`,
  wouldSend: 'Nothing was sent.',
  done: (branch: string) => `Your text is on the git host now, on ${branch}, and here as it was.`,
  updated: (branch: string) => `Your proposal ${branch} has your newest text now.`,
  goOn: (main: string) =>
    `Go on writing and run the same command again: it goes to the same place. Once it is merged into ${main}, \`git pull --ff-only\` brings it here.`,
  nextOpen: (address: string) => [address, 'open it and ask for the merge (pull request)'],
  nextLook: (address: string) => [address, 'the page of the pull request'],
  nextUnknown: (branch: string, main: string) => [
    'open the page of your git host',
    `and ask for the merge of ${branch} into ${main} (pull request)`,
  ],
  titleCommits: 'Propose what is recorded here only',
  afterwardsCommits: (main: string) =>
    `somebody merges it into ${main}, as it is or squashed; readers see nothing of it until then`,
  doneCommits: (branch: string, main: string) =>
    `It is on the git host now, on ${branch}. Once it is merged into ${main}, \`git pull --rebase\` brings it here.`,
  commits: 'what is recorded here',
  nothingHere: 'Nothing is here that the git host does not have, so there is nothing to propose',
  nothingHereHint:
    'To propose a changed SOP, name it: `sop propose refund-customer`; `sop status` shows which are changed.',
  noRemote:
    'There is no git host to send this to: no remote `origin` is set. Your text is safe where it is; nothing was sent',
  noRemoteHint:
    'Ask whoever set up the handbook for its address, then: git remote add origin ADDRESS. Alone, you need no proposal: `sop release` is enough.',
  nothing: (paths: string[], main: string) =>
    `There is nothing to propose: ${list(
      paths.map((path) => `\`${path}\``),
      'and',
    )} is as it was on \`${main}\``,
  nothingHint: 'Save your text in the editor first; `sop status` shows which SOPs are changed.',
  already: (ids: string[], branch: string) =>
    `${list(ids, 'and')} is proposed already, just as it lies here: \`${branch}\`. Nothing had to be sent`,
  openHint: (address: string) => `Its page: ${address}`,
  openHintUnknown: (branch: string, main: string) =>
    `Ask on the page of your git host for the merge of ${branch} into ${main}.`,
  merging: (path: string) => `\`${path}\` holds the marks of a merge that is not finished; nothing was sent`,
  mergingHint: (path: string) =>
    `Open \`${path}\`, keep the lines that are right, and delete those that begin with \`<<<<<<<\`, \`=======\` and \`>>>>>>>\`.`,
  emptyHost: (main: string) =>
    `The git host has no branch \`${main}\` yet, so there is nothing to merge into; nothing was sent`,
  emptyHostHint: (main: string) => `Send the handbook there once: git push -u origin ${main}`,
  unrelated: (main: string) =>
    `This folder and \`${main}\` of the git host have no history in common; nothing was sent`,
  unrelatedHint:
    'In a clone whose history was cut off: git fetch --unshallow. Otherwise the remote `origin` is that of another repository.',
  changedThere: (branch: string) =>
    `Somebody else changed the proposal \`${branch}\` on the git host. Your text is safe where it is; nothing was sent, because it would undo theirs`,
  changedThereHint: (branch: string, paths: string[]) =>
    `See what they wrote: git diff origin/${branch} -- ${paths.join(' ')}. Take it over in your editor, then: git branch -f ${branch} origin/${branch}, and propose again.`,
  tooMany: (name: string) =>
    `There are too many old proposals called \`${name}\`; delete some on the git host`,
  refused: {
    rights: 'The git host did not let you in. Nothing was sent:',
    rules: 'The git host did not take the proposal:',
    network: 'The git host could not be reached. Nothing was sent:',
    other: 'Git could not send the proposal:',
  },
  refusedHints: {
    rights:
      'Ask whoever looks after the git host for the right to write branches, or sign in once with: git fetch origin',
    rules:
      'A rule of the host stands in the way (names of branches, size, checks): ask whoever looks after it, then try again.',
    network: 'Check your connection and the address (git remote get-url origin), then try again.',
    other: 'Ask whoever looks after the git host, and show them these lines.',
  },
  safe: (paths: string[], branch: string | undefined) =>
    `Your text is safe: it lies where it was (${paths.join(', ')})${branch ? `, and is kept on the branch ${branch} of this machine` : ''}. Readers see what they saw before.`,
};

export const proposeCommands = {
  propose: {
    summary: 'Put changed SOPs before others, without knowing git',
    ids: 'ids of the SOPs; without any, the records that are here only',
    message: 'What changed and why: the title of the pull request',
    examples: [
      ['sop propose refund-customer', 'sends it as it lies here and names the page to open'],
      ['sop propose refund-customer -m "Refunds are possible for 14 days now"', 'with a title'],
      ['sop propose', 'sends a stop or a review where nobody may push to main'],
      ['sop propose refund-customer --dry-run', 'shows what would be sent and where'],
    ],
  },
};
