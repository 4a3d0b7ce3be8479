import type { ElementContent } from 'hast';
import type { SiteWords } from '../../languages/site/index.ts';
import type { Change } from '../../version/change.ts';
import { revisionChanges, revisionPage } from '../address.ts';
import { changesBetween } from '../behind.ts';
import { type Child, flat } from '../jsx-runtime.ts';
import type { Entry, Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';
import { sayPlainly } from '../say.ts';
import type { Revision } from '../standing.ts';
import type { Text } from '../text.ts';
import { relativeTo } from '../url.ts';

/** A revision and the sealed text that it followed. */
export interface Pair {
  before: Revision & { text: Text };
  after: Revision & { text: Text };
}

/** Revisions of which both texts are known, with what they followed; the newest first. */
export function pairsOf({ revisions }: Entry): Pair[] {
  const known = revisions.filter((each): each is Revision & { text: Text } => each.text !== undefined);
  return known.flatMap((after, at) => {
    const before = after.corrects ? known.find(({ version }) => version === after.corrects) : known[at + 1];
    return before ? [{ before, after }] : [];
  });
}

/** What changed in one revision, for readers: words marked, figures loud, what was before beside it. */
export function diffPage(site: Site, entry: Entry, { before, after }: Pair, frame: FrameView): string {
  const { language, folder, id } = entry;
  const words = site.words(language);
  const path = revisionChanges(folder, id, after.version);
  const { title } = after.text.facts;
  const to = (page: string) => relativeTo(path, page);
  const own = after.version === entry.version ? entry.page : revisionPage(folder, id, after.version);
  const changes = changesBetween(before.text, after.text);
  const shifted = changes.filter(({ formerly, kind }) => formerly !== undefined && kind !== 'step-moved');
  return framed(
    {
      path,
      language,
      kind: 'changes',
      title: words.diffTitle(title, after.version),
      isHidden: true,
      main: (
        <article class="diff">
          <header class="head">
            <p class="over">
              <a href={to(entry.page)}>{title}</a>
            </p>
            <h1>{words.diffSince(before.version, after.version)}</h1>
            {after.reason && <p class="lead">{after.reason}</p>}
            <p class="facts">
              {after.class && <span class={`class ${after.class}`}>{words.classes[after.class]}</span>}
              {after.start && <span>{words.fromDate(words.date(after.start))}</span>}
              <span>
                <a href={to(own)}>{words.readVersion(after.version)}</a>
              </span>
            </p>
          </header>
          <ol class="changes">
            {changes.filter(({ kind }) => kind !== 'layout').map((change) => changeItem(change, words))}
          </ol>
          {changes.every(({ kind }) => kind === 'layout') && <p>{words.diffLayout}</p>}
          {shifted.length > 0 && (
            <p class="muted">
              {words.newNumbers}:{' '}
              {shifted.map(({ formerly = '', at }) => words.newNumber(formerly, at)).join(', ')}
            </p>
          )}
        </article>
      ),
    },
    frame,
    words,
  );
}

/** A change with what was before and what is now. */
export function changeItem(change: Change, words: SiteWords): Child {
  const { parts, from, to, kind } = change;
  const isWords = parts && parts.length > 0;
  const sides: Child = isWords ? (
    <>
      <del>{side(parts, 'removed', words)}</del>
      <ins>{side(parts, 'added', words)}</ins>
    </>
  ) : from || to ? (
    <>
      <del>{from ? [label(words.before), <p>{from}</p>] : null}</del>
      <ins>{to ? [label(words.after), <p>{to}</p>] : null}</ins>
    </>
  ) : null;
  return (
    <li class={`change ${kind} ${change.class}`}>
      <p class="what">{sayPlainly(change, words.changeWords)}</p>
      {sides && <div class="sides">{sides}</div>}
    </li>
  );
}

const label = (text: string): Child => <small>{text}</small>;

/** One side of a comparison: what both texts have, and what only this one has, marked; figures are loud. */
function side(
  parts: NonNullable<Change['parts']>,
  change: 'added' | 'removed',
  words: SiteWords,
): ElementContent[] {
  return flat([
    label(change === 'removed' ? words.before : words.after),
    <p>
      {parts
        .filter((part) => part.change === undefined || part.change === change)
        .map((part) =>
          part.change === undefined ? (
            part.text
          ) : (
            <mark class={/\p{N}/u.test(part.text) ? 'figure' : undefined}>{part.text}</mark>
          ),
        )}
    </p>,
  ]);
}

/** `<id>.changes.json`: what each revision changed, the newest first, for *since you last read*. */
export function changesData(site: Site, entry: Entry): unknown {
  const words = site.words(entry.language);
  return pairsOf(entry).map(({ before, after }) => ({
    version: after.version,
    class: after.class ?? 'major',
    effective: after.start ?? after.sealed,
    changes: changesBetween(before.text, after.text).map((change) => changeData(change, words)),
  }));
}

/** A change without the words that `at` says already: "Step 3" and what became of it. */
function changeData(change: Change, words: SiteWords): { at: string; label?: string; text: string } {
  const { at, label } = change;
  const whole = sayPlainly(change, words.changeWords);
  const opening = [
    words.changeWords.step(at),
    words.changeWords.section(at),
    words.changeWords.term(at),
  ].find((each) => at !== '' && whole.toLowerCase().startsWith(each.toLowerCase()));
  if (opening === undefined) return { at: words.whatChanged, text: whole };
  const text = whole.slice(opening.length).replace(/^[\s:,]+/, '');
  return {
    at: /^\d/.test(at) ? at : whole.slice(0, opening.length),
    ...(label && !text.includes(label) ? { label } : {}),
    text,
  };
}
