import { titleIn } from '../../handbook/who.ts';
import { folderOf, sopMarkdown } from '../address.ts';
import type { Entry, Site } from '../model.ts';
import { ownerName } from '../people.ts';
import { encodePath } from '../url.ts';
import { changesIn } from './changes.tsx';
import { departmentsIn } from './lists.tsx';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const xml = (text: string): string =>
  text
    // What XML 1.0 has no place for (2.2).
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const mostInFeed = 50;

/** Atom (RFC 4287) of the released versions. Without `site.address` in `sop.yaml`, links are relative to the feed. */
export function feed(site: Site, language: string): { path: string; text: string } {
  const { config, today } = site.input;
  const folder = folderOf(language, site.main);
  const words = site.words(language);
  const address = absolute(site);
  const lines = changesIn(site, language).slice(0, mostInFeed);
  const updated =
    lines.map(({ revision }) => revision.sealedAt).sort((a, b) => Date.parse(b) - Date.parse(a))[0] ??
    `${today}T00:00:00Z`;
  const way = (page: string) =>
    address === '' ? `${folder === '' ? '' : '../'}${encodePath(page)}` : address + encodePath(page);
  const entries = lines.map(({ entry, revision, start, page }) => {
    const when = start ? `${words.fromDate(words.date(start))}. ` : '';
    return `  <entry>
    <id>urn:sop:${xml(encodeURIComponent(entry.id))}:${entry.language.toLowerCase()}:${revision.version}</id>
    <title>${xml(`${entry.title} ${revision.version}`)}</title>
    <updated>${xml(revision.sealedAt)}</updated>
    <link href="${xml(way(page))}"/>
    <summary>${xml(`${when}${revision.reason ?? ''}`.trim())}</summary>
  </entry>
`;
  });
  return {
    path: `${folder}feed.xml`,
    text: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">
  <id>${xml(address === '' ? `urn:sop:handbook:${encodeURIComponent(config.title)}:${language}` : `${address}${folder}feed.xml`)}</id>
  <title>${xml(titleIn(config, language))}</title>
  <author><name>${xml(titleIn(config, language))}</name></author>
  <updated>${xml(updated)}</updated>
  <link href="${xml(way(`${folder}changes.html`))}"/>
  <link rel="self" href="${xml(way(`${folder}feed.xml`))}"/>
${entries.join('')}</feed>
`,
  };
}

/** Address of the site's root with a slash at its end, empty where `sop.yaml` does not say it. */
function absolute(site: Site): string {
  const { address } = site.input.config.site;
  if (!address) return '';
  return `${address.replace(/\/+$/, '')}${site.input.base}`;
}

/** Every SOP of the site as data, for programs: what it is, what holds, where it stands. */
export function sopsJson(site: Site): { path: string; text: string } {
  const { config, today } = site.input;
  const sops = site.entries.map((entry) => ({
    id: entry.id,
    language: entry.language,
    title: entry.title,
    department: entry.department.name,
    owner: ownerName(config, entry.meta.owner ?? '', entry.language),
    version: entry.version,
    status: entry.isRetired ? 'retired' : entry.state,
    effective: entry.start ?? null,
    nextReview: entry.isRetired ? null : (entry.review?.due ?? null),
    upcoming: entry.upcoming.map(({ version, start }) => ({ version, effective: start })),
    purpose: entry.purpose,
    when: entry.text.facts.meta.when ?? [],
    page: entry.page,
    markdown: sopMarkdown(entry.folder, entry.id),
  }));
  const data = {
    title: config.title,
    date: today,
    timezone: config.timezone,
    languages: site.languages,
    sops,
  };
  return { path: 'sops.json', text: `${JSON.stringify(data, null, 1)}\n` };
}

/** `llms.txt`: what there is and where its plain text stands, for assistants (llmstxt.org). */
export function llmsText(site: Site): { path: string; text: string } {
  const { config, today } = site.input;
  const line = (entry: Entry) =>
    `- [${plain(entry.title)}](${encodePath(sopMarkdown(entry.folder, entry.id))}): ${plain(entry.purpose)} (${entry.id} ${entry.version}, ${entry.state})`;
  const departments = site.languages.flatMap((language) =>
    departmentsIn(site, language).map(({ name, listed }) => {
      const own = listed.filter(({ foreign }) => foreign === undefined);
      return own.length === 0
        ? ''
        : `## ${plain(name)} (${language})\n\n${own.map(({ entry }) => line(entry)).join('\n')}\n`;
    }),
  );
  const intro = `What holds is the version in force on the day of reading; this list was made on ${today} (${config.timezone}).`;
  return {
    path: 'llms.txt',
    text: [
      `# ${plain(config.title)}\n`,
      ...(config.description ? [`> ${plain(config.description)}\n`] : []),
      `${intro}\n`,
      ...departments.filter((each) => each !== ''),
    ].join('\n'),
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[[\]]/g, '\\$&').trim();
