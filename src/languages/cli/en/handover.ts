// What `sop handover` says.

export const handover = {
  from: 'the person who gives',
  to: 'the person who takes over',
  ask: 'Why?',
  flag: '-m "Ana moves to sales"',
  subject: (from: string, to: string) => `Hand over from ${from} to ${to}`,
  subjectAway: (from: string, to: string, until: string) => `${to} stands in for ${from} until ${until}`,
  label: {
    settings: 'Settings',
    owns: 'Owns',
    looksAfter: 'Looks after',
    reviews: 'Reviews',
    named: 'To do',
    readers: 'Readers',
  },
  given: {
    'owns-department': (of: string, _: string, to: string) => `${to} owns ${of}`,
    approves: (of: string, _: string, to: string) => `${to} approves for ${of}`,
    'approves-all': (_: string, __: string, to: string) => `${to} approves where a department names nobody`,
    'stands-in': (of: string, _: string, to: string) => `${to} stands in for ${of}`,
    'deputy-of-role': (of: string, _: string, to: string) => `${to} is asked when ${of} cannot be reached`,
    role: (of: string, _: string, to: string) => `${to} is ${of}; what escalates to ${of} comes to ${to}`,
    away: (of: string, _: string, to: string) => `${to} may approve for ${of}`,
  },
  review: (id: string, language: string, due: string) => `${id} (${language}) is due on ${due}`,
  namedWhy: (name: string) =>
    `these lines name ${name}; what people do changes with them, so change and release them:`,
  readers: 'see the new owners; no text, no version and no approval of the past changes',
  more: (n: number) => `and ${n} more`,
  files: (n: number) => `${n} files`,
  done: (from: string, to: string) =>
    `All that ${from} had is ${to}'s in the records. Approvals that ${from} gave stay valid.`,
  doneAway: (to: string, from: string, until: string) =>
    `${to} may approve for ${from} until ${until}, that day included. ${from} may too.`,
  stillNamed: (n: number) =>
    n === 1 ? '1 line still names them: see above.' : `${n} lines still name them: see above.`,
  same: (name: string) => `Unexpected \`--to ${name}\`, expected another person than the one who gives`,
  sameHint: 'Name two people: `sop handover ana --to bo`.',
  unknown: (name: string) =>
    `\`${name}\` is nobody that sop.yaml knows, so nothing can be handed over; nothing was changed`,
  unknownHint: (name: string) =>
    `Add them under \`people:\` in sop.yaml first: \`- name: ${name}\`, with the addresses under which they commit.`,
  nothing: (name: string) =>
    `\`${name}\` owns nothing and approves nothing, so there is nothing to hand over`,
  nothingHint: 'Check the name: `sop list` shows owners, sop.yaml who approves.',
  nothingAwayHint:
    'A deputy is only needed for somebody who approves. Owners who are away can be asked later; `sop handover` without `--until` gives for good.',
  noRoom: 'sop.yaml is written in a way that cannot be changed safely; nothing was changed',
  noRoomHint: (lines: number[]) =>
    `Change ${lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`} of sop.yaml by hand, then run the same command for the rest.`,
};

export const handoverCommands = {
  handover: {
    summary: 'Give all that one person has to another, for good or until a date',
    person: 'name, id or address of the person who gives',
    to: 'Person or role that takes over',
    until: 'Last day: the other may approve until then, and nothing else changes',
    message: 'Why; for the records',
    examples: [
      ['sop handover ana --to bo', 'SOPs, departments, approvals, roles and reviews, in one commit'],
      ['sop handover ana --to bo --until 2026-12-06', 'a deputy while Ana is away'],
      ['sop handover ana --to bo --dry-run', 'every place that would change'],
    ],
  },
};
