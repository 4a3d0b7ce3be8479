import type { Html, Parents } from 'mdast';
import { htmlTags, keptTags, markdownFor, withoutComments } from '../html.ts';
import type { FindingFix } from '../rule.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, placeOf, sourceOf, startOf } from '../source.ts';
import { walk } from '../tree.ts';

const tag = /<(?:(\/?)([a-z][\w:-]*)|([?!]))/gi;

export const noRawHtml = defineRule({
  id: 'no-raw-html',
  group: 'structure',
  severity: 'warning',
  summary: 'HTML where Markdown is expected',
  why: 'The page shows only what is safe: other HTML is dropped, and steps or terms written in HTML are neither checked nor drawn.',
  messages: {
    tag: {
      reason: 'Unexpected HTML `<{tag}>`, expected Markdown',
      hint: 'Write it in Markdown, or leave it out.',
      fix: 'Write it in Markdown',
    },
    vanishes: {
      reason: 'Unexpected `{source}` read as HTML, expected text',
      hint: 'Write `\\{source}`, or put it in backticks: as it stands, no reader will see it.',
      fix: 'Write `\\{source}`, so that readers see it',
    },
    code: {
      reason: 'Unexpected `{source}`, expected Markdown',
      hint: 'Leave it out: it is dropped from the page.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Press <kbd>F5</kbd>.<br>Wait.\n   <!-- asked by Bo -->\n2. Ask for the \\<order number>.\n',
    },
    { text: '## Instructions\n\n<details>\n<summary>Why</summary>\n\nIt is the law.\n\n</details>\n' },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Enter the <order number> and press <b>Search</b>.\n',
      reports: [
        '3:14 Unexpected `<order number>` read as HTML, expected text',
        '3:39 Unexpected HTML `<b>`, expected Markdown',
      ],
      fixed: '## Instructions\n\n1. Enter the \\<order number> and press **Search**.\n',
    },
    {
      text: '## Instructions\n\n<div align="center">\n\n1. Find the order.\n\n</div>\n',
      reports: ['3:1 Unexpected HTML `<div>`, expected Markdown'],
    },
  ],
  *check({ sop }) {
    for (const node of walk(sop.tree)) {
      if (!('children' in node)) continue;
      for (const [n, child] of node.children.entries()) {
        if (child.type === 'html') yield* inHtml(child, node, n, sop.text);
      }
    }
  },
});

/** At most one finding a piece of HTML: the first tag that does not stay. A closing tag was reported with its opening one. */
function* inHtml(html: Html, parent: Parents, n: number, text: string): Generator<Finding> {
  const source = withoutComments(sourceOf(text, placeOf(html)));
  for (const found of source.matchAll(tag)) {
    const [whole, closing, named, odd] = found;
    const start = startOf(placeOf(html)) + found.index;
    const name = named?.toLowerCase() ?? '';
    if (odd)
      return yield {
        message: 'code',
        values: { source: whole },
        place: placeBetween(text, start, start + whole.length),
      };
    if (keptTags.has(name) || (closing && htmlTags.has(name))) continue;
    const end = start + tagLength(source.slice(found.index));
    const place = placeBetween(text, start, end);
    if (!htmlTags.has(name)) return yield vanishing(text, place);
    const fix = inMarkdown(html, parent, n, name);
    return yield { message: 'tag', values: { tag: name }, place, ...(fix && { fix }) };
  }
}

function vanishing(text: string, place: Finding['place']): Finding {
  const at = startOf(place);
  const fix = { edits: [{ start: at, end: at, text: '\\' }] };
  return { message: 'vanishes', values: { source: sourceOf(text, place) }, place, fix };
}

function tagLength(source: string): number {
  const end = source.indexOf('>');
  return end === -1 ? source.length : end + 1;
}

/** `<b>x</b>` as `**x**`, where both tags stand in one paragraph, carry no attributes and hug their words. */
function inMarkdown(html: Html, parent: Parents, n: number, name: string): FindingFix | undefined {
  const by = markdownFor[name];
  if (!by || html.value.toLowerCase() !== `<${name}>`) return undefined;
  const first = parent.children[n + 1];
  const last = parent.children[n + 2];
  if (last?.type !== 'html' || last.value.toLowerCase() !== `</${name}>`) return undefined;
  if (first?.type !== 'text' || !/^[\p{L}\p{N}][^*_~`\n]*$/u.test(first.value) || /\s$/.test(first.value))
    return undefined;
  const at = placeOf(html);
  const to = placeOf(last);
  return {
    edits: [
      { start: startOf(at), end: endOf(at), text: by },
      { start: startOf(to), end: endOf(to), text: by },
    ],
  };
}
