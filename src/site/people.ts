import type { Flow } from '../flow/flow.ts';
import type { Config } from '../handbook/config.ts';
import type { Hours } from '../handbook/hours.ts';
import { findDepartment, findPerson, findRole, nameIn, sameName } from '../handbook/who.ts';
import type { SiteWords } from '../languages/site/index.ts';
import type { RoleView } from './parts/role.tsx';

/** Names, hours and dates as the readers of one language know them. */
export function roleView(
  config: Config,
  named: string,
  language: string,
  words: SiteWords,
): RoleView | undefined {
  const role = findRole(config, named);
  if (!role) {
    const person = findPerson(config, named);
    return person && { name: nameIn(person, language), people: [] };
  }
  const deputy = role.deputy && ownerName(config, role.deputy, language);
  return {
    name: nameIn(role, language),
    people: config.people
      .filter(({ roles }) => roles.some((name) => sameName(name, role.id) || sameName(name, role.name)))
      .map((person) => nameIn(person, language)),
    ...(role.contact ? { contact: role.contact } : {}),
    ...(role.hours ? { hours: hoursText(role.hours, language) } : {}),
    ...(deputy ? { deputy, deputyText: words.whenAway(deputy) } : {}),
  };
}

/** A person, role, department or other owner as readers know it; a role with the person who has it. */
export function ownerName(config: Config, named: string, language: string): string {
  const role = findRole(config, named);
  if (role) {
    const people = config.people.filter(({ roles }) =>
      roles.some((name) => sameName(name, role.id) || sameName(name, role.name)),
    );
    const [person] = people;
    return people.length === 1 && person
      ? `${nameIn(role, language)} (${nameIn(person, language)})`
      : nameIn(role, language);
  }
  const known = findPerson(config, named) ?? findDepartment(config, named);
  return known ? nameIn(known, language) : named.replace(/^@/, '');
}

/** A role's name alone; `team-lead` without an entry is "Team lead". */
export function roleName(config: Config, named: string, language: string): string {
  const known = findRole(config, named) ?? findPerson(config, named);
  if (known) return nameIn(known, language);
  const bare = named.replace(/^@/, '');
  if (!/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(bare)) return bare;
  const words = bare.replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Opening hours with the days of the week in a language; as written where they could not be read. */
export function hoursText({ text, open }: Hours, language: string): string {
  if (!open) return text;
  if (/^24\s*\/\s*7$/.test(text)) return text;
  // 1 January 2024 was a Monday.
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const name = (day: number) => names.format(new Date(Date.UTC(2024, 0, day)));
  return open
    .map(({ days, from, until }) => {
      const [first = 1] = days;
      const last = days.at(-1) ?? first;
      const isRun = days.length > 2 && days.every((day, at) => day === ((first - 1 + at) % 7) + 1);
      return `${isRun ? `${name(first)}–${name(last)}` : days.map(name).join(', ')} ${from}–${until}`;
    })
    .join(', ');
}

const mention = /(?<![\p{L}\p{N}_.@/])@(\p{L}[\p{L}\p{M}\p{N}_-]*)/gu;

const told = new WeakMap<readonly Flow[], { config: Config; language: string; flows: Flow[] }>();

/** Flows whose texts name roles as readers know them: "Escalate to Team lead". */
export function flowsForReaders(config: Config, flows: readonly Flow[], language: string): Flow[] {
  const before = told.get(flows);
  if (before?.config === config && before.language === language) return before.flows;
  const made = namingRoles(config, flows, language);
  told.set(flows, { config, language, flows: made });
  return made;
}

function namingRoles(config: Config, flows: readonly Flow[], language: string): Flow[] {
  const said = (text: string) =>
    text.includes('@')
      ? text.replace(mention, (_whole, name: string) =>
          roleName(config, name.replace(/[-_]+$/, ''), language),
        )
      : text;
  return flows.map((flow) =>
    flow.nodes.some(({ label, details }) => label.includes('@') || details.some((each) => each.includes('@')))
      ? {
          ...flow,
          nodes: flow.nodes.map((node) => ({
            ...node,
            label: said(node.label),
            details: node.details.map(said),
          })),
        }
      : flow,
  );
}
