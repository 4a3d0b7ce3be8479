import { startChecklists } from './checks.ts';
import { startCopy } from './copy.ts';
import { startDates, startPrint } from './dates.ts';
import { announce, load, readWords, sopOf } from './page.ts';
import { startRead, startReadAgain } from './read.ts';
import { startTerms } from './terms.ts';
import { applyTheme, startTheme } from './theme.ts';
import { followSteps, startViews } from './views.ts';

// The other parts of the site's scripts take these from here.
export { copyBy, startCopy } from './copy.ts';
export * from './page.ts';
export { startTerms } from './terms.ts';
export { markInChart } from './views.ts';

/** The one script of every page. Search and guided mode are loaded when they are asked for. */
applyTheme();
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();

function start(): void {
  const words = readWords();
  announce('');
  startTheme(words);
  startDates(words);
  startPrint();
  startTerms();
  startCopy(words);
  startSearch(words.search.failed);
  const { page } = document.body.dataset;
  if (page === 'front') void startReadAgain(words).catch(() => {});
  const sop = sopOf(document);
  if (!sop) return;
  startViews((isAsked) => openWith('guide', words.search.failed, isAsked));
  followSteps();
  if (page !== 'sop') return;
  startChecklists(words, sop);
  void startRead(words, sop);
}

function openWith(part: 'search' | 'guide', failed: string, detail?: boolean): void {
  Promise.all(['css', 'js'].map((type) => load(`assets/${part}.${type}`))).then(
    () => document.dispatchEvent(new CustomEvent(`sop:${part}`, { detail })),
    () => announce(failed),
  );
}

/** `/` and Ctrl-K (Cmd-K) open search; not while somebody types. */
function startSearch(failed: string): void {
  const open = () => openWith('search', failed);
  for (const button of document.querySelectorAll<HTMLElement>('[data-search-open]')) {
    button.hidden = false;
    button.addEventListener('click', open);
  }
  document.addEventListener('keydown', (event) => {
    const isTyping = (event.target as Element | null)?.closest?.(
      'input, textarea, select, [contenteditable]',
    );
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping;
    const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    open();
  });
}
