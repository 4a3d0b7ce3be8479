import { idFrom } from '../../document/ids.ts';
import { descriptionIn, titleIn } from '../../handbook/who.ts';
import { folderOf } from '../address.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';
import { relativeTo } from '../url.ts';
import { type ChangeLine, changesIn } from './changes.tsx';
import { type DepartmentList, departmentHref, departmentsIn, entryLink, pathsIn } from './lists.tsx';

const mostLately = 6;
const mostOnPath = 5;

/** The front page of a language: search, what is new for a reader, departments, what changed and what will. */
export function frontPage(site: Site, language: string, frame: FrameView): { path: string; text: string } {
  const words = site.words(language);
  const { config, today } = site.input;
  const title = titleIn(config, language);
  const description = descriptionIn(config, language);
  const folder = folderOf(language, site.main);
  const path = `${folder}index.html`;
  const departments = departmentsIn(site, language);
  const all = changesIn(site, language);
  const lately = all.filter(({ start }) => start !== undefined && start <= today).slice(0, mostLately);
  const soon = all.filter(({ start }) => start !== undefined && start > today).reverse();
  const isEmpty = departments.length === 0;
  return {
    path,
    text: framed(
      {
        path,
        language,
        kind: 'front',
        title,
        ...(description ? { description } : {}),
        translations: site.languages
          .filter((other) => other !== language)
          .map((other) => ({ language: other, page: `${folderOf(other, site.main)}index.html` })),
        main: (
          <div class="front">
            <header class="head">
              <h1 tabindex="-1">{title}</h1>
              {description && <p class="lead">{description}</p>}
              <button type="button" class="search-big" data-search-open hidden>
                <span>{words.search}</span>
                <kbd>/</kbd>
              </button>
            </header>
            {isEmpty && <p>{words.nothingYet}</p>}
            <section class="box again" data-read-again hidden />
            <div class="columns">
              {newHere(site, language, path, folder)}
              <section class="departments">
                {departments.map((department) => departmentBlock(site, department, path, folder, language))}
              </section>
              <div class="asides">
                {soon.length > 0 && changeList(words.startsSoon, soon, path, site, language)}
                {lately.length > 0 && changeList(words.changedLately, lately, path, site, language)}
                {lately.length > 0 && (
                  <p>
                    <a href={relativeTo(path, `${folder}changes.html`)}>{words.everything}</a>
                  </p>
                )}
              </div>
            </div>
          </div>
        ),
      },
      frame,
      words,
    ),
  };
}

/** SOPs of one department that the front page names; its own page has all. */
const mostOfDepartment = 8;

function departmentBlock(
  site: Site,
  { id, name, listed }: DepartmentList,
  path: string,
  folder: string,
  language: string,
): Child {
  const words = site.words(language);
  return (
    <section class="department">
      <h2>
        <a href={departmentHref(path, folder, id)}>{name}</a> <small>{words.count(listed.length)}</small>
      </h2>
      <ul>
        {listed.slice(0, mostOfDepartment).map((each) => (
          <li>{entryLink(site, each, path, words)}</li>
        ))}
        {listed.length > mostOfDepartment && (
          <li>
            <a href={departmentHref(path, folder, id)}>{words.allIn(listed.length, name)}</a>
          </li>
        )}
      </ul>
    </section>
  );
}

function newHere(site: Site, language: string, path: string, folder: string): Child {
  const words = site.words(language);
  const found = pathsIn(site, language);
  const [first] = found;
  if (!first) return null;
  return (
    <section class="new-here">
      <h2>{words.newHere}</h2>
      <p>{words.newHereText}</p>
      <p class="roles">
        {found.map(({ role, name }) => (
          <a href={`${relativeTo(path, `${folder}paths.html`)}#role-${idFrom(role).toLowerCase()}`}>{name}</a>
        ))}
      </p>
      <h3 class="roomy">{first.name}</h3>
      <ol class="path roomy">
        {first.listed.slice(0, mostOnPath).map((each) => (
          <li>{entryLink(site, each, path, words)}</li>
        ))}
      </ol>
    </section>
  );
}

function changeList(
  title: string,
  lines: readonly ChangeLine[],
  path: string,
  site: Site,
  language: string,
): Child {
  const words = site.words(language);
  return (
    <section>
      <h2>{title}</h2>
      <ul class="dated">
        {lines.map(({ start = '', entry, revision, page }) => (
          <li>
            <time datetime={start}>{words.date(start)}</time>{' '}
            <a href={relativeTo(path, page)}>
              {entry.title} {revision.version}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
