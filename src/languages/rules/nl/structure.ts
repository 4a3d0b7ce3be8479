import type { RuleTranslations } from '../texts.ts';

export const structure: RuleTranslations = {
  'duplicate-section': {
    summary: 'Twee hoofdstukken met dezelfde naam op dezelfde plek',
    why: 'Wie het ene hoofdstuk heeft gevonden, zoekt niet verder en mist wat in het andere staat.',
    messages: {
      title: {
        reason: 'Onverwacht tweede hoofdstuk `{title}`, verwacht er één met deze naam',
        hint: 'Voeg de twee samen of geef elk een naam waaraan je ze uit elkaar houdt.',
        cause: 'Het eerste hoofdstuk `{first}`',
      },
      name: {
        reason:
          'Onverwacht hoofdstuk `{title}` naast `{first}`, verwacht een van de twee: allebei heten ze `{name}`',
        hint: 'Voeg de twee samen of geef een ervan een andere naam.',
        cause: 'Het eerste hoofdstuk `{first}`',
      },
    },
  },
  'empty-section': {
    summary: 'Een kop waar niets onder staat',
    why: 'Een leeg hoofdstuk ziet eruit alsof er iets is weggevallen. De lezer weet niet of er niets te zeggen valt of dat niemand het nog heeft opgeschreven.',
    messages: {
      empty: {
        reason: 'Onverwacht leeg hoofdstuk `{title}`, verwacht tekst onder de kop',
        hint: 'Schrijf wat daar hoort, schrijf dat er niets te weten valt, of haal de kop weg.',
      },
    },
  },
  'heading-order': {
    summary: 'Een kop die een niveau overslaat',
    why: 'Schermlezers en de inhoudsopgave nemen de niveaus letterlijk: na een overgeslagen niveau zoekt de lezer een deel dat niet bestaat.',
    messages: {
      skipped: {
        reason: 'Onverwachte kop `{heading}` van niveau {rank}, verwacht niveau {expected}',
        hint: 'Zet er {expected} tekens (`#`) voor en zet wat eronder staat ook een niveau hoger.',
        cause: 'De kop erboven heeft niveau {above}',
        fix: 'Maak er een kop van niveau {expected} van',
      },
    },
  },
  'ignore-without-reason': {
    summary: 'Een opmerking die iets negeert zonder te zeggen waarom',
    why: 'Wie de SOP volgend jaar leest, moet een bewuste uitzondering kunnen onderscheiden van een bevinding die in de weg zat.',
    messages: {
      reason: {
        reason: 'Onverwacht negeren van {rules} zonder reden, verwacht een reden na een dubbele punt',
        hint: 'Schrijf het als `sop-ignore {first}: waarom dit hier klopt`.',
      },
      rule: {
        reason: 'Onverwacht negeren zonder regel, verwacht de naam van een regel en een reden',
        hint: 'Schrijf het als `sop-ignore long-step: waarom dit hier klopt`.',
      },
    },
  },
  'image-alt': {
    summary: 'Een afbeelding zonder beschrijving',
    why: 'Collega’s met een schermlezer, en iedereen bij wie de afbeelding niet laadt, krijgen de beschrijving in plaats van de afbeelding.',
    messages: {
      missing: {
        reason: 'Onverwachte afbeelding zonder beschrijving, verwacht woorden tussen de vierkante haken',
        hint: 'Schrijf wat de lezer op de afbeelding moet zien: `![De knop Terugbetalen rechtsboven](…)`.',
      },
      file: {
        reason:
          'Onverwachte bestandsnaam `{alt}` als beschrijving van een afbeelding, verwacht wat erop staat',
        hint: 'Schrijf wat de lezer op de afbeelding moet zien: `![De knop Terugbetalen rechtsboven](…)`.',
      },
    },
  },
  'missing-section': {
    summary: 'Een hoofdstuk dat elke SOP nodig heeft, ontbreekt',
    why: 'Lezers vinden de weg omdat elke SOP hetzelfde in elkaar zit: waarom het werk telt, wat de woorden betekenen, wat je doet. Wie moet zoeken, verliest de tijd die de SOP moest besparen.',
    messages: {
      empty: {
        reason: 'Onverwacht leeg bestand, verwacht een SOP',
        hint: 'Schrijf `## {purpose}`, `## {terms}` en `## {instructions}` met je tekst eronder, of laat `sop new` er een beginnen vanuit een sjabloon.',
      },
      'no-body': {
        reason: 'Onverwacht einde na de gegevens bovenaan, verwacht de tekst van de SOP',
        hint: 'Schrijf `## {purpose}`, `## {terms}` en `## {instructions}` met je tekst eronder, of laat `sop new` er een beginnen vanuit een sjabloon.',
      },
      purpose: {
        reason: 'Onverwachte SOP zonder hoofdstuk `{title}`, verwacht een kop `## {title}`',
        hint: 'Schrijf onder deze kop in een of twee zinnen waarom het werk ertoe doet voor iemand die nieuw is.',
        fix: 'Voeg het hoofdstuk `{title}` toe',
      },
      terms: {
        reason: 'Onverwachte SOP zonder hoofdstuk `{title}`, verwacht een kop `## {title}`',
        hint: 'Zet onder deze kop elke afkorting en elk woord dat een nieuwkomer niet kent, één per regel: `- **SLA**: wat het betekent`. Zijn er geen, schrijf dat dan.',
        fix: 'Voeg het hoofdstuk `{title}` toe',
      },
      instructions: {
        reason: 'Onverwachte SOP zonder hoofdstuk `{title}`, verwacht een kop `## {title}`',
        hint: 'Schrijf onder deze kop wat er moet gebeuren, als genummerde lijst.',
        fix: 'Voeg het hoofdstuk `{title}` toe',
      },
      elsewhere: {
        reason: 'Onverwachte stappen onder `{heading}`, verwacht ze onder een kop `## {title}`',
        hint: 'Noem de kop boven de stappen `{title}`.',
        fix: 'Noem `{heading}` voortaan `{title}`',
      },
      scattered: {
        reason: 'Onverwachte stappen buiten een hoofdstuk `{title}`, verwacht een kop `## {title}` erboven',
        hint: 'Zet de kop boven de eerste stappen en zet de koppen tussen de stappen een niveau lager.',
      },
      own: {
        reason: 'Onverwachte SOP zonder hoofdstuk `{title}`, verwacht een kop `## {title}`',
        hint: 'Het handboek vraagt in `sop.yaml` om dit hoofdstuk; voeg het toe.',
        fix: 'Voeg het hoofdstuk `{title}` toe',
      },
    },
  },
  'no-raw-html': {
    summary: 'HTML waar Markdown wordt verwacht',
    why: 'De pagina toont alleen wat veilig is: andere HTML valt weg, en stappen of begrippen in HTML worden niet gecontroleerd en niet getekend.',
    messages: {
      tag: {
        reason: 'Onverwachte HTML `<{tag}>`, verwacht Markdown',
        hint: 'Schrijf het in Markdown of laat het weg.',
        fix: 'Schrijf het in Markdown',
      },
      vanishes: {
        reason: 'Onverwachte `{source}` die als HTML wordt gelezen, verwacht tekst',
        hint: 'Schrijf `\\{source}` of zet het tussen backticks: zoals het er nu staat, ziet geen lezer het.',
        fix: 'Schrijf `\\{source}`, zodat lezers het zien',
      },
      code: {
        reason: 'Onverwachte `{source}`, verwacht Markdown',
        hint: 'Laat het weg: op de pagina komt het niet.',
      },
    },
  },
  'placeholder-left': {
    summary: 'Een teken dat er nog iets geschreven moet worden',
    why: 'Midden in een zaak stuit de lezer op een gat in plaats van op de afspraak en moet er zelf een verzinnen.',
    messages: {
      mark: {
        reason: 'Onverwachte invulplek `{mark}`, verwacht je eigen tekst',
        hint: 'Schrijf wat de invulplek vraagt. Een veld dat je helpdesk invult, staat tussen backticks.',
      },
      value: {
        reason: 'Onverwachte invulplek `{mark}` als waarde van `{key}`, verwacht je eigen tekst',
        hint: 'Schrijf wat de invulplek vraagt.',
      },
      open: {
        reason: 'Onverwacht `{mark}`, verwacht tekst die af is',
        hint: 'Schrijf wat ontbreekt of haal de passage weg tot je het weet.',
      },
    },
  },
  'stale-flowchart': {
    summary: 'Een bewaard stroomschema dat niet meer bij de stappen past',
    why: 'Wie de tekst bij de githost leest, volgt het schema. Zegt het iets anders dan de stappen ernaast, dan werken twee mensen volgens twee procedures.',
    messages: {
      stale: {
        reason:
          'Onverwacht stroomschema dat anders is dan de stappen, verwacht het schema dat uit de stappen komt',
        hint: 'Schrijf het opnieuw met `sop flow --write`; wijzig de stappen, nooit het schema.',
        fix: 'Teken het schema opnieuw uit de stappen',
      },
      noSteps: {
        reason:
          'Onverwacht stroomschema in een tekst zonder stappen, verwacht een genummerde lijst onder Instructies',
        hint: 'Schrijf de stappen, of haal het schema weg.',
      },
    },
  },
  'title-heading': {
    summary: 'Een kop van het eerste niveau die niet de titel is',
    why: 'De titel staat bovenaan bij de gegevens; lijsten, zoekfunctie en pagina halen hem daar vandaan. Een tweede titel die anders luidt, laat de lezer twijfelen welk document dit is.',
    messages: {
      differs: {
        reason: 'Onverwachte kop `{heading}`, verwacht de titel `{title}`',
        hint: 'Schrijf de titel zoals hij bovenaan bij de gegevens staat, of verbeter hem daar.',
        fix: 'Schrijf de titel zoals bovenaan bij de gegevens',
      },
      section: {
        reason:
          'Onverwachte kop `{heading}` van het eerste niveau, verwacht het tweede niveau voor een hoofdstuk',
        hint: 'Schrijf hem met twee tekens: `## {heading}`. Alleen de titel mag er één hebben.',
        fix: 'Maak er een hoofdstuk van',
      },
    },
  },
  'conflict-marks': {
    summary: 'Twee versies van een tekst naast elkaar, zoals git ze bij een samenvoeging achterlaat',
    why: 'Lezers zouden beide versies als stappen zien, en niemand kan zeggen welke geldt.',
    messages: {
      both: {
        reason: 'Onverwachte tekens van een samenvoeging om twee versies van deze tekst, verwacht één ervan',
        hint: 'Houd van beide wat klopt, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg.',
      },
    },
  },
  'unreadable-document': {
    summary: 'Een bestand dat geen leesbare tekst is, of te veel ervan',
    why: 'Wat niet te lezen is, wordt niet gecontroleerd en niet getoond, en niemand merkt wat er ontbreekt.',
    messages: {
      'too-large': {
        reason: 'Onverwacht document van {size} tekens, verwacht hooguit {limit}',
        note: 'Niemand volgt een SOP van die lengte, en al het andere zou op het lezen ervan wachten.',
        hint: 'Splits het in meer SOP’s die naar elkaar verwijzen.',
      },
      'too-many-lines': {
        reason: 'Onverwacht document van {size} regels, verwacht hooguit {limit}',
        note: 'Niemand volgt een SOP van die lengte, en al het andere zou op het lezen ervan wachten.',
        hint: 'Splits het in meer SOP’s die naar elkaar verwijzen.',
      },
      'too-many-items': {
        reason: 'Onverwacht {size} lijstpunten en geciteerde regels, verwacht hooguit {limit}',
        note: 'Zoveel lezen zou al het andere laten wachten.',
        hint: 'Splits het document of zet lange lijsten met gegevens in een eigen bestand.',
      },
      'too-many-marks': {
        reason: 'Onverwacht {size} tekens zoals `*`, `_` en `[` in één alinea, verwacht hooguit {limit}',
        note: 'Zoveel lezen zou al het andere laten wachten.',
        hint: 'Splits de alinea, of zet er drie backticks boven en onder als het gegevens zijn.',
      },
      'too-deep': {
        reason: 'Onverwachte nesting van {size} niveaus, verwacht hooguit {limit}',
        note: 'Geen lezer kan dat volgen, en al het andere zou op het lezen ervan wachten.',
        hint: 'Schrijf de regel opnieuw met minder niveaus van lijsten, citaten en haken.',
      },
      binary: {
        reason: 'Onverwachte tekens die geen tekst zijn, verwacht een Markdown-bestand in UTF-8',
        note: 'Het bestand is in een ander formaat bewaard of beschadigd.',
        hint: 'Open het in het programma waarmee het is gemaakt en bewaar het als tekst in UTF-8.',
      },
      failed: {
        reason: 'Onverwachte tekst die de Markdown-lezer niet kan lezen: {error}',
        hint: 'Haal weg wat je het laatst hebt toegevoegd en probeer het opnieuw, en meld het ons alsjeblieft: dit is een fout van het programma.',
      },
    },
  },
  'unused-ignore': {
    summary: 'Een opmerking die niets negeert',
    why: 'Een achtergebleven opmerking verbergt de volgende echte bevinding op die plek, en niemand merkt het.',
    messages: {
      unused: {
        reason: 'Onverwacht negeren van `{rule}`, verwacht hier een bevinding van deze regel',
        hint: 'Haal de opmerking weg: er valt niets meer te negeren.',
        fix: 'Haal het negeren van `{rule}` weg',
      },
      control: {
        reason: 'Onverwacht negeren van `{rule}`, een regel van het documentbeheer wordt niet genegeerd',
        hint: 'Haal de opmerking weg: regels die versies en goedkeuringen bewijzen, kun je niet negeren in de tekst die ze beoordelen.',
      },
      unknown: {
        reason: 'Onverwachte regel `{rule}` in een opmerking, verwacht de naam van een regel',
        hint: '`sop rules` toont alle namen.',
      },
      misspelt: {
        reason: 'Onverwachte regel `{rule}` in een opmerking, verwacht `{near}`',
        hint: 'Schrijf `{near}`.',
      },
    },
  },
};
