import type { ChartWords } from '../../languages/language.ts';
import { clean, cut, labelOf } from './label.ts';
import type { BoxRow, Jump, PillRow, Row, Way } from './plan.ts';
import type { Exit, Unit } from './units.ts';

export interface RowOptions {
  /** Characters after which labels are cut. */
  limit: number;
  words: ChartWords;
  /** Name of a role as readers know it. */
  roleName: (role: string) => string;
  /** Heading of the phase that follows. */
  nextPhase?: string;
}

interface Draft extends RowOptions {
  /** Who does the box above. */
  actor?: string;
  rows: Row[];
  boxAt: Map<Unit, number>;
  pills: { at: number; exit: Exit }[];
}

/** Boxes and pills in reading order, and the lines that run beside them. */
export function rowsOf(units: Unit[], options: RowOptions): { rows: Row[]; jumps: Jump[] } {
  const draft: Draft = { ...options, rows: [], boxAt: new Map(), pills: [] };
  addList(draft, units, [], false);
  const jumps: Jump[] = [];
  for (const { at, exit } of draft.pills) {
    const row = draft.rows[at];
    const to = exit.to && draft.boxAt.get(exit.to);
    if (row?.row !== 'pill' || to === undefined) continue;
    if (row.way === 'up') jumps.push({ from: at, to, side: 'left' });
    if (row.way === 'down') jumps.push({ from: at, to, side: 'right' });
  }
  return { rows: draft.rows, jumps };
}

function addList(draft: Draft, units: Unit[], past: boolean[], entered: boolean): void {
  let reached = entered;
  for (const unit of units) {
    const goesOn = unit.next !== undefined && fallsTo(unit, unit.next);
    addUnit(draft, unit, past, reached, goesOn);
    reached = goesOn;
  }
}

/** Whether a way out of the unit, or of anything inside it, leads to the target without passing another box of its depth. */
function fallsTo(unit: Unit, target: Unit): boolean {
  return unit.exits.some(
    (exit) => exit.to === target || exit.children.some((child) => fallsTo(child, target)),
  );
}

function addUnit(draft: Draft, unit: Unit, past: boolean[], entered: boolean, goesOn: boolean): void {
  const pills = waysOut(unit);
  draft.boxAt.set(unit, draft.rows.length);
  const row = boxRow(draft, unit, past, entered, goesOn || pills.length > 0);
  draft.rows.push(row);
  draft.actor = row.role;
  pills.forEach((exit, index) => {
    const leaves = goesOn || index < pills.length - 1;
    draft.pills.push({ at: draft.rows.length, exit });
    draft.rows.push(pillRow(draft, unit, exit, past, leaves));
    addList(draft, exit.children, [...past, leaves], true);
  });
}

/** The ways out that are shown: a condition whose action goes where the others go has one, unless it goes on with the next box. */
function waysOut(unit: Unit): Exit[] {
  const [first, second] = unit.exits;
  const isJoined = unit.action && second?.implied && unit.exits.length === 2 && first?.node === second.node;
  if (isJoined && first && first.label === undefined && !isPlain(first, unit)) return [first];
  return unit.exits.filter((exit) => !isPlain(exit, unit));
}

/** Unlabelled and to the next box at the same depth: the line alone says it. */
function isPlain(exit: Exit, unit: Unit): boolean {
  return exit.label === undefined && exit.to !== undefined && exit.to === unit.next;
}

function boxRow(draft: Draft, unit: Unit, past: boolean[], entered: boolean, leaves: boolean): BoxRow {
  const node = unit.node;
  const shown = unit.action ?? node;
  const whole = clean(node.condition !== undefined && !unit.action ? node.condition : labelOf(shown));
  const escalatesTo = shown.escalatesTo || (shown.kind === 'hand-off' ? shown.role : undefined);
  const isHandOff = shown.awaitsAnswer === true || (shown.escalatesTo !== undefined && shown.kind === 'step');
  const role = shown.kind === 'hand-off' ? undefined : shownText(shown.role ?? node.role);
  const actor = role && draft.roleName(role);
  return {
    row: 'box',
    depth: past.length,
    nested: unit.nested,
    node,
    action: unit.action,
    number: clean(node.number ?? ''),
    kind: isHandOff ? 'hand-off' : shown.kind,
    label: cut(whole, draft.limit),
    whole,
    condition: unit.action ? shownText(node.condition) : undefined,
    isCondition: node.condition !== undefined && !unit.action,
    role: actor,
    sameRole: actor !== undefined && actor === draft.actor,
    escalatesTo: shownText(escalatesTo) && draft.roleName(clean(escalatesTo ?? '')),
    time: shownText(shown.time ?? node.time),
    optional: node.optional === true || shown.optional === true,
    lines: unit.lines.map((line) => ({
      number: clean(line.number ?? ''),
      text: cut(clean(line.label), draft.limit),
    })),
    entered,
    leaves,
    past,
  };
}

function shownText(value: string | undefined): string | undefined {
  return value === undefined ? undefined : clean(value) || undefined;
}

function pillRow(draft: Draft, unit: Unit, exit: Exit, past: boolean[], leaves: boolean): PillRow {
  const isOtherwise = unit.action !== undefined && exit.implied;
  const wholeLabel = isOtherwise ? draft.words.otherwise : shownText(exit.label);
  return {
    row: 'pill',
    depth: past.length,
    from: unit.node,
    label: wholeLabel === undefined ? undefined : cut(wholeLabel, draft.limit),
    wholeLabel,
    until: exit.until === true,
    way: leadsOn(draft, exit) ? 'fall' : wayOf(unit, exit),
    target: targetOf(draft, exit),
    to: exit.to && exit.node,
    leaves,
    past,
  };
}

/** To the phase below, not to an ending. */
function leadsOn(draft: Draft, exit: Exit): boolean {
  return (
    draft.nextPhase !== undefined && exit.node?.implied === true && clean(exit.node.label) === draft.nextPhase
  );
}

function wayOf(unit: Unit, exit: Exit): Way {
  const { to } = exit;
  if (!to) return exit.over || exit.node?.kind === 'end' ? 'end' : exit.lost === undefined ? 'in' : 'lost';
  if (to === exit.children[0]) return 'in';
  for (let each: Unit | undefined = unit; each; each = each.parent) if (each.next === to) return 'fall';
  return to.order <= unit.order ? 'up' : 'down';
}

function targetOf(draft: Draft, exit: Exit): string {
  if (!exit.node)
    return exit.over ? draft.words.end : exit.lost === undefined ? '' : cut(clean(exit.lost), draft.limit);
  const label = clean(exit.node.label);
  if (!exit.to) return cut(label, draft.limit) || draft.words.end;
  return clean(exit.node.number ?? '') || cut(label, 30);
}
