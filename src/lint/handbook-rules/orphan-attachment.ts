import { defineRule, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';

/** Files that belong to git, an editor or a system, and pages, which may stand alone. */
const noAttachment =
  /(?:^|\/)(?:\.|_|readme|license|licence|changelog|codeowners)|\.(?:md|markdown|ya?ml|toml|lock)$|(?:^|\/)(?:thumbs\.db|desktop\.ini)$/i;

export const orphanAttachment = defineRule({
  id: 'orphan-attachment',
  group: 'handbook',
  severity: 'hint',
  summary: 'A picture, form or other file beside the SOPs that no SOP links to',
  why: 'Nobody keeps a file up to date that nobody sees; the next colleague finds it and believes it.',
  messages: {
    orphan: {
      reason: 'Unexpected file `{path}` that no SOP links to, expected a link to it',
      hint: 'Link to it from the step that needs it, or delete it: git keeps every old state.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Compare the item with ![the label](label.png).\n2. Fill in [the form](../forms/return.pdf).\n',
      files: { 'sops/support/label.png': '', 'sops/forms/return.pdf': '', 'sops/support/.gitkeep': '' },
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Compare the item with ![the label](label.png).\n2. Refund the payment.\n',
      files: { 'sops/support/label.png': '', 'sops/support/label-old.png': '' },
      reports: [
        'sops/support/label-old.png:1:1 Unexpected file `sops/support/label-old.png` that no SOP links to, expected a link to it',
      ],
    },
  ],
  *checkHandbook({ handbook, config }): Generator<HandbookFinding> {
    const linked = new Set(handbook.facts.flatMap(({ links }) => links.map((d) => d.target)));
    for (const path of handbook.files ?? []) {
      const isBeside = config.folders.some((folder) => path.startsWith(`${folder}/`));
      if (!isBeside || noAttachment.test(path) || linked.has(path) || handbook.byPath.has(path)) continue;
      yield { path, message: 'orphan', values: { path }, place: START, subject: path };
    }
  },
});
