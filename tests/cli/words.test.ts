import { describe, expect, test } from 'vitest';
import { wantsColor } from '../../src/cli/color.ts';
import { languageOf, wordsOf } from '../../src/cli/words.ts';

describe('languageOf', () => {
  test.each([
    [{}, 'en'],
    [{ LANG: 'nl_BE.UTF-8' }, 'nl'],
    [{ LANG: 'nl_NL.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'nl_NL' }, 'nl'],
    [{ LC_ALL: 'en_GB', SOP_LANGUAGE: 'NL' }, 'nl'],
    [{ SOP_LANGUAGE: '', LANG: 'nl' }, 'nl'],
    [{ LANG: 'lv_LV.UTF-8' }, 'en'],
  ])('%j', (env, language) => {
    expect(languageOf(env)).toBe(language);
  });
});

describe('wantsColor', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [{ TERM: 'dumb' }, true, false],
  ])('%j on a terminal: %s', (env, terminal, expected) => {
    expect(wantsColor(env, terminal)).toBe(expected);
  });
});

/** Every text of a language, functions called with sample values, by its path. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [1, 2].flatMap((n) => textsOf([called(value, n)], `${at}(${n})`));
    return typeof value === 'object' && value !== null ? textsOf(value, at) : [];
  });
}

/** Calls a text with names or numbers, with lists of names, an object or a class of change where it wants one. */
function called(text: (...values: unknown[]) => unknown, n: number): unknown {
  const list = ['a', 'b'].slice(0, n);
  const anything = new Proxy({}, { get: () => n });
  let said: unknown;
  for (let way = 0; way < 1024; way++) {
    const kinds = [1, 4, 16, 64, 256].map((unit) => Math.floor(way / unit) % 4);
    try {
      said = text(...kinds.map((kind) => [n, list, anything, 'major'][kind]));
      if (!/undefined|\[object/.test(JSON.stringify(said) ?? 'undefined')) return said;
    } catch {
      // The next arguments are tried.
    }
  }
  return said;
}

describe('texts', () => {
  test('Dutch has every text that English has, and none is left in English by mistake', async () => {
    const [en, nl] = [new Map(textsOf(await wordsOf('en'))), new Map(textsOf(await wordsOf('nl')))];
    expect([...nl.keys()].sort()).toEqual([...en.keys()].sort());
    const same = [...nl].filter(
      ([key, text]) =>
        en.get(key) === text &&
        !/^(?:sop|git|source) /.test(text) &&
        /[a-z]{3,} [a-z]{3,}/.test(text.replace(/`[^`]*`/g, '')),
    );
    expect(same).toEqual([]);
  });

  test('no text is empty or holds a value that was not filled in', async () => {
    for (const language of ['en', 'nl']) {
      for (const [key, text] of textsOf(await wordsOf(language))) {
        expect([key, text.trim() !== '', /undefined|NaN|\[object|\$\{/.test(text)]).toEqual([
          key,
          true,
          false,
        ]);
      }
    }
  });
});
