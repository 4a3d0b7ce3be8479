import type { RuleTranslations } from '../texts.ts';

export const steps: RuleTranslations = {
  'broken-numbering': {
    summary:
      'Stapnummers die opnieuw beginnen, overslaan of dubbel zijn, of een lijst die in stukken is gevallen',
    why: 'Schema’s en pagina’s tellen de stappen; telt de tekst anders, dan stuurt "ga naar stap 4" twee lezers naar twee plekken.',
    messages: {
      restart: {
        reason: 'Onverwacht nummer `{typed}` na stap `{before}`, verwacht `{expected}`',
        hint: 'Spring wat tussen de twee stappen staat in tot waar de tekst van stap `{before}` begint: aan de kantlijn sluit het de lijst af en begint het tellen opnieuw.',
        cause: 'Dit staat aan de kantlijn en sluit de lijst af',
        fix: 'Maak één lijst van de stappen, genummerd vanaf 1',
      },
      gap: {
        reason: 'Onverwacht nummer `{typed}` na stap `{before}`, verwacht `{expected}`',
        hint: 'Nummer de stappen 1, 2, 3 zonder gaten; "ga naar stap {typed}" in de tekst moet dan het nieuwe nummer noemen, of liever de titel van de stap.',
        fix: 'Nummer de stappen vanaf 1',
      },
      repeat: {
        reason: 'Onverwacht nummer `{typed}` na stap `{before}`, verwacht `{expected}`',
        hint: 'Nummer de stappen 1, 2, 3, elk nummer één keer; kijk elke "stap {typed}" in de tekst na, want niemand weet welke bedoeld is.',
        fix: 'Nummer de stappen vanaf 1',
      },
      first: {
        reason: 'Onverwacht eerste nummer `{typed}`, verwacht `1`',
        hint: 'Begin de lijst met `1.`: schema’s en pagina’s tellen vanaf 1.',
        fix: 'Nummer de stappen vanaf 1',
      },
      cut: {
        reason:
          'Onverwachte tekst tussen stap `{before}` en stap `{typed}` die de lijst doorknipt, verwacht hem ingesprongen onder stap `{before}`',
        hint: 'Zet er spaties voor, zodat hij begint onder het eerste woord van stap `{before}`.',
        fix: 'Spring hem in onder de stap ervoor',
      },
      second: {
        reason:
          'Onverwachte tweede lijst die bij `{typed}` begint onder `{heading}`, verwacht één lijst of een eigen kop',
        hint: 'Moet het tellen doorgaan, spring dan wat tussen de lijsten staat in onder de stap ervoor. Is het een andere procedure, geef die een kop.',
        cause: 'De eerste lijst begint hier',
        fix: 'Maak één lijst van allebei',
      },
      shallow: {
        reason: 'Onverwachte inspringing van {spaces} onder stap `{number}`, verwacht {wanted} spaties',
        hint: 'Zet {wanted} spaties voor deze regels, zodat ze beginnen onder het eerste woord van de stap; met minder horen ze er niet bij.',
        fix: 'Spring ze {wanted} spaties in',
      },
      typed: {
        reason:
          'Onverwacht `{mark}` getypt aan het begin van een regel, verwacht een genummerde lijst onder de stap',
        hint: 'Schrijf daar `1.`, `2.`, `3.`, ingesprongen onder de stap: wat als `{mark}` is getypt, loopt op de pagina op één regel door.',
        fix: 'Nummer de regels',
      },
    },
  },
  'condition-last': {
    summary: 'Een voorwaarde die achter de handeling staat: "Betaal terug, als het artikel kapot is."',
    why: 'Lezers handelen terwijl ze lezen. Wie de voorwaarde als laatste tegenkomt, heeft al terugbetaald.',
    messages: {
      last: {
        reason: 'Onverwachte voorwaarde `{condition}` achter de handeling, verwacht haar ervoor',
        hint: 'Begin de zin met de voorwaarde: `{better}`',
        fix: 'Zet de voorwaarde vooraan',
      },
      marked: {
        reason: 'Onverwachte voorwaarde `{condition}` achter de handeling, verwacht haar ervoor',
        hint: 'Begin de zin met de voorwaarde.',
      },
    },
  },
  'dead-end': {
    summary: 'Een antwoord waar niets achter staat, of een stap waarna niets meer volgt',
    why: 'De lezer heeft het antwoord, zoekt wat er moet gebeuren en vindt een lege regel.',
    messages: {
      answer: {
        reason: 'Onverwacht antwoord `{answer}` met niets erachter, verwacht wat er moet gebeuren',
        hint: 'Schrijf wat volgt: een handeling, `{goOn}`, `{toAny}` met de titel van een stap, of `{end}`',
      },
      step: {
        reason: 'Onverwacht ophouden na `{label}`, verwacht wat er dan komt',
        hint: 'Schrijf hoe het verdergaat: `{goOn}`, `{toAny}` met de titel van een stap, of `{end}`',
      },
    },
  },
  'duplicate-branch': {
    summary: 'Twee keer hetzelfde antwoord onder één vraag',
    why: 'Twee regels vertellen de lezer twee dingen voor één antwoord.',
    messages: {
      twice: {
        reason: 'Onverwacht tweede antwoord `{answer}`, verwacht een antwoord dat er nog niet staat',
        hint: 'Was een ander antwoord bedoeld? Gelden ze allebei, zet dan beide handelingen achter één antwoord.',
        cause: 'Hetzelfde antwoord staat hier',
      },
    },
  },
  'endless-loop': {
    summary: 'Stappen die rondgaan zonder uitweg',
    why: 'Wie precies doet wat er staat, komt nooit aan het einde, en de klant wacht.',
    messages: {
      itself: {
        reason: 'Onverwachte stap {steps} die zich zonder uitweg herhaalt, verwacht een uitweg',
        hint: 'Schrijf wanneer het ophoudt: `{repeatUntil}`, of voeg een antwoord toe dat verder leidt: `{wayOut}`',
      },
      loop: {
        reason: 'Onverwacht rondje door de stappen {steps} zonder uitweg, verwacht er een',
        hint: 'Schrijf wanneer het ophoudt: `{repeatUntil}`, of voeg een antwoord toe dat verder leidt: `{wayOut}`',
      },
    },
  },
  'escalation-without-role': {
    summary: 'Een escalatie die niet zegt naar wie',
    why: 'De lezer heeft een zaak die te groot is voor één persoon en moet nu uitzoeken bij wie hij hoort.',
    messages: {
      nobody: {
        reason: 'Onverwachte escalatie naar niemand, verwacht een rol',
        hint: 'Schrijf wie het overneemt: `{escalate}`. De pagina toont dan hoe je die rol bereikt.',
      },
    },
  },
  'hidden-decision': {
    summary: 'Een beslissing midden in een zin, of verdeeld over twee stappen',
    why: 'Wie snel leest, ziet één stap en doet die; of de andere helft voor deze klant geldt, blijkt hooguit bij de tweede lezing.',
    messages: {
      otherwise: {
        reason: 'Onverwacht twee wegen in één stap, verwacht een vraag met op elke regel een antwoord',
        hint: 'Stel de vraag en zet elk antwoord op een eigen regel eronder: `   - **{yes}:** …`, `   - **{no}:** …`.',
        fix: 'Schrijf het als vraag met antwoorden',
      },
      apart: {
        reason:
          'Onverwachte andere helft van een beslissing als stap `{number}`, verwacht beide antwoorden onder één vraag',
        hint: 'Stel in de stap ervoor één vraag en zet beide antwoorden eronder: `   - **{yes}:** …`, `   - **{no}:** …`.',
        cause: 'De beslissing begint hier',
        fix: 'Maak van beide stappen een vraag met antwoorden',
      },
      buried: {
        reason: 'Onverwachte beslissing midden in een stap, verwacht een eigen stap',
        hint: 'Begin een nieuwe stap bij "{words} …", zodat niemand eroverheen leest.',
      },
    },
  },
  'jump-by-number': {
    summary: 'Een "ga naar stap 6" waar de stap een titel heeft',
    why: 'Nummers veranderen als erboven een stap bij komt; een titel blijft kloppen en vertelt de lezer wat er komt.',
    messages: {
      number: {
        reason: 'Onverwachte sprong naar stap `{number}` op nummer, verwacht de titel `{title}`',
        hint: 'Schrijf `**{title}**` in plaats van het nummer.',
        fix: 'Schrijf `**{title}**`',
      },
    },
  },
  'long-step': {
    summary: 'Een stap waarvan de eerste alinea meer dan 60 woorden heeft',
    why: 'Wie opkijkt om de eerste helft van een lange stap te doen, vindt de tweede helft niet terug.',
    messages: {
      long: {
        reason: 'Onverwacht {count} woorden in één stap, verwacht hooguit {most}',
        hint: 'Maak van elke handeling een eigen stap, en zet uitleg in een ingesprongen alinea onder de stap.',
      },
    },
  },
  'missing-steps': {
    summary: 'Een hoofdstuk met instructies zonder lijst van stappen',
    why: 'Wie aan de telefoon zit, volgt één genummerde regel tegelijk, en het schema wordt uit die regels getekend; met doorlopende tekst gaat geen van beide.',
    messages: {
      none: {
        reason: 'Onverwachte tekst zonder stappen onder `{section}`, verwacht een genummerde lijst',
        hint: 'Begin elke handeling op een eigen regel met haar nummer: `1. Zoek de bestelling.`, `2. Controleer het adres.`',
        fix: 'Maak van elke alinea een stap',
      },
      one: {
        reason: 'Onverwachte enkele stap onder `{section}`, verwacht er minstens twee',
        hint: 'Schrijf wat ervoor en erna komt als eigen stappen. Een regel van één zin hoort onder Doel, of in een andere SOP.',
      },
    },
  },
  'one-way-decision': {
    summary: 'Een vraag waarbij maar één antwoord staat',
    why: 'De helft van de lezers komt met het andere antwoord en moet raden dat ze verder mogen.',
    messages: {
      missing: {
        reason: 'Onverwachte vraag met alleen het antwoord `{answer}`, verwacht ook het antwoord `{missing}`',
        hint: 'Schrijf ook het andere antwoord, al is het maar dat je verdergaat: `- **{missing}:** {goOn}.`',
        fix: 'Voeg het antwoord {missing} toe',
      },
    },
  },
  'open-escalation': {
    summary: 'Een escalatie die niet zegt of jouw deel hier eindigt of waar je op wacht',
    why: 'De ene collega wacht op de teamleider en de andere gaat verder; een van beiden kan het mis hebben, en de klant hoort twee verhalen.',
    messages: {
      open: {
        reason: 'Onverwacht `{step}` midden in de stappen, verwacht wat de lezer daarna doet',
        hint: 'Schrijf er `{thenGoOn}` achter waar de lezer hier verdergaat; of `{andWait}`, met elk antwoord op een eigen regel eronder. Eindigt het werk hier voor de lezer, maak er dan de laatste stap van, of het einde van een antwoord.',
      },
      answers: {
        reason: 'Onverwacht `{step}` zonder de antwoorden, verwacht wat er bij elk ervan moet gebeuren',
        hint: 'Zet elk antwoord op een eigen regel eronder: `{approved}`, `{declined}`',
      },
    },
  },
  'steps-as-bullets': {
    summary: 'Stappen als opsomming of tabel, of aankruisvakjes die afslaan',
    why: 'Zonder nummers kan niemand zeggen "ik ben bij stap 4", en de lezer ziet niet of het een volgorde is of een keuze.',
    messages: {
      bullets: {
        reason: 'Onverwachte opsommingstekens als stappen, verwacht een genummerde lijst',
        hint: 'Schrijf `1.`, `2.`, `3.` in plaats van de opsommingstekens.',
        fix: 'Nummer de stappen',
      },
      table: {
        reason: 'Onverwachte tabel als stappen, verwacht een genummerde lijst',
        hint: 'Schrijf elke rij als genummerde stap en zeg eerst wie het doet: `1. **Teamleider:** Keur de terugbetaling goed.`',
      },
      checklist: {
        reason: 'Onverwachte sprong in een lijst met aankruisvakjes, verwacht een genummerde lijst',
        hint: 'Vakjes kruis je van boven naar beneden aan; waar de lezer iets overslaat of teruggaat, schrijf je `1.`, `2.`, `3.` in plaats van de vakjes.',
      },
    },
  },
  'too-many-steps': {
    summary: 'Een procedure met meer dan 15 stappen, of lijsten in lijsten in lijsten',
    why: 'Niemand houdt zijn plek in een lange lijst terwijl een klant wacht. Van 2.146 getelde procedures heeft 99 % hooguit 15 stappen.',
    messages: {
      many: {
        reason: 'Onverwacht {count} stappen in één lijst, verwacht hooguit {most}',
        hint: 'Geef elke fase een eigen kop (`### Controleer de bestelling`), of maak van een deel een eigen SOP en verwijs ernaar.',
        cause: 'De lijst begint hier',
      },
      deep: {
        reason: 'Onverwachte lijst van {level} niveaus diep, verwacht hooguit {most}',
        hint: 'Maak van deze stappen een eigen SOP en verwijs ernaar, of een stap waar het antwoord naartoe gaat.',
      },
    },
  },
  'unanswered-question': {
    summary: 'Een stap die iets vraagt en niet zegt waar elk antwoord toe leidt',
    why: 'De lezer kent het antwoord en weet nog niet wat te doen; het schema kan er ook geen beslissing van maken.',
    messages: {
      unanswered: {
        reason: 'Onverwachte vraag zonder antwoorden, verwacht wat er bij elk antwoord moet gebeuren',
        hint: 'Zet elk antwoord op een eigen regel eronder (`   - **{yes}:** {goOn}`), of zeg de lezer wat te doen: "Noteer of …", "Vraag de klant of …".',
        fix: 'Voeg de antwoorden {yes} en {no} toe',
      },
    },
  },
  'unclear-jump': {
    summary: 'Een verwijzing die niet zegt waarheen: "zie boven", "herhaal de vorige stap"',
    why: 'De lezer moet de plek zoeken en vindt een andere zodra er een stap tussen komt.',
    messages: {
      pointer: {
        reason: 'Onverwacht `{words}`, verwacht de titel van de bedoelde stap of kop',
        hint: 'Noem hem vet (`**{check}**`), of verwijs naar de kop: `[{check}](#…)`.',
      },
      previous: {
        reason: 'Onverwachte sprong naar `{words}`, verwacht de titel van de stap',
        hint: 'Noem hem: `{backTo}`. "Vorige" is een andere stap zodra er een tussen komt.',
      },
      titled: {
        reason: 'Onverwachte sprong naar `{words}`, verwacht de titel `{title}`',
        hint: 'Schrijf `**{title}**`: "vorige" is een andere stap zodra er een tussen komt.',
        fix: 'Schrijf `**{title}**`',
      },
    },
  },
  'unknown-step': {
    summary: 'Een "ga naar" waarvan de stap niet bestaat of niet de enige met die naam is',
    why: 'Midden in een zaak wordt de lezer naar een stap gestuurd die er niet is.',
    messages: {
      number: {
        reason: 'Onverwachte sprong naar stap `{target}`, verwacht een stap van `1` tot en met `{last}`',
        hint: 'Schrijf de titel van de bedoelde stap vet (`{goTo}`); een titel blijft kloppen als er stappen bij komen.',
      },
      title: {
        reason: 'Onverwachte sprong naar `{target}`, verwacht de titel van een stap van deze lijst',
        hint: 'Schrijf de vette woorden waarmee de stap begint, of het nummer van de stap.',
      },
      near: {
        reason: 'Onverwachte sprong naar `{target}`, verwacht `{near}`',
        hint: 'Schrijf de titel zoals hij bij de stap staat: `{near}`.',
        fix: 'Schrijf `{near}`',
      },
      elsewhere: {
        reason:
          'Onverwachte sprong naar stap `{target}`, die alleen een andere lijst van dit document heeft, verwacht een stap van `1` tot en met `{last}`',
        hint: 'Schrijf de titel van de bedoelde stap vet (`{goTo}`), met de kop erboven.',
      },
      ambiguous: {
        reason:
          'Onverwachte sprong naar `{target}`, zo heet meer dan één stap, verwacht een naam die maar één stap heeft',
        hint: 'Geef de bedoelde stap een eigen vette titel en ga naar die titel.',
      },
    },
  },
  'unlabelled-branch': {
    summary: 'Een regel tussen de antwoorden op een vraag die niet zegt bij welk antwoord hij hoort',
    why: 'Wie bij de vraag komt, weet niet wanneer deze regel geldt, en in het schema ontbreekt hij.',
    messages: {
      unlabelled: {
        reason:
          'Onverwachte regel zonder antwoord tussen de antwoorden op `{question}`, verwacht het antwoord waar hij bij hoort',
        hint: 'Begin de regel met zijn antwoord in vet (`- **Anders:** …`), of spring hem in onder het antwoord waar hij bij hoort.',
      },
    },
  },
  'unreachable-step': {
    summary: 'Een stap waar geen weg naartoe leidt',
    why: 'Of niemand doet deze stap ooit, of er is een weg ernaartoe vergeten.',
    messages: {
      step: {
        reason: 'Onverwachte stap `{number}` waar geen weg naartoe leidt, verwacht er een',
        hint: 'Elke weg eindigt of slaat daarvóór af. Laat een stap erboven doorgaan of ernaartoe gaan, of haal de stap weg.',
      },
      action: {
        reason: 'Onverwacht `{label}` waar geen weg naartoe leidt, verwacht er een',
        hint: 'Wat ervoor staat, eindigt of slaat in elk geval af. Zet het daarvóór, of haal het weg.',
      },
    },
  },
  'other-language': {
    summary: 'Een Engels "Go to", "Escalate to", "Yes" of "End" in een tekst in een andere taal',
    why: 'De woorden van stappen worden gelezen in de taal van de tekst: een Engels "Go to" tekent geen pijl, en het schema loopt eraan voorbij.',
    messages: {
      english: {
        reason: 'Onverwacht `{words}`, dat is Engels en wordt hier niet gelezen, verwacht `{form}`',
        hint: 'Schrijf `{form}`. Is de hele tekst Engels, schrijf dan bovenaan `language: en`.',
        fix: 'Schrijf `{form}`',
      },
    },
  },
  'vague-deadline': {
    summary: 'Een tijd die iedereen anders opvat: "zo snel mogelijk"',
    why: 'De een antwoordt na tien minuten en de ander na twee dagen, en allebei deden ze wat de SOP zegt; te meten is het ook niet.',
    messages: {
      vague: {
        reason: 'Onverwacht `{words}`, verwacht een tijd die te meten is',
        hint: 'Schrijf een getal en een eenheid (`binnen 2 uur`, `op dezelfde werkdag`), of haal de woorden weg als de tijd er niet toe doet.',
      },
    },
  },
};
