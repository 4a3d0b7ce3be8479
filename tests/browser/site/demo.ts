import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { run } from '../../../src/cli/main.ts';
import { shellIn } from '../../shell.ts';

/** A built site in a folder of its own. */
export interface BuiltSite {
  root: string;
  /** Paths of all its pages, `/` as separator. */
  pages: string[];
  text(path: string): string;
  remove(): void;
}

/** The day on which the demo is looked at. */
export const today = '2026-11-22';

/** A draft whose steps hold boxes to tick. */
const draft = `---
id: shade-exchange
title: Exchange a lampshade
department: Customer support
owner: team-lead
version: 0.0.0
status: draft
language: en
audience: [agent]
---

## Purpose

A customer whose shade does not fit gets another one without sending the whole lamp back.

## Terms

- **Shade**: the part around the bulb that can be taken off by hand.

## Instructions

1. **Ask which shade.** Write down what stands on the inner ring:
   - [ ] Number
   - [ ] Colour
2. Is the wanted shade in stock?
   - **Yes:** Go on.
   - **No:** Follow [Refund a customer](refund-customer.md). End.
3. **Send the shade.** End.
`;

/** The demo handbook, with all its past, a draft and a stop, as a site. */
export async function demoSite(): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), 'sop-demo-'));
  const handbook = await makeDemo(join(folder, 'handbook'), today);
  handbook.on(today, { name: 'Ana Lima', email: 'ana@lantern.example' });
  handbook.write('sops/customer-support/shade-exchange.md', draft);
  handbook.commit('Write down how shades are exchanged');
  await handbook.sop('stop', 'outage-notice', '-m', 'The status page shows wrong hours.');
  return siteOf(handbook.folder, folder, '--strict', '--drafts');
}

/** Builds a handbook with the real command. Throws with what it said where it does not end well. */
export async function siteOf(handbook: string, folder: string, ...flags: string[]): Promise<BuiltSite> {
  const root = join(folder, 'site');
  const { shell, said } = shellIn(handbook, { today });
  const code = await run(['build', '--out', root, ...flags], shell);
  if (code !== 0) throw new Error(`sop build ended with ${code}:\n${said.err}`);
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .sort();
  return {
    root,
    pages,
    text: (path) => readFileSync(join(root, path), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One page of every kind, in both languages where they differ. */
export const kinds = [
  'index.html',
  'departments/customer-support.html',
  'sops/refund-customer.html',
  'sops/refund-customer/1.0.0.html',
  'sops/refund-customer/2.0.0.changes.html',
  'sops/refund-customer/3.0.0.html',
  'sops/lost-parcel.html',
  'sops/where-is-my-order.html',
  'sops/first-day.html',
  'sops/order-by-fax.html',
  'sops/service-standards.html',
  'sops/shade-exchange.html',
  'sops/outage-notice.html',
  'glossary.html',
  'targets.html',
  'channels.html',
  'paths.html',
  'changes.html',
  'handbook.html',
  '404.html',
  'nl/index.html',
  'nl/departments/people.html',
  'nl/sops/refund-customer.html',
];
