import { departmentPage, folderOf } from '../address.ts';
import type { SiteFile } from '../input.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';
import { ownerName } from '../people.ts';
import { relativeTo } from '../url.ts';
import { departmentsIn, entryLink } from './lists.tsx';
import { firstSentence } from './reference.tsx';

/** One page a department: all its SOPs with what they are for. */
export function departmentPages(site: Site, language: string, frame: FrameView): SiteFile[] {
  const words = site.words(language);
  const { config } = site.input;
  const folder = folderOf(language, site.main);
  return departmentsIn(site, language).map(({ id, name, owner, listed }) => {
    const path = departmentPage(folder, id);
    const others = site.languages.filter((other) => other !== language);
    return {
      path,
      text: () =>
        framed(
          {
            path,
            language,
            kind: 'department',
            title: name,
            translations: others.map((other) => ({
              language: other,
              page: departmentPage(folderOf(other, site.main), id),
            })),
            main: (
              <>
                <header class="head">
                  <p class="over">
                    <a href={relativeTo(path, `${folder}index.html`)}>{words.allDepartments}</a>
                  </p>
                  <h1 tabindex="-1">{name}</h1>
                  <p class="facts">
                    <span>{words.count(listed.length)}</span>
                    {owner && (
                      <span>
                        {words.owner} <b>{ownerName(config, owner, language)}</b>
                      </span>
                    )}
                  </p>
                </header>
                <ul class="sops">
                  {listed.map((each) => (
                    <li>
                      {entryLink(site, each, path, words)}
                      {each.entry.purpose !== '' && <p>{firstSentence(each.entry.purpose)}</p>}
                    </li>
                  ))}
                </ul>
                {retiredList(site, id, language, path)}
              </>
            ),
          },
          frame,
          words,
        ),
    };
  });
}

function retiredList(site: Site, department: string, language: string, path: string): Child {
  const words = site.words(language);
  const retired = site.entries.filter(
    (each) => each.isRetired && each.language === language && each.department.id === department,
  );
  if (retired.length === 0) return null;
  return (
    <details class="retired">
      <summary>{words.retiredPlural}</summary>
      <ul>
        {retired.map((entry) => (
          <li>
            <a href={relativeTo(path, entry.page)}>{entry.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
