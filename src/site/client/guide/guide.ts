import type { ClientWords } from '../../../languages/site/client.ts';
import type { GuideNode, GuideWay } from '../../guide.ts';
import { copyBy } from '../copy.ts';
import { announce, fill, keep, make, readWords, recall } from '../page.ts';
import { back, begin, type Case, type CasePage, endingAt, enter, isSame, leave, newCase, nodeIn, take, topOf } from './case.ts';
import { contentOf } from './content.ts';
import { caseName, pathList, pathText, trail } from './path.ts';
import { loadSource, type Source, sourceOf } from './source.ts';
import { type Store, storeOf } from './store.ts';

/** Guided mode of one page: what it knows, and where it is shown. */
interface Guide {
  main: Source;
  store: Store;
  words: ClientWords;
  section: HTMLElement;
  /** Sources of the pages of the case, by address. */
  sources: Map<string, Source>;
}

const here = location.href.replace(/[?#].*$/, '');

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
  const guide = { main, store: storeOf(`${language}:${main.page.id}`), words, section, sources: new Map([[here, main]]) };
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

function open(guide: Guide): void {
  const { section, store } = guide;
  const article = section.closest<HTMLElement>('article');
  if (article?.dataset.view === 'guide' && !section.hidden) return section.querySelector('h2')?.focus();
  document.dispatchEvent(new CustomEvent('sop:guide-open'));
  section.hidden = false;
  const current = store.current();
  if (current) return void resume(guide, current);
  const cases = store.open();
  if (cases.length > 0) chooseCase(guide, cases);
  else beginNew(guide);
}

const beginNew = (guide: Guide): void => show(guide, newCase(guide.main.page, guide.main.data, Date.now()));

/** Puts a screen on the page and the focus on its heading. */
function put(guide: Guide, heading: HTMLElement, ...rest: (Node | undefined)[]): void {
  heading.tabIndex = -1;
  guide.section.replaceChildren(...rest.filter((each) => each !== undefined));
  heading.focus({ preventScroll: true });
  const top = guide.section.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight / 2) guide.section.scrollIntoView({ block: 'start' });
}

function button(text: string, act: () => void, kind?: string, ...more: Node[]): HTMLButtonElement {
  const made = make('button', { type: 'button', class: kind }, make('span', {}, text), ...more);
  made.addEventListener('click', act);
  return made;
}

function chooseCase(guide: Guide, cases: Case[]): void {
  const { guide: words } = guide.words;
  const heading = make('h2', {}, words.open);
  const ways = cases.map((one) => {
    const [at, id] = topOf(one);
    const node = at === 0 ? nodeIn(guide.main.data, id) : undefined;
    const last = node ? named(node) : one.pages[at]?.title;
    const text = fill(words.continue, { time: caseName(one) });
    return button(text, () => void resume(guide, one), undefined, ...(last ? [make('small', {}, fill(words.at, { step: last }))] : []));
  });
  const fresh = button(words.fresh, () => beginNew(guide), 'plain');
  put(guide, heading, heading, make('div', { class: 'guide-ways' }, ...ways, fresh), leaveRow(guide));
}

const named = ({ number, label }: GuideNode): string => [number, label].filter(Boolean).join(' ');

/** Goes on with a case, when all its pages still say what they said. */
async function resume(guide: Guide, one: Case): Promise<void> {
  for (const page of one.pages) {
    const source = guide.sources.get(page.href) ?? (await loadSource(page.href));
    if (!source) continue;
    guide.sources.set(page.href, source);
    if (!isSame(source.page, page)) return showChanged(guide, one, page, source.page);
  }
  const [at] = topOf(one);
  const page = one.pages[at];
  if (page && !guide.sources.has(page.href)) return showUnloaded(guide, back(one), page);
  show(guide, one);
}

function showChanged(guide: Guide, one: Case, before: CasePage, now: CasePage): void {
  const { guide: words } = guide.words;
  const heading = make('h2', {}, fill(words.changed, { title: now.title, before: before.version, now: now.version }));
  const why = make('p', { class: 'guide-warning' }, fill(words.changedWhy, { time: caseName(one) }));
  const fresh = button(words.fresh, () => {
    guide.store.forget(one);
    beginNew(guide);
  });
  put(guide, heading, heading, why, make('div', { class: 'guide-ways' }, fresh), ...pathPart(guide, one), leaveRow(guide));
}

function pathPart(guide: Guide, one: Case, ending?: string): Node[] {
  const { guide: words } = guide.words;
  const copy = make('button', { type: 'button', class: 'guide-copy' }, words.copyPath);
  copy.addEventListener('click', () => void copyBy(copy, pathText(one, ending, words), guide.words));
  const title = make('h3', {}, ending === undefined ? words.pathSoFar : words.path);
  const pages = one.pages.map(({ title: name, id, version }) => make('li', {}, `${name} (${id}, ${fill(words.version, { version })})`));
  return [title, make('ul', { class: 'guide-pages' }, ...pages), pathList(one), copy];
}

/** Shows where a case stands, and keeps it. */
function show(guide: Guide, one: Case): void {
  const [at, id] = topOf(one);
  const source = guide.sources.get(one.pages[at]?.href ?? '');
  if (!source) return beginNew(guide);
  const ending = id === '' ? undefined : endingAt(source.data, id);
  if (ending && one.stack.length > 1) return showReturn(guide, one, source, ending);
  if (ending) return showEnd(guide, { ...one, ended: one.ended ?? Date.now() }, ending);
  guide.store.save(one);
  const node = nodeIn(source.data, id);
  if (node) showNode(guide, one, source, node);
  else showStarts(guide, one, source);
}

function showStarts(guide: Guide, one: Case, source: Source): void {
  const heading = make('h2', {}, guide.words.guide.which);
  const ways = source.data.starts.map(({ at, node }) => button(at || source.page.title, () => show(guide, begin(one, node))));
  put(guide, heading, partOf(guide, one), heading, make('div', { class: 'guide-ways' }, ...ways), backRow(guide, one));
}

function showNode(guide: Guide, one: Case, source: Source, node: GuideNode): void {
  const { guide: words } = guide.words;
  const number = make('span', { class: `guide-number ${node.kind}`, 'aria-hidden': 'true' }, node.number ?? '');
  const said = `${node.number ? `${fill(words.step, { number: node.number })}. ` : ''}${node.label}`;
  const heading = make('h2', { class: 'guide-step' }, number, make('span', { class: 'unseen' }, said));
  const ways = node.ways ?? [{}];
  const buttons = ways.map((way) => wayButton(guide, one, source, node, way));
  const { page } = node;
  if (page) buttons.unshift(button(fill(words.enter, { title: page.title }), () => void goInto(guide, one, source, node), 'guide-enter'));
  put(
    guide,
    heading,
    partOf(guide, one),
    trail(one, (count) => show(guide, backTo(one, count)), words),
    make('div', { class: 'guide-screen' }, heading, contentOf(node, source, guide.words)),
    make('div', { class: 'guide-ways', role: 'group', 'aria-label': node.label }, ...buttons),
    backRow(guide, one),
  );
}

function backTo(one: Case, count: number): Case {
  let at = one;
  while (at.past.length > count) at = back(at);
  return at;
}

/** A way as a button: the answer, and below it where it leads. */
function wayButton(guide: Guide, one: Case, source: Source, node: GuideNode, way: GuideWay): HTMLButtonElement {
  const { guide: words } = guide.words;
  if (way.lost !== undefined) {
    const lost = button(way.label ?? words.next, () => {}, 'plain', make('small', {}, fill(words.lost, { target: way.lost })));
    lost.setAttribute('aria-disabled', 'true');
    return lost;
  }
  const target = nodeIn(source.data, way.to ?? '');
  const isEnd = target === undefined || target.kind === 'end';
  const isAlone = (node.ways?.length ?? 0) < 2 && !way.label;
  const text = way.label ?? (node.page ? words.done : isEnd ? words.finish : words.next);
  const where = isEnd ? (target?.label ? fill(words.ended, { label: target.label }) : words.end) : fill(words.to, { step: named(target) });
  const note = isEnd && isAlone && !target?.label ? [] : [make('small', {}, where)];
  const kind = node.page ? 'plain' : isAlone ? 'guide-next' : undefined;
  return button(text, () => show(guide, take(one, node, way, Date.now())), kind, ...note);
}

async function goInto(guide: Guide, one: Case, source: Source, node: GuideNode): Promise<void> {
  if (!node.page) return;
  const { href, title, id } = node.page;
  const whole = new URL(href, source.page.href).href.replace(/#.*$/, '');
  announce(fill(guide.words.guide.loading, { title }));
  const inner = guide.sources.get(whole) ?? (await loadSource(whole));
  if (!inner) {
    const page = { id, title, version: '', fingerprint: '', href: whole };
    return showUnloaded(guide, one, page);
  }
  guide.sources.set(whole, inner);
  show(guide, enter(one, node, inner.page, inner.data, Date.now()));
}

/** A page that cannot be had in here: the way there and back on foot. */
function showUnloaded(guide: Guide, one: Case, { title, href }: CasePage): void {
  const { guide: words } = guide.words;
  guide.store.save(one);
  const heading = make('h2', {}, title);
  const text = make('p', { class: 'guide-warning' }, fill(words.notLoaded, { title }));
  const link = make('a', { class: 'guide-link', href: `${href}#guide` }, fill(words.openPage, { title }));
  link.addEventListener('click', () => {
    keep('return', { href: here, title: guide.main.page.title, to: href }, () => sessionStorage);
  });
  const stay = button(words.back, () => show(guide, one), 'plain');
  put(guide, heading, heading, text, make('div', { class: 'guide-ways' }, link, stay), leaveRow(guide));
}

/** Where this page was opened from guided mode of another, on foot. */
function cameFrom(): { href: string; title: string } | undefined {
  const found = recall<{ href: string; title: string; to: string }>('return', () => sessionStorage);
  return found?.to === here && /^(?:https?|file):/.test(found.href) ? found : undefined;
}

function showReturn(guide: Guide, one: Case, source: Source, ending: GuideNode): void {
  const { guide: words } = guide.words;
  guide.store.save(one);
  const [outerPage, outerId] = one.stack.at(-2) ?? [0, ''];
  const outer = guide.sources.get(one.pages[outerPage]?.href ?? '');
  const node = outer && nodeIn(outer.data, outerId);
  const heading = make('h2', {}, ending.label ? fill(words.ended, { label: ending.label }) : words.end);
  const done = make('p', {}, source.page.title);
  const next = button(fill(words.returnTo, { title: outer?.page.title ?? '' }), () => show(guide, leave(one, ending, node, Date.now())));
  put(guide, heading, partOf(guide, one), heading, done, make('div', { class: 'guide-ways' }, next), backRow(guide, one));
}

function showEnd(guide: Guide, one: Case, ending: GuideNode): void {
  const { guide: words } = guide.words;
  guide.store.save(one);
  const text = ending.label ? fill(words.ended, { label: ending.label }) : words.end;
  const heading = make('h2', { class: 'guide-end' }, text);
  const fresh = button(words.fresh, () => {
    guide.store.forget(one);
    beginNew(guide);
  }, 'plain');
  const from = cameFrom();
  const home = from && make('a', { class: 'guide-link', href: `${from.href}#guide` }, fill(words.returnTo, { title: from.title }));
  put(guide, heading, heading, ...pathPart(guide, one, text), make('div', { class: 'guide-ways' }, ...[home, fresh].filter((each) => each !== undefined)), backRow(guide, one));
}

/** In a sub-procedure: of what it is a part. */
function partOf(guide: Guide, one: Case): HTMLElement | undefined {
  if (one.stack.length < 2) return undefined;
  const titles = one.stack.map(([page]) => one.pages[page]?.title ?? '');
  const last = titles.pop() ?? '';
  return make('p', { class: 'guide-part-of' }, fill(guide.words.guide.entered, { title: titles.join(' › ') }), make('b', {}, ` › ${last}`));
}

function backRow(guide: Guide, one: Case): HTMLElement {
  const row = leaveRow(guide);
  if (one.past.length > 0) row.prepend(button(`← ${guide.words.guide.back}`, () => show(guide, back(one)), 'quiet'));
  return row;
}

function leaveRow(guide: Guide): HTMLElement {
  const leaving = button(guide.words.guide.leave, () => {
    guide.section.hidden = true;
    guide.store.leave();
    history.replaceState(null, '', here);
    document.dispatchEvent(new CustomEvent('sop:guide-left'));
    document.querySelector<HTMLElement>('[data-guide]')?.focus();
  }, 'quiet');
  return make('div', { class: 'guide-row' }, leaving);
}

const guide = start();
document.addEventListener('sop:guide', () => guide && open(guide));
