import type { ClientWords } from '../../../languages/site/client.ts';
import { announce, fill, make } from '../page.ts';
import type { Case } from './case.ts';
import type { Source } from './source.ts';
import type { Store } from './store.ts';

/** Guided mode of one page: what it knows, and where it is shown. */
export interface Guide {
  main: Source;
  store: Store;
  words: ClientWords;
  section: HTMLElement;
  /** Sources of the pages of the case, by address. */
  sources: Map<string, Source>;
}

/** This page's address without what follows it. */
export const here = location.href.replace(/[?#].*$/, '');

/** Puts a screen on the page and the focus on its heading. */
export function put(guide: Guide, heading: HTMLElement, ...rest: (Node | undefined)[]): void {
  heading.tabIndex = -1;
  // What was said of the screen before holds no longer.
  announce('');
  guide.section.replaceChildren(...rest.filter((each) => each !== undefined));
  heading.focus({ preventScroll: true });
  const top = guide.section.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight / 2) guide.section.scrollIntoView({ block: 'start' });
}

export function button(text: string, act: () => void, kind?: string, ...more: Node[]): HTMLButtonElement {
  const made = make('button', { type: 'button', class: kind }, make('span', {}, text), ...more);
  made.addEventListener('click', act);
  return made;
}

/** In a sub-procedure: of what it is a part. */
export function partOf(guide: Guide, one: Case): HTMLElement | undefined {
  if (one.stack.length < 2) return undefined;
  const titles = one.stack.map(([page]) => one.pages[page]?.title ?? '');
  const last = titles.pop() ?? '';
  return make(
    'p',
    { class: 'guide-part-of' },
    fill(guide.words.guide.entered, { title: titles.join(' › ') }),
    make('b', {}, ` › ${last}`),
  );
}

/** Leave, what else stands there, and back with what back does. */
export function backRow(guide: Guide, one: Case, goBack: () => void, more?: HTMLElement): HTMLElement {
  const row = leaveRow(guide);
  if (more) row.prepend(more);
  if (one.past.length > 0) row.prepend(button(`← ${guide.words.guide.back}`, goBack, 'quiet'));
  return row;
}

export function leaveRow(guide: Guide): HTMLElement {
  const leaving = button(
    guide.words.guide.leave,
    () => {
      guide.section.hidden = true;
      guide.store.leave();
      history.replaceState(null, '', here);
      document.dispatchEvent(new CustomEvent('sop:guide-left'));
      document.querySelector<HTMLElement>('[data-guide]')?.focus();
    },
    'quiet',
  );
  return make('div', { class: 'guide-row' }, leaving);
}
