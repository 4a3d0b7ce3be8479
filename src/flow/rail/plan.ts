import { languageOf } from '../../languages/index.ts';
import type { ChartWords } from '../../languages/language.ts';
import type { Flow, FlowNode } from '../flow.ts';
import { clean } from './label.ts';
import { rowsOf } from './rows.ts';
import { readUnits } from './units.ts';

export interface RailOptions {
  /** BCP 47 tag of the text, that of the first flow by default: decides the writing direction. */
  language?: string;
  /** Those of the language by default. */
  words?: ChartWords;
  title?: string;
  /** What sets the procedure going; stands as a pill above the first step. */
  start?: string;
  /** Name of a role as readers know it; without, `@team-lead` is "Team lead". */
  roleName?: (role: string) => string;
  /** Labels longer than this many characters are cut, 96 by default. */
  labelLength?: number;
  /** Branches inside branches beyond this depth are drawn below their decision instead of inside it; 4 by default. */
  maxDepth?: number;
}

/** Where an exit leads: `fall` to the next box below, `in` to the first action of its own branch, `down` and `up` over others, `end`. */
export type Way = 'fall' | 'in' | 'down' | 'up' | 'end' | 'lost';

/** A box of the chart. */
export interface BoxRow {
  row: 'box';
  depth: number;
  /** How many lists deep the step is nested in its branch. */
  nested: number;
  node: FlowNode;
  /** The action behind a condition, when both are drawn in one box. */
  action?: FlowNode;
  number: string;
  kind: FlowNode['kind'];
  /** Cut to the length that is asked for. */
  label: string;
  whole: string;
  /** The condition under which the step is done, without the word "if". */
  condition?: string;
  /** The label is a condition, not a question. */
  isCondition: boolean;
  /** Who acts, and whether the box above says the same. */
  role?: string;
  sameRole: boolean;
  /** To whom it is handed over. */
  escalatesTo?: string;
  time?: string;
  optional: boolean;
  /** A nested list without a decision of its own, folded into its step. */
  lines: { number: string; text: string }[];
  /** A line reaches the box from the row above at its own depth. */
  entered: boolean;
  /** The line goes on below the box at its own depth. */
  leaves: boolean;
  /** For every outer depth: its line runs past this row. */
  past: boolean[];
}

/** One way out of a box, below it. */
export interface PillRow {
  row: 'pill';
  depth: number;
  from: FlowNode;
  label?: string;
  wholeLabel?: string;
  /** The label says until when a step is repeated. */
  until: boolean;
  way: Way;
  /** Number of the target, its title where it has none; the name of the ending; the words of a lost jump. */
  target: string;
  to?: FlowNode;
  /** The line goes on below the pill at its depth. */
  leaves: boolean;
  past: boolean[];
}

export type Row = BoxRow | PillRow;

/** A line beside the boxes, from the pill in row `from` to the box in row `to`. */
export interface Jump {
  from: number;
  to: number;
  side: 'left' | 'right';
}

/** The flow under one heading. */
export interface RailGroup {
  heading?: string;
  rows: Row[];
  jumps: Jump[];
}

/** A chart as rows in reading order, with no sizes yet: both painters draw from it. */
export interface Rail {
  title?: string;
  language: string;
  direction: 'ltr' | 'rtl';
  start?: string;
  words: ChartWords;
  groups: RailGroup[];
}

/**
 * Plans the chart of the procedures of one SOP: one column in step order, every way out a pill with its target, jumps as lines beside the
 * column. Never throws; every node of the flows is in exactly one row (endings once for every way that leads to them).
 */
export function planRail(flows: Flow[], options: RailOptions = {}): Rail {
  const language = options.language ?? flows[0]?.language ?? 'en';
  const words = options.words ?? languageOf(language).chart;
  const limit = options.labelLength ?? 96;
  const maxDepth = options.maxDepth ?? 4;
  const drawn = flows.filter((flow) => flow.nodes.length > 0);
  const roleName = options.roleName ?? plainRole;
  const groups = drawn.map((flow) => {
    const nextPhase = nextPhaseOf(flow);
    const rows = rowsOf(readUnits(flow, maxDepth), { limit, words, roleName, nextPhase });
    return { heading: headingOf(flow, drawn.length), ...rows };
  });
  const title = options.title === undefined ? undefined : clean(options.title);
  const start = options.start === undefined ? undefined : clean(options.start);
  return { title, language, direction: directionOf(language), start, words, groups };
}

/** The phase that the flow leads on to, although nobody wrote so. */
function nextPhaseOf({ nodes, phase, language }: Flow): string | undefined {
  const label = nodes.find((node) => node.implied)?.label;
  const isOver = label === undefined || label === languageOf(language).chart.end;
  return phase === undefined || isOver ? undefined : clean(label);
}

/** `@team-lead` is "Team lead". */
function plainRole(role: string): string {
  if (!/^@?[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(role)) return role.replace(/^@/, '');
  const words = role.replace(/^@/, '').replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function headingOf(flow: Flow, count: number): string | undefined {
  const heading = clean(flow.phase ?? flow.at);
  return count > 1 && heading !== '' ? heading : undefined;
}

/** Scripts that run from right to left, by language or by the script subtag of the tag (BCP 47, ISO 15924). */
function directionOf(tag: string): 'ltr' | 'rtl' {
  if (/-(?:Latn|Cyrl)\b/i.test(tag)) return 'ltr';
  return /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Thaa|Syrc|Nkoo)\b/i.test(tag)
    ? 'rtl'
    : 'ltr';
}
