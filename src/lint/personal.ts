import { isIban, isLuhn } from './checksum.ts';

export type PersonalKind = 'email' | 'phone' | 'card' | 'account' | 'key';

/** Something in a text that looks like a real person's data, by offsets into that text. */
export interface PersonalDatum {
  kind: PersonalKind;
  value: string;
  start: number;
  end: number;
}

/**
 * Finds what looks real and belongs to somebody: numbers must have the right length, prefix and check digits, and what the world
 * uses for examples (`example.com`, test card numbers, numbers reserved for films) does not count. Result in text order, never overlapping.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  const found = DETECTORS.filter((d) => d.sign.test(text)).flatMap(({ kind, pattern, isReal, inWords }) =>
    (inWords ? wordsWith(inWords, text) : [{ text, start: 0 }]).flatMap((part) =>
      [...part.text.matchAll(pattern)]
        .filter(([value]) => isReal(value))
        .map(({ 0: value, index }): PersonalDatum => {
          const start = part.start + index;
          return { kind, value, start, end: start + value.length };
        }),
    ),
  );
  let end = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((datum) => {
      const isFree = datum.start >= end;
      end = Math.max(end, datum.end);
      return isFree;
    });
}

/** The parts between white space that hold a sign. */
function wordsWith(sign: string, text: string): { text: string; start: number }[] {
  const words = [];
  for (let at = text.indexOf(sign); at >= 0; ) {
    let [start, end] = [at, at];
    while (start > 0 && !SPACE.test(text[start - 1] ?? '')) start--;
    while (end < text.length && !SPACE.test(text[end] ?? '')) end++;
    words.push({ text: text.slice(start, end), start });
    at = text.indexOf(sign, end);
  }
  return words;
}

const SPACE = /\s/;

interface Detector {
  kind: PersonalKind;
  /** Without this nowhere in the text the pattern, which is slow, need not be tried. */
  sign: RegExp;
  pattern: RegExp;
  /** Only words with this sign are tried: a pattern that could begin anywhere is slow. */
  inWords?: string;
  isReal(value: string): boolean;
}

const DETECTORS: readonly Detector[] = [
  {
    kind: 'email',
    sign: /@/,
    inWords: '@',
    pattern: /(?<![\p{L}\d._%+/:@-])[\p{L}\d._%+-]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}(?![\p{L}\d@-])/gu,
    isReal: isPersonsAddress,
  },
  {
    kind: 'account',
    sign: /[A-Z]{2}\d{2}/,
    pattern: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu,
    isReal: (value) => isIban(value) && !EXAMPLE_ACCOUNTS.has(value.replace(/\s/g, '')),
  },
  {
    kind: 'card',
    sign: /\d{4}[ -]?\d{4}/,
    pattern:
      /(?<![\p{L}\d.,/=_+-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|3\d{3}([ -])\d{6}\2\d{4,5})(?![\p{L}\d/_=-]|[.,]\d)/gu,
    isReal: isCard,
  },
  {
    kind: 'phone',
    sign: /\d[\d ().-]{7,}/,
    pattern:
      /(?<![\p{L}\d.,/=_+-])(?:(?:\+|00)[1-9]\d{0,2}[ .-]?(?:\(0?\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,12}|06[ -]?\d(?:[ -]?\d){7}|\(\d{3}\) ?\d{3}-\d{4}|[2-9]\d{2}-\d{3}-\d{4})(?![\p{L}\d/_=-]|[.,]\d)/gu,
    isReal: isPersonsPhone,
  },
  {
    kind: 'key',
    sign: /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|k_live_|AIza|SG\.|npm_|eyJ|PRIVATE KEY/,
    pattern:
      /(?<![\p{L}\d_-])(?:(?:AKIA|ASIA)[A-Z\d]{16}|gh[pousr]_[A-Za-z\d]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abprs]-[A-Za-z\d-]{20,}|[rs]k_live_[A-Za-z\d]{16,}|AIza[\w-]{35}|SG\.[\w-]{22}\.[\w-]{43}|npm_[A-Za-z\d]{36}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})(?![\p{L}\d_-])|-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z\d+/=]{20,}/gu,
    isReal: (value) => !/example|x{6}|(.)\1{7}/i.test(value),
  },
];

