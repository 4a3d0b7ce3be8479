import type { SopFacts } from '../../handbook/facts.ts';
import { idForTitle } from '../../handbook/names.ts';
import { languageOf } from '../../languages/index.ts';
import { defineRule, type HandbookFinding } from '../rule.ts';
import { replace, START } from '../source.ts';

const refund =
  '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n\n## Purpose\n\nMoney back.\n';

export const duplicateId = defineRule({
  id: 'duplicate-id',
  group: 'handbook',
  severity: 'error',
  summary: 'Two SOPs in one language with the same id',
  why: "Links, versions and approvals are kept by id. Two SOPs with one id take each other's links and history.",
  messages: {
    same: {
      reason: 'Unexpected id `{id}`, which `{path}` has already, expected an id of its own',
      hint: 'Give this SOP another id, such as `{free}`. If it is the same SOP in another language, say which: `language: nl`.',
      cause: 'The other SOP with this id',
      fix: 'Write `{free}`',
    },
    case: {
      reason:
        'Unexpected id `{id}`, which differs from `{other}` in `{path}` only by upper case, expected an id of its own',
      hint: 'Give this SOP another id, such as `{free}`: some computers take both files for one.',
      cause: 'The other SOP with this id',
      fix: 'Write `{free}`',
    },
  },
  good: [
    {
      text: refund,
      path: 'sops/support/refund.md',
      files: { 'sops/support/refund.nl.md': refund.replace('owner: ana', 'owner: ana\nlanguage: nl') },
    },
  ],
  bad: [
    {
      text: refund.replace('Refund a', 'Pay back a'),
      path: 'sops/support/refund-new.md',
      files: { 'sops/support/refund-a.md': refund },
      reports: [
        '2:5 Unexpected id `refund`, which `sops/support/refund-a.md` has already, expected an id of its own',
      ],
    },
    {
      text: refund.replace('id: refund', 'id: Refund'),
      path: 'sops/support/refund-new.md',
      files: { 'sops/support/refund-a.md': refund },
      reports: [
        '2:5 Unexpected id `Refund`, which differs from `refund` in `sops/support/refund-a.md` only by upper case, expected an id of its own',
      ],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    const taken = [...handbook.byId.keys()];
    for (const sops of handbook.byId.values()) {
      const first = new Map<string, SopFacts>();
      for (const facts of sops) {
        const language = facts.language.toLowerCase();
        const other = first.get(language);
        if (!other) {
          first.set(language, facts);
          continue;
        }
        const place = facts.places.id ?? START;
        const free = idForTitle(facts.title, languageOf(facts.language), taken);
        yield {
          path: facts.path,
          message: facts.id === other.id ? 'same' : 'case',
          values: { id: facts.id ?? '', other: other.id ?? '', path: other.path, free },
          place,
          subject: facts.id ?? '',
          cause: { path: other.path, place: other.places.id ?? START },
          suggestions: facts.places.id ? [{ edits: [replace(facts.places.id, free)] }] : [],
        };
      }
    }
  },
});
