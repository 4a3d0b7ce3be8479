import { type Notice, noticesAbout } from '../../version/notices.ts';
import type { Entry, Site } from '../model.ts';
import type { WarningsView } from '../parts/notices.tsx';
import type { Revision } from '../standing.ts';
import type { Text } from '../text.ts';

/** Which text of an SOP a page shows: the one that holds, or another revision. */
export interface Shown {
  text: Text;
  version: string;
  path: string;
  revision?: Revision;
  state: WarningsView['state'];
  start?: string;
}

export const stateName = (state: Shown['state'], words: ReturnType<Site['words']>): string =>
  state === 'in-force' ? words.inForce : state === 'upcoming' ? words.states.pending : words.states[state];

/** What an SOP's own page says of it; a translation that is behind is no mere lack of proof. */
export const shownState = ({
  isRetired,
  behind,
  state,
}: Entry): Exclude<Shown['state'], 'former' | 'upcoming'> =>
  isRetired ? 'retired' : behind?.isMajor === true && state === 'unproven' ? 'behind' : state;

/** Readers were told not to work by it; the stop that lasts longest. */
export function stopOf({ notices }: Site, { id }: Entry): Notice | undefined {
  const stops = noticesAbout(notices, id).filter(({ kind }) => kind === 'stop');
  return (
    stops.find(({ until }) => until === undefined) ??
    stops.sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))[0]
  );
}
