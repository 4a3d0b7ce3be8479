import { clean } from '../lint/report/clean.ts';
import type { Change } from '../version/change.ts';
import type { Report, Told } from './diff-told.ts';
import { sayChange } from './say-change.ts';
import type { Terminal } from './terminal.ts';

/** `sop diff --json`: see docs/schemas/diff.json. */
export const dataOf = ({ since, sops }: Report, t: Terminal) => ({
  ...(since === undefined ? {} : { since }),
  sops: sops.map((sop) => sopData(sop, t)),
});

const sopData = (sop: Told, t: Terminal) => ({
  id: sop.id,
  language: sop.language,
  title: sop.title,
  path: sop.path,
  ...(sop.from ? { from: sop.from } : {}),
  ...(sop.to ? { to: sop.to } : {}),
  ...(sop.class ? { class: sop.class } : {}),
  ...(sop.becomes ? { becomes: sop.becomes } : {}),
  ...(sop.inForce ? { inForce: sop.inForce } : {}),
  approvers: sop.approvers,
  changes: sop.changes.map((change) => changeData(change, t)),
  figures: sop.figures,
});

const changeData = (change: Change, t: Terminal) => ({
  kind: change.kind,
  class: change.class,
  at: change.at,
  says: clean(sayChange(change, t.words)),
  ...(change.label === undefined ? {} : { label: change.label }),
  ...(change.formerly === undefined ? {} : { formerly: change.formerly }),
  ...(change.answer === undefined ? {} : { answer: change.answer }),
  ...(change.from === undefined ? {} : { from: change.from }),
  ...(change.to === undefined ? {} : { to: change.to }),
  ...(change.words ? { words: change.words } : {}),
  ...(change.parts ? { parts: change.parts } : {}),
  ...(change.before ? { lineBefore: change.before.start.line } : {}),
  ...(change.after ? { line: change.after.start.line } : {}),
});
