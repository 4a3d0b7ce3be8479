import type { Jump } from './plan.ts';

/** All ways to one box on one side, merged into one line beside the boxes. */
export interface Track {
  side: 'left' | 'right';
  /** Rows of the pills. */
  from: number[];
  /** Row of the box. */
  to: number;
  /** 0 stands next to the boxes. */
  lane: number;
  top: number;
  bottom: number;
}

/**
 * Gives every target a lane on each side so that no two lines share a place, short ones inside, then swaps lanes while that saves
 * crossings. Where there are more lines than `most` at one place, the longest ones are left out: their pills still name the target.
 */
export function placeTracks(jumps: Jump[], most: { left: number; right: number }): Track[] {
  return [...placeSide(jumps, 'left', most.left), ...placeSide(jumps, 'right', most.right)];
}

/** Number of lanes that are in use on one side. */
export function laneCount(tracks: Track[], side: Track['side']): number {
  return tracks.reduce((count, track) => (track.side === side ? Math.max(count, track.lane + 1) : count), 0);
}

function placeSide(jumps: Jump[], side: Track['side'], most: number): Track[] {
  const byTarget = new Map<number, Track>();
  for (const jump of jumps) {
    if (jump.side !== side) continue;
    const track = byTarget.get(jump.to) ?? {
      side,
      from: [],
      to: jump.to,
      lane: 0,
      top: jump.to,
      bottom: jump.to,
    };
    track.from.push(jump.from);
    track.top = Math.min(track.top, jump.from);
    track.bottom = Math.max(track.bottom, jump.from);
    byTarget.set(jump.to, track);
  }
  const shortFirst = [...byTarget.values()].sort(
    (a, b) => a.bottom - a.top - (b.bottom - b.top) || a.to - b.to,
  );
  const lanes: Track[][] = [];
  for (const track of shortFirst) {
    const free = lanes.find((lane) =>
      lane.every((other) => other.bottom < track.top || track.bottom < other.top),
    );
    if (free) free.push(track);
    else if (lanes.length < most) lanes.push([track]);
  }
  untangle(lanes);
  lanes.forEach((lane, index) => {
    for (const track of lane) track.lane = index;
  });
  return lanes.flat();
}

function untangle(lanes: Track[][]): void {
  for (let pass = 0; pass < lanes.length; pass++) {
    let isBetter = false;
    for (let index = 0; index + 1 < lanes.length; index++) {
      const inner = lanes[index] ?? [];
      const outer = lanes[index + 1] ?? [];
      if (crossings(outer, inner) >= crossings(inner, outer)) continue;
      lanes[index] = outer;
      lanes[index + 1] = inner;
      isBetter = true;
    }
    if (!isBetter) return;
  }
}

/** How often the ends of the outer lines run across the inner ones. */
function crossings(inner: Track[], outer: Track[]): number {
  let count = 0;
  for (const line of outer) {
    for (const end of [...line.from, line.to]) {
      for (const other of inner) if (other.top < end && end < other.bottom) count++;
    }
  }
  return count;
}
