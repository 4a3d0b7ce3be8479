import type { ReadingWords } from './language.ts';

/**
 * Forms of the step grammar as hints show them: in the language of the text that is found fault with, whatever the language of the
 * reader, because only there they are read. All stand inside a sentence, in small letters where the language has them.
 */
export interface ExampleWords {
  /** `go to **Close the ticket**`. */
  goTo(title: string): string;
  backTo(title: string): string;
  /** Title of a last step. */
  close: string;
  /** Title of a first step. */
  find: string;
  /** Title of a step that checks something. */
  check: string;
  escalate: string;
  /** Behind an escalation: the reader goes on here. */
  thenGoOn: string;
  /** Behind an escalation: the reader waits. */
  andWait: string;
  approved: string;
  declined: string;
  /** An answer that leads out of a loop. */
  stillNothing: string;
  /** A loop with its end. */
  repeatUntil: string;
}

const en: ExampleWords = {
  goTo: (title) => `go to **${title}**`,
  backTo: (title) => `go back to **${title}**`,
  close: 'Close the ticket',
  find: 'Find the order',
  check: 'Check the address',
  escalate: 'Escalate to @team-lead',
  thenGoOn: 'Then go on.',
  andWait: 'and wait for the answer',
  approved: 'Approved',
  declined: 'Declined',
  stillNothing: 'Still nothing after 2 tries',
  repeatUntil: 'repeat step 2 until the payment is seen',
};

const nl: ExampleWords = {
  goTo: (title) => `ga naar **${title}**`,
  backTo: (title) => `ga terug naar **${title}**`,
  close: 'Sluit het ticket',
  find: 'Zoek de bestelling',
  check: 'Controleer het adres',
  escalate: 'Escaleer naar @team-lead',
  thenGoOn: 'Ga daarna verder.',
  andWait: 'en wacht op het antwoord',
  approved: 'Goedgekeurd',
  declined: 'Afgewezen',
  stillNothing: 'Na 2 keer nog niets',
  repeatUntil: 'herhaal stap 2 tot de betaling te zien is',
};

const de: ExampleWords = {
  goTo: (title) => `gehen Sie zu **${title}**`,
  backTo: (title) => `gehen Sie zurück zu **${title}**`,
  close: 'Ticket schließen',
  find: 'Bestellung suchen',
  check: 'Adresse prüfen',
  escalate: 'Eskalieren Sie an @team-lead',
  thenGoOn: 'Dann weiter.',
  andWait: 'und warten Sie auf die Antwort',
  approved: 'Genehmigt',
  declined: 'Abgelehnt',
  stillNothing: 'Nach 2 Versuchen noch nichts',
  repeatUntil: 'wiederholen Sie Schritt 2, bis die Zahlung zu sehen ist',
};

const fr: ExampleWords = {
  goTo: (title) => `allez à **${title}**`,
  backTo: (title) => `revenez à **${title}**`,
  close: 'Fermer le ticket',
  find: 'Chercher la commande',
  check: 'Vérifier l’adresse',
  escalate: 'Escaladez à @team-lead',
  thenGoOn: 'Puis continuez.',
  andWait: 'et attendez la réponse',
  approved: 'Accepté',
  declined: 'Refusé',
  stillNothing: 'Toujours rien après 2 essais',
  repeatUntil: 'répétez l’étape 2 jusqu’à ce que le paiement soit visible',
};

const es: ExampleWords = {
  goTo: (title) => `vaya a **${title}**`,
  backTo: (title) => `vuelva a **${title}**`,
  close: 'Cerrar el ticket',
  find: 'Buscar el pedido',
  check: 'Comprobar la dirección',
  escalate: 'Escale a @team-lead',
  thenGoOn: 'Después continúe.',
  andWait: 'y espere la respuesta',
  approved: 'Aprobado',
  declined: 'Rechazado',
  stillNothing: 'Nada tras 2 intentos',
  repeatUntil: 'repita el paso 2 hasta que se vea el pago',
};

const lv: ExampleWords = {
  goTo: (title) => `pārejiet uz **${title}**`,
  backTo: (title) => `atgriezieties pie **${title}**`,
  close: 'Aizveriet pieteikumu',
  find: 'Atrodiet pasūtījumu',
  check: 'Pārbaudiet adresi',
  escalate: 'Eskalējiet @team-lead',
  thenGoOn: 'Tad turpiniet.',
  andWait: 'un gaidiet atbildi',
  approved: 'Apstiprināts',
  declined: 'Noraidīts',
  stillNothing: 'Pēc 2 mēģinājumiem joprojām nekā',
  repeatUntil: 'atkārtojiet 2. soli, līdz maksājums ir redzams',
};

const fil: ExampleWords = {
  goTo: (title) => `pumunta sa **${title}**`,
  backTo: (title) => `bumalik sa **${title}**`,
  close: 'Isara ang ticket',
  find: 'Hanapin ang order',
  check: 'Suriin ang address',
  escalate: 'I-escalate sa @team-lead',
  thenGoOn: 'Pagkatapos, magpatuloy.',
  andWait: 'at hintayin ang sagot',
  approved: 'Aprubado',
  declined: 'Tinanggihan',
  stillNothing: 'Wala pa rin matapos ang 2 subok',
  repeatUntil: 'ulitin ang hakbang 2 hanggang makita ang bayad',
};

const byCode: Record<string, ExampleWords> = { en, nl, de, fr, es, lv, fil };

/** The forms of a language; English where it has none. */
export const examplesOf = ({ code }: Pick<ReadingWords, 'code'>): ExampleWords => byCode[code] ?? en;

/** With a capital, as the opening of a sentence. */
export const opening = (form: string): string => form.charAt(0).toUpperCase() + form.slice(1);
