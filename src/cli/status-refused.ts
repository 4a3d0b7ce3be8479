import { join } from 'node:path';
import { parseSop } from '../document/parse.ts';
import { readText } from '../io/files.ts';
import type { Item } from '../version/matter.ts';
import type { Place } from './place.ts';
import type { Attention } from './status-data.ts';
import { nextItem } from './status-next.ts';
import type { Terminal } from './terminal.ts';

/** A text that has errors, so that `sop release` would refuse it. */
export interface Refused {
  path: string;
  errors: number;
}

const RELEASED: ReadonlySet<Item['kind']> = new Set(['approved', 'approval-outdated', 'unreleased', 'draft']);

/** Texts of a handbook that was never released which are looked at: one with an error is enough. */
const MOST = 20;

/** Looks at the text that the next command would release, by the rules that look at one text. Undefined where they find no error. */
export async function refusedOf(
  attention: Omit<Attention, 'refused'>,
  place: Place,
  t: Terminal,
): Promise<Refused | undefined> {
  const paths = pathsOf(attention, t);
  if (paths.length === 0) return undefined;
  const { main: defaultLanguage, config } = place;
  const texts = await Promise.all(paths.map((path) => readText(join(place.root, path))));
  const sops = texts.flatMap((reading, at) =>
    'text' in reading
      ? [parseSop(paths[at] ?? '', reading.text, { defaultLanguage, keys: config.keys })]
      : [],
  );
  const { findingsIn } = await import('./release-findings.ts');
  const [found] = [...(await findingsIn(sops, place, t, 'alone'))];
  return found && { path: found[0], errors: found[1].length };
}

function pathsOf(attention: Omit<Attention, 'refused'>, t: Terminal): string[] {
  const { status, handbook } = attention;
  if (status.unknown.includes('no-commit')) return handbook.facts.map(({ path }) => path).slice(0, MOST);
  if (status.unknown.length > 0) return [];
  const item = nextItem(attention, t);
  return item?.path !== undefined && RELEASED.has(item.kind) ? [item.path] : [];
}
