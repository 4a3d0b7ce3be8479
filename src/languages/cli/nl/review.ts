import type { CliWords } from '../en.ts';

// Wat `sop review` zegt.

export const review: CliWords['review'] = {
  flag: '-m "Met het team gelezen; elke stap klopt met hoe we werken"',
  subject: (id, version) => `Herziening van ${id} ${version}`,
  title: (id, title) => `Herziening van ${id}: ${title}`,
  text: 'Tekst',
  says: 'Zegt',
  was: 'Tot nu toe',
  next: 'Volgende',
  theText: (version, language, fingerprint) =>
    `${version} (${language}), de tekst die geldt; de vingerafdruk begint met ${fingerprint}`,
  right: 'in zijn geheel gelezen en juist bevonden; de versie blijft',
  rightWith: (note) => `in zijn geheel gelezen en juist bevonden; de versie blijft. ${note}`,
  counted: {
    review: (last, due) => `laatst herzien op ${last}, aan de beurt op ${due}`,
    release: (last, due) => `niet herzien sinds hij op ${last} ging gelden, aan de beurt op ${due}`,
  },
  due: (date) => `aan de beurt op ${date}`,
  done: (id, version, due) => `De herziening van ${id} ${version} is vastgelegd. De volgende is op ${due}.`,
  retired: (id) => `\`${id}\` is vervallen: niemand werkt er nog mee, dus er valt niets te herzien`,
  nothingInForce: (id, language) =>
    `Er geldt geen tekst van \`${id}\` (${language}), dus er valt niets te herzien; er is niets gewijzigd`,
  nothingInForceHint: (id) =>
    `Een concept wordt gelezen bij de goedkeuring: \`sop approve ${id}\`, daarna \`sop release ${id}\`.`,
  unreleased: (path, version) =>
    `\`${path}\` bevat tekst die niet is vrijgegeven; lezers zien nog ${version}. Er is niets gewijzigd`,
  unreleasedHint: (id) =>
    `Bekijk wat nieuw is met \`sop diff ${id}\`, en geef het vrij met \`sop release ${id}\`: dat telt als herziening. Las je de tekst die geldt, zeg dat dan: \`--in-force\`.`,
};

export const reviewCommands: Pick<CliWords['commands'], 'review'> = {
  review: {
    summary: 'Leg vast dat de tekst die geldt opnieuw is gelezen en klopt',
    id: 'id van de SOP',
    message: 'Waar naar gekeken is of wat er gevonden is; voor het register',
    lang: 'Taal van de tekst; zonder deze optie de hoofdtaal',
    inForce: 'De tekst die geldt is bedoeld, al wacht er nieuwere tekst',
    examples: [
      ['sop review refund-customer', 'de versie blijft; de volgende herziening is over een jaar'],
      ['sop review refund-customer -m "Met het team gelezen"', 'met een notitie'],
    ],
  },
};
