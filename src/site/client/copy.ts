import type { ClientWords } from '../../languages/site/client.ts';
import { announce, make } from './page.ts';

type CopyWords = Pick<ClientWords, 'copy' | 'copied' | 'notCopied'>;

/** A `[data-copy]` button copies the text of the block around it, without the buttons. */
export function startCopy(words: CopyWords, within: ParentNode = document): void {
  for (const button of within.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    if (!button.textContent?.trim()) button.textContent = words.copy;
    button.onclick = () => void copyBy(button, textOf(button), words);
  }
}

/** Copies and says so on the button itself for a moment. */
export async function copyBy(button: HTMLButtonElement, text: string, words: CopyWords): Promise<void> {
  const label = button.dataset.label ?? button.textContent ?? '';
  button.dataset.label = label;
  const isCopied = await copyText(text);
  announce(isCopied ? words.copied : words.notCopied);
  if (!isCopied) return;
  button.textContent = words.copied;
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

function textOf(button: HTMLElement): string {
  const block = button.closest('[data-copy-block]') ?? button.parentElement;
  if (!block) return '';
  const code = block.querySelector('pre');
  if (code) return code.textContent ?? '';
  const hidden = [...block.querySelectorAll<HTMLElement>('button:not([hidden])')];
  for (const each of hidden) each.hidden = true;
  const text = (block as HTMLElement).innerText.trim();
  for (const each of hidden) each.hidden = false;
  return text;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure context there is no clipboard; the old way still works there.
    const area = make('textarea', { class: 'unseen', readonly: true });
    area.value = text;
    const back = document.activeElement as HTMLElement | null;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    back?.focus();
    return isCopied;
  }
}
