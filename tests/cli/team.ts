import { expect } from 'vitest';
import { openRegister } from '../../src/cli/register.ts';
import { readConfig } from '../../src/handbook/config.ts';
import { findRegistered, type Register, type Registered, standingOf } from '../../src/version/register.ts';
import { setGitClock } from '../clock.ts';
import { type Files, folder, git, read, repository, write } from '../folder.ts';
import { type Ran, type Setting, sopWith } from '../shell.ts';

/** People of the web shop Lantern. */
export const people = {
  ana: { name: 'Ana Lima', email: 'ana@lantern.example' },
  bo: { name: 'Bo Smit', email: 'bo@lantern.example' },
  cas: { name: 'Cas Vries', email: 'cas@lantern.example' },
  job: { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' },
};
export type Who = keyof typeof people;

export const path = 'sops/support/refund.md';

/** The refund SOP with the rule of so many days. */
export const refund = ({ days = 30, more = '', id = 'refund', title = 'Refund a customer' } = {}) => `---
id: ${id}
title: ${title}
department: Support
owner: Ana Lima
version: 0.0.0
status: draft
---

## Purpose

A customer gets the money back that is theirs.

## Terms

- **Refund**: money that goes back to the customer.

## Instructions

1. **Find the order.** Search the shop by order number.
2. Is the order older than ${days} days?
   - **Yes:** Explain the rule and go to **Close the ticket**.
   - **No:** Go on.
3. **Pay it back.** Make the refund in the payment page.${more}
4. **Close the ticket.** Set it to Solved. End.
`;

/** Four eyes, and two people who may approve. */
export const fourEyes = `title: Lantern support
departments:
  - name: Support
    owner: Ana Lima
    four-eyes: true
    approvers: [Ana Lima, Bo Smit]
people:
  - name: Ana Lima
    addresses: ana@lantern.example
    accounts: ana-lima
  - name: Bo Smit
    addresses: bo@lantern.example
    accounts: bosmit
  - name: Cas Vries
    addresses: cas@lantern.example
`;

export const alone = `title: Lantern support
departments: [Support]
people:
  - name: Ana Lima
    addresses: ana@lantern.example
`;

let clock = '';

/** What all clocks show, ISO 8601: those of git and that of the command line. */
export function setClock(moment: string): void {
  clock = moment;
  setGitClock(moment);
}
setClock('2026-11-22T09:30:00+00:00');

/** Runs a command line at the time that the clocks show. */
export const sop = (root: string, ...argv: string[]): Promise<Ran> => sopAs({}, root, ...argv);

export const sopAs = (setting: Setting, root: string, ...argv: string[]): Promise<Ran> =>
  sopWith({ today: clock.slice(0, 10), now: () => clock, ...setting }, root, ...argv);

/** The same, for a command that has to succeed. */
export async function done(root: string, ...argv: string[]): Promise<Ran> {
  const ran = await sop(root, ...argv);
  expect([ran.code, ran.err.includes('error:')], ran.err).toEqual([0, false]);
  return ran;
}

/** From now on this person works in the folder. */
export function as(root: string, who: Who): void {
  git(root, 'config', 'user.name', people[who].name);
  git(root, 'config', 'user.email', people[who].email);
}

export function handbook(files: Files = {}, who: Who = 'ana'): string {
  const root = repository({ 'sop.yaml': alone, [path]: refund(), ...files });
  as(root, who);
  return root;
}

/** Commits everything in the folder as somebody. */
export function commit(root: string, who: Who, message: string, files: Files = {}): string {
  write(root, files);
  as(root, who);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** A change of a text, put in place of what is there. */
export function edit(root: string, from: string | RegExp, to: string, file = path): void {
  const before = read(root, file);
  const after = before.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
  if (after === before) throw new Error(`nothing to change in ${file}: ${from}`);
  write(root, { [file]: after });
}

/** A change on a branch of its own, committed by its author; the folder stays on the branch. */
export function branch(root: string, name: string, who: Who, change: () => void, message = name): void {
  git(root, 'switch', '--quiet', '-c', name, 'main');
  change();
  commit(root, who, message);
}

/** Merges a branch as a git host does, by somebody, with a title. */
export function merge(
  root: string,
  name: string,
  how: 'squash' | 'merge' | 'rebase',
  who: Who,
  title: string,
  trailers = '',
): string {
  as(root, who);
  if (how === 'rebase') {
    git(root, 'switch', '--quiet', name);
    git(root, 'rebase', '--quiet', 'main');
    git(root, 'switch', '--quiet', 'main');
    git(root, 'merge', '--quiet', '--ff-only', name);
  } else if (how === 'squash') {
    git(root, 'switch', '--quiet', 'main');
    git(root, 'merge', '--quiet', '--squash', name);
    git(root, 'commit', '--quiet', '--message', `${title} (#12)${trailers && `\n\n${trailers}`}`);
  } else {
    git(root, 'switch', '--quiet', 'main');
    const message = `Merge pull request #12 from lantern/${name}\n\n${title}`;
    git(root, 'merge', '--quiet', '--no-ff', '--message', message, name);
  }
  return git(root, 'rev-parse', 'HEAD').trim();
}

export async function register(root: string): Promise<Register> {
  const text = read(root, 'sop.yaml');
  const { config } = readConfig('sop.yaml', text);
  const made = await openRegister({
    root,
    isHandbook: true,
    config,
    configText: text,
    diagnostics: [],
    main: config.languages[0] ?? 'en',
    folder: 'sops',
    departments: config.departments,
  });
  if (typeof made === 'string') throw new Error(`no register: ${made}`);
  return made;
}

export async function registered(root: string, id = 'refund'): Promise<Registered> {
  const found = findRegistered(await register(root), id, 'en');
  if (!found) throw new Error(`${id} is not registered`);
  return found;
}

/** The version that readers have on a date. */
export async function held(root: string, date: string, id = 'refund'): Promise<string | undefined> {
  const made = await register(root);
  const sop = findRegistered(made, id, 'en');
  return sop && standingOf(sop, made, date).revision?.version;
}

/** Tags of the repository, in order. */
export const tags = (root: string): string[] =>
  git(root, 'tag', '--list')
    .split('\n')
    .filter((tag) => tag !== '');

/** All that must not change when a command is refused. */
export const stateOf = (root: string) => ({
  head: git(root, 'rev-parse', 'HEAD').trim(),
  tags: git(root, 'tag', '--list'),
  status: git(root, 'status', '--porcelain'),
  diff: git(root, 'diff', 'HEAD'),
  staged: git(root, 'diff', '--cached'),
});

export { folder, git, read, write };
