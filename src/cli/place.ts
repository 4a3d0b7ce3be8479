import { join } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import { UserError } from '../errors.ts';
import type { Config } from '../handbook/config.ts';
import { defaultConfig } from '../handbook/default-config.ts';
import { digest } from '../io/cache.ts';
import { readText } from '../io/files.ts';
import { configName, findHandbook } from '../io/find.ts';
import { clean } from '../lint/report/clean.ts';
import { cacheOf } from './cache.ts';
import { tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { textOf } from './unreadable.ts';

/** Where a command works: the handbook that the current folder lies in, or the folder itself where there is none. */
export interface Place {
  /** Absolute. */
  root: string;
  /** Is there a `sop.yaml`? */
  isHandbook: boolean;
  config: Config;
  /** Text of `sop.yaml`, empty without one. */
  configText: string;
  /** What is wrong with `sop.yaml`. */
  diagnostics: Diagnostic[];
  /** First language of the handbook. */
  main: string;
  /** Folder for new SOPs, relative to `root`. */
  folder: string;
  departments: Config['departments'];
}

/** Finds and reads the handbook around a folder. `fallback` is the folder to work in where there is no `sop.yaml`. */
export async function openPlace(t: Terminal, folder = t.cwd): Promise<Place> {
  const root = await findHandbook(folder);
  const configText = root === undefined ? '' : textOf(await readText(join(root, configName)), configName, t);
  const { config, diagnostics } =
    root === undefined ? { config: defaultConfig, diagnostics: [] } : await configOf(configText, t);
  return placeOf(root ?? folder, root !== undefined, configText, config, diagnostics);
}

/** What `sop.yaml` says. What was made of the same text before is taken over: reading YAML takes longer than most commands. */
async function configOf(text: string, t: Terminal): Promise<Pick<Place, 'config' | 'diagnostics'>> {
  const cache = cacheOf(t);
  const name = `config-${digest(text).slice(0, 16)}`;
  const known = cache.read(name, text);
  if (known !== undefined) return JSON.parse(known) as Pick<Place, 'config' | 'diagnostics'>;
  const { readConfig } = await import('../handbook/config.ts');
  const read = readConfig(configName, text);
  cache.write(name, text, [JSON.stringify(read)]);
  return read;
}

const placeOf = (
  root: string,
  isHandbook: boolean,
  configText: string,
  config: Config,
  diagnostics: Diagnostic[],
): Place => ({
  root,
  isHandbook,
  config,
  configText,
  diagnostics,
  main: config.languages[0] ?? 'en',
  folder: config.folders[0] ?? 'sops',
  departments: config.departments,
});

/** For commands that write by what `sop.yaml` says: throws a UserError where it has an error. */
export function trustConfig(place: Place, t: Terminal): Place {
  const broken = place.diagnostics.find((d) => d.severity === 'error');
  if (!broken) return place;
  const at = `${broken.path}:${broken.place.start.line}`;
  throw new UserError(`${at}: ${broken.reason}`, broken.hint ?? t.words.usage.seeHelp('sop lint'));
}

/** Says on stderr that `sop.yaml` has a fault, for commands that go on without the part that is wrong. */
export function warnOfConfig({ diagnostics }: Place, t: Terminal): void {
  const [first] = diagnostics;
  if (!first) return;
  const place = `${first.path}:${first.place.start.line}`;
  tellNote(t.words.list.configBroken(place, clean(first.reason)), t);
}
