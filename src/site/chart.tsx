import type { ElementContent } from 'hast';
import type { Flow, FlowNode } from '../flow/flow.ts';
import { drawLanes } from '../flow/lanes.ts';
import { planRail, type Rail } from '../flow/rail/plan.ts';
import { drawRail, drawRailPieces } from '../flow/rail/svg.ts';
import { toText } from '../flow/text.ts';
import { languageOf } from '../languages/index.ts';
import type { ChartWords } from '../languages/language.ts';
import type { SiteWords } from '../languages/site/index.ts';
import { type Child, flat } from './jsx-runtime.ts';

export interface ChartView {
  title: string;
  language: string;
  /** Names of the roles of the flows, as readers know them. */
  roleNames: Readonly<Record<string, string>>;
  layout: 'rail' | 'wide' | 'lanes';
}

export interface Chart {
  content: ElementContent[];
  /** Id of the box that draws a step: its own, or the one that it is folded into; undefined where nothing is drawn of it. */
  boxOf(anchor: string): string | undefined;
  /** The same in the drawing for a wide screen, where there is one. */
  broadBoxOf(anchor: string): string | undefined;
}

/** Height of a printed page for a chart of this width, in its pixels. */
const pageHeight = 900;
/** Room for a chart below the steps in the narrowest window that shows it: 1241 pixels less navigation, gaps and scroll bar. */
const broadWidth = 912;
/** The widest column of a rail. */
const railWidth = 420;

/** Who does a step and who is asked for help, by the names that readers know. */
const withRoles = (flow: Flow, roleName: (role: string) => string): Flow => ({
  ...flow,
  nodes: flow.nodes.map(({ role, escalatesTo, ...node }) => ({
    ...node,
    ...(role ? { role: roleName(role) } : {}),
    ...(escalatesTo ? { escalatesTo: roleName(escalatesTo) } : {}),
  })),
});

/**
 * The chart of an SOP: the drawing, in pieces where it is longer than a printed page, and its words. With a layout of several columns or
 * lanes there are two drawings, and the rail is for narrow screens and paper: a wide one made smaller could not be read there. Empty where
 * there are no steps.
 */
export function chartOf(view: ChartView, all: readonly Flow[], words: SiteWords): Chart {
  const flows = all.filter(({ nodes }) => nodes.length > 0);
  if (flows.length === 0) return { content: [], boxOf: () => undefined, broadBoxOf: () => undefined };
  const { title, language, roleNames, layout } = view;
  const roleName = (role: string) =>
    roleNames[role] ?? roleNames[role.replace(/^@/, '')] ?? role.replace(/^@/, '');
  const rail = planRail(flows, { title, language, roleName });
  const boxes = boxesNamed('chart');
  const broadBoxes = boxesNamed('broad');
  const broad = broadDrawing(rail, layout, broadBoxes.boxId);
  const { chart } = languageOf(language);
  const content = flat(
    <>
      {broad && <div class="drawing broad">{broad}</div>}
      <div class={broad ? 'drawing narrow' : 'drawing'}>{railPieces(rail, chart, boxes.boxId)}</div>
      <details class="in-words">
        <summary>{words.chartInWords}</summary>
        {flows.map((flow) => (
          <>
            {flows.length > 1 && flow.at !== '' && <p>{flow.phase ?? flow.at}</p>}
            <ul>
              {toText(withRoles(flow, roleName), chart)
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
  const boxIn =
    ({ names }: Boxes) =>
    (anchor: string) =>
      drawnIn(names, anchor, flows);
  return { content, boxOf: boxIn(boxes), broadBoxOf: boxIn(broadBoxes) };
}

interface Boxes {
  /** Ids of boxes by the anchors of their steps. */
  names: Map<string, string>;
  boxId(node: FlowNode): string;
}

function boxesNamed(prefix: string): Boxes {
  const names = new Map<string, string>();
  return {
    names,
    boxId: ({ anchor }) => {
      const id = `${prefix}-${anchor}`;
      names.set(anchor, id);
      return id;
    },
  };
}

/** Pieces of one drawing; what is said at their cuts is seen where they stand apart. */
function railPieces(rail: Rail, chart: ChartWords, boxId: Boxes['boxId']): Child {
  const pieces = drawRailPieces(rail, pageHeight, { boxId });
  if (pieces.length === 1) return pieces[0]?.drawing;
  return pieces.map(({ drawing, continuedFrom, continuesAt }) => (
    <div class="piece">
      {continuedFrom !== undefined && <p class="cut">{chart.continuesFrom(continuedFrom)}</p>}
      {drawing}
      {continuesAt !== undefined && <p class="cut">{chart.continuesAt(continuesAt)}</p>}
    </div>
  ));
}

/** Undefined where the rail is all there is: that is the layout, fewer than two people act, or the lanes are more than there is room for. */
function broadDrawing(rail: Rail, layout: ChartView['layout'], boxId: Boxes['boxId']): Child {
  if (layout === 'rail') return undefined;
  const options = { idPrefix: 'broad', width: broadWidth, boxId };
  const drawing = layout === 'lanes' ? drawLanes(rail, options) : drawRail(rail, options);
  return Number(drawing.properties.width) > railWidth ? drawing : undefined;
}

/** Where a step is folded into another one, the box of that one. */
function drawnIn(names: Boxes['names'], anchor: string, flows: readonly Flow[]): string | undefined {
  const own = names.get(anchor);
  if (own !== undefined) return own;
  for (const { nodes } of flows) {
    const found = nodes.find((node) => node.anchor === anchor);
    const outer = found && nodes.find(({ id }) => id === found.within);
    if (outer && outer !== found) return drawnIn(names, outer.anchor, flows);
  }
  return undefined;
}
