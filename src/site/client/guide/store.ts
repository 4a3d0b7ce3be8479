import { keep, recall } from '../page.ts';
import type { Case } from './case.ts';

/** Cases that are kept of one SOP, latest first; an older one is forgotten. */
const mostCases = 5;
const longest = 30 * 24 * 60 * 60 * 1000;
const session = () => sessionStorage;

export interface Store {
  /** The case of this tab, also when it has ended. */
  current: () => Case | undefined;
  /** Cases to go on with. */
  open: () => Case[];
  save: (one: Case) => void;
  forget: (one: Case) => void;
  /** This tab has no case any more. */
  leave: () => void;
}

/** What the browser keeps of guided mode, for one SOP in one language. */
export function storeOf(sop: string): Store {
  const key = `guide:${sop}`;
  const all = () => (recall<Case[]>(key) ?? []).filter(({ begun }) => Date.now() - begun < longest);
  const write = (cases: Case[]) => keep(key, cases.length > 0 ? cases.slice(0, mostCases) : undefined);
  const without = ({ begun }: Case) => all().filter((other) => other.begun !== begun);
  return {
    current: () => {
      const begun = recall<number>(key, session);
      return all().find((one) => one.begun === begun);
    },
    open: () => all().filter(({ ended }) => ended === undefined),
    save: (one) => {
      const isBegun = one.past.length > 0;
      write(isBegun ? [one, ...without(one)] : without(one));
      keep(key, isBegun ? one.begun : undefined, session);
    },
    forget: (one) => write(without(one)),
    leave: () => keep(key, undefined, session),
  };
}
