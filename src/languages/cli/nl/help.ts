import type { CliWords } from '../en.ts';
import { buildCommands } from './build.ts';
import { handoverCommands } from './handover.ts';
import { historyCommands } from './history.ts';
import { noticeCommands } from './notices.ts';
import { proposeCommands } from './propose.ts';
import { releaseCommands } from './release.ts';
import { retireCommands } from './retire.ts';
import { reviewCommands } from './review.ts';
import { serveCommands } from './serve.ts';
import { shellCommands } from './shells.ts';
import { statusCommands } from './status.ts';

export const help: CliWords['help'] = {
  usage: 'Gebruik:',
  arguments: 'Argumenten:',
  options: 'Opties:',
  commands: 'Commando’s:',
  examples: 'Voorbeelden:',
  tagline: 'Schrijf, controleer, teken en bewaar de werkwijzen van je team.',
  rootUsage: '<commando> [opties]',
  groups: {
    start: 'Beginnen:',
    check: 'Controleren:',
    read: 'Lezen:',
    past: 'Zien wat er is veranderd:',
    publish: 'Uitbrengen:',
    keep: 'Bijhouden:',
    tell: 'Lezers meteen iets zeggen:',
    more: 'Meer:',
  },
  help: 'Deze hulp tonen',
  version: 'De versie tonen; met --verbose ook waarop hij draait',
  color: 'Kleur, ook waar de uitvoer geen terminal is',
  noColor: 'Geen kleur',
  plain: 'Gewone letters, voor schermlezers en oude terminals',
  verbose: 'Meer zeggen als er iets misgaat',
  everywhere: 'Bij elk commando:',
  foot: ['Wat een commando doet: sop <commando> --help', 'Hoe je stappen schrijft: sop help steps'],
  topics: 'Onderwerpen van sop help:',
  json: 'Gegevens als JSON',
  dryRun: 'Tonen wat er geschreven zou worden en niets schrijven',
};

