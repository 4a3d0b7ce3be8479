import type { ReportWords } from './en.ts';

export const nl: ReportWords = {
  severity: { error: 'fout', warning: 'waarschuwing', hint: 'tip', off: 'uit' },
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
  hints: (n) => (n === 1 ? '1 tip' : `${n} tips`),
  inFiles: (n, all) => `in ${n} van ${all === 1 ? '1 bestand' : `${all} bestanden`}`,
  nothing: (all) => (all === 1 ? 'Niets gevonden in 1 bestand.' : `Niets gevonden in ${all} bestanden.`),
  fixable: (n) => `${n} te herstellen met \`sop lint --fix\`.`,
  known: (n) =>
    n === 1
      ? '1 bekende bevinding uit de nulmeting weggelaten.'
      : `${n} bekende bevindingen uit de nulmeting weggelaten.`,
  gone: (n) =>
    n === 1
      ? '1 bevinding uit de nulmeting is opgelost; `sop lint --update-baseline` haalt hem eruit:'
      : `${n} bevindingen uit de nulmeting zijn opgelost; \`sop lint --update-baseline\` haalt ze eruit:`,
  more: (n) => (n === 1 ? 'en nog 1 bevinding' : `en nog ${n} bevindingen`),
  title: 'SOP-controle',
  wrong: 'Fout',
  right: 'Goed',
  fixed: 'Na `sop lint --fix`',
  strictness: 'Ernst',
  switchOff: 'Om hem in een handboek uit te zetten, schrijf je in `sop.yaml`:',
  ignoreOne: 'Om hem op één plek te negeren, schrijf je onder de stap of boven de regel, met je reden:',
  ignoreReason: 'waarom dit hier klopt',
  noIgnore: 'Een regel van het documentbeheer kan niet worden genegeerd in de tekst die hij beoordeelt.',
  fixes: '`sop lint --fix` herstelt wat zeker is.',
  mended: 'herstel',
};
