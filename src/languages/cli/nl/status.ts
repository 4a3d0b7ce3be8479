import type { CliWords } from '../en.ts';

// Wat `sop status`, zijn agenda en zijn issues zeggen.

const list = (names: string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
const days = (n: number) => (n === 1 ? '1 dag' : `${n} dagen`);

export const status: CliWords['status'] = {
  on: (date) => `op ${date}`,
  sops: (n) => (n === 1 ? '1 SOP' : `${n} SOP's`),
  counts: (sops, inForce, drafts, retired) =>
    [
      sops === 1 ? '1 SOP' : `${sops} SOP's`,
      inForce === 1 ? '1 geldt' : `${inForce} gelden`,
      ...(drafts > 0 ? [`${drafts} nooit vrijgegeven`] : []),
      ...(retired > 0 ? [`${retired} vervallen`] : []),
    ].join(', '),
  allWell: 'Niets vraagt aandacht.',
  nothingOverdue: 'Er is niets te laat.',
  heads: {
    stop: 'Gestopt',
    vanished: 'Verdwenen zonder te vervallen',
    'not-proven': 'Verzegeld zonder bewijs',
    'approval-outdated': 'Gewijzigd na goedkeuring',
    'review-overdue': 'Herziening te laat',
    'translation-outdated': 'Vertaling loopt achter',
    'retired-but-linked': 'Vervallen, en er wordt nog naar verwezen',
    'owner-unknown': 'Eigenaar onbekend',
    notice: 'Mededeling',
    approved: 'Goedgekeurd, niet vrijgegeven',
    unreleased: 'Gewijzigd, niet vrijgegeven',
    unread: 'Gewijzigd, niet vergeleken',
    draft: 'Nooit vrijgegeven',
    'review-soon': 'Binnenkort te herzien',
    upcoming: 'Gaat later in',
  },
  told: (text, since, until) => `sinds ${since}${until ? `, tot en met ${until}` : ''}: ${text}`,
  instead: (id) => `zolang wordt met ${id} gewerkt`,
  usedBy: (places, more) => `ook te zien bij ${places.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
  linkedFrom: (places, more) => `verwijzing in ${places.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
  successor: (id) => `verwijs in plaats daarvan naar ${id}`,
  vanished: (version) =>
    `${version} geldt, en de tekst is weg uit het handboek; zet hem terug of laat hem vervallen`,
  notProven: (version, why) => `${version} is verzegeld, en lezers krijgen hem niet: ${why.join(', ')}`,
  faults: {
    'not-on-main-line': 'het zegel staat op geen commit van deze branch',
    'not-here-yet': 'deze branch heeft hem nog niet',
    'history-cut-off': 'de geschiedenis van deze kloon is afgekapt',
    'not-approved': 'geen goedkeuring die telt',
    'no-fingerprint': 'het zegel noemt geen vingerafdruk',
  },
  becomes: (from, to, of) => (from ? `${from} wordt ${to} (${of})` : `wordt ${to}, de eerste revisie`),
  moreChanges: (n) => (n === 1 ? 'en nog 1 wijziging' : `en nog ${n} wijzigingen`),
  stillSee: (version) => (version ? `lezers zien nog ${version}` : 'lezers zien hem nog niet'),
  uncommitted: 'nog niet vastgelegd',
  approvedBy: (names) => `goedgekeurd door ${list(names, 'en')}; kan worden vrijgegeven`,
  outdatedBy: (names) =>
    `${list(names, 'en')} ${names.length === 1 ? 'keurde' : 'keurden'} hem goed voordat de tekst weer veranderde`,
  mayApprove: (names, fourEyes) =>
    `${names.length > 0 ? list(names, 'of') : 'iedereen'} mag goedkeuren${fourEyes ? ', maar niemand die eraan meeschreef' : ''}`,
  overdue: (due, late, owner) =>
    `was aan de beurt op ${due}, ${days(late)} geleden${owner ? `; eigenaar: ${owner}` : ''}`,
  soon: (due, left, owner) =>
    `${left === 0 ? 'is vandaag aan de beurt' : `is aan de beurt op ${due}, over ${days(left)}`}${owner ? `; eigenaar: ${owner}` : ''}`,
  last: {
    review: (date) => `laatst herzien op ${date}`,
    release: (date) => `niet herzien sinds hij op ${date} ging gelden`,
  },
  behind: (language, translates, source, isMajor) =>
    `${language} geeft ${translates} weer, en ${source} geldt${isMajor ? ': het werk gaat nu anders' : ''}`,
  upcoming: (version, start) => `${version} gaat in op ${start}`,
  owner: (name) => `\`${name}\` is niemand die sop.yaml kent`,
  unread: 'verschilt van wat is vrijgegeven; `sop status --all` zegt hoe',
  draft: 'lezers zien hem nog niet',
  proposed: (branch) => `voorgelegd zoals hij hier staat, op ${branch}; wacht op het samenvoegen`,
  more: (n) => `en nog ${n}; \`sop status --all\` toont ze`,
  nameless: (paths, more) =>
    `${list([...paths, ...(more > 0 ? [`nog ${more}`] : [])], 'en')} ${paths.length + more === 1 ? 'heeft' : 'hebben'} geen \`id\`: van een tekst zonder id wordt geen revisie bewaard, en lezers zien hem niet.`,
  ledgerFault: (path, line) =>
    `${path}:${line} is niet als regel van een register te lezen; \`sop audit\` zegt meer`,
  ahead: (n, branch) =>
    n === 1
      ? `1 commit van ${branch} is alleen hier: niemand anders heeft hem tot hij is gepusht.`
      : `${n} commits van ${branch} zijn alleen hier: niemand anders heeft ze tot ze zijn gepusht.`,
  behindHost: (n, branch) =>
    n === 1
      ? `${branch} mist 1 commit die de git-host heeft.`
      : `${branch} mist ${n} commits die de git-host heeft.`,
  halfDone: (what, paths) =>
    `Een ${what} is half af in deze map${
      paths.length > 0
        ? `: twee mensen wijzigden dezelfde regels van ${list(paths, 'en')}, en ${paths.length === 1 ? 'daarin staat' : 'daarin staan'} wat elk van hen schreef, tussen tekens`
        : ''
    }. Er is niets kwijt en lezers zien wat ze al zagen; er kan niets worden uitgebracht tot hij af is.`,
  conflict: (paths) =>
    `Twee mensen wijzigden dezelfde regels van ${list(paths, 'en')}: wat elk van hen schreef staat daar, tussen tekens. Er is niets kwijt en lezers zien wat ze al zagen; er kan niets van worden uitgebracht tot er één tekst over is.`,
  cutOff: (subject) =>
    `Een opdracht is halverwege afgebroken: ${subject}. Er is niets kwijt. De volgende opdracht die iets schrijft maakt af wat begonnen was, of zet alles terug zoals het was; tot dan zien lezers wat ze al zagen.`,
  offMain: (branch, main) => `Dit is ${branch}; lezers krijgen ${main}.`,
  unknown: {
    'no-repository':
      'Dit handboek wordt niet in git bewaard, dus niemand kan zeggen wat er geldt, goedgekeurd of herzien is. Alleen de teksten zijn bekeken.',
    'no-commit':
      'Van dit handboek is nog niets uitgebracht: lezers hebben niets, en er wordt geen versie bewaard.',
    shallow:
      'Deze kloon bevat alleen het nieuwste deel van de geschiedenis. Wat er geldt, goedgekeurd, gewijzigd of aan de beurt is, is hier niet te zeggen: git fetch --unshallow --tags haalt de rest.',
  },
  next: {
    init: ['sop init --git', 'bewaart vanaf nu elke versie'],
    first: ['sop release --all-changed', 'brengt de teksten uit, en bewaart vanaf dan elke versie'],
    finish: (what) => [
      'git status',
      `zegt wat open is; maak de ${what} af of geef hem op: git ${what === 'bisect' ? 'bisect reset' : `${what} --abort`}`,
    ],
    settle: (path, paths, ends, back) => [
      `sop lint ${path}`,
      `toont waar de twee teksten staan; houd wat klopt, en dan: git add -- ${paths} && ${ends}. Terug naar ervoor: ${back}`,
    ],
    again: (ids) => [`sop release ${ids}`, 'maakt de afgebroken vrijgave af, of begint haar opnieuw'],
    deepen: ['git fetch --unshallow --tags', 'haalt de hele geschiedenis; daarna weer sop status'],
    audit: ['sop audit', 'zegt welke regels van de registers niet te lezen zijn'],
    lint: (path, errors) => [
      `sop lint ${path}`,
      errors === 1
        ? 'toont de fout waardoor hij niet kan worden uitgebracht'
        : `toont de ${errors} fouten waardoor hij niet kan worden uitgebracht`,
    ],
    id: (path) => [`sop lint ${path}`, 'toont waar de `id` hoort, en wat er verder ontbreekt'],
    push: ['git push --follow-tags', 'geeft iedereen de teksten en zegels die alleen hier zijn'],
    pull: ['git pull', 'haalt wat anderen deden'],
    pullAside: [
      'git pull --rebase --autostash',
      'haalt wat anderen deden; je wijzigingen gaan opzij en komen terug',
    ],
    pullSent: (paths) => [
      `git restore --staged --worktree -- ${paths} && git pull`,
      'haalt wat er van je voorstel is gemaakt; je tekst blijft erin bewaard',
    ],
    release: (id, version) => [`sop release ${id}`, `laat ${version} gelden`],
    approve: (id) => [`sop approve ${id}`, 'zegt dat de tekst mag gelden; jij mag dat'],
    propose: (id) => [`sop propose ${id}`, 'legt hem voor aan wie goedkeurt'],
    commit: (path) => [
      `git add -- ${path} && git commit -m "Wat er wijzigde" -- ${path}`,
      'laat anderen het lezen; wie het mag goedkeuren heeft dat nodig',
    ],
    merged: ['git pull --ff-only', 'haalt je voorstel, zodra anderen het hebben samengevoegd'],
    show: (id) => [`sop diff ${id}`, 'toont wat wie goedkeurt moet lezen'],
    review: (id) => [`sop review ${id}`, 'als je hem in zijn geheel hebt gelezen en hij klopt'],
    translate: (id, from, to) => [`sop diff ${id} ${from} ${to}`, 'toont wat de vertaling moet overnemen'],
    links: ['sop lint', 'toont elke verwijzing naar een SOP die vervallen is'],
    restore: (id, version) => [`sop restore ${id}@${version}`, 'zet de tekst terug als concept'],
    handover: (owner) => [`sop handover ${owner} --to NAAM`, 'geeft alles van die persoon aan iemand anders'],
    draft: (id) => [`sop release ${id}`, 'controleert het concept en laat het gelden als 1.0.0'],
    resume: (id) => [`sop resume ${id}`, 'zodra er weer mee gewerkt mag worden'],
    proof: (id) => [`sop log ${id}`, 'toont wat zijn zegels bewijzen en wat er ontbreekt'],
    write: ['sop new "Een klant terugbetalen"', 'schrijft de eerste SOP'],
    list: ['sop list', 'toont elke SOP met versie en volgende herziening'],
  },
  formats: 'pretty, json, github-issue of ics',
  issue: {
    title: (id) => `SOP ${id} vraagt aandacht`,
    intro: (title) => `Wat \`sop status\` vond over ${title}:`,
    next: 'Wat er nu te doen is:',
  },
  calendar: {
    name: (title) => `${title}: SOP's`,
    review: (title) => `Herziening: ${title}`,
    reviewText: (id, version, owner) =>
      `${id} ${version} is aan de beurt voor herziening.${owner ? ` Eigenaar: ${owner}.` : ''} Lees hem in zijn geheel en voer dan uit: sop review ${id}`,
    effective: (title, version) => `Gaat in: ${title} ${version}`,
    effectiveText: (id, version) => `Vanaf deze dag krijgen lezers ${id} ${version}.`,
  },
};

export const statusCommands: Pick<CliWords['commands'], 'status'> = {
  status: {
    summary: 'Wat aandacht vraagt, en wat er nu te doen is',
    on: 'Zoals het op deze datum is of zal zijn',
    format: 'pretty, json, github-issue (een JSON-regel per SOP) of ics (agenda)',
    all: 'Elke SOP, ook waar een lijst lang is',
    exitCode: 'Eindig met 1 als iemand iets moet doen: herzieningen te laat, stops, verloren bewijs',
    examples: [
      ['sop status', 'wat vandaag aandacht vraagt'],
      ['sop status --on 2027-01-01', 'wat op die dag aandacht zal vragen'],
      ['sop status --format ics > herzieningen.ics', 'herzieningen en ingangsdata voor een agenda'],
      ['sop status --format github-issue --exit-code', 'voor een nachtelijke taak'],
    ],
  },
};
