import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/languages/index.ts';
import { compareWords, type WordCount } from '../../src/version/wording.ts';

const en = languageOf('en');
const nl = languageOf('nl');
const kinds = (before: string, after: string, words = en, count?: WordCount) =>
  compareWords(before, after, words, count).changes.map(({ kind, from, to }) => `${kind}: ${from} → ${to}`);

describe('what changed in the words', () => {
  test('a figure takes its unit along', () => {
    expect(kinds('Is the order older than 30 days?', 'Is the order older than 14 days?')).toEqual([
      'figure: 30 days → 14 days',
    ]);
    expect(kinds('Refunds over € 200.', 'Refunds over € 1,200.50.')).toEqual(['figure: € 200 → € 1,200.50']);
  });

  test('a rule word weighs more than a word', () => {
    expect(kinds('You may refund it.', 'You must refund it.')).toEqual(['rule-word: may → must']);
    expect(kinds('Send it by post.', 'Never send it by post.')[0]).toMatch(/^rule-word/);
    expect(kinds('U mag terugbetalen.', 'U moet terugbetalen.', nl)).toEqual(['rule-word: mag → moet']);
  });

  test('case and punctuation alone are neither', () => {
    expect(kinds('Close the ticket', 'Close the Ticket.')).toEqual(['punctuation: ticket → Ticket.']);
  });

  test('another word is another word, however near', () => {
    const count: WordCount = () => 3;
    expect(kinds('Change the card.', 'Charge the card.', en, count)).toEqual(['word: Change → Charge']);
    expect(kinds('Ask for the parcel.', 'Ask for the photo.')).toEqual(['word: parcel → photo']);
  });

  test('a slip stands once and the word meant stands elsewhere', () => {
    const count: WordCount = (word) => (word === 'custmer' ? 1 : 12);
    expect(kinds('Call the custmer.', 'Call the customer.', en, count)).toEqual([
      'spelling: custmer → customer',
    ]);
    expect(kinds('Call the custmer.', 'Call the customer.')).toEqual(['word: custmer → customer']);
    expect(kinds('Send an e-mail.', 'Send an email.')).toEqual(['spelling: e-mail → email']);
  });

  test('a negation is never spelling', () => {
    const count: WordCount = (word) => (word === 'canot' ? 1 : 9);
    expect(kinds('You canot refund it.', 'You cannot refund it.', en, count)[0]).not.toMatch(/^spelling/);
  });

  test('parts put together give both texts back', () => {
    const sentence = fc
      .array(fc.constantFrom('refund', 'the', '30', 'days', 'not', ',', 'Ticket', '€'), { maxLength: 25 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const { parts, changes } = compareWords(before, after, en);
        const side = (other: string) =>
          parts
            .filter(({ change }) => change !== other)
            .map(({ text }) => text)
            .join('');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
        expect(changes.length > 0).toBe(before !== after);
      }),
    );
  });
});
