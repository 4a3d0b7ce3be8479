import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laneCount, placeTracks } from '../../src/flow/rail/tracks.ts';

const jumps = fc.array(
  fc
    .record({ from: fc.nat(60), to: fc.nat(60), side: fc.constantFrom('left' as const, 'right' as const) })
    // Pills stand in odd rows, boxes in even ones.
    .map(({ from, to, side }) => ({ side, from: from * 2 + 1, to: to * 2 })),
  { maxLength: 40 },
);

test('no two lines share a place, and each leads from all its pills to one box', () => {
  fc.assert(
    fc.property(jumps, fc.nat(8), fc.nat(8), (list, left, right) => {
      const tracks = placeTracks(list, { left, right });
      expect(laneCount(tracks, 'left')).toBeLessThanOrEqual(left);
      expect(laneCount(tracks, 'right')).toBeLessThanOrEqual(right);
      for (const [index, track] of tracks.entries()) {
        expect([...track.from].sort()).toEqual(
          list
            .filter((jump) => jump.side === track.side && jump.to === track.to)
            .map((jump) => jump.from)
            .sort(),
        );
        for (const other of tracks.slice(index + 1)) {
          const isSameLane = other.side === track.side && other.lane === track.lane;
          expect(isSameLane && other.top <= track.bottom && track.top <= other.bottom).toBe(false);
        }
      }
    }),
  );
});

test('where there is no room for all, the shortest lines stay', () => {
  const list = [30, 20, 10].map((to) => ({ from: 1, to, side: 'right' as const }));
  expect(placeTracks(list, { left: 0, right: 2 }).map((track) => track.to)).toEqual([10, 20]);
});
