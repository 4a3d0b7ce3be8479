import type { CliWords } from '../en.ts';

export const usage: CliWords['usage'] = {
  oneOf: (names) =>
    names.length === 1 ? `\`${names[0]}\`` : `een van ${names.map((n) => `\`${n}\``).join(', ')}`,
  unknownCommand: (name, expected) => `Onverwacht commando \`${name}\`, verwacht ${expected}`,
  fileAsCommand: (path) =>
    `\`${path}\` is een bestand. Controleren: \`sop lint ${path}\`. Tekenen: \`sop flow ${path}\`.`,
  unknownOption: (name, command) => `Onverwachte optie \`${name}\` bij \`${command}\``,
  unknownOptionExpected: (name, command, expected) =>
    `Onverwachte optie \`${name}\` bij \`${command}\`, verwacht ${expected}`,
  missingArgument: (name, command) => `Er ontbreekt \`${name}\` na \`${command}\``,
  missingValue: (option) => `Er ontbreekt een waarde na \`${option}\``,
  tooMany: (command) => `Onverwacht extra argument bij \`${command}\``,
  quoteIt: 'Zet tekst met spaties tussen aanhalingstekens: "Klant terugbetalen".',
  seeHelp: (command) => `Zie \`${command} --help\`.`,
  unexpected: (what, value, expected) => `Onverwacht: ${what} \`${value}\`, verwacht ${expected}`,
  valueOf: (option) => `waarde van \`${option}\``,
  topic: 'onderwerp',
  synonyms: {
    init: 'begin start opzetten',
    new: 'nieuw schrijf maak create',
    lint: 'controleer controleren verbeter check',
    explain: 'waarom uitleg why',
    rules: 'regel regels rule',
    flow: 'teken tekenen schema draw chart',
    list: 'lijst ls',
    steps: 'stap stappen beslissing beslissingen sprong sprongen',
    'front-matter': 'gegevens metadata',
    'exit-codes': 'fouten codes',
  },
  language: 'taal',
  languageTag: 'een taalcode zoals `en` of `nl`',
  languageHint: 'Gebruik de twee letters van de taal, meerdere met komma’s ertussen: `nl,en`.',
  wholeNumber: 'een geheel getal, 0 of meer',
  other: (message) => `De opdracht is niet te lezen: ${message}`,
};

export const files: CliWords['files'] = {
  missing: (path) => `Er is geen bestand of map \`${path}\``,
  missingOrId: (name) => `Er is geen bestand, map of SOP-id \`${name}\``,
  nearest: (...names) => `Bedoelde je ${names.map((n) => `\`${n}\``).join(' of ')}?`,
  checkPath: (folder, hasSops = false) =>
    `Controleer de naam; paden worden gelezen vanuit \`${folder}\`.${hasSops ? ' Een id mag ook: `sop list` toont ze.' : ''}`,
  folder: (path) => `\`${path}\` is een map, verwacht een bestand`,
  denied: (path) => `\`${path}\` is niet te lezen: dit account heeft er geen recht toe`,
  tooLarge: (path, size, most) => `\`${path}\` is te groot: ${size}, ten hoogste ${most}`,
  tooLargeHint: 'Splits het, of haal plaatjes en gegevens uit de tekst.',
  binary: (path) => `\`${path}\` is geen tekstbestand`,
  binaryHint: 'Alleen Markdown-tekst is te lezen. Sla het document eerst op als Markdown.',
  encoding: (path, line) => `\`${path}\` heeft op regel ${line} een teken dat geen UTF-8 is`,
  utf16: (path) => `\`${path}\` is opgeslagen als UTF-16, verwacht UTF-8`,
  encodingHint: 'Open het in je editor en sla het op met codering UTF-8. Er is niets gewijzigd.',
  outside: (path) => `\`${path}\` ligt buiten het handboek`,
  outsideHint: 'Er wordt alleen geschreven binnen de map van `sop.yaml`.',
  exists: (path) => `\`${path}\` bestaat al en wordt niet overschreven`,
  cannotWrite: (path, why) => `\`${path}\` is niet te schrijven: ${why}`,
  standardInput: 'standaardinvoer',
  why: {
    EACCES: 'dit account heeft er geen recht toe',
    EPERM: 'dit account heeft er geen recht toe',
    EROFS: 'de schijf is alleen te lezen',
    ENOSPC: 'de schijf is vol',
    ENOTDIR: 'een deel van het pad is een bestand, geen map',
    EISDIR: 'het is een map',
    ENAMETOOLONG: 'de naam is te lang',
    ENOENT: 'de map bestaat niet',
    EMFILE: 'er staan te veel bestanden open',
  },
  whyHint: 'Los dat op en geef dezelfde opdracht nog eens.',
};

export const bug: CliWords['bug'] = {
  message: 'Er ging iets mis binnen sop. Dat is een fout van ons, niet van je bestanden.',
  hint: 'Geef dezelfde opdracht met `--verbose` en stuur wat er verschijnt naar wie sop voor je beheert.',
  report: 'Geef de volgende regels door:',
};
