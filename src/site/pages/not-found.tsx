import type { SiteWords } from '../../languages/site/index.ts';
import { folderOf } from '../address.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';

/** The page for an address that does not exist. It is served at any address, so its own addresses are absolute; it speaks all languages. */
export function notFoundPage(site: Site, frame: FrameView): { path: string; text: string } {
  const words = site.words(site.main);
  const { base } = site.input;
  const others = site.languages.filter((language) => language !== site.main);
  return {
    path: '404.html',
    text: framed(
      {
        path: '404.html',
        language: site.main,
        kind: 'not-found',
        title: words.notFound,
        isHidden: true,
        root: base,
        main: (
          <header class="head">
            <h1 tabindex="-1">{words.notFound}</h1>
            {notFoundText(words, `${base}index.html`)}
            <button type="button" class="search-big" data-search-open hidden>
              <span>{words.search}</span>
              <kbd>/</kbd>
            </button>
            {others.map((language) => {
              const other = site.words(language);
              return (
                <section lang={language}>
                  <h2>{other.notFound}</h2>
                  {notFoundText(other, `${base}${folderOf(language, site.main)}index.html`)}
                </section>
              );
            })}
          </header>
        ),
      },
      frame,
      words,
    ),
  };
}

const notFoundText = (words: SiteWords, href: string): Child => (
  <>
    <p class="lead">{words.notFoundText}</p>
    <p>
      <a href={href}>{words.toFront}</a>
    </p>
  </>
);
