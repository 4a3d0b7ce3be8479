import type { SiteWords } from '../../languages/site/index.ts';
import type { Child } from '../jsx-runtime.ts';
import { Control } from '../parts/control.tsx';
import { historyOf } from '../parts/history.tsx';
import { warningsOf } from '../parts/notices.tsx';
import { pagerOf, relatedOf } from './sop-links.tsx';
import type { Parts } from './sop-text.tsx';
import type { SopView } from './view.ts';

/** Former texts and retired ones are kept to be read, not to be worked by: nobody is guided through them. */
export const isWorkedBy = ({ kind, warnings }: SopView): boolean =>
  kind === 'sop' && warnings.state !== 'retired';

export function articleOf(view: SopView, parts: Parts, words: SiteWords): Child {
  const hasChart = parts.chart.length > 0;
  const isSop = view.kind === 'sop';
  return (
    <article
      class={view.layout === 'rail' ? 'sop' : 'sop wide-chart'}
      data-sop={view.id}
      data-version={view.version}
      data-language={view.language}
      data-fingerprint={view.fingerprint}
    >
      <header class="head">
        <p class="over">
          <a href={view.department.href}>{view.department.title}</a>
        </p>
        <h1 tabindex="-1">{view.title}</h1>
        <div class="lead">{parts.lead}</div>
        {factsLine(view, words)}
        {warningsOf(view.warnings, words)}
        {isSop && (
          <div
            class="box since"
            data-since={view.history.some(({ changesHref }) => changesHref) ? 'changes' : true}
            hidden
          />
        )}
        {callsOf(view, words)}
      </header>
      {hasChart && (
        <nav class="views" data-views aria-label={words.views}>
          <a href="#steps">{words.steps}</a>
          <a href="#chart">{words.chart}</a>
          {isWorkedBy(view) && (
            <button type="button" data-guide hidden>
              {words.guide}
            </button>
          )}
        </nav>
      )}
      {parts.before.length > 0 && <div class="before">{parts.before}</div>}
      <section id="steps" class="steps" aria-labelledby="steps-title" data-checklist={parts.checklist}>
        <h2 class="unseen" id="steps-title">
          {words.steps}
        </h2>
        {parts.steps}
      </section>
      <div class="beside">
        <Control view={view.control} words={words} />
        {hasChart && (
          <section id="chart" class="chart" aria-label={words.chart}>
            {parts.chart}
          </section>
        )}
      </div>
      <div class="rest">
        {parts.after}
        {targetsOf(view, words)}
        {parts.terms}
        {relatedOf(view, words)}
        {isSop && (
          <section>
            <h2 id="history">{words.history}</h2>
            {historyOf(view.history, words)}
            {isWorkedBy(view) && view.warnings.state !== 'draft' && (
              <p>
                <button type="button" class="read" data-read hidden />
              </p>
            )}
          </section>
        )}
        {pagerOf(view, words)}
      </div>
      {printLine(view, words)}
    </article>
  );
}

/** At the foot of every printed page: which text this is, and that the print is no controlled copy (ISO 9001:2015, 7.5.3.2). */
function printLine({ id, version, control, stateName }: SopView, words: SiteWords): Child {
  const period = control.period ? `${stateName}: ${control.period}` : stateName;
  return (
    <div class="print-line">
      <span>
        {`${id} ${version} · ${period} · ${words.uncontrolled} `}
        <span data-printed={words.printedOn} />
      </span>
    </div>
  );
}

function factsLine(view: SopView, words: SiteWords): Child {
  const { warnings, start } = view;
  const { next } = warnings;
  const since = start && view.isInForce ? ` ${words.since(words.date(start))}` : '';
  const [target] = view.targets;
  const mark = <b class={view.isInForce ? 'in-force' : `mark ${warnings.state}`}>{view.stateName}</b>;
  const { stop } = view;
  return (
    <p class="facts">
      {stop && (
        <b class="mark stop" data-until={stop.until}>
          {words.stop}
        </b>
      )}
      {next ? (
        <span data-starts={next.start}>
          <span data-before>
            {mark}
            {since}
          </span>
          <span data-after hidden>
            <b class="mark former">{words.states.former}</b>
          </span>
        </span>
      ) : (
        <span>
          {mark}
          {since}
        </span>
      )}
      <span>
        {words.version} <b>{view.version}</b>
      </span>
      {view.owner !== '' && (
        <span>
          {words.owner} <b>{view.owner}</b>
        </span>
      )}
      {target && (
        <span>
          {capital(target.metric)} <b>{target.target}</b>
        </span>
      )}
    </p>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** When to use it, in the customer's words. */
function callsOf({ when, whenNot }: SopView, words: SiteWords): Child {
  if (when.length + whenNot.length === 0) return null;
  const quotes = (list: readonly string[]) => list.map((each) => <li>“{each}”</li>);
  return (
    <details class="calls">
      <summary>{words.whenToUse}</summary>
      {when.length > 0 && <ul>{quotes(when)}</ul>}
      {whenNot.length > 0 && (
        <>
          <p>{words.whenNot}</p>
          <ul>{quotes(whenNot)}</ul>
        </>
      )}
    </details>
  );
}

function targetsOf({ targets }: SopView, words: SiteWords): Child {
  if (targets.length === 0) return null;
  return (
    <section>
      <h2 id="targets">{words.targetsOf}</h2>
      <ul class="targets">
        {targets.map(({ metric, target, channel }) => (
          <li>
            {capital(metric)}: <b>{target}</b>
            {channel !== '' && ` (${channel})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
