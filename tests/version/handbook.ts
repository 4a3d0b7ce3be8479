import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { readConfig } from '../../src/handbook/config.ts';
import { factsOf } from '../../src/handbook/facts.ts';
import { collect, type Handbook } from '../../src/handbook/handbook.ts';

/** One SOP as far as a test cares. */
export interface Made {
  id: string;
  status?: string;
  owner?: string;
  /** Further lines of the front matter. */
  keys?: string;
  steps?: string;
}

/** Text of an SOP of the shop Lantern. */
export const textOf = ({
  id,
  status = 'approved',
  owner = 'Ana Silva',
  keys = '',
  steps = '1. Look. End.',
}: Made) =>
  `---
id: ${id}
title: The SOP ${id}
department: Support
owner: ${owner}
status: ${status}
language: en
${keys}---

## Purpose

The customer is helped on the same day.

## Instructions

${steps}
`;

/** A handbook of these SOPs, by path. */
export function handbookOf(sops: Record<string, Made>, config = ''): Handbook {
  const facts = Object.entries(sops).map(([path, made]) => {
    const sop = parseSop(path, textOf(made), { defaultLanguage: 'en' });
    return factsOf(sop, toFlows(sop));
  });
  return collect(facts, readConfig('sop.yaml', config).config);
}