export const commands: CliWords['commands'] = {
  overview: { summary: 'Overzicht van het handboek en wat je nu kunt doen' },
  init: {
    summary: 'Van een map een handboek maken',
    folder: 'de map; anders deze map',
    title: 'Naam van het handboek',
    department: 'Naam van de eerste afdeling',
    lang: 'Taal van de SOP’s: `nl`; meerdere als `nl,en`, de eerste is de hoofdtaal',
    ci: 'Elke wijziging laten controleren: github, gitlab of none',
    git: 'Er een git-repository van maken als het er geen is',
    noGit: 'Van git afblijven',
    yes: 'Op elke vraag het voorgestelde antwoord nemen',
    examples: [
      ['sop init', 'vraagt wat nodig is, toont wat het gaat schrijven en schrijft het'],
      ['sop init handboek --title "Lantern support" --ci github --yes', 'vraagt niets'],
      ['sop init --dry-run', 'toont wat er geschreven zou worden'],
    ],
  },
  new: {
    summary: 'Een nieuwe SOP schrijven vanuit een sjabloon',
    title: 'hoe de SOP heet: "Klant terugbetalen"',
    department: 'Afdeling van wie het werk is',
    template: 'Sjabloon om mee te beginnen',
    lang: 'Taal van de SOP: `en`, `nl`',
    owner: 'Wie hem juist houdt; anders de afdeling of jijzelf',
    id: 'Korte naam voor bestanden en adressen; anders gemaakt uit de titel',
    from: 'De tekst van dit Markdown-bestand nemen (`-` leest standaardinvoer)',
    edit: 'Openen in je editor',
    yes: 'Niets vragen; nemen wat voorgesteld wordt',
    examples: [
      ['sop new', 'vraagt de titel, de afdeling en de rest'],
      ['sop new "Klant terugbetalen" --department Support', 'vraagt de rest: sjabloon en eigenaar'],
      ['sop new "Klant terugbetalen" -d Support --yes', 'vraagt niets'],
      [
        'sop new "Bedrijf terugbetalen" --from sops/support/klant-terugbetalen.md',
        'begint met een andere SOP',
      ],
      ['sop new "Refund a customer" --lang en --id klant-terugbetalen', 'een vertaling: zelfde id'],
    ],
  },
  lint: {
    summary: 'SOP’s controleren en zeggen hoe ze te verbeteren zijn',
    paths: 'bestanden en mappen; anders het hele handboek',
    fix: 'Verbeteren wat met zekerheid te verbeteren is',
    dryRun: 'Met --fix: zeggen wat verbeterd zou worden en niets wijzigen',
    format: 'Vorm van de bevindingen; mag vaker dan eens',
    outputFile: 'De vorm ervóór naar dit bestand schrijven',
    stdinFilename: 'Standaardinvoer controleren alsof het dit bestand is',
    rule: 'Een regel anders voor deze keer: `long-step=off`, `vague-deadline=error`',
    quiet: 'Alleen fouten tonen',
    maxWarnings: 'Mislukken bij meer waarschuwingen dan dit',
    baseline: 'De bevindingen uit dit bestand weglaten; sop-baseline.json als dat er is',
    noBaseline: 'De bevindingen uit de nulmeting ook tonen',
    updateBaseline: 'De bevindingen van vandaag als nulmeting vastleggen',
    since:
      'Controleer wat er sinds deze branch of commit veranderde, naar háár regels; wat er al was, keurt niet af',
    lang: 'Taal van SOP’s die hun taal niet noemen',
    examples: [
      ['sop lint', 'controleert het hele handboek'],
      ['sop lint sops/support/klant-terugbetalen.md', 'controleert één bestand, in een handboek of niet'],
      ['sop lint --fix', 'verbetert wat zeker is en controleert dan'],
      [
        'sop lint --since origin/main',
        'controleert een wijziging: wat zij raakt en wat zij met de andere doet',
      ],
      ['sop lint -f pretty -f sarif -o sop.sarif', 'hier voor mensen, in een bestand voor een machine'],
    ],
  },
  explain: {
    summary: 'Waarom een regel bestaat, met een fout en een goed voorbeeld',
    rule: 'naam van de regel, zoals `sop lint` hem noemt',
    examples: [
      ['sop explain unknown-step', 'één regel'],
      ['sop explain', 'alle regels, op één regel elk'],
    ],
  },
  rules: {
    summary: 'Alle regels en hoe streng ze hier zijn',
    examples: [['sop rules', 'alle regels per groep, met de instellingen van sop.yaml']],
  },
  flow: {
    summary: 'Het schema van een SOP of een ander Markdown-bestand tekenen',
    file: 'een bestand of het id van een SOP',
    ascii: 'Tekenen met alleen letters en ASCII-tekens',
    format: 'rail (hier getekend), text, json, mermaid, dot of svg',
    output: 'Naar dit bestand schrijven in plaats van het scherm',
    layout: 'Indeling van een SVG: rail, of lanes met een baan voor elke rol',
    write:
      'Bewaar het schema als Mermaid in het bestand, voor lezers bij een githost; zonder bestand worden de schema’s van alle SOP’s die er een bewaren vernieuwd',
    force: 'Een bestand overschrijven dat geen schema van sop flow is',
    all: 'Het schema van elke SOP in deze map schrijven',
    lang: 'Taal van het bestand, als het die niet noemt',
    examples: [
      ['sop flow klant-terugbetalen', 'tekent het schema hier'],
      ['sop flow draaiboek.md', 'elk Markdown-bestand met stappen'],
      ['sop flow klant-terugbetalen -f svg -o schema.svg', 'een plaatje'],
      ['sop flow --all schemas -f svg', 'een plaatje van elke SOP'],
    ],
  },
  list: {
    summary: 'Alle SOP’s van het handboek met eigenaar, versie en status',
    on: 'Wat er op deze datum gold, geldt of zal gelden',
    csv: 'Gegevens als CSV',
    department: 'Alleen SOP’s van deze afdeling',
    status: 'Alleen SOP’s met deze status: draft, approved of retired',
    examples: [
      ['sop list', 'de hele lijst'],
      ['sop list --department Support --status draft', 'waar aan gewerkt wordt'],
      ['sop list --on 2026-03-01', 'wat er op die dag gold'],
      ['sop list --csv > lijst.csv', 'voor een spreadsheet'],
    ],
  },
  audit: {
    summary: 'Bewijs wat is goedgekeurd, door wie en wanneer, en noem elk gat',
    id: 'alleen deze SOP’s; zonder naam het hele handboek',
    on: 'Zoals het was aan het einde van deze dag: `2026-01-31`',
    format: 'terminal, json of markdown',
    output: 'Schrijf naar dit bestand; met --pack de map die wordt geschreven',
    against: 'Vergelijk met een zegel dat elders is bewaard',
    seal: 'Druk een zegel van alle tags en registers af, te bewaren waar niemand het kan wijzigen',
    pack: 'Schrijf één uitgave met haar bewijzen in een map: `refund-customer@1.4.0`',
    explain: 'Zeg wat er met een gat gebeurde, met de naam die de audit eraan geeft',
    because: 'Wat er gebeurde',
    examples: [
      ['sop audit', 'het hele handboek; keurt af zolang er een gat open is'],
      ['sop audit -f markdown -o audit.md', 'het verslag als bestand'],
      ['sop audit --pack refund-customer@1.4.0 -o pakket', 'alles over één uitgave'],
      ['sop audit --seal -o zegel.json', 'om later mee te vergelijken: `--against zegel.json`'],
    ],
  },
  help: {
    summary: 'Een onderwerp uitleggen: steps, languages, versions en meer',
    topic: 'een onderwerp of een commando',
    examples: [
      ['sop help steps', 'hoe je stappen, beslissingen en sprongen schrijft'],
      ['sop help lint', 'hetzelfde als sop lint --help'],
    ],
  },
  ...shellCommands,
  ...noticeCommands,
  ...handoverCommands,
  ...proposeCommands,
  ...historyCommands,
  ...releaseCommands,
  ...historyCommands,
  ...statusCommands,
  ...buildCommands,
  ...serveCommands,
  lsp: {
    summary: 'Controleren terwijl je typt: de taalserver voor editors',
    examples: [['sop lsp', 'wordt door de editor gestart; docs/editors.md zegt hoe']],
  },
  ...reviewCommands,
  ...retireCommands,
};
