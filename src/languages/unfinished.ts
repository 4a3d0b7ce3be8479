/** Abbreviations that mean "not written yet" in every language. */
const marks = ['TBD', 'TBC', 'FIXME'];

const marksIn: Readonly<Record<string, string[]>> = { nl: ['NTB', 'PM'] };

/** What a form asks for in brackets: `<enter role>`, `[vul datum in]`. */
const asks: Readonly<Record<string, string[]>> = {
  en: [
    'enter',
    'insert',
    'fill in',
    'add here',
    'to be written',
    'to be filled',
    'to be determined',
    'to be decided',
  ],
  nl: ['vul', 'voer', 'invullen', 'in te vullen', 'nader te bepalen', 'nog te bepalen', 'nog te schrijven'],
  lv: ['ierakstiet', 'ievadiet', 'aizpildiet', 'jāaizpilda', 'jāpapildina'],
  fil: ['ilagay', 'isulat', 'punan', 'pupunan'],
  de: ['eintragen', 'einfügen', 'ausfüllen', 'noch zu klären', 'noch festzulegen'],
  es: ['introducir', 'insertar', 'rellenar', 'completar', 'por definir'],
  fr: ['saisir', 'insérer', 'remplir', 'à compléter', 'à définir'],
};

/** Abbreviations that a language uses for what is not written yet; `standsAlone` for those that mean so only as the whole of a text. */
export function unfinishedMarks(code: string): { anywhere: string[]; standsAlone: string[] } {
  return { anywhere: marks, standsAlone: marksIn[code] ?? [] };
}

/** Openings, in lower case, of what forms ask for; English forms are used everywhere. */
export function formAsks(code: string): string[] {
  return [...new Set([...(asks.en ?? []), ...(asks[code] ?? [])])];
}
