import type { RuleTranslations } from '../texts.ts';

const quoteValue = 'Zet de waarde tussen aanhalingstekens';
const quoteWhole = 'Zet enkele aanhalingstekens om de hele waarde.';
const unread = 'Een sleutel die niemand leest, is meestal een typefout.';
const figures = 'Streefcijfers worden met echte cijfers vergeleken en hebben dus een getal nodig.';
const write = 'Schrijf `{expected}`';

export const frontMatter: RuleTranslations = {
  'front-matter': {
    summary: 'Het gegevensblok bovenaan ontbreekt of is niet te lezen',
    why: 'Titel, afdeling en eigenaar vertellen de lezer of dit de juiste SOP is en bij wie je moet zijn. Zonder die gegevens staat de SOP in geen enkele lijst en hoort niemand dat hij moet worden nagekeken.',
    messages: {
      missing: {
        reason:
          'Onverwacht document zonder gegevensblok, verwacht bovenaan een regel `---` en dan de gegevens van de SOP',
        note: 'Id, titel, afdeling en eigenaar zeggen welke SOP dit is en wie erop aanspreekbaar is.',
        hint: 'Zet `---`, `id: …`, `title: …`, `department: …`, `owner: …` en `---` elk op een eigen regel boven de tekst.',
        fix: 'Zet een gegevensblok boven de tekst',
      },
      unopened: {
        reason: 'Onverwacht `{key}` op de eerste regel, verwacht erboven een regel `---`',
        note: 'Zonder die regel worden de gegevens gelezen als tekst van het eerste hoofdstuk.',
        hint: 'Zet `---` op een eigen regel boven `{key}`.',
        fix: 'Zet `---` boven de eerste regel',
      },
      unclosed: {
        reason:
          'Onverwacht einde van het gegevensblok dat op regel 1 begint, verwacht een regel `---` na de laatste sleutel',
        note: 'Zonder die regel wordt het hele document als gegevensblok gelezen.',
        hint: 'Zet `---` op een eigen regel na de laatste regel `sleutel: waarde`, vóór de tekst.',
        fix: 'Zet `---` na de laatste sleutel',
      },
      'not-first': {
        reason: 'Onverwachte tekst boven het gegevensblok, verwacht `---` op de eerste regel',
        note: 'Een gegevensblok wordt alleen gelezen als het bestand ermee begint.',
        hint: 'Haal weg wat boven de regel `---` staat, ook lege regels.',
        fix: 'Haal de regels erboven weg',
      },
      dashes: {
        reason: 'Onverwacht `{found}` om het gegevensblok, verwacht drie koppeltekens `---`',
        note: 'Tekstverwerkers maken van koppeltekens streepjes, en alleen drie koppeltekens markeren het gegevensblok.',
        hint: 'Schrijf op die regel precies `---`.',
        fix: 'Schrijf `---`',
      },
      fence: {
        reason: 'Onverwacht `{found}` in het gegevensblok, verwacht `---` alleen op een regel',
        note: 'Een regel die met `---` begint, sluit het gegevensblok af; wat volgt zou verloren gaan.',
        hint: 'Sluit het gegevensblok af met een regel `---`, of zet aanhalingstekens om de waarde als de regel erbij hoort.',
      },
      format: {
        reason: 'Onverwacht gegevensblok in het formaat `{format}`, verwacht YAML tussen regels `---`',
        note: 'Alleen regels `sleutel: waarde` worden gelezen: niets in een document wordt ooit als programma uitgevoerd.',
        hint: 'Schrijf regels `sleutel: waarde` tussen twee regels `---`.',
      },
      'too-large': {
        reason: 'Onverwacht gegevensblok van {size} tekens, verwacht hooguit {limit}',
        note: 'In het gegevensblok staan gegevens over de SOP; de tekst staat eronder.',
        hint: 'Zet lange teksten onder de tweede `---`; ontbreekt die, zet hem dan na de laatste sleutel.',
      },
      'too-deep': {
        reason:
          'Onverwachte waarden die dieper dan {limit} niveaus zijn genest, verwacht gewone regels `sleutel: waarde`',
        hint: 'Zet elke sleutel op een eigen regel met één waarde of één lijst.',
      },
      'text-not-keys': {
        reason: 'Onverwachte tekst `{found}` in het gegevensblok, verwacht regels `sleutel: waarde`',
        hint: 'Zet elk gegeven op een eigen regel, de sleutel eerst: `title: Klant terugbetalen`.',
      },
      'list-not-keys': {
        reason: 'Onverwachte lijst in het gegevensblok, verwacht regels `sleutel: waarde`',
        hint: 'Zet elk gegeven op een eigen regel, de sleutel eerst: `title: Klant terugbetalen`.',
      },
      'first-character': {
        reason:
          'Onverwacht `{character}` aan het begin van de waarde van `{key}`, verwacht aanhalingstekens eromheen: `{expected}`',
        note: 'Een waarde die met dit teken begint, betekent voor YAML iets anders.',
        hint: quoteWhole,
        fix: quoteValue,
      },
      'at-before-name': {
        reason: 'Onverwacht `@` voor de naam in `{key}`, verwacht `{expected}`',
        note: 'Een waarde die met dit teken begint, betekent voor YAML iets anders.',
        hint: 'Schrijf alleen de naam; `@` hoort bij een rol in de tekst van een stap.',
        fix: 'Schrijf `{expected}`',
      },
      'colon-in-value': {
        reason: 'Onverwacht `: ` in de waarde van `{key}`, verwacht aanhalingstekens eromheen: `{expected}`',
        note: 'Met een dubbele punt en een spatie begint een nieuwe waarde.',
        hint: quoteWhole,
        fix: quoteValue,
      },
      'text-after-quote': {
        reason:
          'Onverwachte tekst na het laatste aanhalingsteken van `{key}`, verwacht aanhalingstekens om alles: `{expected}`',
        hint: 'Zet aanhalingstekens om de hele waarde.',
        fix: 'Zet aanhalingstekens om de hele waarde',
      },
      'unclosed-quote': {
        reason: 'Onverwacht einde van de waarde van `{key}`, verwacht een afsluitend `{quote}`',
        note: 'Zonder dat teken horen de regels eronder nog bij deze waarde.',
        hint: 'Sluit het aanhalingsteken, of schrijf `{expected}`.',
        fix: quoteValue,
      },
      backslash: {
        reason:
          'Onverwacht `\\` tussen dubbele aanhalingstekens in `{key}`, verwacht enkele aanhalingstekens: `{expected}`',
        note: 'Tussen dubbele aanhalingstekens verandert een backslash het teken erna.',
        hint: 'Zet enkele aanhalingstekens om de waarde.',
        fix: 'Gebruik enkele aanhalingstekens',
      },
      'hash-in-value': {
        reason: 'Onverwacht ` #` in de waarde van `{key}`, verwacht aanhalingstekens eromheen: `{expected}`',
        note: 'Met een spatie en `#` begint een opmerking; `{lost}` wordt dus niet gelezen.',
        hint: quoteWhole,
        fix: quoteValue,
      },
      'number-as-text': {
        reason: 'Onverwacht getal `{found}` als `{key}`, verwacht aanhalingstekens eromheen: `{expected}`',
        note: 'Andere programma’s lezen het als het getal {number}.',
        hint: 'Zet enkele aanhalingstekens om de waarde.',
        fix: quoteValue,
      },
      'tab-indent': {
        reason: 'Onverwachte tab vóór `{found}`, verwacht spaties',
        note: 'YAML staat geen tabs toe aan het begin van een regel.',
        hint: 'Gebruik twee spaties per niveau.',
        fix: 'Vervang de tab door spaties',
      },
      'space-after-colon': {
        reason: 'Onverwacht `{found}`, verwacht een spatie na de dubbele punt: `{expected}`',
        hint: 'Zet een spatie tussen `:` en de waarde.',
        fix: 'Zet een spatie na de dubbele punt',
      },
      'equals-sign': {
        reason: 'Onverwacht `=` na `{key}`, verwacht een dubbele punt: `{expected}`',
        hint: 'Schrijf de sleutel, een dubbele punt, een spatie en de waarde.',
        fix: 'Schrijf een dubbele punt',
      },
      'no-colon': {
        reason: 'Onverwachte regel `{found}`, verwacht `sleutel: waarde`',
        hint: 'Begin de regel met een sleutel en een dubbele punt; spring hem twee spaties in als hij bij de regel erboven hoort.',
      },
      indentation: {
        reason: 'Onverwachte inspringing vóór `{found}`, verwacht dezelfde als bij de regels ernaast',
        hint: 'Begin elke sleutel aan het begin van de regel, en geef de sleutels van één onderdeel evenveel spaties.',
        fix: 'Zet hem gelijk met de regels ernaast',
      },
      'unclosed-bracket': {
        reason: 'Onverwacht einde van de lijst `{key}`, verwacht een afsluitend `{expected}`',
        hint: 'Sluit de lijst met `{expected}` en zet komma’s tussen de onderdelen.',
        fix: 'Sluit de lijst',
      },
      'duplicate-key': {
        reason: 'Onverwachte tweede `{key}`, verwacht elke sleutel één keer',
        hint: 'Houd de regel die klopt en haal de andere weg.',
        cause: '`{key}` staat hier voor het eerst',
      },
      reference: {
        reason: 'Onverwacht `{found}` in de waarde van `{key}`, verwacht een gewone waarde',
        note: 'Ankers, verwijzingen en typen van YAML kunnen een klein bestand reusachtig maken; geen SOP gebruikt ze.',
        hint: 'Schrijf de waarde zelf; zet er aanhalingstekens om als ze met `*`, `&` of `!` begint.',
      },
      syntax: {
        reason: 'Onverwachte tekst `{found}` in het gegevensblok, verwacht `sleutel: waarde`',
        hint: 'Schrijf de sleutel, een dubbele punt, een spatie en de waarde, en zet enkele aanhalingstekens om een waarde met bijzondere tekens.',
      },
      'missing-id': {
        reason: 'Onverwacht gegevensblok zonder `id`, verwacht een regel zoals `id: refund-customer`',
        note: 'Versies, links en adressen noemen de SOP bij zijn id, ook als de titel is veranderd.',
        hint: 'Voeg een regel `id:` toe met een korte naam van letters, cijfers en koppeltekens die geen andere SOP heeft.',
      },
      'missing-title': {
        reason:
          'Onverwacht gegevensblok zonder `title`, verwacht een regel zoals `title: Klant terugbetalen`',
        note: 'Lijsten, de zoekfunctie en de pagina van de SOP tonen de titel.',
        hint: 'Voeg een regel `title:` toe die zegt wat je met deze SOP kunt doen.',
      },
      'missing-department': {
        reason:
          'Onverwacht gegevensblok zonder `department`, verwacht een regel zoals `department: Klantenservice`',
        note: 'Lezers vinden een SOP via de afdeling die ermee werkt.',
        hint: 'Voeg een regel `department:` toe met de afdeling die volgens deze SOP werkt.',
      },
      'missing-owner': {
        reason: 'Onverwacht gegevensblok zonder `owner`, verwacht een regel zoals `owner: team-lead`',
        note: 'Een SOP waar niemand voor instaat, veroudert het eerst.',
        hint: 'Voeg een regel `owner:` toe met de persoon of rol die deze SOP bijhoudt.',
      },
      'missing-metric': {
        reason: 'Onverwacht streefcijfer zonder `metric`, verwacht een regel zoals `metric: first reply`',
        note: 'Een cijfer alleen zegt niet wat er wordt gemeten.',
        hint: 'Voeg `metric:` toe met wat er wordt gemeten.',
      },
      'missing-target': {
        reason: 'Onverwacht streefcijfer zonder getal, verwacht een regel zoals `target: 15 min`',
        note: figures,
        hint: 'Voeg `target:` toe met het cijfer dat gehaald moet worden.',
      },
      'empty-value': {
        reason: 'Onverwachte lege waarde van `{key}`, verwacht iets als `{sample}`',
        hint: 'Schrijf de waarde na de dubbele punt, of haal de regel weg als de sleutel niet verplicht is.',
      },
      'unknown-key': {
        reason: 'Onverwachte sleutel `{key}`, verwacht een van de sleutels van een SOP',
        note: unread,
        hint: 'Haal de regel weg, laat een eigen sleutel met `x-` beginnen, of sta hem toe in `sop.yaml`. De sleutels zijn {keys}.',
      },
      'misspelt-key': {
        reason: 'Onverwachte sleutel `{key}`, verwacht `{near}`',
        note: unread,
        hint: 'Bedoelde je `{near}`?',
        fix: 'Schrijf `{near}`',
      },
      'list-not-text': {
        reason: 'Onverwachte lijst als `{key}`, verwacht één regel tekst zoals `{sample}`',
        hint: 'Schrijf één waarde na de dubbele punt; zet er enkele aanhalingstekens om als er vierkante haken in staan.',
      },
      'keys-not-text': {
        reason: 'Onverwachte regels `sleutel: waarde` als `{key}`, verwacht één regel tekst zoals `{sample}`',
        hint: 'Schrijf één waarde na de dubbele punt; zet er enkele aanhalingstekens om als er een dubbele punt of accolades in staan.',
      },
      'keys-not-list': {
        reason: 'Onverwachte regels `sleutel: waarde` als `{key}`, verwacht een lijst zoals `{sample}`',
        hint: 'Zet de onderdelen tussen vierkante haken, of elk op een eigen regel na `- `.',
      },
      'text-not-list': {
        reason:
          'Onverwachte tekst `{found}` als `{key}`, verwacht een lijst van onderdelen met `metric` en `target`',
        hint: 'Begin elk onderdeel op een eigen regel met `- metric: first reply` en zet `target: 15 min` eronder.',
      },
      'comma-list': {
        reason: 'Onverwachte komma’s in `{key}`, verwacht een lijst: `{expected}`',
        hint: 'Zet vierkante haken om de lijst.',
        fix: 'Maak er een lijst van',
      },
      'not-entry': {
        reason: 'Onverwacht `{found}` in `{key}`, verwacht een onderdeel met `metric` en `target`',
        hint: 'Begin elk onderdeel met `- metric: first reply` en zet `target: 15 min` eronder.',
      },
      'control-character': {
        reason: 'Onverwacht besturingsteken in `{key}`, verwacht gewone tekst',
        note: 'Zo’n teken is onzichtbaar en kan een terminal in de war brengen.',
        hint: 'Haal het weg en typ de tekst opnieuw.',
      },
      'id-characters': {
        reason:
          'Onverwachte id `{id}`, verwacht letters zonder accenten, cijfers, `-` en `_`, met aan beide uiteinden een letter of cijfer',
        note: 'De id komt voor in bestandsnamen, versietags en webadressen.',
        hint: 'Schrijf bijvoorbeeld `{expected}`.',
        fix: write,
      },
      'id-reserved': {
        reason: 'Onverwachte id `{id}`, verwacht een naam die niet voor iets anders in gebruik is',
        note: 'Een pagina van de site of een apparaat van Windows heet zo.',
        hint: 'Voeg een woord toe, zoals in `{expected}`.',
        fix: write,
      },
      'id-length': {
        reason: 'Onverwachte id van {size} tekens, verwacht hooguit {limit}',
        note: 'De id komt voor in bestandsnamen, en langere kun je niet overal bewaren.',
        hint: 'Kies een kortere id.',
      },
      'version-numbers': {
        reason: 'Onverwachte versie `{found}`, verwacht drie getallen: `{expected}`',
        note: 'Zonder aanhalingstekens of derde getal lezen andere programma’s `1.10` als `1.1`.',
        hint: '`{key}` heeft drie getallen nodig: `{expected}`.',
        fix: write,
      },
      'version-format': {
        reason: 'Onverwachte versie `{found}`, verwacht drie getallen zoals `1.4.0`',
        hint: 'Schrijf drie getallen met punten ertussen; in een nieuw concept `0.0.0`.',
      },
      status: {
        reason: 'Onverwachte status `{found}`, verwacht `draft`, `approved` of `retired`',
        note: 'Of een tekst wordt beoordeeld, zie je aan het pull request.',
        hint: 'Schrijf `draft`; `sop release` en `sop retire` schrijven de andere.',
        fix: write,
      },
      'date-format': {
        reason: 'Onverwachte datum `{found}`, verwacht jaar, maand en dag: `{expected}`',
        note: 'Andere schrijfwijzen betekenen in elk land een andere dag.',
        hint: 'Schrijf `{expected}`.',
        fix: write,
      },
      'date-ambiguous': {
        reason: 'Onverwachte datum `{found}`, verwacht jaar, maand en dag: `{expected}` of `{other}`',
        note: 'In het ene land is dat een andere dag dan in het andere.',
        hint: 'Kies de dag die bedoeld is.',
      },
      'date-unknown': {
        reason: 'Onverwachte datum `{found}`, verwacht jaar, maand en dag zoals `2026-01-31`',
        hint: 'Schrijf het jaar met vier cijfers, de maand en de dag met twee, met koppeltekens ertussen.',
      },
      'date-impossible': {
        reason: 'Onverwachte datum `{found}`, verwacht een dag die bestaat',
        hint: 'Kijk op de kalender en schrijf de dag als jaar, maand en dag: `2026-01-31`.',
      },
      'language-tag': {
        reason: 'Onverwachte taal `{found}`, verwacht een taalcode zoals `{expected}`',
        note: 'De taal bepaalt welke woorden worden gelezen als ja, nee, als en ga naar.',
        hint: 'Schrijf `{expected}`.',
        fix: write,
      },
      interval: {
        reason:
          'Onverwachte termijn `{found}` voor het nakijken, verwacht een getal en een eenheid zoals `12 months`',
        hint: 'Schrijf bijvoorbeeld `{expected}`.',
        fix: write,
      },
      amount: {
        reason:
          'Onverwacht streefcijfer `{found}`, verwacht een getal met een eenheid zoals `15 min`, `1 day`, `90 %` of `5`',
        note: figures,
        hint: 'Begin met het getal, dan de eenheid.',
      },
      'ambiguous-number': {
        reason: 'Onverwacht getal `{found}`, verwacht het zonder scheidingsteken voor duizendtallen',
        note: 'In het ene land is het duizend, in het andere één.',
        hint: 'Schrijf `{expected}`, of minder cijfers na het teken als het een breuk is.',
        fix: write,
      },
    },
  },
};
