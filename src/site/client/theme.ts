import type { ClientWords } from '../../languages/site/client.ts';
import { keep, recall } from './page.ts';

type Theme = 'dark' | 'light';
const { documentElement: html } = document;
const system = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** The reader's own choice, before anything is painted. */
export function applyTheme(): void {
  const theme = recall<Theme>('theme');
  if (theme === 'dark' || theme === 'light') html.dataset.theme = theme;
}

export function startTheme(words: ClientWords): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-toggle]')) {
    const show = () =>
      button.setAttribute('aria-pressed', String((html.dataset.theme ?? system()) === 'dark'));
    button.hidden = false;
    if (!button.textContent?.trim()) button.setAttribute('aria-label', words.theme);
    show();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
    button.addEventListener('click', () => {
      const theme: Theme = (html.dataset.theme ?? system()) === 'dark' ? 'light' : 'dark';
      // The choice that the system makes anyway is no choice: the page follows the system again.
      if (theme === system()) delete html.dataset.theme;
      else html.dataset.theme = theme;
      keep('theme', html.dataset.theme);
      show();
    });
  }
}
