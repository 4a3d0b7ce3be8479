import type { ClientWords } from '../../languages/site/client.ts';
import { announce, fill, keep, make, type PageSop, recall } from './page.ts';

/** Ticks of a revision; those of another revision are forgotten. */
interface Ticks {
  version: string;
  keys: string[];
}

/**
 * Lists with `data-checklist` can be ticked and keep their ticks for this revision on this device. `data-checklist="audit"` shows a score
 * instead of a count.
 */
export function startChecklists(words: ClientWords, sop: PageSop): void {
  const key = `checks:${sop.language}:${sop.id}`;
  const stored = recall<Ticks>(key);
  const ticked = new Set(stored?.version === sop.version ? stored.keys : []);
  const refresh: (() => void)[] = [];
  const save = () => {
    keep(key, ticked.size > 0 ? { version: sop.version, keys: [...ticked] } : undefined);
    for (const each of refresh) each();
  };
  for (const list of document.querySelectorAll<HTMLElement>('[data-checklist]')) {
    const boxes = [...list.querySelectorAll<HTMLInputElement>('input[data-check]')];
    if (boxes.length === 0) continue;
    for (const box of boxes) {
      box.disabled = false;
      box.addEventListener('change', () => {
        if (box.checked) ticked.add(keyOf(box));
        else ticked.delete(keyOf(box));
        save();
      });
    }
    const count = make('span', { role: 'status' });
    const clear = make('button', { type: 'button', class: 'quiet' }, words.clearTicks);
    clear.onclick = () => {
      for (const box of boxes) ticked.delete(keyOf(box));
      save();
      announce(words.cleared);
      boxes[0]?.focus();
    };
    refresh.push(() =>
      showTicks(boxes, ticked, count, clear, list.dataset.checklist === 'audit' ? words.score : words.ticked),
    );
    list.after(make('p', { class: 'checklist-count' }, count, ' ', clear));
  }
  for (const each of refresh) each();
}

const keyOf = (box: HTMLInputElement): string => box.dataset.check ?? '';

function showTicks(
  boxes: HTMLInputElement[],
  ticked: Set<string>,
  count: HTMLElement,
  clear: HTMLButtonElement,
  text: string,
): void {
  for (const box of boxes) box.checked = ticked.has(keyOf(box));
  const done = boxes.filter(({ checked }) => checked).length;
  const said = fill(text, { done, all: boxes.length, percent: Math.round((100 * done) / boxes.length) });
  if (count.textContent !== said) count.textContent = said;
  clear.hidden = done === 0;
}
