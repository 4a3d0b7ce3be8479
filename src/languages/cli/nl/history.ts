import type { history as english, historyCommands as englishCommands } from '../en/history.ts';

// Wat `sop log`, `sop show`, `sop restore` en `sop diff` zeggen.

export const history: typeof english = {
  badVersion: (version) => `Onverwachte versie \`${version}\`, verwacht: drie getallen zoals \`1.4.0\``,
  badVersionHint: 'Schrijf de id, `@` en de versie: `sop show refund-customer@1.4.0`.',
  noRevision: (id, version) => `\`${id}\` heeft geen revisie \`${version}\``,
  revisionsAre: (versions) =>
    `Er zijn ${versions
      .slice(0, 8)
      .map((v) => `\`${v}\``)
      .join(', ')}.`,
  notHere: (id, version) =>
    `Deze kopie heeft maar een deel van de geschiedenis, en \`${id}\` ${version} hoort daar niet bij`,
  noneSealed: (id) => `Van \`${id}\` is nog niets uitgebracht. \`sop show ${id}\` toont de tekst.`,
  textGone: (tag) => `Git heeft de tekst die met \`${tag}\` verzegeld is niet meer`,
  textGoneHint:
    'Haal alles op: `git fetch --unshallow --tags`, of `git fetch --tags` in een volledige kloon.',
  otherSop: (typed, id) => `\`${typed}\` is een revisie van een andere SOP dan \`${id}\``,
  otherSopHint: 'Twee revisies van één SOP worden vergeleken: `sop diff refund-customer 1.4.0 2.0.0`.',
  notAt: (id, name) => `\`${name}\` heeft geen tekst van \`${id}\``,
  noCommit: (name) => `\`${name}\` is geen versie en geen commit, branch of tag van deze repository`,
  noCommitHint: (name) =>
    `Versies zien eruit als \`1.4.0\`. Een branch van de git-host haal je eerst op: \`git fetch origin ${name.replace(/^origin\//u, '')}\`.`,
  gone: (id) => `Het bestand van \`${id}\` staat niet meer in deze map`,
  goneHint: (tag) => `De laatste revisie is er nog: \`sop show ${tag}\`, \`sop restore ${tag}\`.`,
  seeLog: (id) => `\`sop log ${id}\` toont wat er is.`,

  versionOrDate: 'Er is tegelijk om een versie en een datum gevraagd',
  versionOrDateHint: 'Geef er één: `sop show refund@1.4.0`, of `sop show refund --on 2026-03-01`.',
  shows: (id, version, date) => `Dit is ${id} ${version}, van kracht op ${date}.`,
  showsRetired: (id, version, date) =>
    `${id} is ingetrokken sinds ${date}; dit is ${version}, dat tot dan gold.`,
  newerText: (id) => `Er is nieuwere tekst die niemand heeft uitgebracht: \`sop diff ${id}\`.`,
  nothingHeld: (id, date) => `Op ${date} was geen revisie van \`${id}\` van kracht`,
  firstHeld: (version, date) => `De eerste, ${version}, geldt vanaf ${date}.`,
  noneInForce: (id) =>
    `Er is geen revisie van ${id} van kracht; dit is de tekst in je map, die niemand heeft goedgekeurd.`,
  neverReleased: (id) =>
    `${id} is nog niet uitgebracht: lezers hebben er geen tekst van die iemand heeft goedgekeurd.`,
  provesNothing: (version, faults) =>
    `${version} is geen goedgekeurde tekst${faults.includes('not-approved') ? '' : ' voor zover deze kloon kan zien'}; \`sop log\` zegt waarom.`,

  isGone: 'niet meer in deze map',
  asOn: (date) => `zoals het was op ${date}`,
  retiredSince: (date) => `Ingetrokken sinds ${date}: er is niets meer van van kracht`,
  nothingSealedBy: (date) => `Op ${date} was er nog niets uitgebracht.`,
  notReleased: 'Niet uitgebracht',
  becomes: (version) => `wordt ${version}`,
  changes: 'Wijzigingen',
  moreChanges: (n, id) => `en nog ${n}: \`sop diff ${id}\``,
  writtenBy: 'Geschreven door',
  approvedBy: 'Goedgekeurd door',
  sealed: 'Verzegeld',
  reason: 'Reden',
  note: 'Let op',
  faultsLabel: 'Maar',
  uncommitted: 'nog niet vastgelegd: alleen jij kunt het zien',
  because: (why) => `onder zijn klasse uitgebracht omdat: ${why}`,
  corrects: (version) => `verbetert ${version}`,
  classes: { major: 'groot', minor: 'klein', patch: 'correctie' },
  inForce: (from) => `van kracht sinds ${from}`,
  inForceUntil: (from, until) => `van kracht sinds ${from}, tot ${until}`,
  upcoming: (from) => `vanaf ${from}`,
  wasInForce: (days) => `was van kracht ${days}`,
  period: (from, until) => (until ? `van ${from} tot ${until}` : `vanaf ${from}`),
  states: {
    cancelled: 'ingetrokken, nooit van kracht',
    replaced: 'vervangen op de dag dat hij begon, of eerder',
    void: 'bewijst niets',
  },
  approval: (person, date, evidence) => `${person}, ${date} (${evidence})`,
  evidence: {
    signed: 'ondertekend met de eigen sleutel',
    'host-review': 'review op de git-host',
    'own-commit': 'met een eigen commit',
    typed: 'alleen getypt',
  },
  objections: {
    'other-text': 'noemt een andere tekst',
    'other-revision': 'noemt een andere revisie',
    typed: 'door iemand anders getypt',
    'not-entitled': 'die dag geen goedkeurder van deze afdeling',
    'wrote-it': 'schreef er zelf aan mee',
  },
  doesNotCount: (person, why) => `telt niet: ${person} (${why.join(', ')})`,
  carriedOver: (version) => `zoals ${version}: een goedkeuring geldt ook voor een correctie`,
  nobody: 'niemand',
  sealedOn: (date, by) => `${date} door ${by}`,
  proof: {
    same: 'de tekst is die welke verzegeld is',
    other: 'DE TEKST IS NIET DIE WELKE VERZEGELD IS',
    unknown: 'het zegel zegt niet welke tekst',
    signed: 'ondertekend (`--verify` controleert de handtekening)',
    good: 'goed ondertekend',
    bad: 'HANDTEKENING NIET GOED, OF MET EEN SLEUTEL DIE JE NIET VERTROUWT',
  },
  faults: {
    'not-on-main-line': 'de tag staat niet op de hoofdlijn, dus lezers hebben dit nooit gekregen',
    'not-here-yet':
      'main heeft hem, en wat hier staat nog niet: `git pull`, of `git merge main` op een andere branch',
    'history-cut-off': 'deze kloon heeft maar een deel van de geschiedenis: `git fetch --unshallow`',
    'not-approved': 'geen enkele goedkeuring van deze tekst telt',
    'no-fingerprint': 'de tag zegt niet welke tekst is goedgekeurd',
  },
  shallow:
    'Deze kloon heeft maar een deel van de geschiedenis; oudere teksten en schrijvers kunnen ontbreken.',
  shallowHint: 'git fetch --unshallow --tags',
  nextDiff: 'wat lezers anders zouden moeten doen',

  needsVersion: 'Welke revisie?',
  needsVersionHint: (id) => `Noem haar: \`sop restore ${id}@1.4.0\`. \`sop log ${id}\` toont ze alle.`,
  unsaved: (path) =>
    `${path} heeft wijzigingen die niet zijn vastgelegd; die zouden verloren gaan, dus er is niets veranderd`,
  unsavedHint: (path) =>
    `Bewaar ze eerst: \`git add ${path} && git commit -m "Bewaar deze tekst"\`. Of gooi ze weg: voeg \`--force\` toe.`,
  askUnsaved: (path) => `${path} heeft wijzigingen die niet zijn vastgelegd. Overschrijven?`,
  same: (id, version) => `${id} heeft de tekst van ${version} al; er is niets veranderd.`,
  restored: (version, path) => `De tekst van ${version} staat weer als concept in ${path}.`,
  wouldRestore: (version, path) =>
    `De tekst van ${version} zou als concept in ${path} komen; er is niets veranderd.`,
  readersStill: (version) => `Lezers zien ${version} tot het concept is goedgekeurd en uitgebracht.`,
  readersNothing: 'Lezers zien er niets van tot het is goedgekeurd en uitgebracht.',
  pictureGone: (path, tag) =>
    `De afbeelding ${path} is er niet meer. Haal haar terug: \`git checkout ${tag} -- ${path}\``,
  isBack: 'het bestand is terug',
  noStamps: (path) =>
    `De eerste regels van ${path} zijn zo geschreven dat de versie er niet in hersteld kan worden`,
  noStampsHint: 'Zet elke sleutel bovenaan op een eigen regel en probeer het opnieuw.',
  nextRestore: (id) => [
    [`sop diff ${id}`, 'wat lezers anders zullen moeten doen'],
    [`sop release ${id}`, 'maakt er een nieuwe revisie van'],
  ],

  needsSop: 'Welke SOP?',
  needsSopHint:
    'Noem er een, `sop diff refund-customer`, en hoogstens twee teksten; of neem alles wat veranderde: `sop diff --since main`.',
  sinceAlone: '`--since` vergelijkt elke SOP die veranderde, en er is er een genoemd',
  sinceAloneHint: 'Laat een van beide weg: `sop diff refund-customer main`, of `sop diff --since main`.',
  nothingSince: (ref) => `Geen SOP is veranderd sinds ${ref}.`,
  nothing: 'niets',
  lastCommit: 'de laatste commit',
  workText: 'de tekst in je map',
  compared: (from, to) => `${to}, vergeleken met ${from}`,
  isNewSop: 'Deze SOP is nieuw. De eerste revisie wordt 1.0.0.',
  isGoneSop: 'Het bestand van deze SOP is weg. Lezers raken haar pas kwijt met `sop retire`.',
  noChange: 'Voor lezers is er niets anders.',
  verdicts: {
    major: 'Mensen doen hun werk anders en moeten dit opnieuw lezen.',
    minor: 'Wat mensen doen blijft gelijk; een deel van wat zij lezen is anders.',
    patch: 'Spelling, opmaak of gegevens over het document: niemand hoeft het opnieuw te lezen.',
  },
  otherWords: (what) => `${what}: andere woorden`,
  itBecomes: (version) => `Zodra het wordt uitgebracht, is het ${version}.`,
  waiting: (of) => `Samen met wat al op uitbrengen wacht is het: ${of}.`,
  groups: {
    major: 'Wat mensen anders doen',
    minor: 'Wat lezers verder zullen merken',
    patch: 'Wat niemand opnieuw hoeft te lezen',
  },
  before: 'Eerst:',
  after: 'Nu:',
  stillSaid: (figure, became) =>
    became
      ? `“${figure}” werd hier “${became}” en staat nog in`
      : `“${figure}” verdween hier en staat nog in`,
  sameText: 'deze tekst zelf',
  morePlaces: (n) => `en nog ${n}`,
  nextRelease: (id) => [`sop release ${id}`, 'maakt er een revisie van, of zegt wie eerst moet goedkeuren'],
  title: 'Wat lezers anders moeten doen',
  summary: (n, ref) =>
    n === 0
      ? `Geen SOP is veranderd sinds \`${ref}\`.`
      : `${n === 1 ? 'Eén SOP is' : `${n} SOP’s zijn`} veranderd sinds \`${ref}\`.`,
  findings: (n) =>
    n === 1 ? 'Eén bevinding om eerst te verhelpen' : `${n} bevindingen om eerst te verhelpen`,
  next: 'Verder',
  mendFirst: 'Eerst verhelpt wie het schreef de bevindingen hierboven en pusht opnieuw.',
  approveNext: (who, id, isPatch) =>
    isPatch
      ? `De eerdere goedkeuring geldt ook hiervoor; na het samenvoegen: \`sop release ${id}\`.`
      : `${who.length === 0 ? 'Iemand' : who.length === 1 ? who[0] : `${who.slice(0, -1).join(', ')} of ${who.at(-1)}`} keurt goed: met een review hier, of \`sop approve ${id}\`.`,
  stillRead: (version) => `Tot het is uitgebracht zien lezers ${version}.`,
  readNothing: 'Tot het is uitgebracht zien lezers er niets van.',
  charts: 'Schema eerst en nu',
  cutCharts: 'Enkele schema’s zijn weggelaten: de reactie zou te lang worden.',
  cutSops: (n, ref) =>
    `${n === 1 ? 'Nog één SOP is' : `Nog ${n} SOP’s zijn`} niet getoond: de reactie zou te lang worden. \`sop diff --since ${ref}\` toont alles.`,
};

