import type { CliWords } from '../en.ts';

// Wat `sop propose` zegt.

const list = (names: string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

export const propose: CliWords['propose'] = {
  ask: 'Wat is er veranderd, en waarom?',
  flag: '-m "Terugbetalen kan nu 14 dagen lang"',
  title: (ids) => `Leg ${list(ids, 'en')} voor`,
  label: { sends: 'Stuurt', to: 'Naar', called: 'Titel', stays: 'Blijft', after: 'Daarna' },
  newBranch: (branch, main) => `een nieuwe branch van de git-host, ${branch}, naast ${main}`,
  onTop: (branch) => `je open voorstel ${branch}, boven op wat er al staat`,
  stays: (branch) => `deze map, met jouw tekst erin, op ${branch}; lezers zien er nog niets van`,
  staysHere: 'deze map, met jouw tekst erin; lezers zien er nog niets van',
  afterwards: (approvers, main) =>
    `${approvers.length > 0 ? list(approvers, 'of') : 'iemand van je team'} leest het en voegt het samen met ${main}; een vrijgave laat het gelden`,
  adds: (titles) => `Nieuw: ${list(titles, 'en')}`,
  changes: (titles) => `Wijziging van ${list(titles, 'en')}`,
  wouldSend: 'Er is niets verstuurd.',
  done: (branch) => `Je tekst staat nu op de git-host, op ${branch}, en hier zoals hij was.`,
  updated: (branch) => `Je voorstel ${branch} heeft nu je nieuwste tekst.`,
  goOn: (main) =>
    `Schrijf gerust verder en geef dezelfde opdracht opnieuw: het gaat naar dezelfde plek. Is het samengevoegd met ${main}, dan haalt \`git pull --ff-only\` het hierheen.`,
  nextOpen: (address) => [address, 'open dit en vraag om samenvoeging (pull request)'],
  nextLook: (address) => [address, 'de pagina van de pull request'],
  nextUnknown: (branch, main) => [
    'open de pagina van je git-host',
    `en vraag om samenvoeging van ${branch} met ${main} (pull request)`,
  ],
  titleCommits: 'Leg voor wat alleen hier is vastgelegd',
  afterwardsCommits: (main) =>
    `iemand voegt het samen met ${main}, zoals het is of als één commit; tot dan zien lezers er niets van`,
  doneCommits: (branch, main) =>
    `Het staat nu op de git-host, op ${branch}. Is het samengevoegd met ${main}, dan haalt \`git pull --rebase\` het hierheen.`,
  commits: 'wat hier is vastgelegd',
  nothingHere: 'Hier is niets dat de git-host niet heeft, dus er valt niets voor te leggen',
  nothingHereHint:
    'Noem de SOP die je hebt gewijzigd: `sop propose refund-customer`; `sop status` toont welke gewijzigd zijn.',
  noRemote:
    'Er is geen git-host om dit heen te sturen: er is geen remote `origin` ingesteld. Je tekst staat veilig waar hij staat; er is niets verstuurd',
  noRemoteHint:
    'Vraag wie het handboek heeft ingericht om het adres, en dan: git remote add origin ADRES. Werk je alleen, dan is een voorstel niet nodig: `sop release` is genoeg.',
  nothing: (paths, main) =>
    `Er valt niets voor te leggen: ${list(
      paths.map((path) => `\`${path}\``),
      'en',
    )} is zoals op \`${main}\``,
  nothingHint: "Bewaar je tekst eerst in de editor; `sop status` toont welke SOP's gewijzigd zijn.",
  already: (ids, branch) =>
    `${list(ids, 'en')} is al voorgelegd, precies zoals hier: \`${branch}\`. Er hoefde niets te worden verstuurd`,
  openHint: (address) => `De pagina ervan: ${address}`,
  openHintUnknown: (branch, main) =>
    `Vraag op de pagina van je git-host om samenvoeging van ${branch} met ${main}.`,
  merging: (path) => `\`${path}\` bevat de tekens van een samenvoeging die niet af is; er is niets verstuurd`,
  mergingHint: (path) =>
    `Open \`${path}\`, houd de regels die kloppen, en verwijder die met \`<<<<<<<\`, \`=======\` en \`>>>>>>>\` beginnen.`,
  emptyHost: (main) =>
    `De git-host heeft nog geen branch \`${main}\` om mee samen te voegen; er is niets verstuurd`,
  emptyHostHint: (main) => `Stuur het handboek er een keer heen: git push -u origin ${main}`,
  unrelated: (main) =>
    `Deze map en \`${main}\` van de git-host hebben geen geschiedenis gemeen; er is niets verstuurd`,
  unrelatedHint:
    'In een kloon met afgekapte geschiedenis: git fetch --unshallow. Anders hoort de remote `origin` bij een ander repository.',
  changedThere: (branch) =>
    `Iemand anders heeft het voorstel \`${branch}\` op de git-host gewijzigd. Je tekst staat veilig waar hij staat; er is niets verstuurd, want dat zou die wijziging ongedaan maken`,
  changedThereHint: (branch, paths) =>
    `Bekijk wat er geschreven is: git diff origin/${branch} -- ${paths.join(' ')}. Neem het over in je editor, en dan: git branch -f ${branch} origin/${branch}, en leg het opnieuw voor.`,
  tooMany: (name) =>
    `Er zijn te veel oude voorstellen met de naam \`${name}\`; verwijder er een paar op de git-host`,
  refused: {
    rights: 'De git-host liet je niet binnen. Er is niets verstuurd:',
    rules: 'De git-host nam het voorstel niet aan:',
    network: 'De git-host was niet te bereiken. Er is niets verstuurd:',
    other: 'Git kon het voorstel niet versturen:',
  },
  refusedHints: {
    rights:
      'Vraag wie de git-host beheert om het recht branches te schrijven, of meld je één keer aan met: git fetch origin',
    rules:
      'Een regel van de host staat in de weg (namen van branches, omvang, controles): vraag wie hem beheert, en probeer het opnieuw.',
    network: 'Controleer je verbinding en het adres (git remote get-url origin), en probeer het opnieuw.',
    other: 'Vraag wie de git-host beheert, en laat deze regels zien.',
  },
  safe: (paths, branch) =>
    `Je tekst is veilig: hij staat waar hij stond (${paths.join(', ')})${branch ? `, en is bewaard op de branch ${branch} van deze computer` : ''}. Lezers zien wat ze al zagen.`,
};

export const proposeCommands: Pick<CliWords['commands'], 'propose'> = {
  propose: {
    summary: "Leg gewijzigde SOP's aan anderen voor, zonder git te kennen",
    ids: "id's van de SOP's; zonder id wat alleen hier is vastgelegd",
    message: 'Wat er veranderd is en waarom: de titel van de pull request',
    examples: [
      ['sop propose refund-customer', 'stuurt hem zoals hij hier staat en noemt de pagina om te openen'],
      ['sop propose refund-customer -m "Terugbetalen kan nu 14 dagen lang"', 'met een titel'],
      ['sop propose', 'stuurt een stop of herziening waar niemand naar main mag pushen'],
      ['sop propose refund-customer --dry-run', 'toont wat er waarheen zou gaan'],
    ],
  },
};
