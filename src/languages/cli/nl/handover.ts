import type { CliWords } from '../en.ts';

// Wat `sop handover` zegt.

export const handover: CliWords['handover'] = {
  from: 'wie overdraagt',
  to: 'wie overneemt',
  ask: 'Waarom?',
  flag: '-m "Ana gaat naar verkoop"',
  subject: (from, to) => `Overdracht van ${from} aan ${to}`,
  subjectAway: (from, to, until) => `${to} vervangt ${from} tot en met ${until}`,
  label: {
    settings: 'Instellingen',
    owns: 'Is eigenaar',
    looksAfter: 'Let op',
    reviews: 'Herzieningen',
    named: 'Te doen',
    readers: 'Lezers',
  },
  given: {
    'owns-department': (of, _, to) => `${to} is eigenaar van ${of}`,
    approves: (of, _, to) => `${to} keurt goed voor ${of}`,
    'approves-all': (_, __, to) => `${to} keurt goed waar een afdeling niemand noemt`,
    'stands-in': (of, _, to) => `${to} vervangt ${of}`,
    'deputy-of-role': (of, _, to) => `${to} wordt gevraagd als ${of} niet te bereiken is`,
    role: (of, _, to) => `${to} is ${of}; wat naar ${of} gaat, komt bij ${to}`,
    away: (of, _, to) => `${to} mag goedkeuren voor ${of}`,
  },
  review: (id, language, due) => `${id} (${language}) is aan de beurt op ${due}`,
  namedWhy: (name) =>
    `deze regels noemen ${name}; wat mensen doen verandert ermee, dus wijzig ze en geef ze vrij:`,
  readers: 'zien de nieuwe eigenaren; geen tekst, geen versie en geen eerdere goedkeuring verandert',
  more: (n) => `en nog ${n}`,
  files: (n) => `${n} bestanden`,
  done: (from, to) =>
    `Alles van ${from} staat nu op naam van ${to}. Goedkeuringen van ${from} blijven geldig.`,
  doneAway: (to, from, until) => `${to} mag tot en met ${until} goedkeuren voor ${from}. ${from} zelf ook.`,
  stillNamed: (n) =>
    n === 1 ? '1 regel noemt diegene nog: zie hierboven.' : `${n} regels noemen diegene nog: zie hierboven.`,
  same: (name) => `Onverwachte \`--to ${name}\`, verwacht iemand anders dan wie overdraagt`,
  sameHint: 'Noem twee personen: `sop handover ana --to bo`.',
  unknown: (name) =>
    `\`${name}\` is niemand die sop.yaml kent, dus er kan niets worden overgedragen; er is niets gewijzigd`,
  unknownHint: (name) =>
    `Zet diegene eerst onder \`people:\` in sop.yaml: \`- name: ${name}\`, met de adressen waarmee diegene vastlegt.`,
  nothing: (name) =>
    `\`${name}\` is nergens eigenaar van en keurt niets goed, dus er valt niets over te dragen`,
  nothingHint: 'Controleer de naam: `sop list` toont eigenaren, sop.yaml wie goedkeurt.',
  nothingAwayHint:
    'Een vervanger is alleen nodig voor wie goedkeurt. Een eigenaar die weg is kan later worden gevraagd; `sop handover` zonder `--until` draagt voorgoed over.',
  noRoom: 'sop.yaml is zo geschreven dat het niet veilig te wijzigen is; er is niets gewijzigd',
  noRoomHint: (lines) =>
    `Wijzig ${lines.length === 1 ? `regel ${lines[0]}` : `de regels ${lines.join(', ')}`} van sop.yaml met de hand, en geef dan dezelfde opdracht voor de rest.`,
};

export const handoverCommands: Pick<CliWords['commands'], 'handover'> = {
  handover: {
    summary: 'Geef alles van de een aan de ander, voorgoed of tot een datum',
    person: 'naam, id of adres van wie overdraagt',
    to: 'Persoon of rol die overneemt',
    until: 'Laatste dag: de ander mag tot dan goedkeuren, en verder verandert er niets',
    message: 'Waarom; voor het register',
    examples: [
      ['sop handover ana --to bo', "SOP's, afdelingen, goedkeuringen, rollen en herzieningen, in één commit"],
      ['sop handover ana --to bo --until 2026-12-06', 'een vervanger zolang Ana weg is'],
      ['sop handover ana --to bo --dry-run', 'elke plek die zou veranderen'],
    ],
  },
};
