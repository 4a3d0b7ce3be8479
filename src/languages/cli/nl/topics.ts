import type { topics as english } from '../en/topics.ts';
import { formsTable } from '../forms.ts';

/** Pagina's van `sop help` in het Nederlands; regels hebben ten hoogste 80 tekens. */
export const topics: typeof english = {
  steps: {
    summary: 'hoe stappen, beslissingen, sprongen en eindes worden geschreven',
    text: `Stappen zijn een genummerde lijst onder de kop "Instructies". Alles is gewone
Markdown; sop leest de woorden en tekent er het schema uit.

Een stap
    1. **Zoek de bestelling.** Zoek in de winkel op bestelnummer of e-mailadres.
  De vette woorden zijn de titel. Geef elke stap waar men heen gaat een titel.

Een beslissing is een vraag met de antwoorden eronder
    2. Is de bestelling ouder dan 30 dagen?
       - **Ja:** Leg de regel van 30 dagen uit en ga naar **Sluit het ticket**.
       - **Nee:** Ga verder.
  Elk antwoord mag, ook drie of meer. Laat ze inspringen onder de vraag. Een
  antwoord dat nergens heen gaat en niet eindigt, gaat verder met de volgende.

Naar een andere stap gaan
    ga naar **Sluit het ticket**       op titel: blijft kloppen
    ga naar stap 6, terug naar stap 2  op nummer: verschuift mee
    herhaal stap 3 tot het lukt        een lus

Een einde
    6. **Sluit het ticket.** Zet het op Opgelost. Einde.
  "Einde", "Stop" of "Klaar" als zin. De laatste stap eindigt vanzelf.

Werk doorgeven
    - **Ja:** Draag over aan @teamleider. Jouw deel eindigt hier.
  of je wacht, en schrijft waar elk antwoord heen leidt
    - **Ja:** Escaleer naar @teamleider en wacht op het antwoord.
      - **Goedgekeurd:** Ga verder.
      - **Afgewezen:** Ga naar **Sluit het ticket**.
  of je gaat intussen verder
    4. Escaleer naar @teamleider en ga verder.

Een andere SOP als één stap
    5. **Betaal terug.** Volg [Een betaling terugboeken](terugboeken.md).

Wie en hoe lang
    @teamleider, (Teamleider) aan het eind, of **Teamleider:** aan het begin
    binnen 48 uur, wacht 2 dagen, elke 3 maanden

Wat niet met zekerheid te lezen is, blijft een gewone stap; er valt niets weg.
Bekijk het resultaat met \`sop flow BESTAND\`.`,
  },
  'front-matter': {
    summary: 'de gegevens boven aan een SOP',
    text: `De gegevens van een SOP staan bovenaan, tussen twee regels van drie streepjes:

    ---
    id: klant-terugbetalen
    title: Een klant terugbetalen
    department: Support
    owner: ana
    version: 0.0.0
    status: draft
    ---

Verplicht
  id          korte naam voor bestanden en adressen: letters, cijfers, - en _
  title       hoe de SOP heet
  department  van wie het werk is, zoals in sop.yaml
  owner       wie hem juist houdt: een persoon of een rol

Door sop geschreven, niet met de hand
  version     drie getallen; 0.0.0 is een concept dat nooit heeft gegolden
  status      draft (concept), approved (goedgekeurd) of retired (vervallen)
  effective   de dag vanaf wanneer hij geldt

Als het nodig is
  language    en, nl, pt-BR; anders de eerste taal van sop.yaml
  translates  in een vertaling: de versie van het origineel die ze weergeeft
  review      hoe vaak er opnieuw naar wordt gekeken: 12 maanden
  when        wat klanten zeggen: "Er is twee keer afgeschreven"
  not-when    wat er op lijkt maar bij een andere SOP hoort
  audience    rollen die hem moeten kennen: [medewerker, teamleider]
  targets     - metric: eerste antwoord
                target: 15 min
  related     id's van andere SOP's
  supersedes, superseded-by    de SOP ervoor, de SOP erna
  tags        woorden om op te groeperen
  x-...       eigen gegevens

Zet een waarde tussen enkele aanhalingstekens als er ": " in staat of als ze met
@ of [ begint:
    title: 'Terugbetalen: zo gaat het'`,
  },
  languages: {
    summary: 'welke talen worden gelezen, en hun woorden',
    text: `Een SOP wordt gelezen met de woorden van zijn eigen taal: die achter "language:"
bovenaan; staat die er niet, dan de eerste van "languages:" in sop.yaml. Een
bestand buiten een handboek wordt gelezen in de taal waar de woorden op wijzen.

${formsTable(['antwoorden', 'verder', 'einde', 'naar een stap'])}

Zo schrijft sop het zelf; veel andere vormen worden ook begrepen. Koppen mogen
in de taal van de SOP of in het Engels, in elke volgorde. Woorden van een andere
taal zijn tekst: een Engels "Go to" in een Nederlandse SOP tekent geen pijl.

Een vertaling is dezelfde SOP in een andere taal: hetzelfde id, een eigen
"language:", en de versie van het origineel die ze weergeeft.
    retour.md       id: retour
    retour.en.md    id: retour, language: en, translates: 1.4.0

Wat sop tegen jou zegt, is Engels of Nederlands, zoals je systeem is ingesteld.
Zelf kiezen:
    SOP_LANGUAGE=nl sop lint`,
  },
  versions: {
    summary: 'hoe een SOP zijn nummer krijgt, en wat lezers zien',
    text: `Jij schrijft de tekst; sop geeft de nummers. "version", "status" en "effective"
boven aan een SOP schrijft sop, nooit iemand met de hand.

  0.0.0    een concept dat nooit heeft gegolden
  1.0.0    de eerste uitgave
  major    wie wat wanneer doet is veranderd: stappen, antwoorden, rollen,
           getallen, tijden. Iedereen moet hem opnieuw lezen.
  minor    doel, begrippen, opmerkingen, plaatjes of streefwaarden
  patch    spelling, leestekens, hoofdletters

Van concept naar uitgave
    sop approve klant-terugbetalen   iemand die dat mag, keurt precies deze
                                     tekst goed; wie daarna een woord
                                     verandert, vraagt het opnieuw
    sop release klant-terugbetalen   bepaalt het nummer, schrijft het bovenaan
                                     en verzegelt klant-terugbetalen@1.4.0
  Een uitgegeven tekst verandert nooit: elke wijziging die wordt uitgegeven,
  krijgt een eigen nummer.

Lezers zien de hoogste uitgave waarvan de dag er is. Nieuwere tekst is een
concept tot hij wordt uitgegeven, ook op de hoofdtak.`,
  },
  'exit-codes': {
    summary: 'wat het getal betekent waarmee sop eindigt',
    text: `  0    alles is in orde; alleen waarschuwingen en suggesties telt ook
  1    sop lint vond fouten, of meer waarschuwingen dan --max-warnings toestaat
  2    jij moet iets veranderen: een verkeerde naam of optie, een ontbrekend
       antwoord, een bestand dat niet te lezen is. Een regel "tip:" zegt wat.
  3    een fout van sop zelf. Herhaal het met --verbose en geef dat door.
  130  je hebt het met Ctrl-C gestopt. Er is niets geschreven.

Wat een commando afdrukt om elders te gebruiken gaat naar standaarduitvoer, wat
tegen jou wordt gezegd naar standaardfout. Zo blijft een bestand schoon:
    sop list --csv > lijst.csv`,
  },
};
