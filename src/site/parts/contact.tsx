import { type Child, flat } from '../jsx-runtime.ts';

/** E-mail addresses, web addresses, and numbers of at least seven digits as one dials them. */
const reachable =
  /([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(https:\/\/[^\s<>"]*[^\s<>".,;:!?)])|(\+?\d[\d ()/.-]{5,}\d)/g;

/** How to reach somebody, as `sop.yaml` has it: what a phone can dial, write to or open is a link. */
export function contactLinks(text: string): Child {
  const parts: Child[] = [];
  let from = 0;
  for (const { 0: whole, 1: mail, 2: web, 3: number = '', index } of text.matchAll(reachable)) {
    const digits = number.replace(/[^\d+]/g, '');
    const href = mail ? `mailto:${mail}` : (web ?? (digits.length < 7 ? undefined : `tel:${digits}`));
    if (href === undefined) continue;
    parts.push(
      text.slice(from, index),
      <a href={href} dir="ltr">
        {whole}
      </a>,
    );
    from = index + whole.length;
  }
  return flat([...parts, text.slice(from)]);
}
