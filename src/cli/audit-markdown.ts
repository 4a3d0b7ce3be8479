import type { CliWords } from '../languages/cli/en.ts';
import { clean } from '../lint/report/clean.ts';
import type { Audit, AuditedSop } from '../version/audit.ts';
import { entryFacts, nameIn, placeOf, sayGap, standing } from './audit-text.ts';

/** The report as a Markdown file: gaps, SOPs with their revisions, checks with the clauses that ask for them. */
export function auditMarkdown(audit: Audit, { audit: w }: CliWords): string {
  const explained = audit.gaps.filter(({ explanation }) => explanation).length;
  const { columns: c } = w;
  const parts = [
    `# ${text(w.title(audit.title, audit.on))}`,
    text(w.about(audit.branch ?? w.detached, audit.commit)),
    text(w.summary(audit.gaps.length, explained)),
    `## ${w.sections.gaps}`,
    ...(audit.gaps.length > explained ? [text(w.gapsMean)] : []),
    audit.gaps.length === 0
      ? w.none
      : audit.gaps
          .map((gap) => {
            const { explanation: said } = gap;
            const answer = said
              ? w.explainedBy(nameIn(said.person), said.time.slice(0, 10), said.because)
              : w.open;
            return `- ${text(sayGap(gap, w))} (${w.where(code(placeOf(gap)))}). **${text(answer)}** ${code(gap.key)}`;
          })
          .join('\n'),
    `## ${w.sections.sops}`,
    ...audit.sops.map((sop) => sopPart(sop, w)),
    `## ${w.sections.checks}`,
    [
      `| ${c.check} | ${c.proves} | ${c.clauses} | ${c.looked} | ${c.gaps} |`,
      '|---|---|---|---:|---:|',
      ...audit.checks.map(
        ({ check, clauses, looked, gaps }) =>
          `| ${code(check)} | ${text(w.checks[check].proves)} | ${clauses.join(', ')} | ${looked} | ${gaps} |`,
      ),
    ].join('\n'),
    w.clausesFrom,
  ];
  return `${parts.join('\n\n')}\n`;
}

function sopPart(sop: AuditedSop, w: CliWords['audit']): string {
  const { labels } = w;
  const about = [
    ...standing(sop, w),
    ...(sop.owner ? [`${labels.owner} ${sop.owner}`] : []),
    ...(sop.nextReview ? [`${labels.nextReview} ${sop.nextReview}`] : []),
    ...(sop.unreleased && sop.revisions.length > 0 ? [labels.unreleased] : []),
  ];
  const revisions = sop.revisions
    .flatMap((one) => [one, ...one.corrections])
    .map((entry) => {
      const facts = entryFacts(entry, w).map(([label, said]) => `  - ${label}: ${text(said)}`);
      const head = [entry.version, ...(entry.class ? [entry.class] : []), w.states[entry.state]];
      return [`- **${head[0]}** ${head.slice(1).join(', ')}`, ...facts].join('\n');
    });
  return [`### ${text(sop.name)}: ${text(sop.title)}`, text(`${about.join('; ')}.`), ...revisions].join(
    '\n\n',
  );
}

/** Text of files as it stands in Markdown: nothing of it is markup, and a cell stays a cell. */
const text = (said: string): string =>
  clean(said)
    .replace(/\s+/gu, ' ')
    .split(/(`[^`]*`)/u)
    .map((part) => (/^`[^`|]*`$/u.test(part) ? part : part.replace(/[\\*_[\]<>|#`]/gu, '\\$&')))
    .join('');

const code = (said: string): string => `\`${clean(said).replace(/[`|\s]+/gu, ' ')}\``;
