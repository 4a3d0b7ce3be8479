import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Procedure, Section } from '../../document/sop.ts';
import type { Flow } from '../../flow/flow.ts';
import { isKeptChart } from '../../flow/kept.ts';
import type { SiteWords } from '../../languages/site/index.ts';
import { topSections } from '../../version/fingerprint.ts';
import { anchorId } from '../address.ts';
import { type ChartView, chartOf, pointAtDrawn } from '../chart.tsx';
import { type Content, type ContentView, contentOf } from '../content.tsx';
import { type GuidePage, guideData } from '../guide.ts';
import { type Child, flat } from '../jsx-runtime.ts';
import { Control, type ControlView } from '../parts/control.tsx';
import { type Body, type FrameView, framed } from '../parts/frame.tsx';
import { type HistoryLine, historyOf } from '../parts/history.tsx';
import { type LinkTo, type WarningsView, warningsOf } from '../parts/notices.tsx';
import type { RoleView } from '../parts/role.tsx';
import { type StepLists, stepLists } from '../steps.tsx';
import type { Text } from '../text.ts';
import { reportAddress } from './sop-view.ts';

/** Everything that the page of a text shows but the text itself: plain data, so that equal data means an equal page. */
export interface SopView extends ContentView {
  path: string;
  language: string;
  kind: 'sop' | 'revision';
  id: string;
  version: string;
  title: string;
  purpose: string;
  fingerprint: string;
  department: LinkTo;
  owner: string;
  start?: string;
  isInForce: boolean;
  stateName: string;
  reportBase?: { address: string; id: string; title: string; version: string; language: string };
  roles: Readonly<Record<string, RoleView>>;
  roleNames: Readonly<Record<string, string>>;
  /** With the roles as readers know them. */
  flows: readonly Flow[];
  isAudit: boolean;
  layout: ChartView['layout'];
  when: readonly string[];
  whenNot: readonly string[];
  targets: readonly { metric: string; target: string; channel: string }[];
  related: readonly LinkTo[];
  supersedes: readonly LinkTo[];
  warnings: WarningsView;
  control: ControlView;
  history: readonly HistoryLine[];
  previous?: LinkTo;
  next?: LinkTo;
  side: readonly { title: string; href: string; isHere: boolean }[];
  sideAll: number;
  translations: readonly { language: string; page: string }[];
  pages: Record<string, GuidePage>;
  sourceChanges: Readonly<Record<string, readonly string[]>>;
  textHash: string;
  today: string;
  shownRevision: string;
}

/** @param keep gets the parts once the page is written */
export function sopPage(
  view: SopView,
  text: Text,
  frame: FrameView,
  words: SiteWords,
  keep?: (parts: Parts) => void,
): string {
  const parts = partsOf(view, text, words);
  const guide = view.kind === 'sop' ? guideOf(view) : undefined;
  const body: Body = {
    path: view.path,
    language: view.language,
    kind: view.kind,
    title: view.kind === 'sop' ? view.title : `${view.title} ${view.version}`,
    description: view.purpose.slice(0, 300),
    main: articleOf(view, parts, words),
    side: sideOf(view, words),
    translations: view.translations,
    ...(guide ? { data: { 'guide-data': guide } } : {}),
    ...(view.kind === 'revision' || view.warnings.state === 'draft' || view.warnings.state === 'retired'
      ? { isHidden: true }
      : {}),
  };
  const page = framed(body, frame, words);
  keep?.(parts);
  return page;
}

const guideOf = (view: SopView) =>
  guideData(view.flows, {
    pageOf: (target) => view.pages[target],
    roleName: (role) => view.roleNames[role] ?? role.replace(/^@/, ''),
    contactOf: (role) => {
      const { contact, hours } = view.roles[role] ?? {};
      return [contact, hours].filter(Boolean).join(', ') || undefined;
    },
  });

/** The parts that are made from the author's text. */
export interface Parts {
  lead: ElementContent[];
  before: ElementContent[];
  steps: ElementContent[];
  after: ElementContent[];
  terms: ElementContent[];
  chart: ElementContent[];
  /** All steps are boxes to tick: they are counted together. */
  checklist?: '' | 'audit';
}

export function partsOf(view: SopView, text: Text, words: SiteWords, withChart = true): Parts {
  const sop = text.open();
  const content = contentOf(text, view, words);
  const { reportBase } = view;
  const isChecklist =
    sop.procedures.length > 0 && sop.procedures.every(({ carrier }) => carrier === 'checklist');
  const lists = stepLists(
    content,
    {
      flows: text.flows,
      language: view.language,
      roles: view.roles,
      isChecklist,
      sourceChanges: view.sourceChanges,
      ...(reportBase && view.kind === 'sop'
        ? { report: (step: string) => reportAddress(reportBase, step, words) }
        : {}),
    },
    words,
  );
  const walk = walker(content, lists, sop.procedures);
  const sections = topSections(sop).filter(({ depth }) => depth > 1);
  const named = (name: Section['name']) => sections.filter((section) => section.name === name);
  const main = sections.filter(
    (section) =>
      section.name === 'instructions' ||
      (named('instructions').length === 0 && holdsSteps(section, sop.procedures)),
  );
  const first = sections[0]?.place.start.offset ?? Number.POSITIVE_INFINITY;
  const intro = sop.tree.children.filter(
    (node) =>
      node.type !== 'heading' && (node.position?.start.offset ?? 0) < first && !isInside(node, sections),
  );
  const others = sections.filter(
    (section) => !main.includes(section) && section.name !== 'purpose' && section.name !== 'terms',
  );
  const isBefore = (section: Section) => section.name === 'prerequisites';
  const ids = new Map(text.facts.headings.map(({ place, anchor }) => [place.start.offset, anchorId(anchor)]));
  const titled = (section: Section) => sectionOf(section, ids.get(section.place.start.offset), walk);
  const purpose = named('purpose').flatMap(({ content: nodes }) => walk(nodes));
  const introText = walk(intro);
  const before = others.filter(isBefore).flatMap(titled);
  const steps = main.flatMap((section) => [...(main.length > 1 ? titled(section) : walk(section.content))]);
  const after = others.filter((section) => !isBefore(section)).flatMap(titled);
  const chart = withChart
    ? chartOf(
        {
          flows: view.flows,
          title: view.title,
          language: view.language,
          roleNames: view.roleNames,
          layout: view.layout,
        },
        words,
      )
    : [];
  pointAtDrawn(steps, chart, view.flows);
  return {
    lead: [...purpose, ...introText],
    before,
    steps,
    after: [...after, ...content.footnotes()],
    terms: termList(view, content, words),
    ...(isChecklist ? { checklist: view.isAudit ? 'audit' : '' } : {}),
    chart,
  };
}

