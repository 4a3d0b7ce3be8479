import { type Line, masked, type Range } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The other procedure that a text hands the reader to: it is a link and nothing else, or a verb such as "follow" with a link. Links to
 * the web, to mail and within the page are no procedures.
 */
export function procedureLinkIn(line: Line, range: Range, vocabulary: Vocabulary): string | undefined {
  const wiki = /\[\[([^\]|[]{1,200})(?:\|[^\]]*)?\]\]/.exec(line.text.slice(range.start, range.end));
  if (wiki?.[1]) {
    const end = range.start + wiki.index + wiki[0].length;
    return isAlone(line, range, { start: range.start + wiki.index, end }, vocabulary)
      ? wiki[1].trim()
      : undefined;
  }
  const links = line.marks.filter(
    (mark) => mark.kind === 'link' && mark.start >= range.start && mark.end <= range.end,
  );
  const [link] = links;
  if (!link?.url || links.length > 1 || !isDocument(link.url)) return undefined;
  return isAlone(line, range, link, vocabulary) ? link.url : undefined;
}

function isAlone(line: Line, range: Range, link: Range, vocabulary: Vocabulary): boolean {
  if (/[\p{L}\p{N}\ue000]/u.test(line.masked.slice(link.end, range.end))) return false;
  const before = masked(line, { start: range.start, end: link.start }).trim();
  return !/[\p{L}\p{N}\ue000]/u.test(before) || opensLink(before, vocabulary);
}

/** The words before the link are a verb of following, with at most three words more. */
function opensLink(before: string, vocabulary: Vocabulary): boolean {
  const found = vocabulary.follow.opens(before);
  if (!found) return false;
  return before.slice(found.end).trim().split(/\s+/).filter(Boolean).length <= 3;
}

/** A path to a document of the handbook: Markdown, or no ending at all. */
function isDocument(url: string): boolean {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url)) return false;
  const path = url.replace(/[?#].*$/s, '');
  return (
    /\.(?:md|mdx|markdown|html?)$/i.test(path) || !/\.[a-z0-9]{1,5}$/i.test(path.split('/').at(-1) ?? '')
  );
}
