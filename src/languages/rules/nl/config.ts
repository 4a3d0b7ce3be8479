import type { RuleTranslations } from '../texts.ts';

export const config: RuleTranslations = {
  config: {
    summary: 'Iets in `sop.yaml` dat niet te lezen is zoals het bedoeld was',
    why: 'Een instelling met een foutje telt alsof zij er niet staat. Niemand zou merken dat een regel uit staat of dat er een goedkeurder ontbreekt.',
    messages: {
      'too-large': {
        reason: 'Onverwachte `sop.yaml` van {size} tekens, verwacht hooguit {limit}',
        hint: 'Zet een lange begrippenlijst in een bestand `glossary.md` ernaast.',
      },
      'unknown-key': {
        reason: 'Onverwachte sleutel `{key}`{inside}, verwacht een van {keys}',
        hint: 'Haal de regel weg: niets leest hem.',
      },
      'misspelt-key': {
        reason: 'Onverwachte sleutel `{key}`{inside}, verwacht `{near}`',
        hint: 'Bedoelde je `{near}`?',
      },
      'duplicate-key': {
        reason: 'Onverwachte tweede `{key}`, verwacht elke sleutel één keer',
        hint: 'Houd de regel die klopt en haal de andere weg.',
        cause: '`{key}` staat hier voor het eerst',
      },
      'missing-key': {
        reason: 'Onverwacht onderdeel van `{list}` zonder `{key}`, verwacht `{example}`',
        hint: 'Voeg een regel `{example}` toe aan het onderdeel.',
      },
      'wrong-shape': {
        reason: 'Onverwacht {found} als `{key}`, verwacht iets als in `{example}`',
        hint: 'Schrijf het zoals in `{example}`.',
      },
      'empty-value': {
        reason: 'Onverwachte lege waarde van `{key}`, verwacht {expected}',
        hint: 'Schrijf de waarde na de dubbele punt, of haal de regel weg.',
      },
      'control-character': {
        reason: 'Onverwacht besturingsteken in `{key}`, verwacht gewone tekst',
        hint: 'Haal het weg en typ de tekst opnieuw.',
      },
      choice: {
        reason: 'Onverwacht `{found}` als `{key}`, verwacht {expected}',
        hint: 'Schrijf een van deze woorden.',
      },
      'needs-id': {
        reason: 'Onverwachte naam `{found}` zonder `id`, verwacht er een ernaast',
        hint: 'Voeg `id:` toe met Latijnse letters: mappen en adressen worden ervan gemaakt.',
      },
      id: {
        reason:
          'Onverwachte id `{found}`, verwacht letters zonder accenten, cijfers, `-` en `_`, zoals `{expected}`',
        hint: 'Schrijf `{expected}`; in de naam mogen alle letters.',
      },
      'duplicate-id': {
        reason: 'Onverwacht tweede onderdeel `{found}` in `{list}`, verwacht elke naam en id één keer',
        hint: 'Voeg de twee samen, of geef er een een andere `id`.',
        cause: '`{found}` staat hier voor het eerst',
      },
      date: {
        reason: 'Onverwachte datum `{found}`, verwacht jaar, maand en dag: `{expected}`',
        hint: 'Schrijf `{expected}`.',
      },
      'date-order': {
        reason:
          'Onverwachte laatste dag `{until}` vóór de eerste dag `{from}`, verwacht hem op die dag of later',
        hint: 'Wissel de twee datums om, of verbeter het jaar.',
        cause: 'De eerste dag staat hier',
      },
      duration: {
        reason: 'Onverwacht `{found}` als `{key}`, verwacht een getal en een eenheid zoals `{expected}`',
        hint: 'Schrijf bijvoorbeeld `{expected}`.',
      },
      language: {
        reason: 'Onverwachte taal `{found}`, verwacht een taalcode zoals `{expected}`',
        hint: 'Schrijf `{expected}`.',
      },
      timezone: {
        reason: 'Onverwachte tijdzone `{found}`, verwacht een naam zoals `{expected}`',
        hint: 'Schrijf werelddeel en stad, zoals in `{expected}`, of `UTC`.',
      },
      folder: {
        reason: 'Onverwachte map `{found}`, verwacht een map in het handboek zoals `{expected}`',
        hint: 'Schrijf de weg van `sop.yaml` naar de map, met `/` en zonder `..`.',
      },
      address: {
        reason: 'Onverwacht adres `{found}` als `{key}`, verwacht er een zoals `{expected}`',
        hint: 'Schrijf het hele adres, zoals in `{expected}`.',
      },
      'e-mail': {
        reason: 'Onverwacht `{found}` als e-mailadres, verwacht er een zoals `{expected}`',
        hint: 'Schrijf alleen het adres, zoals in `{expected}`.',
      },
      base: {
        reason: 'Onverwachte basis `{found}`, verwacht een pad zoals `{expected}`',
        hint: 'Schrijf alleen wat na de hostnaam komt, vanaf de eerste `/`.',
      },
      'unknown-rule': {
        reason: 'Onverwachte regel `{found}`, verwacht de naam van een regel',
        hint: '`sop rules` toont alle namen.',
      },
      'misspelt-rule': {
        reason: 'Onverwachte regel `{found}`, verwacht `{near}`',
        hint: 'Bedoelde je `{near}`? `sop rules` toont alle namen.',
      },
      'unknown-person': {
        reason:
          'Onverwacht `{found}` als `{key}`, verwacht een persoon van `people`, een rol van `roles` of een e-mailadres',
        hint: 'Voeg `{found}` toe aan `people` of `roles`, of verbeter de spelling.',
      },
      'misspelt-person': {
        reason: 'Onverwacht `{found}` als `{key}`, verwacht `{near}`',
        hint: 'Bedoelde je `{near}`?',
      },
    },
  },
};
