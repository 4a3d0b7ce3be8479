import { nameIn } from '../handbook/who.ts';
import { knownSops } from './known.ts';
import { openPlace, type Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** A value with what it is. */
export interface Offer {
  value: string;
  about?: string;
}

/** What is asked for, and where. */
export interface Asked {
  t: Terminal;
  /** Name of the command. */
  command: string;
  /** The word at the cursor. */
  current: string;
  /** Arguments before it. */
  before: string[];
}

type Values = (asked: Asked) => Promise<Offer[]>;

const plain = (...values: string[]): Offer[] => values.map((value) => ({ value }));
const fixed =
  (...values: string[]): Values =>
  async () =>
    plain(...values);

const fromPlace =
  (offers: (place: Place) => Offer[]): Values =>
  async ({ t }) =>
    offers(await openPlace(t));

const departments = fromPlace(({ departments: listed, main }) =>
  plain(...listed.map((d) => nameIn(d, main))),
);

const people = fromPlace(({ config, main }) => [
  ...config.people.map((d) => ({ value: nameIn(d, main) })),
  ...config.roles.map((d) => ({ value: d.id, about: nameIn(d, main) })),
  ...plain(...config.owners),
]);

const languages = fromPlace(({ config }) => plain(...config.languages));

const templates: Values = async ({ t }) => {
  const { templatesOf } = await import('./templates.ts');
  const { root, main } = await openPlace(t);
  const about = t.words.new.templates;
  return (await templatesOf(root, main)).map(({ name, own }) => ({
    value: name,
    about: own ? t.words.new.ownTemplate : about[name],
  }));
};

const ruleNames: Values = async ({ t }) => {
  const { allRules } = await import('../lint/lint.ts');
  const { ruleTextsOf } = await import('../languages/rules/index.ts');
  const texts = await ruleTextsOf(t.language);
  return allRules.map(({ id, summary }) => ({ value: id, about: texts?.[id]?.summary ?? summary }));
};

/** `long-step`, then `long-step=off`. */
const ruleLevels: Values = async (asked) => {
  const rule = /^([\w-]+)=/.exec(asked.current)?.[1];
  if (rule === undefined)
    return (await ruleNames(asked)).map(({ value, about }) => ({ value: `${value}=`, about }));
  const { LEVELS } = await import('../lint/severity.ts');
  return plain(...LEVELS.map((level) => `${rule}=${level}`));
};

/** Ids; once one is followed by `@`, its versions from the tags. */
const sops: Values = async (asked) => {
  const id = /^([A-Za-z0-9][\w.-]*)@/.exec(asked.current)?.[1];
  if (id !== undefined)
    return (await versionsOf(id, asked.t)).map((version) => ({ value: `${id}@${version}` }));
  const known = await knownSops(await openPlace(asked.t));
  const byId = new Map(known.map((sop) => [sop.id, sop.department]));
  return [...byId].map(([value, about]) => ({ value, about }));
};

/** Versions of the SOP that was named before. */
const versions: Values = async ({ t, before }) => {
  const id = before[0]?.split('@')[0] ?? '';
  return /^[A-Za-z0-9][\w.-]*$/.test(id) ? plain(...(await versionsOf(id, t))) : [];
};

/** Of `sop diff`: an SOP, then two of its versions. */
const textOrVersion: Values = (asked) => (asked.before.length === 0 ? sops(asked) : versions(asked));

const branches: Values = async ({ t }) => {
  const { runGit } = await import('../io/git-read.ts');
  const args = ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes'];
  return plain(...(await runGit(t.cwd, args)).stdout.toString('utf8').split('\n'));
};

/** Released versions of an SOP, the highest first: one call of git. */
async function versionsOf(id: string, t: Terminal): Promise<string[]> {
  const { runGit } = await import('../io/git-read.ts');
  const { stdout } = await runGit(t.cwd, [
    'for-each-ref',
    '--sort=-version:refname',
    '--format=%(refname:strip=2)',
    `refs/tags/${id}@*`,
  ]);
  const tags = stdout.toString('utf8').split('\n');
  return tags.flatMap((tag) => /@(\d+\.\d+\.\d+)$/.exec(tag)?.[1] ?? []);
}

/** What `--format` takes; said here again, because the commands themselves take long to load. A test holds both together. */
const formatsOf: Record<string, string[]> = {
  flow: ['rail', 'text', 'json', 'mermaid', 'dot', 'svg'],
  status: ['pretty', 'json', 'github-issue', 'ics'],
  diff: ['terminal', 'json', 'markdown', 'html'],
  audit: ['terminal', 'json', 'markdown'],
};

const formats: Values = async ({ command }) =>
  plain(
    ...(command === 'lint' ? (await import('../lint/report/index.ts')).formats : (formatsOf[command] ?? [])),
  );

const topics: Values = async ({ t }) => {
  const { topicsOf } = await import('./help.ts');
  return Object.entries(await topicsOf(t.language)).map(([value, { summary }]) => ({
    value,
    about: summary,
  }));
};

const shells: Values = async () => plain(...(await import('./completion-scripts.ts')).shells);
const schemas: Values = async () => plain(...(await import('./schema.ts')).schemaNames);

/** Values of options, by their long name. An option that is not named here takes a file or free text. */
const ofOption: Record<string, Values> = {
  '--department': departments,
  '--owner': people,
  '--lang': languages,
  '--template': templates,
  '--rule': ruleLevels,
  '--format': formats,
  '--layout': fixed('rail', 'lanes'),
  '--status': fixed('draft', 'approved', 'retired'),
  '--class': fixed('major', 'minor', 'patch'),
  '--correct': versions,
  '--instead': sops,
  '--superseded-by': sops,
  '--pack': sops,
  '--to': people,
  '--review-by': people,
  '--since': branches,
  '--ci': fixed('github', 'gitlab', 'none'),
};

/** Values of arguments, by the name that `--help` shows, with the command before it where that alone is not enough. One that is not named here takes a file or free text. */
const ofArgument: Record<string, Values> = {
  file: sops,
  paths: sops,
  id: sops,
  ids: sops,
  sop: sops,
  sops,
  revision: sops,
  texts: textOrVersion,
  person: people,
  rule: ruleNames,
  topic: topics,
  shell: shells,
  'schema name': schemas,
};

/** What may stand as the value of an option; nothing where it is a file or free text. */
export const valuesOfOption = async (long: string, asked: Asked): Promise<Offer[]> =>
  (await ofOption[long]?.(asked)) ?? [];

/** What may stand as an argument; nothing where it is a file or free text. */
export const valuesOfArgument = async (name: string, asked: Asked): Promise<Offer[]> =>
  (await (ofArgument[`${asked.command} ${name}`] ?? ofArgument[name])?.(asked)) ?? [];
