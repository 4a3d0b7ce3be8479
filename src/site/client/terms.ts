import { make } from './page.ts';

/**
 * A link with `data-term` leads to its definition (`href="#term-rma"`); with a script it opens the definition below the paragraph that
 * uses it, and closes it again.
 */
export function startTerms(within: ParentNode = document): void {
  for (const link of within.querySelectorAll<HTMLAnchorElement>('a[data-term]')) {
    const definition = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!definition) continue;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      toggle(link, definition);
    });
    link.addEventListener('keydown', (event) => {
      if (event.key === ' ') {
        event.preventDefault();
        toggle(link, definition);
      } else if (event.key === 'Escape') close(link);
    });
  }
}

const notes = new WeakMap<HTMLElement, HTMLElement>();
let numbered = 0;

function close(link: HTMLElement): void {
  notes.get(link)?.remove();
  notes.delete(link);
  link.setAttribute('aria-expanded', 'false');
  link.removeAttribute('aria-controls');
}

function toggle(link: HTMLElement, definition: HTMLElement): void {
  if (notes.has(link)) {
    close(link);
    return;
  }
  const id = `term-note-${numbered++}`;
  const note = make(
    'span',
    { id, class: 'term-note', role: 'note' },
    make('b', {}, termOf(definition)),
    ' ',
    textOf(definition),
  );
  notes.set(link, note);
  placeBelow(link, note);
  link.setAttribute('aria-expanded', 'true');
  link.setAttribute('aria-controls', id);
  note.addEventListener('click', () => {
    close(link);
    link.focus();
  });
}

/** The target is the `dt` (its `dd` follows), or an entry that holds the term in bold. */
const termOf = (entry: HTMLElement): string =>
  (entry.tagName === 'DT'
    ? entry
    : (entry.querySelector('dt, dfn, strong, b') ?? entry)
  ).textContent?.trim() ?? '';

function textOf(entry: HTMLElement): string {
  const next = entry.tagName === 'DT' ? entry.nextElementSibling : entry.querySelector('dd');
  if (next) return next.textContent?.trim() ?? '';
  const term = termOf(entry);
  const text = entry.textContent?.trim() ?? '';
  return text.startsWith(term) ? text.slice(term.length).replace(/^\s*[:–—-]?\s*/, '') : text;
}

/** After the paragraph; in a list item or cell before its first block that follows. */
function placeBelow(link: HTMLElement, note: HTMLElement): void {
  const block = link.closest('p, h1, h2, h3, h4, li, td, dd, summary') ?? link.parentElement;
  if (!block) return;
  if (block.matches('p, h1, h2, h3, h4, summary')) {
    block.after(note);
    return;
  }
  const isAfter = (child: Element) =>
    Boolean(link.compareDocumentPosition(child) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = [...block.children].find(
    (child) => isAfter(child) && child.matches('ul, ol, p, pre, div, table, blockquote, figure'),
  );
  if (next) next.before(note);
  else block.append(note);
}
