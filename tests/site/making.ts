import { parseMarkdown } from '../../src/document/markdown.ts';
import { readConfig } from '../../src/handbook/config.ts';
import { type Built, buildSite } from '../../src/site/build.ts';
import type { SiteInput } from '../../src/site/input.ts';
import { type Site, siteOf } from '../../src/site/model.ts';

/** Files of a handbook by path. */
export type Texts = Record<string, string>;

export const lanternConfig = `title: Lantern support
languages: [en, nl]
timezone: Europe/Amsterdam
departments:
  - name: Support
    names: { nl: Klantenservice }
    owner: team-lead
people:
  - id: ana
    name: Ana Silva
    addresses: ana@lantern.example
    roles: [team-lead]
roles:
  - id: team-lead
    name: Team lead
    names: { nl: Teamleider }
    contact: extension 21
    hours: Mon-Fri 9:00-17:00
  - id: agent
    name: Agent
glossary:
  Ticket: one conversation with one customer
site:
  report: help@lantern.example
`;

/** An SOP with a decision, a jump, an escalation, a term, a script and a link. */
export const refund = `---
id: refund-customer
title: Refund a customer
department: Support
owner: team-lead
version: 1.2.0
status: approved
effective: 2026-03-01
language: en
audience: [agent]
when:
  - "I was charged twice"
targets:
  - metric: first reply
    target: 15 min
---

## Purpose

A customer gets the money back that is theirs.

## Terms

- **RMA**: the number a parcel needs before it may come back.

## Instructions

1. **Find the order.** Search the shop by the ticket.
2. Is the order older than 30 days?
   - **Yes:** Explain the rule and go to **Close the ticket**.
   - **No:** Go on.
3. **Ask for the RMA.** Send this:

   > Please write the RMA on the parcel.

4. Is the amount over € 200?
   - **Yes:** Escalate to @team-lead and wait for the answer.
     - **Approved:** Go on.
     - **Declined:** Go to **Close the ticket**.
   - **No:** Go on.
5. **Pay it back.** Follow [Pay an invoice](pay-invoice.md).
6. **Close the ticket.** Set it to Solved. End.
`;

export const invoice = `---
id: pay-invoice
title: Pay an invoice
department: Support
owner: team-lead
version: 1.0.0
status: approved
effective: 2026-01-10
language: en
---

## Purpose

An invoice is paid on time.

## Instructions

1. **Open the invoice.** Check the amount.
2. **Pay it.** End.
`;

export const lanternTexts: Texts = {
  'sops/support/refund-customer.md': refund,
  'sops/support/pay-invoice.md': invoice,
};

/** The input of a site without git; `given` replaces parts of it. */
export function inputOf(texts: Texts, given: Partial<SiteInput> & { configText?: string } = {}): SiteInput {
  const { configText = lanternConfig, ...rest } = given;
  const { config, diagnostics } = readConfig('sop.yaml', configText);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ reason }) => reason).join());
  return {
    config,
    texts: Object.entries(texts).map(([path, text]) => ({ path, text })),
    glossaries: [],
    files: new Set(Object.keys(texts)),
    sealed: new Map(),
    noHistory: 'no-repository',
    notices: [],
    today: '2026-11-22',
    base: '/',
    drafts: false,
    parse: parseMarkdown,
    ...rest,
  };
}

/** A site and the texts of all its files by path. */
export interface Made {
  site: Site;
  built: Built;
  files: Map<string, string>;
  page(path: string): string;
}

export function made(texts: Texts, given: Parameters<typeof inputOf>[1] = {}): Made {
  const site = siteOf(inputOf(texts, given));
  const built = buildSite(site);
  const files = new Map([...built.files, ...built.search()].map(({ path, text }) => [path, text()]));
  return {
    site,
    built,
    files,
    page: (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(', ')}`);
      return text;
    },
  };
}

/** An opening tag of a page with its attributes. Every `<` of a page opens a tag: texts and values are escaped. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** All opening tags of a page. Throws where something stands in it that is neither text nor a well-formed tag. */
export function tagsIn(html: string): Tag[] {
  const body = html.replace(/^<!doctype html>/, '').replace(/(<script [^>]*>)[^<]*(?=<\/script>)/g, '$1');
  const tags: Tag[] = [];
  for (const [whole] of body.matchAll(/<[^>]*>?/g)) {
    if (/^<\/[a-z][\w-]*>$/i.test(whole)) continue;
    const match = /^<([a-z][\w-]*)((?: [\w:-]+(?:="[^"<]*")?)*)>$/i.exec(whole);
    if (!match) throw new Error(`no tag: ${whole.slice(0, 200)}`);
    const attributes = [...(match[2] ?? '').matchAll(/ ([\w:-]+)(?:="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    );
    tags.push({ name: match[1] ?? '', attributes: Object.fromEntries(attributes) });
  }
  return tags;
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What a reader sees of a page, white space folded. */
export const wordsOf = (html: string): string =>
  unescaped(
    html
      .replace(/<(script|style|title|head)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();
