import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

/** Reads Markdown: CommonMark with GitHub's tables, task lists, strikethrough, bare links and footnotes. */
export type ParseMarkdown = (masked: string) => Root;

const processor = remark().use(remarkGfm).freeze();

/**
 * The reference parser. `masked` is the file with BOM and front matter replaced by as many spaces (line ends kept), so that every position
 * of the tree is true to the file.
 */
export const parseMarkdown: ParseMarkdown = (masked) => processor.parse(masked);
