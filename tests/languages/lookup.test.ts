import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/languages/fold.ts';
import { headsOf } from '../../src/languages/heads.ts';
import { languageOf, languages, phrasesOf } from '../../src/languages/index.ts';
import { phrasePattern } from '../../src/languages/pattern.ts';

describe('how a phrase can begin', () => {
  test.each([
    ['go to {n}', ['go']],
    ['(go|carry on) back', ['go', 'carry']],
    ['[the] next step', ['the', 'next']],
    ['[right] [back] to', ['right', 'back', 'to']],
    ['step[s] {n}', ['step', 'steps']],
    ["(ca|do)n't", ['can', 'don']],
    ["l'(étape|action)", ['l']],
    ['i-escalate {any}', ['i']],
    ['(n|neither (a|b)) x', ['n', 'neither']],
  ])('%s', (phrase, words) =>
    expect({ ...headsOf(phrase), words: headsOf(phrase).words.toSorted() }).toEqual({
      words: words.toSorted(),
      number: false,
      unknown: false,
    }),
  );

  test('with a number, or in a way that no word tells', () => {
    expect(headsOf('{n}. soli')).toEqual({ words: [], number: true, unknown: false });
    expect(headsOf('[pie] {nth} soļa')).toEqual({ words: ['pie'], number: true, unknown: false });
    expect(headsOf('{any} abwarten').unknown).toBe(true);
    expect(headsOf('"x').unknown).toBe(true);
  });
});

describe('a text made ready', () => {
  test('keeps its length, whatever letters it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { text: folded, tokens } = fold(text);
        expect(folded.length).toBe(text.length);
        for (const { word, start } of tokens)
          expect(folded.slice(start).normalize('NFC').startsWith(word)).toBe(true);
      }),
    );
    expect(fold('İSTANBUL ’Ė').text).toHaveLength(11);
  });
});

test('looking only where a phrase can begin finds all that looking everywhere finds', () => {
  const keys = [
    'jumpToStep',
    'jumpToTarget',
    'handOff',
    'otherwise',
    'goOn',
    'step',
    'optional',
    'previous',
    'contact',
  ] as const;
  const pieces = (code: string) => {
    const words = languageOf(code);
    const texts = keys
      .flatMap((key) => words[key])
      .flatMap((phrase) => phrase.split(/[()[\]|{}$ ]+/))
      .filter((word) => word !== '');
    return [...new Set(texts), '3.', '2-4', 'A1.1', '@bo', '“x y”', ',', '.', '–', '\u00a0', "l'"];
  };
  const sample = fc
    .constantFrom(...languages.map(({ code }) => code))
    .chain((code) =>
      fc.tuple(
        fc.constant(code),
        fc.constantFrom(...keys),
        fc.array(fc.constantFrom(...pieces(code)), { minLength: 1, maxLength: 12 }),
      ),
    );
  fc.assert(
    fc.property(sample, ([code, key, parts]) => {
      const words = languageOf(code);
      const text = parts.join(' ');
      const starts = words[key].flatMap((phrase) => {
        const { source } = phrasePattern(phrase, words);
        const hit = new RegExp(source, 'g').exec(fold(text).text);
        return hit ? [{ start: hit.index, end: hit.index + hit[0].length }] : [];
      });
      const first = Math.min(...starts.map(({ start }) => start));
      const found = phrasesOf(words, key).find(text);
      // One letter that is no step number is refused later on; everything else is found at the same place, and as long.
      if (found === undefined)
        expect(starts.every(({ start, end }) => / [a-z]$/i.test(text.slice(start, end)))).toBe(true);
      else {
        expect(found.start).toBeGreaterThanOrEqual(first);
        if (found.start === first)
          expect(found.end).toBe(
            Math.max(...starts.filter(({ start }) => start === first).map(({ end }) => end)),
          );
      }
    }),
    { numRuns: 600 },
  );
});
