import { languageOf } from '../languages/index.ts';
import type { Change } from '../version/change.ts';
import { diffSops } from '../version/diff.ts';
import { compareVersions } from '../version/number.ts';
import type { Entry } from './model.ts';
import type { Revision } from './standing.ts';
import type { Text } from './text.ts';

/** How a translation stands to the source text that is in force. */
export interface Behind {
  /** Version of the source that it renders; undefined where it does not say. */
  renders?: string;
  /** Version of the source that holds now. */
  now: string;
  sourcePage: string;
  sourceTitle: string;
  sourceLanguage: string;
  /** A major revision lies between: people must do something differently. */
  isMajor: boolean;
  /** What changed in the source since, where both of its texts are known. */
  changes: Change[];
}

/** Undefined where a translation is up to date with its source. */
export function behindOf(entry: Entry, source: Entry): Behind | undefined {
  const { translates } = entry.text.facts.meta;
  const about = {
    now: source.version,
    sourcePage: source.page,
    sourceTitle: source.title,
    sourceLanguage: source.language,
  };
  if (translates === undefined) return { ...about, isMajor: false, changes: [] };
  if (compareVersions(source.version, translates) <= 0) return undefined;
  const between = source.revisions.filter(
    ({ version }) =>
      compareVersions(version, translates) > 0 && compareVersions(version, source.version) <= 0,
  );
  const rendered = source.revisions.find(({ version }) => version === translates);
  const changes = rendered?.text ? changesBetween(rendered.text, source.text) : [];
  return {
    ...about,
    renders: translates,
    isMajor: between.some(isMajor) || translates.split('.')[0] !== source.version.split('.')[0],
    changes,
  };
}

const isMajor = (revision: Revision): boolean => revision.class === 'major';

/** What readers do differently by the second text. */
export function changesBetween(before: Text, after: Text): Change[] {
  const reading = (text: Text) => ({ sop: text.open(), flows: text.flows });
  return diffSops(reading(before), reading(after), languageOf(after.facts.language));
}
