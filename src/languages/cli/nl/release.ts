import type { release as english, releaseCommands as englishCommands } from '../en/release.ts';

const list = (names: string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

export const release: typeof english = {
  classes: { major: 'groot', minor: 'klein', patch: 'correctie' },
  becomes: (id, from, to, of) =>
    from ? `${id}: ${from} wordt ${to} (${release.classes[of]})` : `${id}: wordt ${to}, de eerste revisie`,
  changes: 'Wijzigingen',
  moreChanges: (n) => `en nog ${n}`,
  firstText: 'de hele tekst is nieuw voor lezers',
  approvedBy: 'Akkoord',
  evidence: {
    signed: 'ondertekend',
    'host-review': 'review op de git-server',
    'own-commit': 'eigen commit',
    typed: 'alleen getypt',
  },
  byRelease: (person) => `${person}, door het uit te brengen`,
  carried: (version) =>
    `het akkoord op ${version} blijft gelden: alleen spelling, hoofdletters of leestekens`,
  holds: 'Van kracht',
  from: (date) => `vanaf ${date}`,
  now: 'meteen',
  until: (version) => `tot dan zien lezers ${version}`,
  sooner: (version, date) => `met alles wat ${version} wijzigt, dat pas op ${date} zou ingaan`,
  untilNext: (version, date) => `tot ${version} het op ${date} overneemt`,
  together: (names) => `samen met ${list(names, 'en')}, of helemaal niet`,
  reason: 'Reden',
  because: 'Onder zijn klasse',
  belowClass: (computed, because) => `${release.classes[computed]} volgens de wijzigingen; ${because}`,
  writes: 'Schrijft',
  writesCommit: (paths) => `één commit: ${paths.join(', ')}`,
  writesTag: (name) => `het zegel ${name}`,
  writesSide: (version) => `een commit naast de branches, na ${version}`,
  wouldWrite: 'Er is niets geschreven.',
  firstReason: 'Eerste revisie',
  asks: { reason: 'Waarom is het gewijzigd?' },
  flags: { reason: '-m "Terugbetalen kan nu 14 dagen lang"' },
  done: (name) => `${name} is verzegeld.`,
  doneNow: (version) => `Lezers krijgen vanaf nu ${version}.`,
  donePushed: (version) => `Lezers krijgen ${version} zodra het is gepusht.`,
  doneLater: (version, date) => `Lezers krijgen ${version} vanaf ${date}.`,
  nothing: 'Niets uit te brengen: elke tekst is de laatst verzegelde.',
  nextPush: (branch) => [`git push --follow-tags origin ${branch}`, 'stuurt tekst en zegel naar iedereen'],
  nextPushTag: (branch, tag) => [
    `git push origin ${branch} ${tag}`,
    'stuurt de vastlegging en het zegel naar iedereen',
  ],
  nextPushHead: (branch) => [
    `git push --follow-tags origin HEAD:${branch}`,
    'stuurt tekst en zegel naar iedereen',
  ],
  nextBranch: (branch) => [`git push -u origin ${branch}`, 'open er daarna een pull request voor'],
  later: (id, version, next, start) =>
    `${next} was eerder verzegeld en neemt het over op ${start}: kijk of die hetzelfde zegt, anders komt de fout dan terug: \`sop diff ${id} ${version} ${next}\`.`,
  nextStatus: ['sop status', 'toont wat nog aandacht vraagt'],

  safe: 'Er is niets gepubliceerd.',
  nor: (ids) => `Ook deze kunnen nog niet worden uitgebracht: ${ids.join(', ')}.`,
  stillSee: ({ id, version, figure }) =>
    version
      ? `Lezers zien nog steeds ${id} ${version}${figure ? ` (${figure})` : ''}.`
      : `Lezers zien ${id} nog niet.`,
  changesWork: (changes, of) =>
    of === 'major'
      ? `Dit verandert wat medewerkers doen (${changes.join('; ')})`
      : `Dit is een wijziging van de klasse ${release.classes[of]} (${changes.join('; ')})`,
  becomesOnce: (version, who, id) =>
    `dus het wordt ${version} zodra ${who.length > 0 ? list(who, 'of') : 'iemand anders'} akkoord gaat: \`sop approve ${id}\`.`,
  firstOnce: (version, who, id) =>
    `Het wordt ${version} zodra ${who.length > 0 ? list(who, 'of') : 'iemand anders'} akkoord gaat: \`sop approve ${id}\`.`,
  objections: {
    'other-text': (person) => `${person} ging akkoord met een andere tekst: die is daarna gewijzigd.`,
    'other-revision': (person) =>
      `${person} ging akkoord als opvolger van een andere revisie; sindsdien is een nieuwere uitgebracht.`,
    typed: (person) =>
      `Het akkoord van ${person} is alleen getypt: iemand anders schreef de regel, en geen handtekening of review bewijst het.`,
    'not-entitled': (person) => `${person} mag voor deze afdeling geen akkoord geven.`,
    'wrote-it': (person) => `${person} schreef een deel van de wijziging, en vier ogen zijn vereist.`,
  },
  obstacles: {
    unchanged: (id, version) => `Er is niets uit te brengen: de tekst van \`${id}\` is die van ${version}.`,
    retired: (id) =>
      `\`${id}\` is buiten gebruik. Haal het eerst terug: \`sop restore ${id}\` maakt van de laatste tekst weer een concept.`,
    findings: (n, first) =>
      `${n === 1 ? 'Eén bevinding moet' : `${n} bevindingen moeten`} eerst opgelost worden: ${first}.`,
    uncommitted: (path) =>
      `Vier ogen zijn vereist, en \`${path}\` is niet vastgelegd: niemand anders kon het lezen.`,
    'below-class': (computed, wanted) =>
      `De wijzigingen zijn van de klasse ${release.classes[computed]}. Zeg waarom je ze als ${release.classes[wanted]} uitbrengt: \`--because "…"\`.`,
    'other-date': (approved, wanted) =>
      `Het akkoord geldt vanaf ${approved}, niet vanaf ${wanted}. Laat \`--effective\` weg, of vraag akkoord voor de nieuwe datum.`,
    'no-room-for-stamps': (path) =>
      `De eerste regels van \`${path}\` hebben geen eigen regel voor \`version\`, \`status\` en \`effective\`. Schrijf één sleutel per regel.`,
    'number-taken': (version) => `${version} is al verzegeld.`,
  },
  hintFindings: (id) => `\`sop lint ${id}\` toont ze, met wat te doen is.`,
  hintPropose: (id) => `\`sop propose ${id}\` legt het voor aan wie goedkeurt.`,
  hintCommit: (path) =>
    `Leg het vast, zodat anderen het kunnen lezen: git add -- ${path} && git commit -m "Wat er wijzigde" -- ${path}`,
  hintApprove: (id) => `Vraag hun om \`sop approve ${id}\` te draaien; breng het dan opnieuw uit.`,

  shallow:
    'De geschiedenis van deze kopie is bij het klonen afgekapt, dus niemand kan zien wat eerder is uitgebracht; er is niets gewijzigd',
  shallowHint: 'git fetch --unshallow --tags',
  notMain: (branch, main) =>
    `Revisies worden verzegeld op \`${main}\`, de branch die lezers krijgen, en dit is \`${branch}\`; er is niets gewijzigd`,
  notMainHint: (main) => `Laat de wijziging samenvoegen; daarna: git switch ${main} && git pull`,
  detached: 'Dit is een oude revisie, op geen enkele branch; er is niets gewijzigd',
  behind: (n, main) =>
    `\`${main}\` mist hier ${n === 1 ? 'één commit' : `${n} commits`} die de git-server wel heeft; er is niets gewijzigd`,
  behindHint: 'git pull, en breng het daarna uit: wat je verzegelt moet zijn wat iedereen heeft.',
  textGone: (name) => `De tekst van ${name} zit niet meer in deze repository`,
  textGoneHint: 'git fetch --tags, of vraag het aan wie de hele repository heeft.',
  oddPath: (path) => `De naam van het bestand \`${path}\` bevat een teken dat niet kan worden vastgelegd`,
  oddPathHint: 'Hernoem het: letters, cijfers, `-` en `_`.',
  begun: (paths) =>
    `Dit handboek had nog geen geschiedenis: die begint met een commit van ${paths.map((path) => `\`${path}\``).join(', ')}.`,
  policyUncommitted:
    '`sop.yaml` heeft wijzigingen die niet zijn vastgelegd; wie akkoord mag geven staat in de vastgelegde versie.',

  needsIds: 'Welke SOP’s uitgebracht worden ontbreekt',
  needsIdsHint: '`sop release ID…`, of `--all-changed` voor elke SOP waarvan de tekst wijzigde.',
  idsAndAll: 'Onverwachte SOP’s naast `--all-changed` of `--merged`, verwacht het een of het ander',
  correctOne: '`--correct` neemt één SOP en `--from BESTAND` met de verbeterde tekst',
  correctHint: 'sop release refund-customer --correct 1.4.0 --from fixed.md -m "Het bedrag klopte niet"',
  togetherTwo: '`--together` heeft twee of meer SOP’s nodig',
  reviewPair: '`--review-by` en `--review-url` horen bij elkaar',
  reviewPerson: 'een naam met een adres: `"Bo Smit <bo@lantern.example>"`',
  version: 'een versie zoals `1.4.0`',
  noSuchRevision: (id, version) => `Er is geen revisie ${version} van \`${id}\``,
  revisionsAre: (versions) =>
    versions.length > 0 ? `Verzegeld zijn: ${versions.join(', ')}.` : 'Er is er nog geen uitgebracht.',
  correctedAlready: (version, by) => `${version} is al verbeterd door ${by}`,
  correctThat: (version) => `Verbeter die: \`--correct ${version}\`.`,
  otherId: (path, id, expected) => `Onverwachte id \`${id}\` in \`${path}\`, verwacht \`${expected}\``,
  eventFile: (path, why) => `\`${path}\` is niet te lezen als gebeurtenis van een git-server: ${why}`,
  notTheJob: (who) => `Reviews op de git-server tellen als de release-taak ze vastlegt; jij bent ${who}`,
  notTheJobHint:
    'Noem het adres van de taak in `sop.yaml`: `approval: {recorded-by: …}`, of draai dit in de taak.',
  branchThere: (branch) => `\`${branch}\` wacht al op samenvoegen; er is niets gewijzigd.`,
  branchMade: (branch) =>
    `Gestempeld op de branch \`${branch}\`. Zodra die is samengevoegd, verzegelt de volgende keer het.`,

  approve: {
    title: (id, version, of) => `Akkoord op ${id} als ${version} (${release.classes[of]})`,
    remark: 'een opmerking',
    subject: (id, version) => `Approve ${id} as ${version}`,
    done: (id, version) =>
      `Akkoord: deze tekst van ${id} mag ${version} worden. Eén ander woord erin, en er is opnieuw akkoord nodig.`,
    next: (id) => [`sop release ${id}`, 'publiceert het, op de hoofdbranch'],
    already: (person, id) => `${person} ging al akkoord met deze tekst van \`${id}\`; er is niets gewijzigd.`,
    notEntitled: (person, who) =>
      `${person} mag hier geen akkoord op geven: ${who.length > 0 ? `${list(who, 'of')} wel` : 'er is niemand anders genoemd'}`,
    wroteIt: (person, who) =>
      `${person} schreef een deel van deze wijziging, en vier ogen zijn vereist${who.length > 0 ? `: ${list(who, 'of')} mag akkoord geven` : ''}`,
    uncommitted: (path) =>
      `\`${path}\` heeft wijzigingen die niet zijn vastgelegd: waarmee je akkoord gaat moeten anderen kunnen lezen`,
    unneeded: (id, version) =>
      `Het akkoord op ${version} geldt ook voor deze tekst van \`${id}\`: alleen spelling, hoofdletters of leestekens wijzigden.`,
    unchanged: (id) => `Er is niets om akkoord op te geven: de tekst van \`${id}\` is al verzegeld.`,
    squash:
      'Waar pull requests worden gesquasht: geef akkoord op de git-server, onderteken (`--sign`), of geef akkoord na het samenvoegen; de commit van een akkoord overleeft een squash niet.',
  },
  reword: {
    title: (id) => `Zeg dat andere woorden hetzelfde betekenen: ${id}`,
    subject: (id) => `Reword ${id}`,
    ask: 'Waarom betekent het hetzelfde?',
    flag: '--because "Kortere woorden, hetzelfde werk"',
    lowers: (from, to, version) =>
      `${release.classes[from]} wordt ${release.classes[to]}: de volgende revisie is ${version}`,
    class: 'Klasse',
    noRewording: (change) => `Dit is meer dan andere woorden: ${change}`,
    noRewordingHint:
      'Een getal, een regelwoord (niet, alleen, moet), een stap, een antwoord of een rol die wijzigt is een grote wijziging. Breng het zo uit.',
    notMajor: (id, of) =>
      `De wijzigingen van \`${id}\` zijn van de klasse ${release.classes[of]}: er valt niets te verlagen`,
    done: (id) =>
      `Vastgelegd. De volgende revisie van ${id} vraagt niemand om opnieuw te lezen; akkoord blijft nodig.`,
  },
  sign: {
    noKey: 'Er is geen sleutel om mee te ondertekenen',
    noKeyHint:
      'git config --global gpg.format ssh && git config --global user.signingKey ~/.ssh/id_ed25519.pub',
    failed: (why) => `Het akkoord kon niet worden ondertekend; er is niets gewijzigd: ${why}`,
    failedHint: 'Controleer de sleutel: git config --get user.signingKey',
    unknownKey: (person) =>
      `De handtekening is niet te controleren: dit handboek kent geen sleutel van ${person}`,
    unknownKeyHint:
      'Zet de publieke sleutel bij `people` in `sop.yaml` (`keys:`), laat dat samenvoegen, en geef dan akkoord.',
  },
  schedule: {
    title: (name) => `Plan ${name}`,
    word: 'revisie',
    why: 'waarom',
    notEntitled: (person) =>
      `${person} mag voor deze afdeling geen akkoord geven, en dus niet verplaatsen of annuleren waar akkoord op is`,
    notEntitledHint: 'Vraag het aan iemand die akkoord mag geven; `sop.yaml` noemt ze.',
    moves: (from, to) => (from ? `${from} wordt ${to}` : `${to}; het was geannuleerd`),
    cancels: (from) =>
      `niet meer op ${from}: het blijft verzegeld en gaat nooit in, tot het een nieuwe datum krijgt`,
    starts: 'Gaat in',
    meanwhile: 'Lezers zien',
    subject: {
      move: (name, date) => `Schedule ${name} for ${date}`,
      cancel: (name) => `Cancel ${name}`,
    },
    name: 'een revisie zoals `refund-customer@2.0.0`',
    noChoice: 'Wat ermee gebeurt ontbreekt: een nieuwe datum of geen',
    noChoiceHint: '`--on 2027-02-01`, of `--cancel`.',
    started: (name, date) =>
      `${name} is van kracht sinds ${date}: wat lezers hadden is achteraf niet te wijzigen`,
    startedHint: (id) =>
      `Breng een nieuwe tekst van \`${id}\` uit, of haal de oude terug: \`sop restore ${id}\`. Vanavond nog: \`sop stop ${id}\`.`,
    notApproved: (name) => `${name} heeft geen akkoord dat telt, dus het gaat op geen enkele datum in`,
    cancelled: (name) => `${name} is al geannuleerd`,
    sameDate: (name, date) => `${name} gaat al op ${date} in`,
    done: (name, date) => `${name} gaat in op ${date}.`,
    doneCancel: (name) => `${name} gaat niet in. Het zegel blijft; \`--on\` geeft het weer een datum.`,
    setToo: (names) => `${list(names, 'en')} ook: ze gaan samen in, of helemaal niet`,
  },
};

