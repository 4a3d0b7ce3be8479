import { expect, test } from 'vitest';
import { drawLanes, lanesOf } from '../../src/flow/lanes.ts';
import { xmlText } from '../../src/flow/rail/markup.ts';
import { planRail } from '../../src/flow/rail/plan.ts';
import { drawRail } from '../../src/flow/rail/svg.ts';
import { damage, refund } from './samples.ts';

test('every role has a lane, in the order in which they act', () => {
  const rail = planRail([damage]);
  const lanes = lanesOf(rail);
  expect(lanes?.names).toEqual(['Agent', 'Warehouse', 'Team lead']);
  const laneOf = (number: string) => {
    const row = rail.groups[0]?.rows.find((each) => each.row === 'box' && each.number === number);
    return row && lanes?.names[lanes.laneOf(row)];
  };
  expect(['1', '2a', '4', '5b', '6a', '8'].map(laneOf)).toEqual([
    'Agent',
    'Agent',
    'Warehouse',
    'Team lead',
    'Team lead',
    'Agent',
  ]);
});

test('a step without a role is done by whoever did the one before, in a branch by whoever decides', () => {
  const nodes = damage.nodes.map((node) =>
    ['s2a', 's3', 's5a'].includes(node.id) ? { ...node, role: undefined } : node,
  );
  const rail = planRail([{ ...damage, nodes }]);
  const lanes = lanesOf(rail);
  const boxes =
    rail.groups[0]?.rows.filter((row) => row.row === 'box' && ['2a', '3', '5a'].includes(row.number)) ?? [];
  expect(boxes.map((row) => lanes?.names[lanes.laneOf(row)])).toEqual(['Agent', 'Agent', 'Warehouse']);
});

test('with fewer than two roles the lanes are the rail', () => {
  const rail = planRail([refund]);
  expect(lanesOf(rail)).toBeUndefined();
  expect(xmlText(drawLanes(rail))).toBe(xmlText(drawRail(rail)));
});

test('where there is no room for the lanes, the chart is the rail', () => {
  const rail = planRail([damage]);
  expect(xmlText(drawLanes(rail, { width: 366 }))).toBe(xmlText(drawRail(rail, { width: 366 })));
  expect(xmlText(drawLanes(rail, { width: 1256 }))).not.toBe(xmlText(drawRail(rail, { width: 1256 })));
});
