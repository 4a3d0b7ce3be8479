import type { BoxRow, PillRow } from './plan.ts';

/** Marks of a chart in a terminal. */
export interface Glyphs {
  start: string;
  end: string;
  shapes: Record<BoxRow['kind'] | 'condition', string>;
  ways: Record<PillRow['way'], string>;
  enterRight: string;
  enterLeft: string;
  enterTop: string;
}

export const unicode: Glyphs = {
  start: '●',
  end: '■',
  shapes: { step: ' ', decision: '◆', condition: '◇', 'hand-off': '▲', 'sub-procedure': '▣', end: '■' },
  ways: { fall: '↓', in: '↓', down: '→', up: '↑', end: '■', lost: '?' },
  enterRight: '◀',
  enterLeft: '▶',
  enterTop: '▼',
};

export const ascii: Glyphs = {
  start: 'o',
  end: '#',
  shapes: { step: ' ', decision: '?', condition: '?', 'hand-off': '!', 'sub-procedure': '=', end: '#' },
  ways: { fall: 'v', in: 'v', down: '->', up: '^', end: '#', lost: '??' },
  enterRight: '<',
  enterLeft: '>',
  enterTop: 'v',
};
