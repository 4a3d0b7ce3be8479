import { fill, make } from '../page.ts';
import { back, type Case, type CasePage, isSame, nodeIn, topOf } from './case.ts';
import { caseName } from './path.ts';
import { button, type Guide, leaveRow, put } from './put.ts';
import { beginNew, named, pathPart, show, showUnloaded } from './screens.ts';
import { loadSource } from './source.ts';

/** Asks which case to go on with, where there are some. */
export function chooseCase(guide: Guide, cases: Case[]): void {
  const { guide: words } = guide.words;
  const heading = make('h2', {}, words.open);
  const ways = cases.map((one) => {
    const [at, id] = topOf(one);
    const node = at === 0 ? nodeIn(guide.main.data, id) : undefined;
    const last = node ? named(node) : one.pages[at]?.title;
    const text = fill(words.continue, { time: caseName(one) });
    return button(
      text,
      () => void resume(guide, one),
      undefined,
      ...(last ? [make('small', {}, fill(words.at, { step: last }))] : []),
    );
  });
  const fresh = button(words.fresh, () => beginNew(guide), 'plain');
  put(guide, heading, heading, make('div', { class: 'guide-ways' }, ...ways, fresh), leaveRow(guide));
}

/** Goes on with a case, when all its pages still say what they said. */
export async function resume(guide: Guide, one: Case): Promise<void> {
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
  const heading = make(
    'h2',
    {},
    fill(before.version === now.version ? words.changedText : words.changed, {
      title: now.title,
      before: before.version,
      now: now.version,
    }),
  );
  const why = make('p', { class: 'guide-warning' }, fill(words.changedWhy, { time: caseName(one) }));
  const fresh = button(words.fresh, () => {
    guide.store.forget(one);
    beginNew(guide);
  });
  put(
    guide,
    heading,
    heading,
    why,
    make('div', { class: 'guide-ways' }, fresh),
    ...pathPart(guide, one),
    leaveRow(guide),
  );
}
