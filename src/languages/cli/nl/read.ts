import type { CliWords } from '../en.ts';

export const lint: CliWords['lint'] = {
  nothingHere: 'Er is hier niets te controleren: geen sop.yaml en geen map sops',
  nothingHereHint:
    'Noem een bestand of map, zoals `sop lint draaiboek.md`, of maak een handboek met `sop init`.',
  twoOnScreen: 'Twee vormen kunnen hier niet allebei getoond worden',
  twoOnScreenHint: 'Schrijf er een naar een bestand: `-f pretty -f sarif -o sop.sarif`.',
  baselineNeedsAll: 'Een nulmeting gaat altijd over het hele handboek',
  baselineNeedsAllHint: (command) => `Laat de paden weg: \`${command}\`.`,
  baselineWritten: (n, path) =>
    n === 1 ? `1 bevinding vastgelegd in ${path}.` : `${n} bevindingen vastgelegd in ${path}.`,
  progress: (done, total) => `Controleert ${done} van ${total} bestanden …`,
  skipped: (n) =>
    n === 1
      ? '1 ander Markdown-bestand is overgeslagen: het is geen SOP.'
      : `${n} andere Markdown-bestanden zijn overgeslagen: het zijn geen SOP’s.`,
  fixed: (n) =>
    n === 0
      ? 'er was niets met zekerheid te verbeteren.'
      : n === 1
        ? '1 bevinding is verbeterd.'
        : `${n} bevindingen zijn verbeterd.`,
  fixedThese: 'Verbeterd:',
  wouldFixThese: 'Zou verbeterd worden:',
  wouldFix: (n) =>
    n === 1
      ? '1 bevinding is te verbeteren; er is niets gewijzigd.'
      : `${n} bevindingen zijn te verbeteren; er is niets gewijzigd.`,
};

export const rules: CliWords['rules'] = {
  foot: 'Waarom en hoe: `sop explain <regel>`. Wijzig er een in `sop.yaml` onder `rules:`.',
};

export const flow: CliWords['flow'] = {
  missingHint: 'Noem een bestand of het id van een SOP, of teken ze allemaal: `sop flow --all schemas`.',
  folderHint: 'Noem een bestand erin, of teken alle SOP’s: `sop flow --all schemas`.',
  lanesNote: 'Banen worden alleen in een SVG getekend: voeg `-f svg -o schema.svg` toe.',
  allAlone: (named) =>
    `Onverwachte \`${named}\` naast \`--all\`, verwacht geen bestand: alle SOP’s van het handboek worden getekend`,
  allAloneHint: 'Laat een van beide weg. Ga voor de SOP’s van een ander handboek eerst naar de map daarvan.',
  kept: (path: string) => `Het schema in ${path} klopt.`,
  wrote: (path: string) => `Het schema in ${path} is opnieuw getekend.`,
  wouldWrite: (path: string) => `Het schema in ${path} zou opnieuw worden getekend; er is niets gewijzigd.`,
  noneKept: 'Nog geen SOP bewaart een schema.',
  noneKeptHint: 'Noem de SOP die dat moet doen: `sop flow refund-a-customer --write`.',
  none: (path) => `${path} heeft geen stappen: geen genummerde lijst en geen koppen met stappen gevonden.`,
  empty: (path) => `${path} is leeg: er zijn geen stappen om te tekenen.`,
  noneHint: 'Nummer de stappen, elk op een regel: `1.`, `2.`, `3.`. `sop help steps` laat zien hoe.',
  bulletsHint: (path) =>
    `Er is een lijst met bolletjes. Zijn dat de stappen, nummer dan de regels: \`1.\`, \`2.\`, \`3.\`. \`sop lint ${path}\` zegt meer.`,
  lostHint: (path) =>
    `Een sprong in dit schema leidt naar een stap die niet bestaat. Geef \`sop lint ${path}\`: dat zegt welke.`,
  written: (path) => `Schema geschreven naar ${path}.`,
  forceHint:
    'Het is geen schema dat sop flow schreef. Kies een andere naam, of overschrijf het met `--force`.',
  signs: {
    decision: 'beslissing',
    condition: 'alleen als',
    'hand-off': 'doorgegeven',
    'sub-procedure': 'andere werkwijze',
    up: 'terug naar',
    down: 'verder bij',
    end: 'einde',
    lost: 'bestaat niet',
  },
  drawn: (n, folder) =>
    n === 1 ? `1 schema geschreven naar ${folder}.` : `${n} schema’s geschreven naar ${folder}.`,
};

export const list: CliWords['list'] = {
  columns: {
    id: 'Id',
    title: 'Titel',
    department: 'Afdeling',
    version: 'Versie',
    status: 'Status',
    owner: 'Eigenaar',
    effective: 'Geldt vanaf',
    nextReview: 'Herziening',
    language: 'Taal',
    path: 'Bestand',
  },
  statuses: { draft: 'concept', approved: 'goedgekeurd', retired: 'vervallen' },
  retired: (n) =>
    n === 1
      ? '1 vervallen SOP is weggelaten: `sop list --status retired`.'
      : `${n} vervallen SOP's zijn weggelaten: \`sop list --status retired\`.`,
  shallow:
    'Deze kloon bevat alleen het nieuwste deel van de geschiedenis: versies en datums zijn die van de teksten, niet bewezen. git fetch --unshallow --tags haalt de rest.',
  count: (n) => (n === 1 ? '1 SOP.' : `${n} SOP’s.`),
  left: (columns) => `Geen plaats voor: ${columns.join(', ')}. Alles: \`sop list --csv\`.`,
  noDepartment: 'Zonder afdeling',
  progress: (done, total) => `Leest ${done} van ${total} SOP’s …`,
  none: 'Er zijn hier nog geen SOP’s.',
  noneMatch: 'Geen SOP voldoet.',
  nextNone: [['sop new "Klant terugbetalen"', 'schrijft de eerste']],
  unreadable: (path) => `${path} is weggelaten: het is niet te lezen.`,
  configBroken: (place, reason) => `${place}: ${reason}. \`sop lint\` zegt er meer over.`,
};

export const overview: CliWords['overview'] = {
  none: 'Er is hier nog geen handboek.',
  counts: (sops, departments) =>
    `${sops === 1 ? '1 SOP' : `${sops} SOP’s`} in ${departments === 1 ? '1 afdeling' : `${departments} afdelingen`}`,
  statuses: (name, n) => `${n} ${name}`,
  empty: 'Nog geen SOP’s.',
  nextNone: [
    ['sop init', 'maakt van deze map een handboek'],
    ['sop lint draaiboek.md', 'controleert elk Markdown-bestand met stappen'],
    ['sop flow draaiboek.md', 'tekent de stappen als schema'],
    ['sop --help', 'alle commando’s'],
  ],
  nextEmpty: [
    ['sop new "Klant terugbetalen"', 'schrijft de eerste SOP vanuit een sjabloon'],
    ['sop help steps', 'hoe je stappen schrijft'],
  ],
  next: (id) => [
    ['sop lint', 'controleert ze allemaal'],
    ['sop list', 'toont ze met eigenaar, versie en status'],
    [`sop flow ${id}`, 'tekent er een als schema'],
    ['sop new', 'schrijft er nog een'],
    ['sop --help', 'alle commando’s'],
  ],
};
