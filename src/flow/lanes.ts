import type { Element } from 'hast';
import type { Flow } from './flow.ts';
import { xmlText } from './rail/markup.ts';
import { planRail, type Rail, type RailOptions, type Row } from './rail/plan.ts';
import { type DrawOptions, drawRail } from './rail/svg.ts';

/** Who does what: a lane for every role, in the order in which they appear. */
export interface Lanes {
  names: string[];
  /** Throws for a row of another plan. */
  laneOf(row: Row): number;
}

/**
 * The lanes of a chart. A step without a role is done by whoever did the step before it at its depth, in a branch by whoever decides. A
 * lane without a name stands first where steps come before the first role. Undefined where fewer than two people act.
 */
export function lanesOf(rail: Rail): Lanes | undefined {
  const names: string[] = [];
  const lanes = new Map<Row, number>();
  for (const group of rail.groups) {
    const acting: string[] = [];
    for (const row of group.rows) {
      if (row.row === 'box') {
        const inherited = acting[row.depth] ?? acting[row.depth - 1] ?? '';
        acting.length = row.depth;
        acting[row.depth] = row.role ?? inherited;
      }
      const name = acting[row.depth] ?? '';
      if (!names.includes(name)) names.push(name);
      lanes.set(row, names.indexOf(name));
    }
  }
  if (names.length < 2) return undefined;
  return {
    names,
    laneOf(row) {
      const lane = lanes.get(row);
      if (lane === undefined)
        throw new Error(
          'Unexpected row of another plan, expected one of the plan that the lanes were made of',
        );
      return lane;
    },
  };
}

/**
 * The chart with a lane for every role, as wide as the lanes need (about 240 px each). Where fewer than two roles act it is the rail, and
 * so it is where `width` is too little for the lanes: made smaller to fit, they could not be read on a phone.
 */
export function drawLanes(rail: Rail, options: DrawOptions = {}): Element {
  const lanes = lanesOf(rail);
  const drawing = drawRail(rail, { ...options, lanes });
  const fits = options.width === undefined || Number(drawing.properties.width) <= options.width;
  return lanes === undefined || fits ? drawing : drawRail(rail, options);
}

/** The chart with its lanes as the text of an SVG file that stands alone, as wide as the lanes need. */
export function lanesText(flows: Flow[], options: RailOptions & DrawOptions = {}): string {
  return `${xmlText(drawLanes(planRail(flows, options), { form: 'standalone', ...options }))}\n`;
}
