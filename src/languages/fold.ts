let last = '';
let lastFolded = '';

/** Lower case with straight apostrophes, of the same length, so that offsets stay true. The last text is kept: readers ask many lists about one sentence. */
export function fold(text: string): string {
  if (text === last) return lastFolded;
  let folded = text.toLowerCase();
  // A few letters grow when lower-cased (İ): those stay as they are.
  if (folded.length !== text.length) {
    folded = text.replace(/./gsu, (sign) => {
      const lower = sign.toLowerCase();
      return lower.length === sign.length ? lower : sign;
    });
  }
  last = text;
  lastFolded = folded.replace(/[’ʼ]/g, "'");
  return lastFolded;
}
