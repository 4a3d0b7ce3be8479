/** Pieces of a step as one text: a piece that ends without a mark gets a full stop before the next. */
export const sentences = (pieces: readonly string[]): string =>
  pieces
    .map((piece, at) => (at < pieces.length - 1 && !/[\p{Po}…]$/u.test(piece) ? `${piece}.` : piece))
    .join(' ');
