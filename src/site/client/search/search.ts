import type { ClientWords } from '../../../languages/site/client.ts';
import { type Answer, ask, type Engine, type Found, OtherBuild, startEngine } from '../../search/engine.ts';
import { bestPieces, marked, type Piece } from '../../search/pieces.ts';
import { fill, language, make, readWords, root } from '../page.ts';
import { scripts } from './parts.ts';

type Words = ClientWords['search'];

/** SOPs that are shown at once. */
const shownAtOnce = 8;

interface Dialog {
  words: Words;
  element: HTMLDialogElement;
  input: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  more: HTMLButtonElement;
}

const words = readWords().search;
const dialog = makeDialog();
let engine: Promise<Engine> | undefined;
let asked = 0;

document.addEventListener('sop:search', () => {
  if (!dialog.element.open) dialog.element.showModal();
  dialog.input.select();
  void start();
});

function start(build?: string): Promise<Engine> {
  engine ??= startEngine(scripts(language, build));
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

function makeDialog(): Dialog {
  const input = make('input', {
    type: 'search',
    id: 'search-input',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'search-results',
    'aria-autocomplete': 'list',
    'aria-label': words.name,
    placeholder: words.label,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const list = make('div', { id: 'search-results', role: 'listbox', 'aria-label': words.name });
  const status = make('p', { class: 'search-status', role: 'status' }, words.start);
  const more = make('button', { type: 'button', class: 'search-more', hidden: true }, words.more);
  const close = make('button', { type: 'button', class: 'search-close' }, words.close);
  const keys = make('p', { class: 'search-keys' }, words.keys);
  const bar = make('div', { class: 'search-bar' }, input, close);
  const element = make(
    'dialog',
    { class: 'search', 'aria-label': words.name },
    bar,
    status,
    make('div', { class: 'search-scroll' }, list, more),
    keys,
  );
  const made = { words, element, input, list, status, more };
  close.addEventListener('click', () => element.close());
  element.addEventListener('click', (event) => event.target === element && element.close());
  let timer = 0;
  input.addEventListener('input', () => {
    list.setAttribute('aria-busy', 'true');
    clearTimeout(timer);
    timer = window.setTimeout(() => void answer(), 80);
  });
  input.addEventListener('keydown', (event) => onKey(made, event));
  document.body.append(element);
  return made;
}

const options = ({ list }: Dialog): HTMLAnchorElement[] => [
  ...list.querySelectorAll<HTMLAnchorElement>('[role="option"]'),
];

function onKey(made: Dialog, event: KeyboardEvent): void {
  const all = options(made);
  const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? all.length - 1 : at - 1 };
  const next = steps[event.key];
  if (next !== undefined && all.length > 0) {
    event.preventDefault();
    choose(made, all[(next + all.length) % all.length]);
  } else if (event.key === 'Enter' && !event.isComposing) {
    event.preventDefault();
    all[Math.max(at, 0)]?.click();
  } else if (event.key === 'Escape') {
    // A search field takes the first Esc to empty itself.
    event.preventDefault();
    made.element.close();
  }
}

function choose({ input, list }: Dialog, option: HTMLElement | undefined): void {
  for (const each of list.querySelectorAll('[aria-selected="true"]'))
    each.setAttribute('aria-selected', 'false');
  if (!option) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
}

async function answer(): Promise<void> {
  const query = dialog.input.value.trim();
  const mine = ++asked;
  if (query === '') return show(query, { found: [], isPartial: false }, mine);
  if (dialog.list.childElementCount === 0) dialog.status.textContent = words.loading;
  try {
    const found = await ask(await start(), query);
    if (mine === asked) await show(query, found, mine);
  } catch (error) {
    if (mine !== asked || isRenewed(error)) return;
    dialog.status.textContent = words.failed;
    dialog.list.removeAttribute('aria-busy');
  }
}

async function show(
  query: string,
  { found, isPartial }: Answer,
  mine: number,
  count = shownAtOnce,
): Promise<void> {
  const { list, status, more, input } = dialog;
  const shown = found.slice(0, count);
  const groups = await Promise.all(shown.map(async (each, at) => group(each, await piecesOf(each), at)));
  if (mine !== asked) return;
  list.replaceChildren(...groups);
  list.removeAttribute('aria-busy');
  input.setAttribute('aria-expanded', String(groups.length > 0));
  const said = found.length === 1 ? words.one : fill(words.found, { count: found.length });
  if (query === '') status.textContent = words.start;
  else if (found.length === 0) status.textContent = fill(words.nothing, { query });
  else status.textContent = isPartial ? words.partly : said;
  more.hidden = found.length <= count;
  more.onclick = () => void show(query, { found, isPartial }, mine, count + shownAtOnce);
  choose(dialog, options(dialog)[0]);
}

/** Why an SOP was found. A text that cannot be loaded leaves the title alone. */
async function piecesOf(found: Found): Promise<Piece[]> {
  try {
    const text = await found.text();
    return text ? bestPieces(text, found.groups) : [];
  } catch (error) {
    isRenewed(error);
    return [];
  }
}

const builds = new Set<string>();

/** The site was published anew: asks again with the newer files. Once for every build, lest two that take turns never end. */
function isRenewed(error: unknown): boolean {
  if (!(error instanceof OtherBuild) || builds.has(error.hash)) return false;
  builds.add(error.hash);
  engine = undefined;
  void start(error.hash).then(answer, answer);
  return true;
}

function group(found: Found, pieces: Piece[], at: number): HTMLElement {
  const title = option(`search-${at}`, found.href, 'search-title', [
    make('span', { class: 'search-name' }, ...markedNodes(found.title, found.groups)),
    make('span', { class: 'search-department' }, found.department),
  ]);
  const items = pieces.map((piece, index) => {
    const href = piece.anchor ? `${found.href}#${encodeURIComponent(piece.anchor)}` : found.href;
    const label = make('span', { class: 'search-where' }, nameOf(piece));
    return option(`search-${at}-${index}`, href, 'search-piece', [
      label,
      make('span', {}, ...markedNodes(piece.text, found.groups)),
    ]);
  });
  return make('div', { role: 'group', 'aria-label': found.title, class: 'search-group' }, title, ...items);
}

function nameOf({ kind, number }: Piece): string {
  if (kind === 'step') return number ? fill(words.step, { number }) : '';
  return kind === 'term' ? words.term : words.says;
}

function option(id: string, href: string, kind: string, children: Node[]): HTMLAnchorElement {
  const link = make(
    'a',
    { id, role: 'option', 'aria-selected': 'false', class: kind, href: root + href, tabindex: '-1' },
    ...children,
  );
  link.addEventListener('click', () => dialog.element.close());
  link.addEventListener('mousemove', () => {
    if (link.getAttribute('aria-selected') !== 'true') choose(dialog, link);
  });
  return link;
}

const markedNodes = (text: string, groups: string[][]): (Node | string)[] =>
  marked(text, groups).map((part, at) => (at % 2 === 1 ? make('mark', {}, part) : part));
