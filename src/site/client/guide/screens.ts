import type { GuideNode, GuideWay } from '../../guide.ts';
import { copyBy } from '../copy.ts';
import { announce, fill, keep, make, recall } from '../page.ts';
import { markInChart } from '../views.ts';
import {
  back,
  begin,
  type Case,
  type CasePage,
  endingAt,
  enter,
  leave,
  newCase,
  nodeIn,
  take,
  topOf,
} from './case.ts';
import { contentOf, reportOf } from './content.ts';
import { pathList, pathText, trail } from './path.ts';
import { backRow, button, type Guide, here, leaveRow, partOf, put } from './put.ts';
import { addressOf, fetchAhead, loadSource, type Source } from './source.ts';

/** A case from the first step of this page. */
export const beginNew = (guide: Guide): void =>
  show(guide, newCase(guide.main.page, guide.main.data, Date.now()));

export const named = ({ number, label }: GuideNode): string => [number, label].filter(Boolean).join(' ');

/** Which texts were followed, the path, and a button that copies both. */
export function pathPart(guide: Guide, one: Case, ending?: string): Node[] {
  const { guide: words } = guide.words;
  const copy = make('button', { type: 'button', class: 'guide-copy' }, words.copyPath);
  copy.addEventListener('click', () => void copyBy(copy, pathText(one, ending, words), guide.words));
  const title = make('h3', {}, ending === undefined ? words.pathSoFar : words.path);
  const pages = one.pages.map(({ title: name, id, version }) =>
    make('li', {}, `${name} (${id}, ${fill(words.version, { version })})`),
  );
  return [title, make('ul', { class: 'guide-pages' }, ...pages), pathList(one), copy];
}

/** Shows where a case stands, and keeps it. */
export function show(guide: Guide, one: Case): void {
  const [at, id] = topOf(one);
  const source = guide.sources.get(one.pages[at]?.href ?? '');
  const ending = source && id !== '' ? endingAt(source.data, id) : undefined;
  const node = source && nodeIn(source.data, id);
  if (!source) beginNew(guide);
  else if (ending && one.stack.length > 1) showReturn(guide, one, source, ending);
  else if (ending) showEnd(guide, { ...one, ended: one.ended ?? Date.now() }, ending);
  else if (node) showNode(guide, one, source, node);
  else showStarts(guide, one, source);
}

function showStarts(guide: Guide, one: Case, source: Source): void {
  guide.store.save(one);
  const heading = make('h2', {}, guide.words.guide.which);
  const ways = source.data.starts.map(({ at, node }) =>
    button(at || source.page.title, () => show(guide, begin(one, node))),
  );
  put(
    guide,
    heading,
    partOf(guide, one),
    heading,
    make('div', { class: 'guide-ways' }, ...ways),
    backRow(guide, one, () => show(guide, back(one))),
  );
}

function showNode(guide: Guide, one: Case, source: Source, node: GuideNode): void {
  guide.store.save(one);
  const { guide: words } = guide.words;
  markInChart(source === guide.main ? node.anchor : undefined);
  const number = make(
    'span',
    { class: `guide-number${node.kind === 'decision' ? ' guide-question' : ''}`, 'aria-hidden': 'true' },
    node.number ?? '',
  );
  const said = `${node.number ? `${fill(words.step, { number: node.number })}. ` : ''}${node.label}`;
  const heading = make('h2', { class: 'guide-step' }, number, make('span', { class: 'unseen' }, said));
  const ways = node.ways ?? [{}];
  const buttons = ways.map((way) => wayButton(guide, one, source, node, way));
  const { page } = node;
  if (page)
    buttons.unshift(
      button(
        fill(words.enter, { title: page.title }),
        () => void goInto(guide, one, source, node),
        'guide-enter',
      ),
    );
  put(
    guide,
    heading,
    partOf(guide, one),
    trail(one, (count) => show(guide, backTo(one, count)), words),
    make('div', { class: 'guide-screen' }, heading, contentOf(node, source, guide.words)),
    make('div', { class: 'guide-ways', role: 'group', 'aria-label': node.label }, ...buttons),
    backRow(guide, one, () => show(guide, back(one)), reportOf(node, source)),
    buttons.length > 1 ? make('p', { class: 'guide-keys' }, words.keys) : undefined,
  );
}

function backTo(one: Case, count: number): Case {
  let at = one;
  while (at.past.length > count) at = back(at);
  return at;
}

/** A way as a button: the answer, and below it where it leads. */
function wayButton(
  guide: Guide,
  one: Case,
  source: Source,
  node: GuideNode,
  way: GuideWay,
): HTMLButtonElement {
  const { guide: words } = guide.words;
  if (way.lost !== undefined) {
    const lost = button(
      way.label ?? words.next,
      () => {},
      'plain',
      make('small', {}, fill(words.lost, { target: way.lost })),
    );
    lost.setAttribute('aria-disabled', 'true');
    return lost;
  }
  const target = nodeIn(source.data, way.to ?? '');
  const isEnd = target === undefined || target.kind === 'end';
  const isAlone = (node.ways?.length ?? 0) < 2 && !way.label;
  const text = way.label ?? (node.page ? words.done : isEnd ? words.finish : words.next);
  const where = isEnd
    ? target?.label
      ? fill(words.ended, { label: target.label })
      : words.end
    : fill(words.to, { step: named(target) });
  const note = isEnd && isAlone && !target?.label ? [] : [make('small', {}, where)];
  const kind = node.page ? 'plain' : isAlone ? 'guide-next' : undefined;
  return button(text, () => show(guide, take(one, node, way, Date.now())), kind, ...note);
}

async function goInto(guide: Guide, one: Case, source: Source, node: GuideNode): Promise<void> {
  if (!node.page) return;
  const { href, title, id } = node.page;
  const whole = addressOf(href, source);
  announce(fill(guide.words.guide.loading, { title }));
  const inner = guide.sources.get(whole) ?? (await loadSource(whole));
  if (!inner) {
    const page = { id, title, version: '', fingerprint: '', href: whole };
    return showUnloaded(guide, one, page);
  }
  guide.sources.set(whole, inner);
  fetchAhead(inner);
  show(guide, enter(one, node, inner.page, inner.data, Date.now()));
}

/** A page that cannot be had in here: the way there and back on foot. */
export function showUnloaded(guide: Guide, one: Case, { title, href }: CasePage): void {
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
  const next = button(fill(words.returnTo, { title: outer?.page.title ?? '' }), () =>
    show(guide, leave(one, ending, node, Date.now())),
  );
  put(
    guide,
    heading,
    partOf(guide, one),
    heading,
    done,
    make('div', { class: 'guide-ways' }, next),
    backRow(guide, one, () => show(guide, back(one))),
  );
}

function showEnd(guide: Guide, one: Case, ending: GuideNode): void {
  const { guide: words } = guide.words;
  guide.store.save(one);
  const text = ending.label ? fill(words.ended, { label: ending.label }) : words.end;
  const heading = make('h2', { class: 'guide-end' }, text);
  const fresh = button(
    words.fresh,
    () => {
      guide.store.forget(one);
      beginNew(guide);
    },
    'plain',
  );
  const from = cameFrom();
  const home =
    from &&
    make(
      'a',
      { class: 'guide-link', href: `${from.href}#guide` },
      fill(words.returnTo, { title: from.title }),
    );
  put(
    guide,
    heading,
    heading,
    ...pathPart(guide, one, text),
    make('div', { class: 'guide-ways' }, ...[home, fresh].filter((each) => each !== undefined)),
    backRow(guide, one, () => show(guide, back(one))),
  );
}
