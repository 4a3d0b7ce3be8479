import { createHash } from 'node:crypto';
import { idFrom } from '../../document/ids.ts';
import { glossaryIn } from '../../handbook/handbook.ts';
import { findDepartment, nameIn } from '../../handbook/who.ts';
import { folderOf } from '../address.ts';
import type { SiteFile } from '../input.ts';
import type { Child } from '../jsx-runtime.ts';
import { compare, type Entry, type Site } from '../model.ts';
import { contactLinks } from '../parts/contact.tsx';
import { type Body, type FrameView, framed } from '../parts/frame.tsx';
import { hoursText, ownerName, roleView } from '../people.ts';
import { relativeTo } from '../url.ts';
import { departmentsIn, entryLink, listedIn, pathsIn } from './lists.tsx';

type Make = (site: Site, language: string, path: string) => Pick<Body, 'title' | 'main' | 'description'>;

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

const head = (title: string, text: string): Child => (
  <header class="head">
    <h1 tabindex="-1">{title}</h1>
    <p class="lead">{text}</p>
  </header>
);

interface Meaning {
  definition: string;
  /** SOPs that define it so; none for the glossary of the handbook. */
  entries: Entry[];
}

const glossary: Make = (site, language, path) => {
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
            <div class="scroll">
              <table class="cards">
                <thead>
                  <tr>
                    <th scope="col">{words.sop}</th>
                    <th scope="col">{words.metric}</th>
                    <th scope="col">{words.target}</th>
                    <th scope="col">{words.channel}</th>
                  </tr>
                </thead>
                <tbody>
                  {listed.flatMap((each) =>
                    (each.entry.text.facts.meta.targets ?? []).map(({ metric, target, channel }, at) => (
                      <tr>
                        <td>{at === 0 && entryLink(each, path, words)}</td>
                        <td data-label={words.metric}>{metric}</td>
                        <td data-label={words.target} class="figure">
                          {target.text}
                        </td>
                        <td data-label={words.channel}>{channel}</td>
                      </tr>
                    )),
                  )}
                </tbody>
              </table>
            </div>
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
        {config.channels.length > 0 && (
          <div class="scroll">
            <table class="cards">
              <thead>
                <tr>
                  <th scope="col">{words.channel}</th>
                  <th scope="col">{words.contact}</th>
                  <th scope="col">{words.hours}</th>
                  <th scope="col">{words.reply}</th>
                  <th scope="col">{words.department}</th>
                </tr>
              </thead>
              <tbody>
                {config.channels.map((channel) => (
                  <tr>
                    <th scope="row">{nameIn(channel, language)}</th>
                    <td data-label={words.contact}>{channel.contact && contactLinks(channel.contact)}</td>
                    <td data-label={words.hours}>{channel.hours && hoursText(channel.hours, language)}</td>
                    <td data-label={words.reply} class="figure">
                      {channel.reply?.text}
                    </td>
                    <td data-label={words.department}>{department(channel.department)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {config.roles.length > 0 && (
          <section>
            <h2>{words.roles}</h2>
            <div class="scroll">
              <table class="cards">
                <thead>
                  <tr>
                    <th scope="col">{words.role}</th>
                    <th scope="col">{words.people}</th>
                    <th scope="col">{words.contact}</th>
                    <th scope="col">{words.hours}</th>
                    <th scope="col">{words.deputy}</th>
                  </tr>
                </thead>
                <tbody>
                  {config.roles.map(({ id, deputy }) => {
                    const role = roleView(config, id, language, words);
                    return (
                      <tr>
                        <th scope="row">{role?.name}</th>
                        <td data-label={words.people}>{role?.people.join(', ')}</td>
                        <td data-label={words.contact}>{role?.contact && contactLinks(role.contact)}</td>
                        <td data-label={words.hours}>{role?.hours}</td>
                        <td data-label={words.deputy}>{deputy && ownerName(config, deputy, language)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
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
                  {entryLink(each, path, words)}
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
