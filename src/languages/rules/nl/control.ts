import type { RuleTranslations } from '../texts.ts';

export const control: RuleTranslations = {
  'drifted-step': {
    summary:
      'Een "ga naar stap 4" die naar een andere stap leidt sinds er hoger een stap bij kwam of verdween',
    why: 'De lezer volgt het nummer en doet het verkeerde: de bedoelde stap heeft nu een ander nummer.',
    messages: {
      moved: {
        reason:
          'Onverwachte sprong naar stap `{number}`, die nu `{instead}` is, verwacht stap `{expected}`, `{target}`',
        hint: 'Schrijf `{expected}`, of de titel van de stap in vet, die blijft kloppen als er stappen bij komen.',
        fix: 'Schrijf `{expected}`',
      },
      lost: {
        reason:
          'Onverwachte sprong naar stap `{number}`, die er niet meer is, verwacht stap `{expected}`, `{target}`',
        hint: 'Schrijf `{expected}`, of de titel van de stap in vet, die blijft kloppen als er stappen bij komen.',
        fix: 'Schrijf `{expected}`',
      },
      perhaps: {
        reason:
          'Onverwachte sprong naar stap `{number}`, die nu `{instead}` is, verwacht misschien stap `{expected}`, `{target}`',
        hint: 'Lees de sprong en beide stappen: is `{target}` bedoeld, schrijf dan `{expected}`.',
        fix: 'Schrijf `{expected}`',
      },
    },
  },
  'hand-edited-stamp': {
    summary: 'Een versie, status of ingangsdatum die iemand zelf heeft getypt',
    why: 'Een stempel zegt dat iemand deze tekst heeft goedgekeurd en vanaf wanneer hij geldt. Wie hem typt, zegt dat zonder dat het waar is.',
    messages: {
      changed: {
        reason: 'Onverwachte `{key}` `{found}`, verwacht `{expected}`, zoals gestempeld',
        hint: 'Zet `{expected}` terug: `sop release` schrijft de stempels zodra de tekst is goedgekeurd.',
        fix: 'Zet `{expected}` terug',
      },
      claimed: {
        reason: 'Onverwachte `{key}` `{found}` in een tekst die nooit is uitgegeven, verwacht `{expected}`',
        hint: 'Schrijf `{expected}`: `sop release` schrijft de stempels zodra de tekst is goedgekeurd.',
        fix: 'Schrijf `{expected}`',
      },
    },
  },
  'version-went-back': {
    summary: 'Een versienummer onder een dat al is uitgegeven',
    why: 'Wie het latere nummer kent, houdt deze tekst voor een oude en leest hem niet.',
    messages: {
      back: {
        reason: 'Onverwachte versie `{version}`, verwacht `{expected}`: `{sealed}` is uitgegeven op {day}',
        hint: 'Zet `{expected}` terug; een oude tekst haal je terug met `sop restore`, als nieuw concept.',
        fix: 'Zet `{expected}` terug',
      },
    },
  },
  'version-collision': {
    summary: 'Een versienummer dat een andere tekst al heeft',
    why: 'Wie heeft getekend dat hij die versie kent, zou hebben getekend voor een tekst die hij nooit zag.',
    messages: {
      taken: {
        reason:
          'Onverwachte versie `{version}`, die op {day} met een andere tekst is uitgegeven, verwacht `{expected}`',
        hint: 'Zet `{expected}` terug: deze tekst krijgt zijn nummer als hij wordt uitgegeven.',
        fix: 'Zet `{expected}` terug',
      },
      next: {
        reason:
          'Onverwachte versie `{version}`, die op {day} met een andere tekst is uitgegeven, verwacht een nummer boven `{expected}`',
        hint: 'Neem de wijziging van de hoofdlijn in de jouwe op, en geef deze tekst dan het volgende nummer.',
      },
    },
  },
  'version-not-bumped': {
    summary:
      'Een gewijzigde tekst onder het nummer van de uitgegeven tekst, waar pull-requests het nummer dragen',
    why: 'Twee teksten met één nummer kan niemand uit elkaar houden die vraagt welke er geldt.',
    messages: {
      same: {
        reason:
          'Onverwachte versie `{version}` voor een tekst die sindsdien is gewijzigd, verwacht `{expected}`: de wijziging is {class}',
        hint: 'Schrijf `{expected}`: {because}.',
        fix: 'Schrijf `{expected}`',
      },
    },
  },
  'approval-outdated': {
    summary: 'Een tekst die na zijn goedkeuring is gewijzigd',
    why: 'De goedkeurder zei ja tegen andere woorden. Deze tekst kan pas worden uitgegeven als iemand hem goedkeurt zoals hij is.',
    messages: {
      changed: {
        reason:
          'Onverwachte tekst, verwacht die welke {person} op {day} goedkeurde: hij is sindsdien gewijzigd',
        hint: 'Vraag {person} naar de wijziging te kijken: `sop approve {id}`.',
        cause: 'Hier goedgekeurd',
      },
    },
  },
  'approval-without-evidence': {
    summary:
      'Een goedkeuring die niet telt: niets van de goedkeurder staat erachter, of die persoon mag niet goedkeuren',
    why: 'Iedereen kan een naam in een lijst typen. Een goedkeuring die een ander typte, is er geen, en de uitgave weigert haar.',
    messages: {
      typed: {
        reason:
          'Onverwachte goedkeuring door {person} die een ander heeft opgeschreven, verwacht een commit van {person}',
        hint: '{person} keurt goed met `sop approve {id}`, of met een review op de git-host.',
        cause: 'Hier opgeschreven',
      },
      'not-entitled': {
        reason: 'Onverwachte goedkeuring door {person}, verwacht een van de goedkeurders uit `sop.yaml`',
        hint: 'Vraag een van hen om `sop approve {id}`, of voeg {person} in een eigen wijziging toe aan `approvers:`.',
        cause: 'Hier opgeschreven',
      },
    },
  },
  'self-approval': {
    summary:
      'Een goedkeuring door iemand die zelf aan de wijziging schreef, waar een tweede persoon is gevraagd',
    why: 'Een tweede paar ogen ziet wat de schrijver niet ziet; het handboek belooft dat elke wijziging dat had.',
    messages: {
      wrote: {
        reason:
          'Onverwachte goedkeuring door {person}, die zelf aan deze wijziging schreef, verwacht een andere goedkeurder',
        hint: 'Vraag een ander die mag goedkeuren: `sop approve {id}`.',
        cause: 'Hier opgeschreven',
      },
    },
  },
  'review-overdue': {
    summary: 'Een SOP waar langer dan de afgesproken termijn niemand naar heeft gekeken',
    why: 'De wereld verandert en de tekst niet: wat een jaar geleden klopte, kan vandaag aan de telefoon fout zijn.',
    messages: {
      overdue: {
        reason: 'Onverwachte herziening sinds {due} te laat ({days} dagen), verwacht een vóór die dag',
        hint: 'Lees hem door: `sop review {id}` legt vast dat hij nog geldt, of wijzig wat niet meer klopt.',
      },
    },
  },
  'retired-but-linked': {
    summary: 'Een ingetrokken SOP waar andere hun lezers nog naartoe sturen',
    why: 'Een ingetrokken SOP staat niet meer in zoeken en lijsten; via een link komt de lezer er toch nog en volgt hem.',
    messages: {
      linked: {
        reason: 'Onverwachte links naar deze ingetrokken SOP ({from}), verwacht geen',
        hint: 'Laat ze naar de SOP leiden die nu geldt, en trek deze dan in.',
        cause: 'Een van de links',
      },
    },
  },
  'deleted-without-retirement': {
    summary: 'Een uitgegeven SOP waarvan het bestand weg is',
    why: 'Wie ernaar werkte, vindt niets: niet dat hij is geëindigd, en niet wat er nu geldt. Bewijs ervan moet bewaard blijven.',
    messages: {
      gone: {
        reason:
          'Onverwacht einde van `{id}`, uitgegeven als `{version}`, waarvan het bestand weg is, verwacht dat hij wordt ingetrokken',
        hint: 'Haal het bestand terug (`git restore --source={tag} -- {path}`), en beëindig hem dan met `sop retire {id}`.',
      },
    },
  },
  'translation-outdated': {
    summary: 'Een vertaling van een uitgave die door een latere is vervangen',
    why: 'Collega’s die de andere taal lezen, volgen nog de oude afspraak.',
    messages: {
      major: {
        reason:
          'Onverwachte vertaling van `{translates}`, verwacht een van `{newest}`, die verandert wat mensen doen',
        hint: 'Neem over wat er veranderde (`sop diff {id} {translates} {newest}`), en schrijf dan `translates: {newest}`.',
      },
      minor: {
        reason: 'Onverwachte vertaling van `{translates}`, verwacht een van `{newest}`',
        hint: 'Neem over wat er veranderde (`sop diff {id} {translates} {newest}`), en schrijf dan `translates: {newest}`.',
      },
    },
  },
  'policy-changed': {
    summary: 'Een wijziging van de regels waarnaar wijzigingen worden beoordeeld',
    why: 'Een wijziging die haar eigen controle losser maakt, zou ongezien blijven; wie goedkeurt, moet het weten.',
    messages: {
      key: {
        reason: 'Onverwachte wijziging van `{key}` samen met SOP’s, verwacht dat wie goedkeurt het weet',
        hint: 'Deze controle gaat nog uit van wat de basis zegt; de wijziging geldt voor wat erna komt.',
      },
      file: {
        reason: 'Onverwachte wijziging van `{path}`, verwacht dat wie goedkeurt het weet',
        hint: 'Deze controle gaat nog uit van wat de basis zegt; de wijziging geldt voor wat erna komt.',
      },
    },
  },
  'same-figure-elsewhere': {
    summary: 'Een getal dat hier veranderde en ergens anders nog staat, in welke taal ook',
    why: 'De ene pagina zegt 14 dagen en de volgende 30: de klant hoort wat de medewerker toevallig opende.',
    messages: {
      still: {
        reason:
          'Onverwacht nog `{old}` op andere plekken ({where}), verwacht `{now}` als het dezelfde afspraak is',
        hint: 'Bekijk die plekken; wijzig wat dezelfde afspraak bedoelt.',
        cause: 'Zegt nog `{old}`',
      },
    },
  },
};
