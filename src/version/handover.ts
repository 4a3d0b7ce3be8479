import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Edit } from '../document/diagnostic.ts';
import { type Config, readConfig } from '../handbook/config.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { findPerson, findRole, nameIn, sameName } from '../handbook/who.ts';
import { blockItem, flowItem, lineAt, place, scalar, spanOf, withRoles } from './handover-edits.ts';

/** Somebody who gives or takes over, as `sop.yaml` knows them; by name alone where it lists nobody. */
export interface Party {
  /** As it is written from now on. */
  name: string;
  person?: Config['people'][number];
}

/** One thing in `sop.yaml` that goes from one to the other. */
export interface Given {
  kind: 'owns-department' | 'approves' | 'approves-all' | 'stands-in' | 'deputy-of-role' | 'role' | 'away';
  /** Department, role or the person that is stood in for. */
  of?: string;
  line: number;
}

/** A step or text that names the person: it is for people to change, and to release. */
export interface NamedIn {
  path: string;
  line: number;
  how: 'mention' | 'does' | 'escalation' | 'audience';
}

export interface SettingsPlan {
  /** Text of `sop.yaml` afterwards; the same text where nothing changes. Undefined where it cannot be changed safely. */
  text?: string;
  given: Given[];
}

/** A person of `sop.yaml` by name, id or address; where it lists nobody, anybody by name. */
export function partyOf(config: Config, named: string): Party | undefined {
  const person = findPerson(config, named);
  if (person) return { name: person.name, person };
  const role = findRole(config, named);
  if (role) return { name: `@${role.id}` };
  return config.people.length === 0 ? { name: named.replace(/^@/u, '') } : undefined;
}

/** Does a name that stands somewhere mean this party? */
export function isParty(config: Config, named: string, { name, person }: Party): boolean {
  const found = findPerson(config, named);
  if (found || person) return found !== undefined && found.id === person?.id;
  return sameName(named.replace(/^@/u, ''), name.replace(/^@/u, ''));
}

/**
 * `sop.yaml` once all that one had is the other's: ownership of departments, approvals, deputyships, roles. Comments and every other character
 * stay. Nobody stands twice in a list.
 */
export function handOver(text: string, from: Party, to: Party): SettingsPlan {
  const { config } = readConfig('sop.yaml', text);
  const hand: Hand = { text, config, from, to, edits: [], given: [] };
  collect(hand);
  return settled(hand, true);
}

/** Finds everything that goes over. */
function collect(hand: Hand): void {
  const root = parseDocument(hand.text).contents;
  if (isMap(root)) {
    departments(root, hand);
    const approval = root.get('approval', true);
    if (isMap(approval)) approvals(approval, 'approves-all', undefined, hand);
    roleDeputies(root, hand);
    if (hand.to.person) rolesOf(root, hand);
  }
}

/**
 * `sop.yaml` with one as the deputy of the other for some days, for all that they approve.
 *
 * @param first and `last` day, ISO dates
 */
export function deputize(text: string, from: Party, to: Party, first: string, last: string): SettingsPlan {
  const { config } = readConfig('sop.yaml', text);
  const hand: Hand = { text, config, from, to, edits: [], given: [] };
  const names = { for: scalar(from.name), by: scalar(to.name) };
  const entry = `{ for: ${names.for}, by: ${names.by}, from: ${first}, until: ${last} }`;
  const at = place(text, entry);
  hand.edits.push(at);
  hand.given.push({ kind: 'away', of: from.name, line: lineAt(text, at.start) });
  const expected = (config.approval.deputies?.length ?? 0) + 1;
  return settled(hand, false, (now) => now.approval.deputies?.length === expected);
}

interface Hand {
  text: string;
  config: Config;
  from: Party;
  to: Party;
  edits: Edit[];
  given: Given[];
}

function departments(root: YAMLMap, hand: Hand): void {
  const list = root.get('departments', true);
  for (const entry of isSeq(list) ? list.items : []) {
    if (!isMap(entry)) continue;
    const of = String(entry.get('name') ?? '');
    replace(entry.get('owner', true), { kind: 'owns-department', of }, hand);
    approvals(entry, 'approves', of, hand);
  }
}

function approvals(
  map: YAMLMap,
  kind: 'approves' | 'approves-all',
  of: string | undefined,
  hand: Hand,
): void {
  const about = of === undefined ? { kind } : { kind, of };
  const approvers = map.get('approvers', true);
  if (isSeq(approvers)) inList(approvers, about, hand);
  else replace(approvers, about, hand);
  const deputies = map.get('deputies', true);
  for (const deputy of isSeq(deputies) ? deputies.items : [])
    if (isMap(deputy))
      replace(deputy.get('by', true), { kind: 'stands-in', of: String(deputy.get('for') ?? '') }, hand);
}

