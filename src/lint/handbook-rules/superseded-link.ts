import type { LinkFact, SopFacts } from '../../handbook/facts.ts';
import { findSop, type Handbook } from '../../handbook/handbook.ts';
import { relativePath } from '../paths.ts';
import { defineRule, type Finding, type HandbookFinding, type HandbookRule } from '../rule.ts';
import { replace } from '../source.ts';

const sop = (id: string, more = '') =>
  `---\nid: ${id}\ntitle: ${id}\ndepartment: support\nowner: ana\n${more}---\n\n## Instructions\n\n1. Open the payment.\n2. Refund it.\n`;

export const supersededLink = defineRule<HandbookRule>({
  id: 'superseded-link',
  group: 'handbook',
  severity: 'warning',
  summary: 'A link to an SOP that is retired or replaced by another one',
  why: 'The reader lands on rules that no longer hold and may well follow them.',
  messages: {
    superseded: {
      reason: 'Unexpected link to `{id}`, which `{successor}` replaces, expected a link to `{successor}`',
      hint: 'Link to `{successor}`.',
      fix: 'Link to `{successor}`',
    },
    retired: {
      reason: 'Unexpected link to `{id}`, which is retired, expected an SOP that is in force',
      hint: 'Link to the SOP that holds today, or take the link out.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Follow [Refund](refund.md).\n2. Close the ticket.\n',
      files: { 'sops/support/refund.md': sop('refund', 'supersedes: refund-old\n') },
    },
    {
      text: '---\nid: refund\ntitle: Refund\ndepartment: support\nowner: ana\nsupersedes: refund-old\n---\n\n## Purpose\n\nReplaces [the old way](refund-old.md).\n',
      files: { 'sops/support/refund-old.md': sop('refund-old', 'status: retired\nsuperseded-by: example\n') },
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Follow [Refund](refund-old.md).\n2. Read [[phone-refund]].\n',
      files: {
        'sops/support/refund.md': sop('refund', 'supersedes: refund-old\n'),
        'sops/support/refund-old.md': sop('refund-old', 'status: retired\nsuperseded-by: refund\n'),
        'sops/support/phone-refund.md': sop('phone-refund', 'status: retired\n'),
      },
      reports: [
        '3:11 Unexpected link to `refund-old`, which `refund` replaces, expected a link to `refund`',
        '4:9 Unexpected link to `phone-refund`, which is retired, expected an SOP that is in force',
      ],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    for (const links of handbook.linksTo.values()) {
      for (const { from, link } of links) {
        const target =
          link.id === undefined
            ? handbook.byPath.get(link.target ?? '')
            : findSop(handbook, link.id, from.language);
        const found = target && fault(handbook, from, link, target);
        if (found) yield { path: from.path, place: link.place, subject: link.url, ...found };
      }
    }
  },
});

function fault(
  handbook: Handbook,
  from: SopFacts,
  link: LinkFact,
  to: SopFacts,
): Omit<Finding, 'place'> | undefined {
  if (
    from === to ||
    from.meta.status === 'retired' ||
    link.key === 'supersedes' ||
    link.key === 'superseded-by'
  )
    return undefined;
  const id = to.id ?? to.path;
  if (from.meta.supersedes?.some((d) => d.toLowerCase() === id.toLowerCase())) return undefined;
  const successor = successorOf(handbook, to);
  if (!successor) return to.meta.status === 'retired' ? { message: 'retired', values: { id } } : undefined;
  if (successor === from) return undefined;
  const better = link.id === undefined ? relativePath(from.path, successor.path) : (successor.id ?? '');
  return {
    message: 'superseded',
    values: { id, successor: successor.id ?? successor.path },
    suggestions: link.urlPlace ? [{ edits: [replace(link.urlPlace, better)] }] : [],
  };
}

/** The SOP at the end of the chain of those that replace one another; undefined where nothing replaces it or the chain is a ring. */
function successorOf(handbook: Handbook, facts: SopFacts): SopFacts | undefined {
  const seen = new Set([facts]);
  let now = facts;
  for (let id = now.meta['superseded-by']; id; id = now.meta['superseded-by']) {
    const next = findSop(handbook, id, facts.language);
    if (!next) break;
    if (seen.has(next)) return undefined;
    seen.add(next);
    now = next;
  }
  return now === facts ? undefined : now;
}
