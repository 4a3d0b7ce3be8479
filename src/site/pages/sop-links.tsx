import type { SiteWords } from '../../languages/site/index.ts';
import type { Child } from '../jsx-runtime.ts';
import type { LinkTo } from '../parts/notices.tsx';
import type { SopView } from './view.ts';

/** SOPs that belong to this one, and those that it replaces. */
export function relatedOf({ related, supersedes }: SopView, words: SiteWords): Child {
  if (related.length + supersedes.length === 0) return null;
  const links = (list: readonly LinkTo[]) => (
    <ul class="links">
      {list.map(({ title, href }) => (
        <li>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <section>
      <h2 id="links">{words.related}</h2>
      {links(related)}
      {supersedes.length > 0 && (
        <>
          <p>{words.supersedes}</p>
          {links(supersedes)}
        </>
      )}
    </section>
  );
}

/** The one before and the one behind it in the department. */
export function pagerOf({ previous, next }: SopView, words: SiteWords): Child {
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={`${words.previous}, ${words.next}`}>
      {previous && (
        <a href={previous.href} rel="prev">
          <small>{words.previous}</small> {previous.title}
        </a>
      )}
      {next && (
        <a href={next.href} rel="next" class="next">
          <small>{words.next}</small> {next.title}
        </a>
      )}
    </nav>
  );
}

/** Its department in the navigation. */
export function sideOf({ department, side, sideAll }: SopView, words: SiteWords): Child {
  if (side.length === 0) return null;
  return (
    <>
      <h2>
        <a href={department.href}>{department.title}</a>
      </h2>
      <ul>
        {side.map(({ title, href, isHere }) => (
          <li>
            <a href={href} aria-current={isHere ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
        {sideAll > side.length && (
          <li>
            <a href={department.href}>{words.allIn(sideAll, department.title)}</a>
          </li>
        )}
      </ul>
    </>
  );
}
