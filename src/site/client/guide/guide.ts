import { make, readWords } from '../page.ts';
import { type Guide, here } from './put.ts';
import { chooseCase, resume } from './resume.ts';
import { beginNew } from './screens.ts';
import { fetchAhead, sourceOf } from './source.ts';
import { storeOf } from './store.ts';

function start(): Guide | undefined {
  const main = sourceOf(document, here);
  const article = document.querySelector('article[data-sop]');
  if (!main || !article) return undefined;
  const words = readWords();
  const section = make('section', { class: 'guide', id: 'guide', 'aria-label': words.guide.name });
  const nav = article.querySelector('nav[data-views]');
  if (nav) nav.after(section);
  else article.prepend(section);
  const { language = '' } = (article as HTMLElement).dataset;
  const guide = {
    main,
    store: storeOf(`${language}:${main.page.id}`),
    words,
    section,
    sources: new Map([[here, main]]),
  };
  section.addEventListener('keydown', (event) => chooseByDigit(section, event));
  document.addEventListener('sop:leave-guide', () => {
    section.hidden = true;
    guide.store.leave();
  });
  return guide;
}

/** The keys 1 to 9 press the answers, while guided mode has the focus. */
function chooseByDigit(section: HTMLElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  const button = section.querySelectorAll<HTMLButtonElement>('.guide-ways button')[Number(event.key) - 1];
  if (!button) return;
  event.preventDefault();
  button.click();
}

/** A page that is loaded with its guide open goes on where it was; whoever asks for the guide may have another customer by now. */
function open(guide: Guide, isAsked: boolean): void {
  const { section, store } = guide;
  const article = section.closest<HTMLElement>('article');
  if (article?.dataset.view === 'guide' && !section.hidden) {
    section.querySelector('h2')?.focus();
    return;
  }
  document.dispatchEvent(new CustomEvent('sop:guide-opened'));
  section.hidden = false;
  fetchAhead(guide.main);
  const current = isAsked ? undefined : store.current();
  const cases = store.open();
  if (current) void resume(guide, current);
  else if (cases.length > 0) chooseCase(guide, cases);
  else beginNew(guide);
}

const guide = start();
document.addEventListener(
  'sop:guide',
  ({ detail }: CustomEventInit<boolean>) => guide && open(guide, detail === true),
);
