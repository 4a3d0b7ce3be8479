import { idFrom } from '../../document/ids.ts';
import { findDepartment, nameIn } from '../../handbook/who.ts';
import { folderOf } from '../address.ts';
import type { SiteFile } from '../input.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Site } from '../model.ts';
import { contactLinks } from '../parts/contact.tsx';
import { type FrameView, framed } from '../parts/frame.tsx';
import { hoursText, ownerName, roleView } from '../people.ts';
import { glossary } from './glossary.tsx';
import { departmentsIn, entryLink, pathsIn } from './lists.tsx';
import { head, type Make } from './make.tsx';

/** Glossary, targets, channels and reading paths of a language. */
export function referencePages(site: Site, language: string, frame: FrameView): SiteFile[] {
  const folder = folderOf(language, site.main);
  const words = site.words(language);
  const pages: [string, string, Make][] = [
    ['glossary', 'glossary.html', glossary],
    ['targets', 'targets.html', targets],
    ['channels', 'channels.html', channels],
    ['paths', 'paths.html', paths],
  ];
  return pages.map(([kind, name, make]) => {
    const path = `${folder}${name}`;
    const translations = site.languages
      .filter((other) => other !== language)
      .map((other) => ({ language: other, page: `${folderOf(other, site.main)}${name}` }));
    return {
      path,
      text: () => framed({ path, language, kind, translations, ...make(site, language, path) }, frame, words),
    };
  });
}

/** A table that stands as cards on a phone. */
const table = (columns: readonly string[], rows: Child, kind = 'cards'): Child => (
  <div class="scroll">
    <table class={kind}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>{rows}</tbody>
    </table>
  </div>
);

const targets: Make = (site, language, path) => {
  const words = site.words(language);
  const departments = departmentsIn(site, language)
    .map(({ name, listed }) => ({
      name,
      listed: listed.filter(({ entry }) => (entry.text.facts.meta.targets ?? []).length > 0),
    }))
    .filter(({ listed }) => listed.length > 0);
  return {
    title: words.targets,
    main: (
      <>
        {head(words.targets, words.targetsText)}
        {departments.length === 0 && <p>{words.noTargets}</p>}
        {departments.map(({ name, listed }) => (
          <section>
            <h2>{name}</h2>
            {table(
              [words.sop, words.metric, words.target, words.channel],
              listed.flatMap((each) =>
                (each.entry.text.facts.meta.targets ?? []).map(({ metric, target, channel }, at) => (
                  <tr>
                    <td>{at === 0 && entryLink(site, each, path, words)}</td>
                    <td data-label={words.metric}>{metric}</td>
                    <td data-label={words.target} class="figure">
                      {target.text}
                    </td>
                    <td data-label={words.channel}>{channel}</td>
                  </tr>
                )),
              ),
              'cards even',
            )}
          </section>
        ))}
      </>
    ),
  };
};

const channels: Make = (site, language) => {
  const words = site.words(language);
  const { config } = site.input;
  const department = (named: string | undefined) => {
    const known = named && findDepartment(config, named);
    return known ? nameIn(known, language) : named;
  };
  return {
    title: words.channels,
    main: (
      <>
        {head(words.channels, words.channelsText)}
        {config.channels.length > 0 &&
          table(
            [words.channel, words.contact, words.hours, words.reply, words.department],
            config.channels.map((channel) => (
              <tr>
                <th scope="row">{nameIn(channel, language)}</th>
                <td data-label={words.contact}>{channel.contact && contactLinks(channel.contact)}</td>
                <td data-label={words.hours} class="hours">
                  {channel.hours && hoursText(channel.hours, language)}
                </td>
                <td data-label={words.reply} class="figure">
                  {channel.reply?.text}
                </td>
                <td data-label={words.department}>{department(channel.department)}</td>
              </tr>
            )),
          )}
        {config.roles.length > 0 && (
          <section>
            <h2>{words.roles}</h2>
            {table(
              [words.role, words.people, words.contact, words.hours, words.deputy],
              config.roles.map(({ id, deputy }) => {
                const role = roleView(config, id, language, words);
                return (
                  <tr>
                    <th scope="row">{role?.name}</th>
                    <td data-label={words.people}>{role?.people.join(', ')}</td>
                    <td data-label={words.contact}>{role?.contact && contactLinks(role.contact)}</td>
                    <td data-label={words.hours} class="hours">
                      {role?.hours}
                    </td>
                    <td data-label={words.deputy}>{deputy && ownerName(config, deputy, language)}</td>
                  </tr>
                );
              }),
            )}
          </section>
        )}
      </>
    ),
  };
};

const paths: Make = (site, language, path) => {
  const words = site.words(language);
  const found = pathsIn(site, language);
  return {
    title: words.paths,
    main: (
      <>
        {head(words.paths, words.pathsText)}
        {found.length === 0 && <p>{words.noPaths}</p>}
        {found.map(({ role, name, listed }) => (
          <section>
            <h2 id={`role-${idFrom(role).toLowerCase()}`}>{name}</h2>
            <ol class="path">
              {listed.map((each) => (
                <li>
                  {entryLink(site, each, path, words)}
                  {each.entry.purpose !== '' && <p>{firstSentence(each.entry.purpose)}</p>}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </>
    ),
  };
};

/** The first sentence of a text, at most so long that it stays one look. */
export function firstSentence(text: string, most = 160): string {
  const sentence = /^.*?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text;
  return sentence.length <= most ? sentence : `${sentence.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
