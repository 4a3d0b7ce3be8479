import type { CliWords } from '../en.ts';

// Wat `sop retire` zegt.

export const retire: CliWords['retire'] = {
  ask: 'Waarom vervalt hij?',
  flag: '-m "De winkel heeft geen bonnen meer"',
  title: (id, title) => `Laat ${id} vervallen: ${title}`,
  subject: (id) => `${id} vervalt`,
  because: 'Omdat',
  readers: 'Lezers zien',
  never: 'Gaat nooit in',
  keeps: 'Blijft',
  seen: (had) => `dat hij vervallen is, waar ze tot nu toe de geldende tekst zagen: ${had.join(', ')}`,
  sentTo: (id, title) => `en worden verwezen naar ${id}: ${title}`,
  sentNowhere: 'en worden naar geen andere SOP verwezen (`--superseded-by` noemt er een)',
  waiting: (versions) => `${versions.join(', ')}, die op zijn datum wachtte`,
  kept: (paths) => `de tekst en elke revisie ervan: ${paths.join(', ')}`,
  done: (id) => `${id} is vervallen. Hij blijft bewaard, en staat niet meer in lijsten en zoekresultaten.`,
  already: (id) => `\`${id}\` is al vervallen; er is niets gewijzigd`,
  alreadyHint: "`sop list --status retired` toont de SOP's die vervallen zijn.",
  successorSelf: (id) => `Onverwachte \`--superseded-by ${id}\`, verwacht een andere SOP dan die vervalt`,
  successorRetired: (id) => `Onverwachte \`--superseded-by ${id}\`, verwacht een SOP die niet vervallen is`,
  successorHint: 'Noem de SOP waarmee voortaan gewerkt wordt, of laat `--superseded-by` weg.',
  notEntitled: (id, person) =>
    `\`${person}\` mag \`${id}\` niet laten vervallen: dat is aan wie hem goedkeurt; er is niets gewijzigd`,
  notEntitledHint: (names) =>
    `Vraag ${names.join(' of ')} om dezelfde opdracht. \`sop.yaml\` zegt wie goedkeurt.`,
  unknownAddress: (name, address) =>
    `Ben je die ${name}? \`sop.yaml\` kent je adres niet. Zet \`${address}\` bij de adressen van ${name} onder \`people:\`.`,
  linked: (id, n) =>
    n === 1
      ? `\`${id}\` is nog in gebruik: 1 link zou lezers naar een vervallen SOP sturen; er is niets gewijzigd`
      : `\`${id}\` is nog in gebruik: ${n} links zouden lezers naar een vervallen SOP sturen; er is niets gewijzigd`,
  linkTo: (at, url, to) => `${at}: ${url} moet ${to} worden`,
  linkOut: (at, url) => `${at}: ${url} moet ergens anders heen of weg`,
  linkedHint: (id) =>
    `Wijzig deze regels zodat ze naar ${id} leiden, laat die SOP's vrijgeven, en geef dan dezelfde opdracht opnieuw.`,
  linkedHintAlone:
    "Wijzig deze regels en laat die SOP's vrijgeven. Komt er een andere SOP voor in de plaats, noem die dan: `--superseded-by ID`.",
  uncommitted: (path) =>
    `\`${path}\` bevat wijzigingen die niemand heeft vastgelegd; die zouden ongezien meegaan, dus er is niets gewijzigd`,
  uncommittedHint: (path) =>
    `Bekijk ze met \`git diff HEAD -- ${path}\`; leg ze vast of neem ze terug, en probeer het opnieuw.`,
  noRoom: (path) => `De eerste regels van \`${path}\` zijn niet veilig te wijzigen; er is niets gewijzigd`,
  noRoomHint:
    'Schrijf één sleutel per regel tussen de regels `---`, zoals `status: approved`, en probeer het opnieuw.',
};

export const retireCommands: Pick<CliWords['commands'], 'retire'> = {
  retire: {
    summary: 'Haal een SOP uit gebruik; hij blijft bewaard met al zijn revisies',
    id: 'id van de SOP',
    supersededBy: 'SOP die ervoor in de plaats komt',
    message: 'Waarom, in een zin; voor het register',
    examples: [
      ['sop retire refund-by-voucher --superseded-by refund -m "Geen bonnen meer"', 'verwijst lezers door'],
      [
        'sop retire refund-by-voucher -m "…" --dry-run',
        'toont wat het zou doen, of wat er nog naar verwijst',
      ],
    ],
  },
};
