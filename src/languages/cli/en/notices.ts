// What `sop stop`, `sop notice` and `sop resume` say.

/** A notice as the words get it. */
interface Said {
  kind: 'stop' | 'notice';
  text: string;
  since: string;
  until?: string;
}

export const notices = {
  until: 'the last day of the notice',
  untilHint:
    'Give the last day on which it holds: `--until 2026-11-30`. To stop an SOP until you say otherwise: `sop stop`.',
  asks: {
    stop: 'Why should nobody work by it?',
    notice: 'What should readers know?',
    resume: 'Why is it safe again?',
  },
  flags: {
    stop: '-m "The payment page pays twice"',
    notice: '-m "Replies take a day longer this week"',
    resume: '-m "The payment page is mended"',
  },
  subjects: {
    stop: (id: string) => `Stop ${id}`,
    notice: (id: string) => `Notice on ${id}`,
    resume: (id: string) => `Resume ${id}`,
  },
  titles: {
    stop: (id: string, title: string) => `Stop ${id}: ${title}`,
    notice: (id: string, title: string) => `Notice on ${id}: ${title}`,
    resume: (id: string, title: string) => `Resume ${id}: ${title}`,
  },
  readers: 'Readers see',
  where: 'Where',
  besides: 'Besides',
  ends: 'Ends',
  because: 'Because',
  heads: {
    stop: (text: string) => `STOP. Do not work by this: ${text}`,
    notice: (text: string) => `Note: ${text}`,
  },
  instead: (id: string) => `Work by ${id} meanwhile.`,
  lasts: (date: string) => `until ${date}, that day included`,
  lastsOpen: (id: string) => `until somebody runs \`sop resume ${id}\``,
  resumed: (versions: string[]) => `the text in force again, as it was before: ${versions.join(', ')}`,
  inLanguage: (language: string, version?: string, isKnown = true) =>
    version
      ? `${language} ${version}`
      : `${language} (${isKnown ? 'nothing in force' : 'what is in force, this clone cannot tell'})`,
  onTop: (id: string, versions: string[]) => `on top of ${id}: ${versions.join(', ')}`,
  andOn: (n: number) => (n === 1 ? 'and of 1 SOP that uses it:' : `and of ${n} SOPs that use it:`),
  usedByNone: 'no other SOP uses it',
  line: ({ kind, text, since, until }: Said) =>
    `${kind === 'stop' ? 'stop' : 'notice'} since ${since}${until ? `, until ${until}` : ''}: ${text}`,
  done: {
    stop: (id: string) => `${id} is stopped in the records. Its text and its version are as they were.`,
    notice: (id: string) =>
      `The notice on ${id} is in the records. Its text and its version are as they were.`,
    resume: (id: string) => `${id} is resumed in the records. Nothing is said on top of it any more.`,
  },
  /** When readers get to see it. */
  reach: {
    host: 'Readers do not see this yet: they will once it is pushed and merged, and the site is built.',
    here: 'Readers see this from the next `sop build` on.',
  },
  nothingToResume: (id: string) =>
    `Nothing is said about \`${id}\` today: there is no stop and no notice to end`,
  nothingToResumeHint: '`sop status` shows every stop and notice that holds.',
  retired: (id: string) =>
    `\`${id}\` is retired: nobody works by it any more, so there is nothing to stop or to say`,
  retiredHint: '`sop list --status retired` shows the SOPs that are retired.',
  insteadSelf: (id: string) =>
    `Unexpected \`--instead ${id}\`, expected another SOP than the one that is stopped`,
  insteadRetired: (id: string) => `Unexpected \`--instead ${id}\`, expected an SOP that is not retired`,
  insteadHint: 'Name the SOP that people should work by meanwhile, or leave `--instead` out.',
  saidAlready: (id: string, text: string) => `That is said on \`${id}\` already: ${text}`,
  saidAlreadyHint: 'Nothing has to be done. To say something else, use other words.',
};

export const noticeCommands = {
  stop: {
    summary: 'Tell readers at once not to work by an SOP',
    id: 'id of the SOP',
    message: 'Why, in a sentence for readers',
    instead: 'SOP to work by meanwhile',
    until: 'Last day on which it holds; until `sop resume` when left out',
    examples: [
      [
        'sop stop refund-customer -m "The payment page pays twice"',
        'a warning on top of it and of all that use it',
      ],
      ['sop stop refund-customer -m "…" --instead refund-by-bank', 'says what to work by meanwhile'],
      ['sop stop refund-customer -m "…" --dry-run', 'shows who would see what'],
    ],
  },
  notice: {
    summary: 'Tell readers something on top of an SOP until a date',
    id: 'id of the SOP',
    message: 'What readers should know, in a sentence',
    until: 'Last day on which it is shown',
    examples: [
      [
        'sop notice refund-customer -m "No bank on Friday" --until 2026-11-27',
        'goes by itself after that day',
      ],
    ],
  },
  resume: {
    summary: 'End the stop and the notices on an SOP',
    id: 'id of the SOP',
    message: 'Why it is safe again; for the records',
    examples: [['sop resume refund-customer -m "The payment page is mended"', 'readers work by it again']],
  },
};
