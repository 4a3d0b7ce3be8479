import type { Element, ElementContent } from 'hast';
import type { Flow } from '../flow/flow.ts';
import { lanesOf } from '../flow/lanes.ts';
import { planRail, type Rail } from '../flow/rail/plan.ts';
import { drawRail, drawRailPages } from '../flow/rail/svg.ts';
import { toText } from '../flow/text.ts';
import { languageOf } from '../languages/index.ts';
import type { SiteWords } from '../languages/site/index.ts';
import { flat } from './jsx-runtime.ts';

export interface ChartView {
  flows: readonly Flow[];
  title: string;
  language: string;
  /** Names of the roles of the flows, as readers know them. */
  roleNames: Readonly<Record<string, string>>;
  layout: 'rail' | 'wide' | 'lanes';
}

/** Height of a printed page for a chart of this width, in its pixels. */
const pageHeight = 900;

/** The chart of an SOP: the drawing, its pieces for print where it is longer than a page, and its words. Empty where there are no steps. */
export function chartOf(view: ChartView, words: SiteWords): ElementContent[] {
  const flows = view.flows.filter(({ nodes }) => nodes.length > 0);
  if (flows.length === 0) return [];
  const { title, language, roleNames, layout } = view;
  const rail = planRail(flows, {
    title,
    language,
    roleName: (role) => roleNames[role] ?? roleNames[role.replace(/^@/, '')] ?? role.replace(/^@/, ''),
  });
  const svg = drawn(rail, layout);
  named(svg);
  const isLong = Number(svg.properties.height) > pageHeight && layout === 'rail';
  const pages = isLong ? drawRailPages(rail, pageHeight, { idPrefix: 'print' }) : [];
  const { chart } = languageOf(language);
  return flat(
    <>
      <div class={isLong ? 'drawing on-screen' : 'drawing'}>{svg}</div>
      {isLong && <div class="drawing on-paper">{pages}</div>}
      <details class="in-words">
        <summary>{words.chartInWords}</summary>
        {flows.map((flow) => (
          <>
            {flows.length > 1 && flow.at !== '' && <p>{flow.phase ?? flow.at}</p>}
            <ul>
              {toText(flow, chart)
                .trim()
                .split('\n')
                .map((line) => (
                  <li>{line}</li>
                ))}
            </ul>
          </>
        ))}
      </details>
    </>,
  );
}

function drawn(rail: Rail, layout: ChartView['layout']): Element {
  const lanes = layout === 'lanes' ? lanesOf(rail) : undefined;
  if (lanes)
    return drawRail(rail, { idPrefix: 'chart', lanes, width: Math.max(366, lanes.names.length * 240) });
  return drawRail(rail, layout === 'wide' ? { idPrefix: 'chart', width: 760 } : { idPrefix: 'chart' });
}

/** Gives each box an id, so that its step can lead back to it. */
function named(node: Element): void {
  visit([node], ({ properties }) => {
    const { className, href } = properties;
    if (Array.isArray(className) && className[0] === 'b' && typeof href === 'string' && href.startsWith('#'))
      properties.id = `chart-${href.slice(1)}`;
  });
}

/** Links of steps to boxes that are folded into another one lead to that one; where nothing is drawn of a step, there is no link. */
export function pointAtDrawn(
  steps: readonly ElementContent[],
  chart: readonly ElementContent[],
  flows: readonly Flow[],
): void {
  const drawnIds = new Set<string>();
  visit(chart, ({ properties }) => {
    if (typeof properties.id === 'string') drawnIds.add(properties.id);
  });
  const nodes = flows.flatMap((flow) => flow.nodes.map((node) => ({ node, flow })));
  const boxOf = (anchor: string): string | undefined => {
    if (drawnIds.has(`chart-${anchor}`)) return `chart-${anchor}`;
    const found = nodes.find(({ node }) => node.anchor === anchor);
    const outer = found?.flow.nodes.find(({ id }) => id === found.node.within);
    return outer && outer !== found?.node ? boxOf(outer.anchor) : undefined;
  };
  visit(steps, (element) => {
    if (!element.children.some(isChartLink)) return;
    element.children = element.children.filter((child) => {
      if (!isChartLink(child)) return true;
      const box = boxOf(String(child.properties.href).slice('#chart-'.length));
      child.properties.href = `#${box}`;
      return box !== undefined;
    });
  });
}

const isChartLink = (node: ElementContent): node is Element =>
  node.type === 'element' && node.tagName === 'a' && String(node.properties.href).startsWith('#chart-');

function visit(nodes: readonly ElementContent[], see: (element: Element) => void): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    see(node);
    visit(node.children, see);
  }
}
