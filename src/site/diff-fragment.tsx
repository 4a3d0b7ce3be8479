import type { SiteWords } from '../languages/site/index.ts';
import type { Change } from '../version/change.ts';
import { htmlOf } from './html.ts';
import { flat } from './jsx-runtime.ts';
import { changeItem } from './pages/diff.tsx';

/** One SOP of a difference, its sentences said already. */
export interface DiffPart {
  id: string;
  /** BCP 47, of the SOP. */
  language: string;
  title: string;
  /** What the change is for readers. */
  verdict: string;
  changes: readonly Change[];
  /** Places that still say what a figure was, below a line that says so. */
  left: readonly { says: string; places: readonly string[] }[];
  /** Who must act. */
  next: string;
}

/**
 * A difference as HTML for a page of somebody's own: one `article` an SOP, as the site's page of changes has it, without a page around it.
 * Everything in it is escaped; it holds no script, style or address.
 */
export function diffFragment(parts: readonly DiffPart[], words: SiteWords): string {
  const articles = parts.map(({ id, language, title, verdict, changes, left, next }) => (
    <article class="diff" id={id} lang={language}>
      <h2>{title}</h2>
      <p class="lead">{verdict}</p>
      <ol class="changes">
        {changes.filter(({ kind }) => kind !== 'layout').map((change) => changeItem(change, words))}
      </ol>
      {left.map(({ says, places }) => (
        <section class="left">
          <h3>{says}</h3>
          <ul>
            {places.map((place) => (
              <li>{place}</li>
            ))}
          </ul>
        </section>
      ))}
      {next !== '' && <p class="next">{next}</p>}
    </article>
  ));
  return `${htmlOf(flat(articles))}\n`;
}
