import type { Element } from 'hast';
import { contactLinks } from './contact.tsx';

/** How to reach whoever has a role, in the reader's language. */
export interface RoleView {
  name: string;
  /** People who have it. */
  people: readonly string[];
  contact?: string;
  hours?: string;
  /** Whom to ask when they are away. */
  deputy?: string;
  /** "When away: {name}", said in the page's language. */
  deputyText?: string;
}

/** Whom to ask, how and when: below the step that hands over. */
export function RoleCard({ role }: { role: RoleView }): Element {
  const { name, people, contact, hours, deputyText } = role;
  return (
    <p class="reach">
      <b>{people.length > 0 ? `${name} (${people.join(', ')})` : name}</b>
      {contact && <span>{contactLinks(contact)}</span>}
      {hours && <span>{hours}</span>}
      {deputyText && <span>{deputyText}</span>}
    </p>
  ) as Element;
}