/** Names of mailboxes that a team shares; the first part of the address decides. */
const SHARED_MAILBOX =
  /^(?:git|info|hello|hallo|help|helpdesk|support|care|services?|customers?|klant\w*|kunden\w*|soporte|ayuda|atencion|assistance|atbalsts|contact\w*|kontakt|team|office|admin\w*|root|webmaster|postmaster|hostmaster|abuse|security|privacy|dpo|legal|compliance|press|media|marketing|sales|verkoop|ventas|orders?|returns?|refunds?|shop|store|billing|invoices?|finance|account\w*|payments?|hr|jobs|it|ict|ops|alerts?|notifications?|incidents?|dev\w*|feedback|complaints?|news\w*|no|noreply|donotreply|do|reply|mail\w*|bounce|test|user\w*|name|your|you|some\w*|any\w*|example|me|first\w*|last\w*|voornaam|prenom|nombre|vards|pangalan|john|jane|max|erika|jan|juan|jean|juris)$/u;
/** Mail services where addresses belong to people. */
const PRIVATE_MAIL =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|proton|protonmail|pm|ziggo|kpnmail|planet|xs4all|upcmail|telenet|skynet|inbox|apollo|orange|wanadoo|free|laposte|sfr|terra|telefonica)\.(?:[a-z]{2,3})(?:\.[a-z]{2})?$/u;
/** Two names, or an initial and a name: `maria.jansone`, `m_jansone`. */
const TWO_NAMES = /^\p{L}+[._]\p{L}{2,}(?:[._-]\p{L}+)?\d{0,4}$/u;
const EXAMPLE_DOMAIN =
  /(?:^|[.@])(?:example|test|invalid|localhost|local)$|(?:^|[.@-])(?:example|domain|yourdomain|yourcompany|mycompany|company|voorbeeld|beispiel|ejemplo|exemple|piemers|halimbawa)\.[a-z.]+$/u;
const FILE_NAME = /\.(?:png|jpe?g|gif|svg|webp|md|js|ts|css|html?|json|ya?ml|pdf|service)$/u;

function isPersonsAddress(address: string): boolean {
  const [mailbox = '', domain = ''] = address.toLowerCase().split('@');
  const first = mailbox.split(/[._+-]/)[0] ?? '';
  const person = PRIVATE_MAIL.test(domain) || TWO_NAMES.test(mailbox.split('+')[0] ?? '');
  return person && !SHARED_MAILBOX.test(first) && !EXAMPLE_DOMAIN.test(domain) && !FILE_NAME.test(domain);
}

/** Card numbers that payment services print in their own test pages. */
const TEST_CARDS = new Set(
  '4111111111111111 4242424242424242 4000056655665556 4000000000000002 4012888888881881 4222222222222 5555555555554444 5105105105105100 2223003122003222 378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 30569309025904 38520000023237 3530111333300000 3566002020360505'.split(
    ' ',
  ),
);
/** Issuer prefixes and lengths of Visa, Mastercard, American Express, Discover, Diners Club, JCB and Maestro. */
const CARD =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|(?:5018|5020|5038|6304|6759|6761|6763)\d{12})$/;

function isCard(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  return CARD.test(digits) && isLuhn(digits) && !TEST_CARDS.has(digits) && !/0{8}/.test(digits);
}

/** Numbers that belong to nobody: reserved for examples and films (NANP 555-01xx, Ofcom), free numbers, runs and repeats of digits. */
const NOBODYS_PHONE =
  /^(?:\+?1)?\d{3}55501\d\d$|^(?:\+|00)447700900|^(?:\+|00)4420794600|^(?:\+|00)441632960|^(?:\+|00)1?8(?:00|33|44|55|66|77|88)|^(?:\+|00)\d{2,3}0?[89]00|^8(?:00|33|44|55|66|77|88)|12345|23456|98765|(\d)\1{4}/;

function isPersonsPhone(value: string): boolean {
  const digits = value.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  return digits.replace(/\D/g, '').length >= 9 && !NOBODYS_PHONE.test(digits);
}

/** The example accounts that the SWIFT registry and banks print. */
const EXAMPLE_ACCOUNTS = new Set(
  'GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 DE89370400440532013000 NL91ABNA0417164300 NL02ABNA0123456789 FR1420041010050500013M02606 FR7630006000011234567890189 BE68539007547034 BE71096123456769 ES9121000418450200051332 LV80BANK0000435195001 LV97HABA0012345678910 IT60X0542811101000000123456 CH9300762011623852957 AT611904300234573201 IE29AIBK93115212345678 LT121000011101001000 EE382200221020145685 PL61109010140000071219812874'.split(
    ' ',
  ),
);
