import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Procedure, Section } from '../../document/sop.ts';
import { isKeptChart } from '../../flow/kept.ts';
import type { SiteWords } from '../../languages/site/index.ts';
import { topSections } from '../../version/fingerprint.ts';
import { anchorId } from '../address.ts';
import { chartOf } from '../chart.tsx';
import { type Content, contentOf } from '../content.tsx';
import { flat } from '../jsx-runtime.ts';
import { type StepLists, stepLists } from '../steps.tsx';
import type { Text } from '../text.ts';
import { reportAddress } from './report.ts';
import type { SopPage } from './sop-view.ts';
import type { SopView } from './view.ts';

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

export function partsOf({ view, flows }: SopPage, text: Text, words: SiteWords, withChart = true): Parts {
  const sop = text.open();
  const content = contentOf(sop, text, view, words);
  const { reportBase } = view;
  const chart = withChart ? chartOf(view, flows(), words) : undefined;
  const isChecklist =
    sop.procedures.length > 0 && sop.procedures.every(({ carrier }) => carrier === 'checklist');
  const lists = stepLists(
    content,
    {
      flows: text.flows,
      language: view.language,
      roles: view.roles,
      isChecklist,
      ...(chart ? { chart } : {}),
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
  return {
    lead: [...purpose, ...introText],
    before,
    steps,
    after: [...after, ...content.footnotes()],
    terms: termList(view, content, words),
    ...(isChecklist ? { checklist: view.isAudit ? 'audit' : '' } : {}),
    chart: chart?.content ?? [],
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
