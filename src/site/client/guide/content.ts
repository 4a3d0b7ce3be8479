import type { ClientWords } from '../../../languages/site/client.ts';
import type { GuideNode } from '../../guide.ts';
import { startCopy } from '../copy.ts';
import { fill, make } from '../page.ts';
import { startTerms } from '../terms.ts';
import { here } from './put.ts';
import type { Source } from './source.ts';

/** What a step says: as its page has it, else in plain words. */
export function contentOf(node: GuideNode, source: Source, words: ClientWords): HTMLElement {
  const body = make('div', { class: 'guide-body' });
  const own = node.whole ? source.document.getElementById(node.anchor ?? '') : null;
  if (own) body.append(...copyOf(own, source));
  else body.append(make('p', {}, make('b', {}, node.label)));
  for (const detail of node.details ?? []) body.append(make('p', {}, detail));
  if (node.lines) {
    const items = node.lines.map(({ number, text }) => make('li', {}, make('b', {}, number), ' ', text));
    body.append(make('ul', { class: 'guide-lines' }, ...items));
  }
  body.append(...notesOf(node, own !== null, words));
  startCopy(words, body);
  startTerms(body);
  return body;
}

/** What a step has on its page and not here: answers and jumps are buttons here, boxes are ticked there. */
const gone = ':scope > .step-number, [data-answers], [data-check], .checklist-count, .way, .tools, script';

/** The step's own words, with addresses that hold here and no id twice on the page. */
function copyOf(step: HTMLElement, { page }: Source): Node[] {
  const copy = document.importNode(step, true);
  for (const each of copy.querySelectorAll(gone)) each.remove();
  for (const jump of copy.querySelectorAll('a[href^="#"]:not([data-term])'))
    jump.replaceWith(...jump.childNodes);
  for (const each of copy.querySelectorAll('[id]')) each.removeAttribute('id');
  if (page.href !== here)
    for (const name of ['href', 'src'])
      for (const each of copy.querySelectorAll(`[${name}]`))
        each.setAttribute(name, new URL(each.getAttribute(name) ?? '', page.href).href);
  return [...copy.childNodes];
}

/** Where readers say what is wrong with a step, as its page has it. */
export function reportOf(
  { anchor = '' }: GuideNode,
  { document: from, page }: Source,
): HTMLElement | undefined {
  const link = from.getElementById(anchor)?.querySelector('.tools a:not([href^="#"])');
  if (!link) return undefined;
  const href = new URL(link.getAttribute('href') ?? '', page.href).href;
  return make('a', { class: 'guide-report', href }, link.textContent ?? '');
}

function notesOf(node: GuideNode, isWhole: boolean, words: ClientWords): Node[] {
  const { guide } = words;
  const notes: Node[] = [];
  const facts = [
    !isWhole && node.role ? fill(guide.by, { role: node.role }) : undefined,
    node.time,
    node.optional ? guide.optional : undefined,
  ].filter((text) => text !== undefined);
  if (facts.length > 0)
    notes.push(make('p', { class: 'guide-facts' }, ...facts.map((text) => make('span', {}, text))));
  if (node.escalatesTo) {
    const to = make('b', {}, fill(guide.escalate, { role: node.escalatesTo }));
    notes.push(make('p', { class: 'guide-escalation' }, to, node.contact ? ` ${node.contact}` : undefined));
  }
  return notes;
}