const holdsSteps = ({ content }: Section, procedures: readonly Procedure[]): boolean =>
  procedures.some(({ place }) =>
    content.some(
      ({ position }) =>
        (position?.start.offset ?? -1) >= 0 &&
        (position?.start.offset ?? 0) <= (place.start.offset ?? 0) &&
        (position?.end.offset ?? 0) >= (place.start.offset ?? 0),
    ),
  );

const isInside = (node: RootContent, sections: readonly Section[]): boolean =>
  sections.some(({ content }) => content.includes(node));

/** Blocks in source order, with the list of steps in the place of what was read as steps. */
function walker(content: Content, lists: StepLists, procedures: readonly Procedure[]) {
  return (nodes: readonly RootContent[]): ElementContent[] => {
    const made = new Set<Procedure>();
    return nodes.flatMap((node): ElementContent[] => {
      if (isKeptChart(node)) return [];
      const at = node.position?.start.offset ?? -1;
      const procedure = procedures.find(
        ({ place, carrier }) =>
          carrier !== 'table' && at >= (place.start.offset ?? 0) && at < (place.end.offset ?? 0),
      );
      if (!procedure) return content.blocks([node]);
      if (made.has(procedure)) return [];
      made.add(procedure);
      return lists.list(procedure);
    });
  };
}

const sectionOf = (
  section: Section,
  id: string | undefined,
  walk: (nodes: readonly RootContent[]) => ElementContent[],
): ElementContent[] =>
  flat(
    <section>
      <h2 id={id}>{section.title}</h2>
      {walk(section.content)}
    </section>,
  );

/** The SOP's own terms, then those of the glossary that it uses: a link to a term works without a script. */
function termList(view: SopView, content: Content, words: SiteWords): ElementContent[] {
  const own = view.terms.filter((term) => term.own);
  const shared = view.terms.filter((term) => !term.own && content.marked.has(term.id));
  if (own.length + shared.length === 0) return [];
  const list = (terms: typeof own) => (
    <dl class="terms">
      {terms.map(({ term, definition, id }) => (
        <div>
          <dt id={id}>{term}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  );
  return flat(
    <section>
      <h2 id="terms">{words.terms}</h2>
      {own.length > 0 && list(own)}
      {shared.length > 0 && own.length > 0 && <h3>{words.sharedTerms}</h3>}
      {shared.length > 0 && list(shared)}
    </section>,
  );
}

function articleOf(view: SopView, parts: Parts, words: SiteWords): Child {
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
        {isSop && <div class="box since" data-since hidden />}
        {callsOf(view, words)}
      </header>
      {hasChart && (
        <nav class="views" data-views aria-label={words.views}>
          <a href="#steps">{words.steps}</a>
          <a href="#chart">{words.chart}</a>
          {isSop && (
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
            <p>
              <button type="button" class="read" data-read hidden />
            </p>
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
  return (
    <p class="facts">
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

function relatedOf({ related, supersedes }: SopView, words: SiteWords): Child {
  if (related.length + supersedes.length === 0) return null;
  const links = (list: readonly LinkTo[]) => (
    <ul class="links">
      {list.map(({ title, href }) => (
        <li>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <section>
      <h2 id="links">{words.related}</h2>
      {links(related)}
      {supersedes.length > 0 && (
        <>
          <p>{words.supersedes}</p>
          {links(supersedes)}
        </>
      )}
    </section>
  );
}

function pagerOf({ previous, next }: SopView, words: SiteWords): Child {
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={`${words.previous}, ${words.next}`}>
      {previous && (
        <a href={previous.href} rel="prev">
          <small>{words.previous}</small> {previous.title}
        </a>
      )}
      {next && (
        <a href={next.href} rel="next" class="next">
          <small>{words.next}</small> {next.title}
        </a>
      )}
    </nav>
  );
}

function sideOf({ department, side, sideAll }: SopView, words: SiteWords): Child {
  if (side.length === 0) return null;
  return (
    <>
      <h2>
        <a href={department.href}>{department.title}</a>
      </h2>
      <ul>
        {side.map(({ title, href, isHere }) => (
          <li>
            <a href={href} aria-current={isHere ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
        {sideAll > side.length && (
          <li>
            <a href={department.href}>{words.allIn(sideAll, department.title)}</a>
          </li>
        )}
      </ul>
    </>
  );
}