export const historyCommands: typeof englishCommands = {
  log: {
    summary: 'Alle revisies van een SOP: wie, waarom, door wie goedgekeurd, wanneer van kracht',
    sop: 'id van de SOP, of het bestand',
    on: 'Zoals het was op deze datum: 2026-03-01',
    lang: 'De SOP in deze taal',
    verify: 'Laat git de handtekeningen van ondertekende tags controleren',
    examples: [
      ['sop log refund-customer', 'nieuwste eerst, wat niet is uitgebracht bovenaan'],
      ['sop log refund-customer --on 2026-03-01', 'wat die dag bekend en van kracht was'],
    ],
  },
  show: {
    summary: 'Eén tekst van een SOP, byte voor byte: nu van kracht, op een datum, of een versie',
    sop: 'id van de SOP, met `@` en een versie voor een oude',
    on: 'De tekst die op deze datum van kracht was: 2026-03-01',
    lang: 'De SOP in deze taal',
    examples: [
      ['sop show refund-customer', 'waar lezers zich vandaag aan moeten houden'],
      ['sop show refund-customer --on 2026-03-01', 'waar zij zich die dag aan moesten houden'],
      ['sop show refund-customer@1.4.0 > oud.md', 'die revisie, precies zoals zij verzegeld is'],
    ],
  },
  diff: {
    summary: 'Wat lezers anders moeten doen: twee teksten van een SOP, of alles wat veranderde',
    texts: 'id van de SOP, dan hoogstens twee teksten: een versie, `work`, een branch of een commit',
    since: 'Alle SOP’s die sinds deze branch zijn veranderd',
    format: 'terminal, json, markdown (een reactie bij een pull request) of html (voor een pagina)',
    lang: 'De SOP in deze taal',
    examples: [
      ['sop diff refund-customer', 'de laatste revisie en de tekst in je map'],
      ['sop diff refund-customer 1.4.0 2.0.0', 'twee revisies'],
      ['sop diff --since origin/main --format markdown', 'de reactie die een beoordelaar wil'],
    ],
  },
  restore: {
    summary: 'Breng de tekst van een oude revisie terug als nieuw concept',
    sop: 'id van de SOP, `@` en de versie',
    lang: 'De SOP in deze taal',
    force: 'Overschrijf wijzigingen die niet zijn vastgelegd',
    examples: [
      ['sop restore refund-customer@1.4.0 --dry-run', 'laat zien wat er zou veranderen'],
      [
        'sop restore refund-customer@1.4.0',
        'de geschiedenis blijft; het concept wordt uitgebracht als elk ander',
      ],
    ],
  },
};
