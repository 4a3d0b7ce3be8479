/** Signs that old terminals cannot show and screen readers spell out, in letters and ASCII signs. */
const signs: Record<string, string> = {
  '…': '...',
  '→': '->',
  '←': '<-',
  '↑': '^',
  '↓': 'v',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '·': '-',
  '•': '*',
  '×': 'x',
  '│': '|',
  '┃': '|',
  '─': '-',
  '━': '-',
};

/** The text without box drawing, arrows and typographic signs (Unicode blocks 2190, 2500, 25A0, 2600, 2700). Letters of all scripts stay. */
export const plainText = (text: string): string =>
  text.replace(
    /[…‘’“”–—·•×]|[\u2190-\u21ff\u2500-\u25ff\u2600-\u27bf]\ufe0f?/g,
    (sign) => signs[sign] ?? (/[\u2500-\u257f]/.test(sign) ? '+' : '*'),
  );
