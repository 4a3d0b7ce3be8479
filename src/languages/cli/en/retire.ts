// What `sop retire` says.

export const retire = {
  ask: 'Why is it retired?',
  flag: '-m "The shop has no vouchers any more"',
  title: (id: string, title: string) => `Retire ${id}: ${title}`,
  subject: (id: string) => `Retire ${id}`,
  because: 'Because',
  readers: 'Readers see',
  never: 'Never starts',
  keeps: 'Kept',
  seen: (had: string[]) =>
    `that it is retired, where they saw the text in force until now: ${had.join(', ')}`,
  sentTo: (id: string, title: string) => `and are sent on to ${id}: ${title}`,
  sentNowhere: 'and are sent to no other SOP (`--superseded-by` names one)',
  waiting: (versions: string[]) => `${versions.join(', ')}, which waited for its date`,
  kept: (paths: string[]) => `the text and every revision of it: ${paths.join(', ')}`,
  done: (id: string) => `${id} is retired. It is kept, and left out of lists and search.`,
  already: (id: string) => `\`${id}\` is retired already; nothing was changed`,
  alreadyHint: '`sop list --status retired` shows the SOPs that are retired.',
  successorSelf: (id: string) =>
    `Unexpected \`--superseded-by ${id}\`, expected another SOP than the one that is retired`,
  successorRetired: (id: string) =>
    `Unexpected \`--superseded-by ${id}\`, expected an SOP that is not retired`,
  successorHint: 'Name the SOP by which people work from now on, or leave `--superseded-by` out.',
  notEntitled: (id: string, person: string) =>
    `\`${person}\` may not retire \`${id}\`: that is for those who approve it; nothing was changed`,
  notEntitledHint: (names: string[]) =>
    `Ask ${names.join(' or ')} to run the same command. \`sop.yaml\` says who approves.`,
  unknownAddress: (name: string, address: string) =>
    `If you are that ${name}: \`sop.yaml\` does not know your address. Add \`${address}\` to the addresses of ${name} under \`people:\`.`,
  linked: (id: string, n: number) =>
    n === 1
      ? `\`${id}\` is still in use: 1 link would lead readers to a retired SOP; nothing was changed`
      : `\`${id}\` is still in use: ${n} links would lead readers to a retired SOP; nothing was changed`,
  linkTo: (at: string, url: string, to: string) => `${at}: ${url} must become ${to}`,
  linkOut: (at: string, url: string) => `${at}: ${url} must lead elsewhere or go`,
  linkedHint: (id: string) =>
    `Change these lines so that they lead to ${id}, have those SOPs released, then run the same command again.`,
  linkedHintAlone:
    'Change these lines and have those SOPs released. If another SOP takes its place, name it: `--superseded-by ID`.',
  uncommitted: (path: string) =>
    `\`${path}\` holds changes that nobody has committed; they would go along unseen, so nothing was changed`,
  uncommittedHint: (path: string) =>
    `See them with \`git diff HEAD -- ${path}\`; commit them or take them back, then try again.`,
  noRoom: (path: string) => `The first lines of \`${path}\` cannot be changed safely; nothing was changed`,
  noRoomHint: 'Write one key a line between the lines `---`, as in `status: approved`, then try again.',
};

export const retireCommands = {
  retire: {
    summary: 'Take an SOP out of use; it is kept with all its revisions',
    id: 'id of the SOP',
    supersededBy: 'SOP that takes its place',
    message: 'Why, in a sentence; for the records',
    examples: [
      ['sop retire refund-by-voucher --superseded-by refund -m "No vouchers any more"', 'sends readers on'],
      ['sop retire refund-by-voucher -m "…" --dry-run', 'shows what it would do, or what still links to it'],
    ],
  },
};
