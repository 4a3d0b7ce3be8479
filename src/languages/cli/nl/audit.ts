import type { CliWords } from '../en.ts';

type Values = Record<string, string | number>;

const lines = (v: Values) => (v.count === 1 ? 'een regel' : `${v.count} regels`);

const checks: CliWords['audit']['checks'] = {
  'document-identity': {
    proves: 'elke SOP heeft een id, een titel, een afdeling en een eigenaar',
    gaps: { missing: (v) => `\`${v.path}\` mist ${v.keys}` },
  },
  'one-in-force': {
    proves: 'geen twee bestanden zijn dezelfde SOP in één taal',
    gaps: { double: (v) => `\`${v.path}\` en \`${v.other}\` zijn allebei \`${v.name}\`` },
  },
  'owner-known': {
    proves: 'elke eigenaar staat in `sop.yaml`',
    gaps: { unknown: (v) => `niemand in \`sop.yaml\` is \`${v.owner}\`, eigenaar van \`${v.name}\`` },
  },
  'review-due': {
    proves: 'geen herziening is te laat',
    gaps: { overdue: (v) => `de herziening van \`${v.name}\` had op ${v.due} gedaan moeten zijn` },
  },
  'retired-links': {
    proves: 'geen SOP die in gebruik is, stuurt lezers naar een ingetrokken SOP',
    gaps: { linked: (v) => `\`${v.other}\` leidt nog naar \`${v.name}\`, die is ingetrokken` },
  },
  'file-kept': {
    proves: 'geen uitgegeven SOP verdween zonder te zijn ingetrokken, of voor de bewaartijd om was',
    gaps: {
      gone: (v) => `\`${v.path}\` is weg, terwijl \`${v.name}\` is uitgegeven en nooit ingetrokken`,
      early: (v) =>
        `\`${v.path}\` is verwijderd op ${v.removed}; \`${v.name}\` moet tot ${v.until} worden bewaard`,
    },
  },
  'translation-current': {
    proves: 'elke vertaling geeft de hoofduitgave weer die geldt',
    gaps: { behind: (v) => `\`${v.name}\` geeft ${v.translates} weer; de bron is sindsdien ${v.newest}` },
  },
  'stamps-true': {
    proves: 'de versie die een tekst noemt, is verzegeld',
    gaps: {
      never: (v) =>
        `\`${v.name}\` zegt ${[v.version, v.status].filter((part) => part !== '').join(', ')} en is nooit uitgegeven`,
      other: (v) => `\`${v.name}\` zegt versie ${v.version}; de laatst verzegelde is ${v.sealed}`,
    },
  },
  approved: {
    proves: 'elke uitgave is goedgekeurd, voor precies die tekst en naar de regels van die dag',
    gaps: {
      none: (v) => `niemand heeft ${v.revision} goedgekeurd`,
      'none-counts': (v) => `geen van de goedkeuringen van ${v.revision} telt`,
      'other-text': (v) => `${v.person} keurde een andere tekst goed dan ${v.revision}`,
      'other-revision': (v) => `${v.person} keurde ${v.revision} goed als opvolger van een andere uitgave`,
    },
  },
  'approval-evidence': {
    proves:
      'achter goedkeuringen staat een handtekening, een review op de git-host of een eigen commit van de goedkeurder',
    gaps: { typed: (v) => `een ander schreef op dat ${v.person} ${v.revision} heeft goedgekeurd` },
  },
  'approver-entitled': {
    proves: 'wie goedkeurde, mocht dat op die dag',
    gaps: { 'not-entitled': (v) => `${v.person} was geen goedkeurder toen ${v.revision} werd goedgekeurd` },
  },
  'four-eyes': {
    proves: 'waar vier ogen zijn gevraagd, keurde geen schrijver de wijziging goed',
    gaps: { 'wrote-it': (v) => `${v.person} keurde ${v.revision} goed en schreef er zelf aan` },
  },
  'approval-complete': {
    proves: 'elke goedkeuring heeft een naam, een tijd en een betekenis',
    gaps: { incomplete: (v) => `de goedkeuring van ${v.revision} in regel ${v.line} mist ${v.keys}` },
  },
  'seal-text': {
    proves: 'de tekst bij elke tag is byte voor byte de verzegelde tekst',
    gaps: {
      missing: (v) => `de tekst van ${v.revision} staat niet in de repository`,
      other: (v) => `de tekst bij ${v.revision} is niet die welke het zegel noemt`,
    },
  },
  'seal-fingerprint': {
    proves: 'de verzegelde tekst is de goedgekeurde tekst',
    gaps: {
      none: (v) => `het zegel van ${v.revision} noemt geen vingerafdruk`,
      other: (v) => `de vingerafdruk van ${v.revision} is niet de goedgekeurde`,
    },
  },
  'seal-on-main': {
    proves: 'elke uitgave staat op de hoofdlijn',
    gaps: { away: (v) => `de commit van ${v.revision} staat niet op de hoofdlijn` },
  },
  'seal-signed': {
    proves: 'sinds het team ondertekent, is elk zegel ondertekend en klopt de handtekening',
    gaps: {
      unsigned: (v) => `${v.revision} is niet ondertekend, terwijl eerdere zegels dat zijn`,
      bad: (v) => `git kan de handtekening van ${v.revision} niet bevestigen`,
    },
  },
  'release-only-own': {
    proves: 'een uitgave legt alleen de teksten vast die ze verzegelt, hun afbeeldingen en haar registers',
    gaps: {
      more: (v) => `de uitgave van ${v.revision} wijzigde ook \`${v.path}\`, dat ze niet verzegelt`,
    },
  },
  'version-order': {
    proves: 'versies stijgen met de tijd',
    gaps: { back: (v) => `${v.revision} is na ${v.other} verzegeld` },
  },
  'version-class': {
    proves:
      'geen wijziging heeft een kleiner nummer dan wat zij voor lezers verandert, tenzij iemand zei waarom',
    gaps: {
      lighter: (v) => `${v.revision} heet ${v.class} en is ${v.computed} (${v.why})`,
      none: (v) => `${v.revision} noemt geen klasse, dus niemand weet wie hem opnieuw moet lezen`,
      step: (v) =>
        `${v.revision} is een te kleine stap vanaf ${v.follows} voor een wijziging die ${v.class} is`,
    },
  },
  'version-content': {
    proves: 'één nummer noemt één tekst',
    gaps: {
      stamp: (v) => `de tekst van ${v.revision} zegt versie ${v.version}`,
      twice: (v) => `${v.revision} en ${v.other} zijn twee teksten met één nummer`,
    },
  },
  'version-reason': {
    proves: 'elke uitgave na de eerste zegt waarom zij er is',
    gaps: { none: (v) => `${v.revision} geeft geen reden` },
  },
  'dates-forward': {
    proves: 'geen uitgave geldt vanaf een dag vóór haar zegel',
    gaps: {
      backdated: (v) => `${v.revision} zegt te gelden vanaf ${v.effective} en is verzegeld op ${v.sealed}`,
      early: (v) =>
        `${v.revision} is verzegeld om ${v.sealed}, vóór de commit van haar tekst (${v.committed})`,
    },
  },
  'records-kept': {
    proves: 'geen regel van de registers is gewijzigd of verwijderd',
    gaps: {
      edited: (v) => `${v.person} wijzigde ${lines(v)} van \`${v.path}\`: ${v.text}`,
      removed: (v) => `${v.person} verwijderde ${lines(v)} van \`${v.path}\`: ${v.text}`,
      lost: (v) => `bij het samenvoegen verdween ${lines(v)} van \`${v.path}\`: ${v.text}`,
    },
  },
  'records-readable': {
    proves: 'elke regel van de registers is te lezen',
    gaps: {
      header: (v) => `\`${v.path}\` begint niet met de namen van de kolommen`,
      columns: (v) => `regel ${v.line} van \`${v.path}\` heeft een ander aantal kolommen`,
      quote: (v) => `regel ${v.line} van \`${v.path}\` heeft een aanhalingsteken dat niet wordt gesloten`,
      time: (v) => `regel ${v.line} van \`${v.path}\` begint niet met een tijd`,
    },
  },
  'records-times': {
    proves: 'de tijden in de registers kloppen met de commits die ze brachten',
    gaps: {
      ahead: (v) => `regel ${v.line} van \`${v.path}\` gaat over ${v.time}, na de commit (${v.committed})`,
      late: (v) =>
        `regel ${v.line} van \`${v.path}\` gaat over ${v.time} en kwam pas veel later (${v.committed})`,
    },
  },
  'records-own': {
    proves: 'herzieningen, mededelingen, verschoven data en verklaringen zijn vastgelegd door wie ze noemen',
    gaps: {
      other: (v) => `regel ${v.line} van \`${v.path}\` noemt ${v.person}, en ${v.author} bracht hem in`,
    },
  },
  'records-known': {
    proves: 'elke regel gaat over een SOP en een uitgave die bestaan',
    gaps: {
      sop: (v) => `regel ${v.line} van \`${v.path}\` gaat over \`${v.what}\`, en dat is geen SOP`,
      version: (v) => `regel ${v.line} van \`${v.path}\` gaat over \`${v.what}\`, die nooit is uitgegeven`,
    },
  },
  'history-kept': {
    proves: 'niets van wat het elders bewaarde zegel bevat, is sindsdien gewijzigd',
    gaps: {
      commit: (v) => `de commit ${v.commit} van het zegel van ${v.since} staat niet meer op de hoofdlijn`,
      'tag-gone': (v) => `de tag ${v.tag} van het zegel van ${v.since} is weg`,
      'tag-moved': (v) => `de tag ${v.tag} is een andere dan in het zegel van ${v.since}`,
      lines: (v) =>
        `van \`${v.path}\` is ${lines(v)} weg die het zegel van ${v.since} bevat, de eerste is regel ${v.line}`,
    },
  },
};

