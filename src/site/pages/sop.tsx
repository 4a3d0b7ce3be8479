import type { SiteWords } from '../../languages/site/index.ts';
import { guideData } from '../guide.ts';
import { type Body, type FrameView, framed } from '../parts/frame.tsx';
import type { Text } from '../text.ts';
import { articleOf, isWorkedBy } from './sop-article.tsx';
import { sideOf } from './sop-links.tsx';
import { type Parts, partsOf } from './sop-text.tsx';
import type { SopPage } from './sop-view.ts';

/** @param keep gets the parts once the page is written */
export function sopPage(
  page: SopPage,
  text: Text,
  frame: FrameView,
  words: SiteWords,
  keep?: (parts: Parts) => void,
): string {
  const { view } = page;
  const parts = partsOf(page, text, words);
  const guide = isWorkedBy(view) ? guideOf(page) : undefined;
  const body: Body = {
    path: view.path,
    language: view.language,
    kind: view.kind,
    title: view.kind === 'sop' ? view.title : `${view.title} ${view.version}`,
    description: view.purpose.slice(0, 300),
    main: articleOf(view, parts, words),
    ...(view.side.length > 0 ? { side: sideOf(view, words) } : {}),
    translations: view.translations,
    ...(guide ? { data: { 'guide-data': guide } } : {}),
    ...(view.kind === 'revision' || view.warnings.state === 'draft' || view.warnings.state === 'retired'
      ? { isHidden: true }
      : {}),
  };
  const html = framed(body, frame, words);
  keep?.(parts);
  return html;
}

const guideOf = ({ view, flows }: SopPage) =>
  guideData(flows(), {
    pageOf: (target) => view.pages[target],
    roleName: (role) => view.roleNames[role] ?? role.replace(/^@/, ''),
    contactOf: (role) => {
      const { people = [], contact, hours, deputyText } = view.roles[role] ?? {};
      const reach = [...people, contact, hours].filter(Boolean).join(', ');
      return [reach, deputyText].filter(Boolean).join('. ') || undefined;
    },
  });
