import type { Element } from 'hast';
import type { SiteWords } from '../../languages/site/index.ts';
import type { Child } from '../jsx-runtime.ts';
import type { LinkTo } from './notices.tsx';

/** What the control card says; texts are in the page's language. */
export interface ControlView {
  id: string;
  version: string;
  status: string;
  isInForce: boolean;
  /** When it holds, in words. */
  period?: string;
  owner: string;
  approvals: readonly { person: string; date: string }[];
  carried: boolean;
  review?: string;
  audience: readonly string[];
  usedBy: readonly LinkTo[];
  historyHref: string;
  markdown: string;
  edit?: string;
  report?: string;
}

/** The card that an auditor looks for (ISO 9001:2015, 7.5.2 and 7.5.3). */
export function Control({ view, words }: { view: ControlView; words: SiteWords }): Element {
  const { id, version, status, period, owner, approvals, carried, review, audience, usedBy } = view;
  const rows: [string, Child][] = [
    [words.sop, <code>{id}</code>],
    [
      words.version,
      <>
        {version} {view.historyHref !== '' && <a href={view.historyHref}>{words.history}</a>}
      </>,
    ],
    [words.status, status],
    [words.effective, period ?? words.none],
    [words.owner, owner],
    [
      words.approved,
      approvals.length > 0
        ? approvals.map(({ person, date }, at) => (
            <>
              {at > 0 && <br />}
              {words.approvedBy(person, words.date(date))}
            </>
          ))
        : carried
          ? words.carried
          : words.none,
    ],
    [
      words.review,
      review ? (
        <span class="review" data-review={review}>
          <time datetime={review}>{words.date(review)}</time>
          <span class="overdue-note" data-overdue-note hidden>
            {' '}
            {words.overdue}
          </span>
        </span>
      ) : (
        words.none
      ),
    ],
    ...(audience.length > 0 ? [[words.audience, audience.join(', ')] as [string, Child]] : []),
    ...(usedBy.length > 0 ? [[words.usedBy, listed(usedBy)] as [string, Child]] : []),
  ];
  return (
    <section class="control" id="control" aria-label={words.control}>
      <dl>
        {rows.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="control-links">
        <a href={view.markdown}>{words.markdown}</a>
        {view.edit && <a href={view.edit}>{words.edit}</a>}
        {view.report && <a href={view.report}>{words.reportPage}</a>}
      </p>
    </section>
  ) as Element;
}

const listed = (links: readonly LinkTo[]): Child =>
  links.map(({ title, href }, at) => (
    <>
      {at > 0 && ', '}
      <a href={href}>{title}</a>
    </>
  ));