function roleDeputies(root: YAMLMap, hand: Hand): void {
  const list = root.get('roles', true);
  for (const entry of isSeq(list) ? list.items : [])
    if (isMap(entry))
      replace(
        entry.get('deputy', true),
        { kind: 'deputy-of-role', of: String(entry.get('name') ?? '') },
        hand,
      );
}

/** A name on its own: exchanged where it means the one who gives. */
function replace(node: unknown, about: Omit<Given, 'line'>, hand: Hand): void {
  if (!isName(node, hand)) return;
  const { start, end } = spanOf(node, hand.text);
  hand.edits.push({ start, end, text: scalar(hand.to.name) });
  hand.given.push({ ...about, line: lineAt(hand.text, start) });
}

/** Names in a list: exchanged, or taken out where the other stands there already. */
function inList(list: YAMLSeq, about: Omit<Given, 'line'>, hand: Hand): void {
  const { config, to, text } = hand;
  const isThere = list.items.some((item) => isScalar(item) && isParty(config, String(item.value), to));
  for (const [at, item] of list.items.entries()) {
    if (!isName(item, hand)) continue;
    if (!isThere) replace(item, about, hand);
    else {
      hand.edits.push({ ...(list.flow ? flowItem(list, at, text) : blockItem(text, item)), text: '' });
      hand.given.push({ ...about, line: lineAt(text, spanOf(item, text).start) });
    }
  }
}

const isName = (node: unknown, { config, from }: Hand): node is Scalar =>
  isScalar(node) && typeof node.value === 'string' && isParty(config, node.value, from);

/** Roles of the one who gives go to the other; they are what steps escalate to. */
function rolesOf(root: YAMLMap, hand: Hand): void {
  const { from, to, config, text } = hand;
  const mine = from.person?.roles ?? [];
  const list = root.get('people', true);
  if (mine.length === 0 || !isSeq(list)) return;
  const entryOf = (person: Party['person']) =>
    (person ? list.items[config.people.findIndex(({ id }) => id === person.id)] : undefined) as
      | Node
      | undefined;
  const [giver, taker] = [entryOf(from.person), entryOf(to.person)];
  const roles = isMap(giver) ? giver.get('roles', true) : undefined;
  if (!taker || !(isSeq(roles) || isScalar(roles))) return;
  const span = spanOf(roles, text);
  const line = lineAt(text, span.start);
  // A list in lines goes as a whole, so that its key is left with an empty one.
  const start = isSeq(roles) && !roles.flow ? text.lastIndexOf(':', span.start) + 1 : span.start;
  hand.edits.push({ start, end: span.end, text: isSeq(roles) && !roles.flow ? ' []' : '[]' });
  const missing = mine.filter((role) => !to.person?.roles.some((own) => sameName(own, role)));
  if (missing.length > 0) hand.edits.push(withRoles(taker, missing, text));
  for (const role of mine) {
    const known = findRole(config, role);
    hand.given.push({ kind: 'role', of: known ? nameIn(known, config.languages[0] ?? 'en') : role, line });
  }
}

/** The text with all edits, if it reads back as it was meant: nothing of the one who gives is left where all of it was to go. */
function settled(hand: Hand, isWhole: boolean, isRight: (now: Config) => boolean = () => true): SettingsPlan {
  const { text, edits, given, from, to, config } = hand;
  let changed = text;
  for (const edit of edits.toSorted((a, b) => b.start - a.start || b.end - a.end))
    changed = changed.slice(0, edit.start) + edit.text + changed.slice(edit.end);
  const { config: now, diagnostics } = readConfig('sop.yaml', changed);
  const isRead = diagnostics.every(({ severity }) => severity !== 'error') && sizes(config) === sizes(now);
  if (!isRead || !isRight(now)) return { given: byLine(given) };
  const parties = { from: partyOf(now, from.name) ?? from, to: partyOf(now, to.name) ?? to };
  const left: Hand = { text: changed, config: now, ...parties, edits: [], given: [] };
  if (isWhole) collect(left);
  return left.given.length === 0 ? { text: changed, given: byLine(given) } : { given: byLine(given) };
}

const byLine = (given: readonly Given[]) => given.toSorted((a, b) => a.line - b.line);

const sizes = ({ people, departments: all, roles, channels }: Config) =>
  [people.length, all.length, roles.length, channels.length].join();

/** Steps and texts that name a person: `@ana`, `Ana Silva` as a role. */
export function namedIn({ roles, config }: Handbook, party: Party): NamedIn[] {
  const found = [...roles]
    .filter(([role]) => !findRole(config, role) && isParty(config, role, party))
    .flatMap(([, uses]) => uses.map(({ path, place, how }) => ({ path, line: place.start.line, how })));
  const seen = new Set<string>();
  return found
    .filter(({ path, line }) => !seen.has(`${path}:${line}`) && seen.add(`${path}:${line}`))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}
