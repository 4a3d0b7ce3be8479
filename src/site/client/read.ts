import type { ClientWords } from '../../languages/site/client.ts';
import { announce, dayText, fill, keep, load, make, type PageSop, recall, siteAddress } from './page.ts';

/** What the reader marked as read, on this device alone: by language and id. */
type ReadMarks = Record<string, { version: string; at: string; title: string; href: string }>;

interface Revision {
  version: string;
  class: 'major' | 'minor' | 'patch';
  changes: { at: string; label?: string; text: string }[];
}

const marksOf = (): ReadMarks => recall<ReadMarks>('read') ?? {};

/** The button *mark as read*, and what changed since. */
export async function startRead(words: ClientWords, sop: PageSop): Promise<void> {
  const key = `${sop.language}:${sop.id}`;
  const mark = marksOf()[key];
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-read]'))
    readButton(button, key, words, sop);
  const box = document.querySelector<HTMLElement>('[data-since]');
  if (!box || !mark || mark.version === sop.version) return;
  // Where no change is known there is no file of them to ask for.
  const known = box.dataset.since === 'changes';
  const changed = known ? await changesSince(mark.version, sop.version) : undefined;
  box.replaceChildren(...sinceText(mark.version, sop, changed, words), readAgain(key, words, sop, box));
  box.hidden = false;
}

function readButton(button: HTMLButtonElement, key: string, words: ClientWords, sop: PageSop): void {
  const undo = make('button', { type: 'button', class: 'quiet' }, words.unread);
  const said = make('span', { class: 'read-mark', hidden: true, title: words.readHere });
  button.after(said);
  if (!button.textContent?.trim()) button.textContent = words.read;
  button.title = words.readHere;
  const show = () => {
    const mark = marksOf()[key];
    const isRead = mark?.version === sop.version;
    button.hidden = isRead;
    said.hidden = !isRead;
    if (mark) said.replaceChildren(fill(words.isRead, { date: dayText(mark.at) }), ' ', undo);
  };
  button.addEventListener('click', () => {
    setRead(key, sop);
    undo.focus();
  });
  undo.addEventListener('click', () => {
    const { [key]: _gone, ...others } = marksOf();
    keep('read', others);
    document.dispatchEvent(new CustomEvent('sop:read'));
    button.focus();
  });
  document.addEventListener('sop:read', show);
  show();
}

function setRead(key: string, { version, title }: PageSop): void {
  const mark = { version, at: new Date().toISOString(), title, href: siteAddress() };
  keep('read', { ...marksOf(), [key]: mark });
  document.dispatchEvent(new CustomEvent('sop:read'));
}

function readAgain(key: string, words: ClientWords, sop: PageSop, box: HTMLElement): Node {
  const button = make('button', { type: 'button' }, words.read);
  button.addEventListener('click', () => {
    setRead(key, sop);
    box.hidden = true;
    announce(fill(words.isRead, { date: dayText(Date.now()) }));
    document.querySelector<HTMLElement>('h1')?.focus();
  });
  return make('p', {}, button);
}

/** Undefined where they cannot be loaded: from a disk. */
async function changesSince(before: string, now: string): Promise<Revision[] | undefined> {
  try {
    const address = location.pathname.replace(/(?:\.html)?$/, '.changes.json');
    const response = await fetch(address);
    if (!response.ok) return undefined;
    const all = (await response.json()) as Revision[];
    return all.filter(({ version }) => isAfter(version, before) && !isAfter(version, now));
  } catch {
    return undefined;
  }
}

export function isAfter(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function sinceText(
  before: string,
  sop: PageSop,
  changed: Revision[] | undefined,
  words: ClientWords,
): Node[] {
  const lines = (changed ?? [])
    .filter((revision) => revision.class !== 'patch')
    .flatMap(({ changes }) => changes);
  const head = (text: string, values = {}) =>
    make('p', {}, make('b', {}, fill(text, { version: before, ...values })));
  if (!changed || changed.length === 0) return [head(words.sinceWhich, { now: sop.version })];
  if (lines.length === 0) return [head(words.sinceSpelling)];
  const items = lines.map(({ at, label, text }) => {
    const where = /^\d/.test(at) ? fill(words.guide.step, { number: at }) : at;
    const name = label ? `${where} ${label}` : where;
    return make('li', {}, make('b', {}, /[?!.]$/.test(name) ? name : `${name}:`), ` ${text}`);
  });
  return [head(words.since), make('ul', {}, ...items)];
}

declare global {
  interface Window {
    /** Version in force by id: what `assets/versions/<language>.js` says. */
    sopVersions?: Record<string, string>;
  }
}

const loaded = new Map<string, Record<string, string> | undefined>();

/** Versions in force in a language; undefined where they cannot be loaded, which says nothing of any of them. */
async function versionsIn(own: string): Promise<Record<string, string> | undefined> {
  if (!loaded.has(own)) {
    window.sopVersions = undefined;
    await load(`assets/versions/${own}.js`).catch(() => {});
    loaded.set(own, window.sopVersions);
  }
  return loaded.get(own);
}

/** On the front page: what was read, in any language, and holds no more as it was read. A corrected spelling is nothing to read again. */
export async function startReadAgain(words: ClientWords): Promise<void> {
  const section = document.querySelector<HTMLElement>('[data-read-again]');
  const items: Node[] = [];
  if (!section) return;
  for (const [key, { title, version, href }] of Object.entries(marksOf())) {
    const [, own = '', id = ''] = /^([\w-]+):(.+)$/.exec(key) ?? [];
    const versions = await versionsIn(own);
    if (!versions) continue;
    const now = versions[id];
    const values = { title, version, now: now ?? '' };
    if (now === undefined) items.push(make('li', {}, fill(words.gone, values)));
    else if (isAfter(now, version) && now.split('.', 2).join() !== version.split('.', 2).join())
      items.push(make('li', {}, make('a', { href: siteAddress(href) }, fill(words.againItem, values))));
  }
  if (items.length === 0) return;
  section.append(make('h2', {}, words.again), make('ul', {}, ...items));
  section.hidden = false;
}
