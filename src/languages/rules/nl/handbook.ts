import type { RuleTranslations } from '../texts.ts';

export const handbook: RuleTranslations = {
  'broken-link': {
    summary: 'Een link, afbeelding of id die nergens heen leidt',
    why: 'Wie de andere pagina nodig heeft, heeft haar nu nodig, met een klant die wacht.',
    messages: {
      id: {
        reason: 'Onverwachte id `{name}`, verwacht de id van een SOP van dit handboek',
        hint: 'Schrijf de id die boven aan de andere SOP staat.',
      },
      'near-id': {
        reason: 'Onverwachte id `{name}`, verwacht `{near}`',
        hint: 'Schrijf `{near}`, of de id van een andere SOP.',
        fix: 'Schrijf `{near}`',
      },
      file: {
        reason: 'Onverwachte link naar `{name}`, verwacht een bestand van dit handboek',
        hint: 'Is het bestand hernoemd, verplaatst of nog niet toegevoegd? Schrijf de weg ernaartoe vanaf de map van deze SOP.',
      },
      'near-file': {
        reason: 'Onverwachte link naar `{name}`, verwacht `{near}`',
        hint: 'Schrijf `{near}`, of de weg naar een ander bestand vanaf de map van deze SOP.',
        fix: 'Schrijf `{near}`',
      },
      picture: {
        reason: 'Onverwachte afbeelding `{name}`, verwacht een bestand van dit handboek',
        hint: 'Voeg de afbeelding toe aan de map van deze SOP, of schrijf de weg naar waar zij staat.',
      },
      'near-picture': {
        reason: 'Onverwachte afbeelding `{name}`, verwacht `{near}`',
        hint: 'Schrijf `{near}`, of de weg naar een andere afbeelding.',
        fix: 'Schrijf `{near}`',
      },
      anchor: {
        reason: 'Onverwachte plek `#{name}`, verwacht een kop of stap van deze SOP',
        hint: 'Is de kop anders gaan heten? Schrijf hem in kleine letters met koppeltekens als spaties: `#betaal-terug`.',
      },
      'anchor-there': {
        reason: 'Onverwachte plek `#{name}`, verwacht een kop of stap van `{path}`',
        hint: 'Is de kop daar anders gaan heten? Schrijf hem in kleine letters met koppeltekens als spaties: `#betaal-terug`.',
      },
      'near-anchor': {
        reason: 'Onverwachte plek `#{name}`, verwacht `#{near}`',
        hint: 'Schrijf `#{near}`, of de plek van een andere kop of stap.',
        fix: 'Schrijf `#{near}`',
      },
      outside: {
        reason: 'Onverwachte link naar `{name}` buiten het handboek, verwacht een bestand erin',
        hint: 'Kopieer het bestand naar het handboek, of schrijf het volledige webadres (`https://…`): lezers hebben alleen het handboek.',
      },
      unsafe: {
        reason: 'Onverwacht adres `{name}`, verwacht er een dat met `https://`, `mailto:` of `tel:` begint',
        hint: 'Andere adressen kunnen iets uitvoeren op de computer van de lezer; de pagina laat ze weg.',
      },
    },
  },
  'conflicting-target': {
    summary: 'Twee SOP’s van een afdeling die voor dezelfde maat en hetzelfde kanaal andere cijfers beloven',
    why: 'Een klant aan de telefoon krijgt van de ene pagina een andere tijd beloofd dan van de volgende; de scorekaart kan niet allebei meten.',
    messages: {
      differs: {
        reason:
          'Onverwacht streefcijfer `{target}` voor {metric} via {channel}, verwacht `{other}` zoals in `{path}`',
        hint: 'Word het eens over één cijfer, of zeg in de naam van de maat wat deze anders maakt ("eerste antwoord op een klacht").',
        cause: 'Belooft `{other}`',
      },
    },
  },
  'conflicting-term': {
    summary: 'Een begrip dat twee SOP’s, of een SOP en de begrippenlijst, verschillend uitleggen',
    why: 'Twee collega’s die hetzelfde woord gebruiken en twee dingen bedoelen, praten langs elkaar heen, en langs de klant.',
    messages: {
      sops: {
        reason:
          'Onverwachte betekenis van `{term}`, dat `{path}` anders uitlegt, verwacht dezelfde betekenis',
        hint: 'Word het eens over één betekenis en schrijf die één keer op, bij `glossary:` in `sop.yaml`; of geef een van de twee een andere naam.',
        cause: 'Hier anders uitgelegd',
      },
      glossary: {
        reason:
          'Onverwachte betekenis van `{term}`, dat de begrippenlijst in `{path}` anders uitlegt, verwacht dezelfde betekenis',
        hint: 'Haal het begrip hier weg, want de begrippenlijst toont het op elke pagina; of geef het een andere naam als het iets anders betekent.',
        cause: 'De begrippenlijst legt het hier uit',
      },
    },
  },
  'duplicate-id': {
    summary: 'Twee SOP’s in één taal met dezelfde id',
    why: 'Links, versies en goedkeuringen horen bij een id. Twee SOP’s met één id nemen elkaars links en geschiedenis over.',
    messages: {
      same: {
        reason: 'Onverwachte id `{id}`, die `{path}` al heeft, verwacht een eigen id',
        hint: 'Geef deze SOP een andere id, zoals `{free}`. Is het dezelfde SOP in een andere taal, zeg dan welke: `language: nl`.',
        cause: 'De andere SOP met deze id',
        fix: 'Schrijf `{free}`',
      },
      case: {
        reason:
          'Onverwachte id `{id}`, die alleen in hoofdletters verschilt van `{other}` in `{path}`, verwacht een eigen id',
        hint: 'Geef deze SOP een andere id, zoals `{free}`: sommige computers houden beide bestanden voor één.',
        cause: 'De andere SOP met deze id',
        fix: 'Schrijf `{free}`',
      },
    },
  },
  'orphan-attachment': {
    summary: 'Een afbeelding, formulier of ander bestand bij de SOP’s waar geen SOP naar verwijst',
    why: 'Niemand houdt een bestand bij dat niemand ziet; de volgende collega vindt het en gelooft het.',
    messages: {
      orphan: {
        reason: 'Onverwacht bestand `{path}` waar geen SOP naar verwijst, verwacht een link ernaartoe',
        hint: 'Verwijs ernaar vanuit de stap die het nodig heeft, of verwijder het: git bewaart elke oude stand.',
      },
    },
  },
  'personal-data': {
    summary:
      'Wat op gegevens van een echt persoon of op een geheim lijkt, in een tekst die velen lezen en die git voor altijd bewaart',
    why: 'Een voorbeeld dat uit een echt ticket is gekopieerd, blijft in elke kopie en in de geschiedenis van het handboek staan, lang nadat de klant heeft gevraagd vergeten te worden.',
    messages: {
      email: {
        reason:
          'Onverwacht e-mailadres dat van een persoon lijkt, verwacht een voorbeeld of het adres van een team',
        hint: 'Schrijf een voorbeeldadres (`anna@example.com`), of het adres dat het hele team leest.',
      },
      phone: {
        reason: 'Onverwacht telefoonnummer dat echt lijkt, verwacht een voorbeeld of een invulplek',
        hint: 'Schrijf waar de lezer moet kijken ("het nummer in het ticket"); nummers die klanten mogen bellen, horen bij de kanalen in `sop.yaml`.',
      },
      card: {
        reason: 'Onverwacht kaartnummer dat de controle van echte nummers doorstaat, verwacht een testnummer',
        hint: 'Schrijf `4111 1111 1111 1111`, dat geen bank aan iemand heeft gegeven.',
      },
      account: {
        reason: 'Onverwacht rekeningnummer waarvan de controlecijfers kloppen, verwacht een voorbeeld',
        hint: 'Schrijf een voorbeeld dat niet kan bestaan, zoals `NL00 BANK 0000 0000 00`.',
      },
      key: {
        reason:
          'Onverwachte sleutel of wachtwoord van een dienst, verwacht de naam van de plek waar het wordt bewaard',
        hint: 'Trek deze sleutel nu bij de dienst in, want iedereen met het handboek heeft hem; schrijf waar collega’s de nieuwe vinden.',
      },
    },
  },
  'recursive-procedure': {
    summary: 'Een SOP die de lezer zichzelf laat volgen, rechtstreeks of via andere',
    why: 'Wie precies doet wat er staat, komt nooit aan het einde.',
    messages: {
      itself: {
        reason: 'Onverwachte stap die dezelfde SOP volgt, verwacht een andere',
        hint: 'Om een deel opnieuw te doen, ga je met de titel naar de stap (`{toFirst}`); verwijs anders naar de SOP die je bedoelde.',
      },
      ring: {
        reason:
          'Onverwachte stap die `{next}` volgt, die hier weer uitkomt ({way}), verwacht een weg die eindigt',
        hint: 'Haal een van deze stappen weg, of laat hem zeggen welk deel van de andere SOP bedoeld is en waar de lezer terugkomt.',
        cause: 'Deze stap leidt terug',
      },
    },
  },
  'superseded-link': {
    summary: 'Een link naar een SOP die is ingetrokken of door een andere vervangen',
    why: 'De lezer komt bij afspraken die niet meer gelden en houdt zich er misschien aan.',
    messages: {
      superseded: {
        reason:
          'Onverwachte link naar `{id}`, die door `{successor}` is vervangen, verwacht een link naar `{successor}`',
        hint: 'Verwijs naar `{successor}`.',
        fix: 'Verwijs naar `{successor}`',
      },
      retired: {
        reason: 'Onverwachte link naar `{id}`, die is ingetrokken, verwacht een SOP die geldt',
        hint: 'Verwijs naar de SOP die nu geldt, of haal de link weg.',
      },
    },
  },
  'translation-structure': {
    summary: 'Een vertaling met andere stappen of beslissingen dan haar bron',
    why: 'Twee collega’s die twee talen lezen, doen twee verschillende dingen, en allebei weten ze zeker dat ze de SOP volgen.',
    messages: {
      parts: {
        reason: 'Onverwacht {found} lijsten met stappen, verwacht {expected} zoals in `{path}`',
        hint: 'Schrijf dezelfde koppen en lijsten als in de bron.',
        cause: 'De bron',
      },
      steps: {
        reason: 'Onverwacht {found} stappen, verwacht {expected} zoals in `{path}`',
        hint: 'Vergelijk beide teksten stap voor stap; er ontbreekt hier een stap, of hij is alleen hier toegevoegd.',
        cause: 'De bron',
      },
      decision: {
        reason:
          'Onverwachte stap `{number}` zonder antwoorden, verwacht {expected} antwoorden zoals in `{path}`',
        hint: 'Zet elk antwoord op een eigen regel onder de vraag, zoals de bron doet.',
        cause: 'Dezelfde stap van de bron',
      },
      answers: {
        reason: 'Onverwacht {found} antwoorden in stap `{number}`, verwacht {expected} zoals in `{path}`',
        hint: 'Schrijf dezelfde antwoorden als de bron, elk op een eigen regel onder de vraag.',
        cause: 'Dezelfde stap van de bron',
      },
    },
  },
  'unknown-department': {
    summary: 'Een afdeling die `sop.yaml` niet noemt',
    why: 'De SOP krijgt een eigen pagina naast de afdeling waar hij hoort, en mensen van die afdeling vinden hem niet.',
    messages: {
      unknown: {
        reason: 'Onverwachte afdeling `{department}`, verwacht een van deze: {listed}',
        hint: 'Schrijf een van de afdelingen van `sop.yaml`, of voeg `{department}` daar toe aan `departments:`.',
      },
      near: {
        reason: 'Onverwachte afdeling `{department}`, verwacht `{near}`',
        hint: 'Schrijf `department: {near}`, of voeg `{department}` toe aan `departments:` in `sop.yaml`.',
        fix: 'Schrijf `{near}`',
      },
    },
  },
  'unknown-owner': {
    summary: 'Een eigenaar die `sop.yaml` niet noemt',
    why: 'Niemand wordt gevraagd een SOP na te kijken waarvan de eigenaar weg is of verkeerd gespeld; hij veroudert zonder dat iemand het merkt.',
    messages: {
      at: {
        reason: 'Onverwacht `@` voor de eigenaar `{owner}`, verwacht `{name}`',
        hint: 'Schrijf alleen de naam: `owner: {name}`; `@` hoort bij een rol in de tekst van een stap.',
        note: 'Eén eigenaar in twee spellingen is voor wie zoekt twee mensen.',
        fix: 'Schrijf `{name}`',
      },
      unknown: {
        reason: 'Onverwachte eigenaar `{owner}`, verwacht een persoon of rol van `sop.yaml`',
        hint: 'Schrijf de naam van iemand die daar staat, of voeg `{owner}` toe aan `people:` of `owners:`.',
      },
      near: {
        reason: 'Onverwachte eigenaar `{owner}`, verwacht `{near}`',
        hint: 'Schrijf `owner: {near}`, of voeg `{owner}` toe aan `people:` of `owners:` in `sop.yaml`.',
        fix: 'Schrijf `{near}`',
      },
    },
  },
  'unknown-role': {
    summary: 'Een rol die `sop.yaml` niet noemt',
    why: 'De pagina toont hoe je een rol bereikt waar een stap haar nodig heeft; een rol die niemand heeft, laat de lezer alleen met de klant.',
    messages: {
      unknown: {
        reason: 'Onverwachte rol `{role}`, verwacht een rol van `sop.yaml`',
        hint: 'Schrijf de naam van een rol die daar staat, of voeg `{role}` toe aan `roles:`, met hoe je haar bereikt.',
      },
      near: {
        reason: 'Onverwachte rol `{role}`, verwacht `{near}`',
        hint: 'Schrijf `{near}`, of voeg `{role}` toe aan `roles:` in `sop.yaml`.',
        fix: 'Schrijf `{near}`',
      },
    },
  },
};