export const releaseCommands: typeof englishCommands = {
  approve: {
    summary: 'Akkoord gaan met de tekst van een SOP zoals die nu is',
    id: 'de SOP',
    lang: 'Taal van de tekst, waar er meer zijn',
    effective: 'Akkoord voor deze eerste dag: 2027-01-01',
    sign: 'Onderteken met je git-sleutel',
    correct: 'Akkoord op de verbetering van deze versie; heeft --from nodig',
    from: 'De verbeterde tekst',
    message: 'Een opmerking bij de vastlegging',
    examples: [
      ['sop approve refund-customer', 'legt vast dat je met precies deze tekst akkoord gaat'],
      ['sop approve refund-customer --effective 2027-01-01', 'voor die dag'],
      ['sop approve refund-customer --sign', 'met je sleutel: overleeft een squash'],
    ],
  },
  reword: {
    summary: 'Zeggen dat een anders verwoorde stap hetzelfde betekent',
    id: 'de SOP',
    because: 'Waarom het hetzelfde betekent',
    lang: 'Taal van de tekst, waar er meer zijn',
    examples: [
      ['sop reword refund-customer --because "Kortere woorden"', 'lezers hoeven het niet opnieuw te lezen'],
    ],
  },
  release: {
    summary: 'Een nieuwe revisie publiceren: nummer, stempels, commit en zegel',
    ids: 'de SOP’s',
    allChanged: 'Elke SOP waarvan de tekst wijzigde sinds de laatste revisie',
    merged: 'Voor de taak na het samenvoegen: elke samengevoegde tekst met akkoord',
    pullRequest: 'Met --merged, waar main beschermd is: stempel op een branch',
    correct: 'Verbeter deze versie terwijl een latere wacht; heeft --from nodig',
    from: 'De verbeterde tekst',
    together: 'Ze gaan samen in, of helemaal niet',
    message: 'Waarom het wijzigde; de titel van de pull request als je niets zegt',
    because: 'Waarom het onder de klasse van de wijzigingen uitkomt',
    class: 'Breng het uit als major, minor of patch',
    effective: 'Eerste dag waarop het geldt: 2027-01-01; vandaag als je niets zegt',
    reviewBy: 'Wie op de git-server akkoord ging: "Bo Smit <bo@lantern.example>"',
    reviewUrl: 'Adres van die review',
    reviews: 'Antwoord van de server met de reviews van de pull request, als JSON-bestand',
    lang: 'Taal van de tekst, waar er meer zijn',
    examples: [
      ['sop release refund-customer -m "14 dagen in plaats van 30"', 'publiceert het vandaag'],
      ['sop release refund-customer --effective 2027-01-01 -m "Nieuwjaar"', 'publiceert het voor die dag'],
      ['sop release refund-customer --dry-run', 'toont wat het zou worden'],
      [
        'sop release refund-customer --correct 1.4.0 --from fixed.md -m "Fout bedrag"',
        'verbetert de tekst die van kracht is',
      ],
      ['sop release --merged', 'in de taak na elke samenvoeging'],
    ],
  },
  schedule: {
    summary: 'Een revisie die op haar datum wacht verplaatsen of annuleren',
    name: 'de revisie: refund-customer@2.0.0',
    on: 'De nieuwe eerste dag: 2027-02-01',
    cancel: 'Ze gaat niet in',
    message: 'Waarom',
    examples: [
      ['sop schedule refund-customer@2.0.0 --on 2027-02-01', 'een maand later'],
      ['sop schedule refund-customer@2.0.0 --cancel', 'helemaal niet'],
    ],
  },
};
