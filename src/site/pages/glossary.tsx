import { createHash } from 'node:crypto';
import { idFrom } from '../../document/ids.ts';
import { glossaryIn } from '../../handbook/handbook.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Entry } from '../model.ts';
import { compare } from '../order.ts';
import { relativeTo } from '../url.ts';
import { listedIn } from './lists.tsx';
import { head, type Make } from './make.tsx';

interface Meaning {
  definition: string;
  /** SOPs that define it so; none for the glossary of the handbook. */
  entries: Entry[];
}

/** Words of the handbook and of its SOPs, A to Z; each with the SOPs that define it so. */
export const glossary: Make = (site, language, path) => {
  const words = site.words(language);
  const terms = new Map<string, Meaning[]>();
  const add = (term: string, definition: string, entry?: Entry) => {
    const meanings = terms.get(term) ?? [];
    terms.set(term, meanings);
    const same = meanings.find((each) => each.definition === definition);
    if (same && entry) same.entries.push(entry);
    else if (!same) meanings.push({ definition, entries: entry ? [entry] : [] });
  };
  for (const [term, definition] of glossaryIn(site.handbook, language)) add(term, definition);
  for (const { entry } of listedIn(site, language))
    if (entry.language === language)
      for (const { term, definition } of entry.text.facts.terms) add(term, definition, entry);
  const sorted = [...terms].sort(([a], [b]) => compare(a, b));
  const letters = new Map<string, typeof sorted>();
  for (const each of sorted) {
    const letter = (each[0].normalize('NFD').match(/[\p{L}\p{N}]/u)?.[0] ?? '#').toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), each]);
  }
  const letterId = (letter: string) => `letter-${letter.codePointAt(0)?.toString(16)}`;
  return {
    title: words.glossary,
    main: (
      <>
        {head(words.glossary, words.glossaryText)}
        <nav class="letters" aria-label={words.glossary}>
          {[...letters.keys()].map((letter) => (
            <a href={`#${letterId(letter)}`}>{letter}</a>
          ))}
        </nav>
        {[...letters].map(([letter, list]) => (
          <section>
            <h2 id={letterId(letter)}>{letter}</h2>
            <dl class="terms">
              {list.map(([term, meanings]) => (
                <div>
                  <dt id={termId(term)}>{term}</dt>
                  {meanings.map(({ definition, entries }) => (
                    <dd>
                      {definition} {usesOf(entries, path)}
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </>
    ),
  };
};

const mostUses = 8;
const usesOf = (entries: readonly Entry[], path: string): Child =>
  entries.length > 0 && (
    <small class="uses">
      {entries.slice(0, mostUses).map((entry, at) => (
        <>
          {at > 0 && ', '}
          <a href={relativeTo(path, entry.page)}>{entry.title}</a>
        </>
      ))}
      {entries.length > mostUses && ` +${entries.length - mostUses}`}
    </small>
  );

const termId = (term: string): string =>
  `term-${idFrom(term).toLowerCase() || createHash('sha256').update(term).digest('hex').slice(0, 8)}-${term.length}${[...term].filter((letter) => letter !== letter.toLowerCase()).length}`;
