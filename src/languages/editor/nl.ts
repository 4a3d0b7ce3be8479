import type { EditorWords } from './en.ts';

export const nl: EditorWords = {
  mendAll: 'Alles herstellen wat zeker is',
  version: (version) => `versie ${version}`,
  missing: 'Deze SOP bestaat niet.',
  step: (number) => `Stap ${number}`,
  glossary: 'woordenlijst',
  key: (sample) => `Bijvoorbeeld: ${sample}`,
  role: 'rol',
  department: 'afdeling',
  person: 'persoon',
  noHandbook: 'Er is geen sop.yaml gevonden boven deze map: elk bestand wordt op zichzelf gecontroleerd.',
  configBroken: (reason) => `sop.yaml heeft een fout: ${reason}`,
};
