import type { Font } from './width.ts';

/** Fonts of a drawing, in pixels. Step text is never smaller than 14. */
export const fonts = {
  label: { size: 14 },
  strong: { size: 14, isBold: true },
  caption: { size: 11, isBold: true },
  note: { size: 12.5 },
  // Drawn at 12.5 and medium, not bold: a font without a medium weight shows its regular one, so that widths are alike everywhere.
  answer: { size: 13 },
  end: { size: 12.5 },
} as const satisfies Record<string, Font>;

export type FontName = keyof typeof fonts;

/** Line heights, in pixels. */
export const leading: Record<FontName, number> = {
  label: 19,
  strong: 19,
  caption: 16,
  note: 17,
  answer: 17,
  end: 17,
};

/** How much wider a font may be than the table says, and pixels that are left free behind a text. */
export const widerFont = 1.045;
export const slack = 4;

export const box = {
  padX: 12,
  padY: 9,
  numberGap: 8,
  least: 37,
  notch: 9,
  bar: 5,
  radius: 6,
  spine: 15,
  inset: 8,
} as const;
export const pill = { padX: 10, padY: 4, gap: 6, arrow: 11, stop: 8, radius: 12, least: 34 } as const;

/** From a box to the boxes of its branches. */
export const indent = 29;

/** Lines beside the boxes: the first one, the next ones, the edge. */
export const tracks = { first: 15, next: 11, edge: 4, corner: 6, most: 8 } as const;

export const gaps = {
  boxBox: 20,
  boxPill: 8,
  pillPill: 6,
  pillBox: 18,
  pillInner: 14,
  innerPill: 10,
  apart: 24,
  parts: 38,
  columns: 28,
  heading: 30,
  lanes: 44,
} as const;
