import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSop } from '../document/parse.ts';
import { UserError } from '../errors.ts';
import { type Cache, noCache } from '../io/cache.ts';
import { inOrder, inside, readText } from '../io/files.ts';
import { findFiles, isFile } from '../io/find.ts';
import { readObjects } from '../io/git-texts.ts';
import type { SiteOutput } from '../io/site-folder.ts';
import type { CliWords } from '../languages/cli/en.ts';
import { clean } from '../lint/report/clean.ts';
import type { Built } from '../site/build.ts';
import type { Fault, SiteInput } from '../site/input.ts';
import { parseLedger } from '../version/ledger.ts';
import type { Register } from '../version/register.ts';
import { inHandbook } from './find-sop.ts';
import { readGlossaries } from './lint-run.ts';
import type { Place } from './place.ts';
import { quickReader } from './reader.ts';
import { openRegister } from './register.ts';
import { sopFiles } from './sop-files.ts';

interface Wish {
  today: string;
  base: string;
  drafts: boolean;
  env: Parameters<typeof quickReader>[0];
}

/** Reads all that a site is made from: the folder, and with `history` git and the records. What the cache knows of older commits is not read again. */
export async function readSiteInput(
  place: Place,
  { today, base, drafts, env }: Wish,
  history = true,
  cache: Cache = noCache,
): Promise<SiteInput> {
  const { root, config } = place;
  const [texts, glossaries, files, opened, parse] = await Promise.all([
    readTexts(place),
    readGlossaries(place),
    findFiles(root),
    history ? openRegister(place, 'HEAD', cache) : ('preview' as const),
    quickReader(env),
  ]);
  const register = typeof opened === 'string' ? undefined : opened;
  const shallow = register?.shallow ? 'shallow' : undefined;
  const noHistory = typeof opened === 'string' ? opened : shallow;
  return {
    config,
    texts,
    glossaries: glossaries.map(({ path, language, text }) => ({
      path,
      language,
      terms: parseSop(path, text, { language, parse }).terms,
    })),
    files: new Set(files.map((path) => inHandbook(place, path))),
    ...(register ? { register } : {}),
    ...(noHistory ? { noHistory } : {}),
    sealed: register ? await sealedTexts(root, register) : new Map(),
    notices: register ? register.ledgers.notices.entries : await readNotices(root),
    today,
    base,
    drafts,
    parse,
  };
}

/** SOPs as they lie in the folder. Throws a UserError for one that cannot be read: a page would be missing without a word. */
async function readTexts(place: Place): Promise<SiteInput['texts']> {
  const texts: { path: string; text: string }[] = [];
  for await (const reading of inOrder(await sopFiles(place), (path) => readText(path))) {
    const path = inHandbook(place, reading.path);
    if ('text' in reading) texts.push({ path, text: reading.text });
    else throw new UserError(`\`${clean(path)}\`: ${reading.fault}`);
  }
  return texts;
}

/** Texts of all sealed revisions, by object name, in one process. */
async function sealedTexts(root: string, { sops }: Register): Promise<Map<string, string>> {
  const names = new Set(sops.flatMap(({ revisions }) => revisions.flatMap(({ seal }) => seal.blob ?? [])));
  if (names.size === 0) return new Map();
  const objects = await readObjects(root, [...names]);
  return new Map(
    [...objects].flatMap(([name, bytes]) => (bytes ? [[name, bytes.toString('utf8')] as const] : [])),
  );
}

/** Notices of a folder without git. */
async function readNotices(root: string): Promise<SiteInput['notices']> {
  const reading = await readText(join(root, 'records', 'notices.csv'));
  return 'text' in reading ? parseLedger('notices', reading.text).entries : [];
}

/** Pictures and attachments as files of the site. */
export const copiesOf = ({ root }: Place, copies: Built['copies']): SiteOutput[] =>
  copies.map(({ from, to }) => ({ path: to, content: () => readFileSync(join(root, from)) }));

/** What a drawing may not hold: opened by itself it would run in the name of the site. */
const running =
  /<script|<foreignObject|<iframe|<embed|<object|\son[a-z]+\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|data:text|https?:)|<!ENTITY|@import|url\(\s*["']?https?:/i;

/** Drawings (SVG) that hold a script, and pictures that cannot be read. */
export async function pictureFaults(
  { root }: Place,
  copies: Built['copies'],
  w: CliWords['build'],
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { from } of copies) {
    const real = await inside(root, from);
    const isThere = real !== undefined && (await isFile(real));
    if (!isThere) faults.push({ path: from, line: 1, severity: 'error', reason: w.noPicture(from) });
    else if (/\.svg$/i.test(from) && running.test(readFileSync(real, 'utf8')))
      faults.push({ path: from, line: 1, severity: 'error', reason: w.activePicture(from) });
  }
  return faults;
}