export const audit: CliWords['audit'] = {
  checks,
  title: (handbook, on) => `Audit van ${handbook} op ${on}`,
  about: (branch, commit) => `Wat git op ${branch} heeft, bij ${commit}.`,
  detached: 'geen branch',
  progress: (done, total) => `${done} van ${total} uitgaven gelezen …`,
  sections: { gaps: 'Gaten', sops: 'SOP’s', checks: 'Controles', explained: 'Verklaard' },
  columns: {
    check: 'Controle',
    proves: 'Bewijst dat',
    clauses: 'Artikelen',
    looked: 'Bekeken',
    gaps: 'Gaten',
  },
  clausesFrom: 'Artikelen: 7.5 van ISO 9001:2015, 11 van 21 CFR Part 11.',
  none: 'Geen gaten.',
  summary: (gaps, explained) =>
    gaps === 0
      ? 'Geen gaten.'
      : `${gaps === 1 ? '1 gat' : `${gaps} gaten`}, ${explained} verklaard, ${gaps - explained} open.`,
  explainedBy: (person, day, because) => `verklaard door ${person} op ${day}: ${because}`,
  open: 'open',
  where: (at) => `bij ${at}`,
  howToExplain: (key) => `sop audit --explain ${key} --because "…"`,
  gapsMean:
    'Een gat is wat de registers niet bewijzen. Dit verslag wijzigde niets, en door een gat gaat geen tekst verloren: wat lezers zien staat hieronder, bij elke SOP.',
  howToExplainHint:
    'Herstel een gat, of zeg wat er gebeurde; een verklaring blijft erbij staan en verbergt niets:',
  states: {
    'in-force': 'geldt',
    upcoming: 'verzegeld, geldt nog niet',
    'was-in-force': 'gold',
    cancelled: 'afgelast',
    replaced: 'vervangen op de dag dat hij begon, of eerder',
    void: 'bewijst niets',
  },
  statuses: { draft: 'concept', approved: 'uitgegeven', retired: 'ingetrokken', gone: 'bestand weg' },
  evidences: {
    signed: 'ondertekend',
    'host-review': 'review op de git-host',
    'own-commit': 'eigen commit',
    typed: 'door een ander opgeschreven',
  },
  objections: {
    typed: 'telt niet: door een ander opgeschreven',
    'not-entitled': 'telt niet: was geen goedkeurder',
    'wrote-it': 'telt niet: schreef er zelf aan',
    'other-text': 'telt niet: voor een andere tekst',
    'other-revision': 'telt niet: voor een andere voorganger',
  },
  labels: {
    owner: 'eigenaar',
    inForce: 'geldt',
    nextReview: 'herziening',
    wrote: 'schreef',
    approved: 'keurde goed',
    sealed: 'verzegeld',
    held: 'gold',
    holds: 'geldt',
    willHold: 'zal gelden',
    reason: 'reden',
    because: 'omdat',
    corrects: 'verbetert',
    unreleased: 'de nieuwste tekst is niet uitgegeven',
    never: 'nooit uitgegeven',
    nothing: 'er geldt niets',
    nobody: 'niemand',
  },
  since: (day) => `sinds ${day}`,
  period: (from, until) => (until === undefined ? `vanaf ${from}` : `van ${from} tot ${until}`),
  signed: 'ondertekend',
  unknownGap: 'gat',
  expectedGap: 'de naam van een gat dat deze audit vindt',
  becauseNeeded: 'Een verklaring vraagt een reden',
  becauseNeededHint: 'Zeg wat er gebeurde: `--because "De tag is opnieuw gemaakt na een typefout"`.',
  explainedNow: (key) => `Vastgelegd in records/explanations.csv: ${key}.`,
  wouldExplain: (key) => `Zou worden vastgelegd in records/explanations.csv: ${key}. Er is niets gewijzigd.`,
  explainSubject: (key) => `Verklaar ${key}`,
  brokenSeal: (path) => `\`${path}\` is geen zegel van \`sop audit --seal\`, of het is gewijzigd`,
  brokenSealHint: 'Neem de kopie die bewaard is waar niemand haar kon wijzigen.',
  sealed: (tags, n, path) =>
    `${tags} zegels en ${n} regels van de registers zijn verzegeld in ${path}. Bewaar dit waar niemand kan schrijven die hier kan schrijven.`,
  notBoth: (a, b) => `\`${a}\` en \`${b}\` gaan niet samen`,
  pack: {
    changes: 'Wat er veranderde',
    first: 'De eerste uitgave: er is geen eerdere.',
    intro: (tag, fingerprint) =>
      `Alles wat de uitgave \`${tag}\` bewijst. Haar vingerafdruk is \`${fingerprint}\`: goedkeuringen noemen die, en de verzegelde tekst heeft die.`,
    file: 'Bestand',
    holds: 'Wat het is',
    files: {
      'text.md': 'de verzegelde tekst, byte voor byte',
      'former.md': 'de uitgave ervoor, als die er is',
      'changes.md': 'wat lezers anders moeten doen dan voorheen',
      'approvals.csv':
        'elke goedkeuring van deze tekst, met het gevonden bewijs en waarom zij niet telt, als zij niet telt',
      'read-by.csv': 'wie heeft bevestigd deze tekst te hebben gelezen',
      'report.md':
        'de audit van deze SOP: alle uitgaven en gaten; `report.json` bevat hetzelfde als gegevens',
      'seal.txt': 'de tag zoals git die bewaart, met haar handtekening als die er is',
      'commit.txt': 'de verzegelde commit',
      'attachments/': 'afbeeldingen en formulieren zoals ze waren',
    },
    check: 'In de repository van het handboek laat dit zien dat de bestanden hier zijn wat is verzegeld:',
    limits:
      'Het gereedschap is geen gevalideerd systeem in de zin van 21 CFR Part 11. Wie naar de hoofdlijn mag schrijven, en wie iemand is, moet de git-host waarborgen.',
  },
  packNeedsFolder: 'Voor het pakket is een map nodig',
  packNeedsFolderHint: (name) => `sop audit --pack ${name} -o ${name.replace('@', '-')}`,
  packExists: (path) => `\`${path}\` is er al en is niet leeg`,
  packExistsHint: 'Noem een nieuwe map; er is niets geschreven.',
  wouldPack: (n, folder) =>
    `Dit zou ${n === 1 ? 'één bestand' : `${n} bestanden`} schrijven naar ${folder}. Er is niets geschreven.`,
  packed: (n, path) => `${n} bestanden geschreven in ${path}. Begin met README.md.`,
  noRevision: (name) => `Er is geen uitgave \`${name}\``,
  noRevisionHint: (names) =>
    names.length > 0
      ? `Uitgaven: ${names.join(', ')}.`
      : '`sop list` toont de SOP’s, `sop log` de uitgaven van één.',
};
