import type { CliWords } from '../en.ts';

// Wat `sop stop`, `sop notice` en `sop resume` zeggen.

export const notices: CliWords['notices'] = {
  until: 'de laatste dag van de mededeling',
  untilHint:
    'Geef de laatste dag waarop die geldt: `--until 2026-11-30`. Een SOP stoppen tot je iets anders zegt: `sop stop`.',
  asks: {
    stop: 'Waarom mag niemand hiermee werken?',
    notice: 'Wat moeten lezers weten?',
    resume: 'Waarom is het weer veilig?',
  },
  flags: {
    stop: '-m "De betaalpagina betaalt dubbel"',
    notice: '-m "Antwoorden duren deze week een dag langer"',
    resume: '-m "De betaalpagina is hersteld"',
  },
  subjects: {
    stop: (id) => `Stop op ${id}`,
    notice: (id) => `Mededeling bij ${id}`,
    resume: (id) => `Hervat ${id}`,
  },
  titles: {
    stop: (id, title) => `Stop op ${id}: ${title}`,
    notice: (id, title) => `Mededeling bij ${id}: ${title}`,
    resume: (id, title) => `Hervat ${id}: ${title}`,
  },
  readers: 'Lezers zien',
  where: 'Waar',
  besides: 'Daarnaast',
  ends: 'Beëindigt',
  because: 'Omdat',
  heads: {
    stop: (text) => `STOP. Werk hier niet mee: ${text}`,
    notice: (text) => `Let op: ${text}`,
  },
  instead: (id) => `Werk zolang met ${id}.`,
  lasts: (date) => `tot en met ${date}`,
  lastsOpen: (id) => `tot iemand \`sop resume ${id}\` uitvoert`,
  resumed: (versions) => `weer de tekst die geldt, zoals die was: ${versions.join(', ')}`,
  inLanguage: (language, version, isKnown = true) =>
    version
      ? `${language} ${version}`
      : `${language} (${isKnown ? 'er geldt niets' : 'wat geldt, kan deze kloon niet zeggen'})`,
  onTop: (id, versions) => `bovenaan ${id}: ${versions.join(', ')}`,
  andOn: (n) => (n === 1 ? 'en bij 1 SOP die hem gebruikt:' : `en bij ${n} SOP's die hem gebruiken:`),
  usedByNone: 'geen andere SOP gebruikt hem',
  line: ({ kind, text, since, until }) =>
    `${kind === 'stop' ? 'stop' : 'mededeling'} sinds ${since}${until ? `, tot en met ${until}` : ''}: ${text}`,
  done: {
    stop: (id) => `${id} is gestopt in het register. De tekst en de versie zijn zoals ze waren.`,
    notice: (id) =>
      `De mededeling bij ${id} staat in het register. De tekst en de versie zijn zoals ze waren.`,
    resume: (id) => `${id} is hervat in het register. Er staat niets meer boven.`,
  },
  reach: {
    host: 'Lezers zien dit nog niet: wel zodra het gepusht en samengevoegd is, en de site is gebouwd.',
    here: 'Lezers zien dit vanaf de volgende `sop build`.',
  },
  nothingToResume: (id) =>
    `Er staat vandaag niets boven \`${id}\`: er is geen stop en geen mededeling om te beëindigen`,
  nothingToResumeHint: '`sop status` toont elke stop en mededeling die geldt.',
  retired: (id) =>
    `\`${id}\` is vervallen: niemand werkt er nog mee, dus er valt niets te stoppen of te melden`,
  retiredHint: "`sop list --status retired` toont de SOP's die vervallen zijn.",
  insteadSelf: (id) => `Onverwachte \`--instead ${id}\`, verwacht een andere SOP dan die wordt gestopt`,
  insteadRetired: (id) => `Onverwachte \`--instead ${id}\`, verwacht een SOP die niet vervallen is`,
  insteadHint: 'Noem de SOP waarmee zolang gewerkt wordt, of laat `--instead` weg.',
  saidAlready: (id, text) => `Dat staat al boven \`${id}\`: ${text}`,
  saidAlreadyHint: 'Er hoeft niets te gebeuren. Gebruik andere woorden om iets anders te zeggen.',
};

export const noticeCommands: Pick<CliWords['commands'], 'stop' | 'notice' | 'resume'> = {
  stop: {
    summary: 'Zeg lezers meteen dat ze niet met een SOP mogen werken',
    id: 'id van de SOP',
    message: 'Waarom, in een zin voor lezers',
    instead: 'SOP om zolang mee te werken',
    until: 'Laatste dag waarop het geldt; zonder deze optie tot `sop resume`',
    examples: [
      [
        'sop stop refund-customer -m "De betaalpagina betaalt dubbel"',
        'een waarschuwing erboven en bij alle die hem gebruiken',
      ],
      ['sop stop refund-customer -m "…" --instead refund-by-bank', 'zegt waarmee zolang gewerkt wordt'],
      ['sop stop refund-customer -m "…" --dry-run', 'toont wie wat zou zien'],
    ],
  },
  notice: {
    summary: 'Zeg lezers iets boven een SOP, tot een datum',
    id: 'id van de SOP',
    message: 'Wat lezers moeten weten, in een zin',
    until: 'Laatste dag waarop het te zien is',
    examples: [
      [
        'sop notice refund-customer -m "De bank is vrijdag dicht" --until 2026-11-27',
        'verdwijnt na die dag vanzelf',
      ],
    ],
  },
  resume: {
    summary: 'Beëindig de stop en de mededelingen bij een SOP',
    id: 'id van de SOP',
    message: 'Waarom het weer veilig is; voor het register',
    examples: [['sop resume refund-customer -m "De betaalpagina is hersteld"', 'lezers werken er weer mee']],
  },
};
