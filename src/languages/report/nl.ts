import type { ReportWords } from './en.ts';

export const nl: ReportWords = {
  severity: { error: 'fout', warning: 'waarschuwing', hint: 'suggestie', off: 'uit' },
  canBeFixed: 'herstelbaar',
  group: {
    structure: 'Opbouw',
    terms: 'Begrippen',
    steps: 'Stappen en verloop',
    handbook: 'Handboek',
    control: 'Documentbeheer',
  },
  hint: 'tip:',
  why: 'waarom:',
  errors: (n) => (n === 1 ? '1 fout' : `${n} fouten`),
  warnings: (n) => (n === 1 ? '1 waarschuwing' : `${n} waarschuwingen`),
  hints: (n) => (n === 1 ? '1 suggestie' : `${n} suggesties`),
  inFiles: (n, all) => `in ${n} van ${all === 1 ? '1 bestand' : `${all} bestanden`}`,
  nothing: (all) => (all === 1 ? 'Niets gevonden in 1 bestand.' : `Niets gevonden in ${all} bestanden.`),
  fixable: (n) => `${n} te herstellen met \`sop lint --fix\`.`,
  known: (n) =>
    n === 1
      ? '1 bekende bevinding uit de nulmeting weggelaten.'
      : `${n} bekende bevindingen uit de nulmeting weggelaten.`,
  gone: (n, update) =>
    n === 1
      ? `1 bevinding uit de nulmeting is opgelost; \`${update}\` haalt hem eruit:`
      : `${n} bevindingen uit de nulmeting zijn opgelost; \`${update}\` haalt ze eruit:`,
  more: (n) => (n === 1 ? 'en nog 1 bevinding' : `en nog ${n} bevindingen`),
  title: 'SOP-controle',
  wrong: 'Fout',
  right: 'Goed',
  before: 'De tekst ervoor:',
  records: 'In de registers:',
  now: 'De tekst nu:',
  fixed: 'Na `sop lint --fix`',
  strictness: 'Ernst',
  switchOff: 'Om hem in een handboek uit te zetten, schrijf je in `sop.yaml`:',
  ignoreOne: 'Om hem op één plek te negeren, schrijf je onder de stap of boven de regel, met je reden:',
  ignoreReason: 'waarom dit hier klopt',
  noIgnore: 'Een regel van het documentbeheer kan niet worden genegeerd in de tekst die hij beoordeelt.',
  fixes: '`sop lint --fix` herstelt wat zeker is.',
  mended: 'herstel',
  faults: {
    rule: (id) => `Onverwachte regel \`${id}\`, verwacht de naam van een regel`,
    nearRule: (near) => `Bedoelde je \`${near}\`? \`sop rules\` toont alle namen.`,
    rules: '`sop rules` toont alle namen.',
    level: (level, id, levels) =>
      `Onverwachte ernst \`${level}\` voor regel \`${id}\`, verwacht een van ${levels}`,
    levelHint: (id) => `Schrijf bijvoorbeeld \`--rule ${id}=off\`.`,
    baselineFormat: (format, path) =>
      `Onverwachte vorm \`${format}\` van de nulmeting \`${path}\`, verwacht \`1\``,
    baselineFormatHint:
      'Ze is geschreven door een nieuwere `sop`. Werk `sop` bij, of maak de nulmeting opnieuw.',
    baseline: (path) =>
      `Onverwachte inhoud van \`${path}\`, verwacht een nulmeting van \`sop lint --update-baseline\``,
    baselineHint: 'Maak haar opnieuw, of laat de optie `--baseline` weg.',
  },
};
