import type { Root } from 'mdast';
import { unified } from 'unified';
import type { ParseMarkdown } from './markdown.ts';

/** Puts another parser into unified's parser slot, in place of the one of remark: whoever reads Markdown gets it like any other reader. */
export function readerWith(parse: (masked: string) => Root): ParseMarkdown {
  const processor = unified()
    .use(function () {
      this.parser = parse;
    })
    .freeze();
  return (masked) => processor.parse(masked) as Root;
}
