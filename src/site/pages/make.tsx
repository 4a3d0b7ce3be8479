import type { Child } from '../jsx-runtime.ts';
import type { Site } from '../model.ts';
import type { Body } from '../parts/frame.tsx';

/** What a reference page says in a language; its frame comes later. */
export type Make = (
  site: Site,
  language: string,
  path: string,
) => Pick<Body, 'title' | 'main' | 'description'>;

export const head = (title: string, text: string): Child => (
  <header class="head">
    <h1 tabindex="-1">{title}</h1>
    <p class="lead">{text}</p>
  </header>
);
