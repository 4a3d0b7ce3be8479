import { fold } from '../document/near.ts';
import type { Config, Department, Deputy, Person, Role } from './schema.ts';

/** Names are the same without regard to case, accents, hyphens and white space: `Team lead`, `team-lead`, `TEAM LEAD`. */
export const sameName = (a: string, b: string): boolean => fold(a) === fold(b);

interface Named {
  id: string;
  name: string;
  names?: Record<string, string>;
}

const isCalled = (entry: Named, wanted: string): boolean =>
  [entry.id, entry.name, ...Object.values(entry.names ?? {})].some((name) => sameName(name, wanted));

/** A department by its id or any of its names. */
export const findDepartment = (config: Config, name: string): Department | undefined =>
  config.departments.find((entry) => isCalled(entry, name));

/** A role by its id or any of its names, with or without `@`. */
export const findRole = (config: Config, name: string): Role | undefined =>
  config.roles.find((entry) => isCalled(entry, name.replace(/^@/, '')));

/** A person by id, name or address; `Ana Kalnina <ana@lantern.example>` is looked up by its address. */
export function findPerson(config: Config, name: string): Person | undefined {
  const address = /<([^>]+)>\s*$/.exec(name)?.[1] ?? name;
  const wanted = address.trim().toLowerCase();
  return (
    config.people.find((person) => person.addresses.includes(wanted)) ??
    config.people.find((entry) => isCalled(entry, name.replace(/^@/, '')))
  );
}

/** An owner that `sop.yaml` knows: a person, a role, a department or an entry of `owners`. */
export function isKnownOwner(config: Config, name: string): boolean {
  const wanted = name.replace(/^@/, '');
  return (
    findPerson(config, name) !== undefined ||
    findRole(config, name) !== undefined ||
    findDepartment(config, wanted) !== undefined ||
    config.owners.some((owner) => sameName(owner, wanted))
  );
}

/** The name of an entry in a language; its own name where it has none for it. */
export const nameIn = (entry: Named, language: string): string => entry.names?.[language] ?? entry.name;

/** The name of the handbook in a language. */
export const titleIn = ({ title, titles }: Config, language: string): string => titles[language] ?? title;

/** What the handbook says of itself in a language. */
export const descriptionIn = ({ description, descriptions }: Config, language: string): string | undefined =>
  descriptions[language] ?? description;

/** Who approves the SOPs of a department. What the department does not say holds as the handbook says it. */
export interface Approval {
  approvers: string[];
  deputies: Deputy[];
  fourEyes: boolean;
}

/** @param department as an SOP names it; an unknown one has the handbook's approval */
export function approvalOf(config: Config, department: string): Approval {
  const own = findDepartment(config, department);
  return {
    approvers: own?.approvers ?? config.approval.approvers ?? [],
    deputies: [...(own?.deputies ?? []), ...(config.approval.deputies ?? [])],
    fourEyes: own?.['four-eyes'] ?? config.approval['four-eyes'] ?? false,
  };
}

/**
 * May this person approve for the department on that day? An approver may, whoever has a role that is an approver, and a deputy of
 * either on the days of the deputyship. Without any approvers named, everybody may.
 *
 * @param person name or address
 * @param date ISO date
 */
export function mayApprove(config: Config, department: string, person: string, date: string): boolean {
  const { approvers, deputies } = approvalOf(config, department);
  if (approvers.length === 0) return true;
  const standsFor = (name: string) => approvers.some((approver) => isOneOf(config, name, approver));
  return (
    standsFor(person) ||
    deputies.some(
      (d) =>
        isOneOf(config, person, d.by) && holdsOn(d, date) && approvers.some((a) => isOneOf(config, d.for, a)),
    )
  );
}

const holdsOn = ({ from, until }: Deputy, date: string): boolean =>
  (from === undefined || from <= date) && (until === undefined || date <= until);

/** Is the person the one that is named, or does the person have the role that is named? */
function isOneOf(config: Config, person: string, named: string): boolean {
  if (sameParty(config, person, named)) return true;
  const role = findRole(config, named);
  const roles = findPerson(config, person)?.roles ?? [];
  return role !== undefined && roles.some((name) => isCalled(role, name.replace(/^@/, '')));
}

/** Do two names mean the same person or role? */
function sameParty(config: Config, a: string, b: string): boolean {
  const [first, second] = [findPerson(config, a), findPerson(config, b)];
  if (first || second) return first === second;
  return sameName(a.replace(/^@/, ''), b.replace(/^@/, ''));
}
