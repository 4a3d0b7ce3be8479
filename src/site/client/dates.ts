import type { ClientWords } from '../../languages/site/client.ts';
import { dayText } from './page.ts';

/** Today where the handbook lives, as `2026-01-31`, by the reader's clock. */
export function today(zone: string | undefined, now = new Date()): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = (timeZone?: string) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone }).formatToParts(now);
  let found: Intl.DateTimeFormatPart[];
  try {
    found = parts(zone || undefined);
  } catch {
    // A browser that does not know the zone.
    found = parts();
  }
  const part = (type: string) => found.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * Marks what a date decides, so that a page built last week is true today: a review that is over (`data-review`), a revision or notice
 * that has started (`data-starts`), a notice that is over (`data-until`). Inside, `data-before` and `data-after` hold the two texts.
 */
export function startDates(words: Pick<ClientWords, 'overdue'>): void {
  const now = today(document.documentElement.dataset.timezone);
  for (const element of document.querySelectorAll<HTMLElement>('[data-review]')) {
    if (!element.dataset.review || now <= element.dataset.review || 'overdue' in element.dataset) continue;
    element.dataset.overdue = '';
    const note = element.querySelector<HTMLElement>('[data-overdue-note]');
    if (note) note.hidden = false;
    else element.append(' ', words.overdue);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-starts]')) {
    if (!element.dataset.starts || now < element.dataset.starts) continue;
    element.dataset.started = '';
    show(element, '[data-before]', false);
    show(element, '[data-after]', true);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-until]'))
    if (element.dataset.until && now > element.dataset.until) element.hidden = true;
}

/** A print says on which day it was made: `data-printed` holds the words before the date. */
export function startPrint(): void {
  addEventListener('beforeprint', () => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-printed]'))
      element.textContent = `${element.dataset.printed} ${dayText(Date.now())}`;
  });
}

function show(element: HTMLElement, selector: string, isShown: boolean): void {
  for (const each of element.querySelectorAll<HTMLElement>(selector)) each.hidden = !isShown;
}
