/**
 * Abbreviations that everybody reads as words, in whatever language: file formats, addresses, keys, units, currencies, time zones. A reader
 * who is new to the team needs no entry for them.
 */
const everyday = `
SOP OK FAQ ID PIN URL PDF USB PC TV CD DVD GPS SMS LED QR WC UFO DIY VIP CEO HR IT AI IP
AWS IBM SAP DHL UPS VISA AMEX JIRA IKEA NASA ISO IEC
CSV JPG JPEG PNG GIF ZIP XML JSON HTML CSS SQL TXT DOC XLS PPT MP YAML HTTP HTTPS SSH FTP WIFI
CTRL ALT DEL ESC TAB CMD END INS CAPS NUM
KB MB GB TB KIB MIB GIB BIT KHZ MHZ GHZ RPM KG CM MM KM KW KWH LCD
EUR USD GBP CHF PHP SEK NOK DKK PLN CZK JPY CNY AUD CAD
UTC GMT CET CEST EST PST BST
EU USA UK US UN NL DE FR LV PH BE
CC BCC RE FW FYI NB PS TODO TBD TBC WIP DNA
`;

/** Units that are something else where no number stands before them: 5 PM, 40 DB. */
const afterNumbers = 'AM PM PB ML DB HZ BPM DPI FPS PX PH AC DC LB LBS OZ FT IN';

/** The same within one language. */
const everydayIn: Readonly<Record<string, string>> = {
  en: 'AKA ASAP ETA VAT PTO RSVP VS EG IE DOB NA APR JAN FEB MAR JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN',
  nl: 'BTW BV NV VOF ZZP BSN KVK IBAN AUB SVP BVD MVG NS ANWB PO AOW CAO MA DI WO DO VR ZA ZO',
  lv: 'PVN SIA AS IK LR EUR VID PK',
  fil: 'PHP SSS BIR NBI LGU OFW MGA PO',
  de: 'MWST GMBH AG KG EV IBAN DHL PLZ ZB BZW USW',
  es: 'IVA SA SL NIF DNI CIF RUC EEUU',
  fr: 'TVA SA SARL SAS RIB IBAN RDV SVP CV',
};

/** Words of signs, buttons and warnings that people write in capitals, though they are words. Every language also knows the English ones. */
const shouted: Readonly<Record<string, string>> = {
  en: `note notes warning caution danger important stop start yes no all any must never always only do don not and or if then else when who
what why how this that open close closed save send edit new add view back next help exit file copy paste menu login log out off on set get
put post read write run high low medium true false null none pass fail error info debug alert draft final same both each every before after
now today day first last end done ready urgent key step steps part page see use ask call mail email team data user name date time type
status title role tip tips scope test tests tests live prod dev main map max min sum zip free sale shop order paid due hold void sent lost
won win lose up down left right top go skip wait check full empty old box bag tag red green blue black white amber`,
  nl: `let op niet nooit altijd alleen moet mag wel geen of en als dan ja nee stop klaar open dicht nieuw oud hoog laag midden alle elke eerst
laatst einde begin stap nu vandaag spoed pas voor na uit aan in bel mail vraag actie doel zie`,
  lv: 'ne nav nekad vienmēr tikai ja tad vai un jā nē stop visi katrs pirms pēc tagad šodien sākums beigas solis svarīgi lūdzu atvērt',
  fil: 'huwag hindi wag lagi dapat bawal oo kung at o para bago hanggang tapos ngayon lahat bawat una huli tandaan paalala',
  de: 'nicht nie immer nur muss darf kein keine und oder wenn dann ja nein stopp halt achtung wichtig neu alt hoch tief alle jede erst ende jetzt bitte',
  es: 'no nunca siempre solo debe y o si sí alto ojo nota aviso todos todas cada antes luego fin ahora nuevo abrir',
  fr: 'ne pas jamais non oui si et ou stop note avis tous toutes avant après fin maintenant nouveau doit',
};

const sets = new Map<string, ReadonlySet<string>>();

/** Abbreviations, in capitals, that need no definition in a language. */
export function everydayAbbreviations(code: string): ReadonlySet<string> {
  return setOf(`everyday ${code}`, () => `${everyday} ${everydayIn[code] ?? ''}`);
}

/** Abbreviations, in capitals, that are units right after a number. */
export function unitsAfterNumbers(): ReadonlySet<string> {
  return setOf('units', () => afterNumbers);
}

/** Words, in lower case, that stand in capitals for weight or because a button says so. */
export function shoutedWords(code: string): ReadonlySet<string> {
  return setOf(`shouted ${code}`, () => `${shouted.en} ${shouted[code] ?? ''}`);
}

function setOf(key: string, words: () => string): ReadonlySet<string> {
  const known =
    sets.get(key) ??
    new Set(
      words()
        .split(/\s+/)
        .filter((d) => d !== ''),
    );
  sets.set(key, known);
  return known;
}
