import type { Hover, Position } from 'vscode-languageserver';
import { resolveLink } from '../handbook/handbook.ts';
import { findRole } from '../handbook/who.ts';
import type { EditorWords } from '../languages/editor/index.ts';
import { ruleById } from '../lint/lint.ts';
import { clean } from '../lint/report/clean.ts';
import { code, prose } from '../lint/report/markdown.ts';
import { offsetAt, rangeOf } from './ranges.ts';
import { type Subject, subjectAt } from './subject.ts';
import type { OpenSop, Workspace } from './workspace.ts';

/** What is known of that which is pointed at, as Markdown in which nothing of a file becomes a link, a picture or a command. */
export function hoverAt(
  sop: OpenSop,
  position: Position,
  workspace: Workspace,
  words: EditorWords,
): Hover | undefined {
  const offset = offsetAt(sop.text, position);
  const subject = subjectAt(sop, offset, workspace);
  const value = subject ? textOf(subject, sop, workspace, words) : roleAt(sop, offset, workspace);
  if (value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, ...(subject && { range: rangeOf(subject.place) }) };
}

function textOf(
  subject: Subject,
  sop: OpenSop,
  workspace: Workspace,
  words: EditorWords,
): string | undefined {
  if (subject.kind === 'term') return `**${prose(subject.term)}**: ${prose(subject.definition)}`;
  if (subject.kind === 'step') {
    const { number, label, details } = subject.node;
    const head = number === undefined ? prose(label) : `**${words.step(number)}.** ${prose(label)}`;
    return [head, ...details.slice(0, 2).map(prose)].join('\n\n');
  }
  if (subject.kind === 'rule') {
    const rule = ruleById.get(subject.id);
    return rule && `${code(rule.id)}: ${prose(rule.summary)}\n\n${prose(rule.why)}`;
  }
  if (subject.kind === 'link') {
    const target = resolveLink(workspace.handbook(), sop.facts, subject.link);
    if (target.kind === 'missing') return words.missing;
    if (target.kind !== 'sop') return undefined;
    const { title, purpose, meta } = target.facts;
    const facts = [meta.id ? code(meta.id) : '', meta.version ? words.version(meta.version) : ''].filter(
      Boolean,
    );
    return [`**${prose(title)}** ${facts.join(', ')}`.trim(), ...(purpose ? [prose(purpose)] : [])].join(
      '\n\n',
    );
  }
  return undefined;
}

/** How to reach the role whose name stands there: `@team-lead`. */
function roleAt({ facts }: OpenSop, offset: number, workspace: Workspace): string | undefined {
  const use = facts.roles.find(
    ({ how, place }) =>
      how === 'mention' && (place.start.offset ?? 0) <= offset && offset <= (place.end.offset ?? -1),
  );
  const role = use && findRole(workspace.files.config, use.role);
  if (!role) return undefined;
  const lines = [role.contact, role.deputy].flatMap((line) => (line ? [prose(clean(line))] : []));
  return [`**${prose(role.name)}**`, ...lines].join('\n\n');
}
