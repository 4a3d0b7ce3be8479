import { expect } from 'vitest';
import { openRegister } from '../../src/cli/register.ts';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { readConfig } from '../../src/handbook/config.ts';
import type { Cache } from '../../src/io/cache.ts';
import { fingerprintOf } from '../../src/version/fingerprint.ts';
import { appendEntry } from '../../src/version/ledger.ts';
import { findRegistered, type Register, type Registered } from '../../src/version/register.ts';
import '../clock.ts';
import { type Files, folder, git, read, repository, write } from '../folder.ts';

export const ana = { name: 'Ana Silva', email: 'ana@lantern.example' };
export const bo = { name: 'Bo Jansen', email: 'bo@lantern.example' };
export const cas = { name: 'Cas Vries', email: 'cas@lantern.example' };
type Somebody = typeof ana;

/** A refund SOP of the shop Lantern. */
export const refundText = ({ days = 30, id = 'refund', front = '', more = '' } = {}) => `---
id: ${id}
title: Refund a customer
department: Support
owner: Ana Silva
version: 0.0.0
status: draft
${front}---

## Purpose

A customer gets the money back that is theirs.

## Terms

- **Refund**: money that goes back.

## Instructions

1. **Find the order.** Search by order number.
2. Is the order older than ${days} days?
   - **Yes:** Explain the rule and go to **Close the ticket**.
   - **No:** Go on.
3. **Pay it back.** Make the refund in the payment page.
4. **Close the ticket.** Set it to Solved. End.
${more}`;

/** A handbook in git: `sop.yaml` and one SOP. */
export function handbook(files: Files = {}): string {
  return repository({
    'sop.yaml': 'title: Lantern\nlanguages: [en, nl]\n',
    'sops/refund.md': refundText(),
    ...files,
  });
}

/** Commits everything in a folder as somebody; `undefined` removes a file. */
export function commit(
  root: string,
  message: string,
  files: Record<string, string | undefined> = {},
  who: Somebody = ana,
): string {
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) git(root, 'rm', '-q', '-f', path);
    else write(root, { [path]: text });
  }
  git(root, 'add', '--all');
  const as = ['-c', `user.name=${who.name}`, '-c', `user.email=${who.email}`];
  git(root, ...as, 'commit', '-q', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

interface Sealing {
  path?: string;
  class?: string;
  corrects?: string;
  effective?: string;
  /** Where the tag goes; HEAD without it. */
  at?: string;
  who?: Somebody;
  tag?: string;
}

/** Seals the text of a path as `sop release` does: an annotated tag with what is sealed. */
export function seal(root: string, id: string, version: string, of: Sealing = {}): void {
  const { path = `sops/${id}.md`, at = 'HEAD', who = ana, tag = `${id}@${version}` } = of;
  const text = git(root, 'show', `${at}:./${path}`);
  const trailers = [
    `Sop-Path: ${path}`,
    `Sop-Blob: ${git(root, 'rev-parse', `${at}:./${path}`).trim()}`,
    `Sop-Department: Support`,
    `Sop-Fingerprint: ${fingerprint(text)}`,
    `Sop-Class: ${of.class ?? 'major'}`,
    'Sop-Reason: As agreed',
    ...(of.corrects ? [`Sop-Corrects: ${of.corrects}`] : []),
    ...(of.effective ? [`Sop-Effective: ${of.effective}`] : []),
  ];
  const as = ['-c', `user.name=${who.name}`, '-c', `user.email=${who.email}`];
  git(root, ...as, 'tag', '-a', tag, at, '-m', `${id} ${version}\n\n${trailers.join('\n')}`);
}

export function fingerprint(text: string): string {
  const sop = parseSop('sops/refund.md', text, { defaultLanguage: 'en' });
  return fingerprintOf(sop, toFlows(sop));
}

/** Writes a line of the approvals ledger for the text that lies in the folder now, or another. Committing it is up to the test. */
export function approve(
  root: string,
  id: string,
  follows: string,
  by: Somebody,
  path = `sops/${id}.md`,
  text = read(root, path),
): void {
  const ledger = 'records/approvals.csv';
  const line = {
    time: '2026-11-20T10:00:00Z',
    person: `${by.name} <${by.email}>`,
    role: 'approver',
    meaning: 'approval',
    id,
    language: 'en',
    follows,
    fingerprint: fingerprint(text),
    effective: '',
    evidence: 'own-commit',
    because: '',
  };
  let before = '';
  try {
    before = read(root, ledger);
  } catch {
    // The first line of a new ledger.
  }
  write(root, { [ledger]: appendEntry(before, 'approvals', line) });
}

/** The register of a handbook, read as the command line reads it. */
export async function register(root: string, cache?: Cache): Promise<Register> {
  const text = read(root, 'sop.yaml');
  const { config } = readConfig('sop.yaml', text);
  const place = {
    root,
    isHandbook: true,
    config,
    configText: text,
    diagnostics: [],
    main: config.languages[0] ?? 'en',
    folder: 'sops',
    departments: config.departments,
  };
  const made = await openRegister(place, 'HEAD', cache);
  if (typeof made === 'string') throw new Error(`no register: ${made}`);
  return made;
}

export async function sopIn(root: string, id = 'refund', language = 'en'): Promise<Registered> {
  const made = findRegistered(await register(root), id, language);
  expect(made, `${id} in ${language}`).toBeDefined();
  return made as Registered;
}

export { folder, git, read, write };
