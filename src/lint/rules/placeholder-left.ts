import type { Nodes } from 'mdast';
import type { Sop } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';
import { defineRule, type Finding } from '../rule.ts';
import { placeBetween, placeOf, sourceOf, startOf } from '../source.ts';
import { proseOf, walk } from '../tree.ts';

/** `{{what to write here}}`: the mark that templates leave. */
const mark = /\{\{(?![<%{#/])([^{}]*)\}\}/g;

/** `{{ticket.requester}}`, `{{first_name | fallback}}`: a field that the help desk fills in, not one of ours. */
const field = /^\s*[\p{L}\d-]+(?:[._][\p{L}\d-]+)+\s*(?:\|.*)?$/u;

/** Words that mean "not written yet" wherever they stand, and those that do so only with a colon or in brackets. */
const always = /(?<![\p{L}\p{N}_-])(?:TBD|TBC|FIXME)(?![\p{L}\p{N}_-])/gu;
const marked = /(?<![\p{L}\p{N}_-])TODO(?=:)|(?<=[[(])TODO(?=[\])])/gu;

/** A text that consists of nothing else. */
const nothingElse = /^(?:…|\.{3}|\?{3}|TODO|TBD|TBC|FIXME|XXX|lorem ipsum\b.*)[.!]?$/iu;

export const placeholderLeft = defineRule({
  id: 'placeholder-left',
  group: 'structure',
  severity: 'error',
  summary: 'A mark that says something is still to be written',
  why: 'A reader in the middle of a case meets a gap instead of the rule, and has to invent one.',
  messages: {
    mark: {
      reason: 'Unexpected placeholder `{mark}`, expected your own text',
      hint: 'Write what the placeholder asks for. A field that your help desk fills in stands in backticks.',
    },
    value: {
      reason: 'Unexpected placeholder `{mark}` as the value of `{key}`, expected your own text',
      hint: 'Write what the placeholder asks for.',
    },
    open: {
      reason: 'Unexpected `{mark}`, expected finished text',
      hint: 'Write what is missing, or take the passage out until it is known.',
    },
  },
  good: [
    { text: '## Instructions\n\n1. Find the order in the shop.\n' },
    { text: '## Instructions\n\n1. Greet the customer: "Hello {{ticket.requester.first_name}}".\n' },
    { text: '## Instructions\n\n1. Fill in the macro `{{order number}}` and add it to your TODO list.\n' },
  ],
  bad: [
    {
      text: '## Purpose\n\n{{why this work matters to a customer}}\n\n## Terms\n\nTBD\n\n## Instructions\n\n1. …\n',
      reports: [
        '3:1 Unexpected placeholder `{{why this work matters to a customer}}`, expected your own text',
        '7:1 Unexpected `TBD`, expected finished text',
        '11:4 Unexpected `…`, expected finished text',
      ],
    },
    {
      text: '---\nid: example\ntitle: "{{what the reader wants to do}}"\ndepartment: support\nowner: ana\n---\n\n## Instructions\n\n1. TODO: ask Ana.\n',
      reports: [
        '3:9 Unexpected placeholder `{{what the reader wants to do}}` as the value of `title`, expected your own text',
        '10:4 Unexpected `TODO`, expected finished text',
      ],
    },
  ],
  *check({ sop }) {
    yield* inFrontMatter(sop);
    const prose = proseOf(sop);
    for (const found of prose.matchAll(mark)) {
      if (field.test(found[1] ?? '')) continue;
      yield {
        message: 'mark',
        values: { mark: found[0] },
        place: placeBetween(sop.text, found.index, found.index + found[0].length),
      };
    }
    const whole = [...walk(sop.tree)].filter(isTextBlock).filter((d) => nothingElse.test(plainText(d)));
    for (const node of whole) yield open(plainText(node), placeOf(node));
    for (const found of [...prose.matchAll(always), ...prose.matchAll(marked)]) {
      const inside = whole.some(
        (d) => found.index >= startOf(placeOf(d)) && found.index < (d.position?.end.offset ?? 0),
      );
      if (!inside) yield open(found[0], placeBetween(sop.text, found.index, found.index + found[0].length));
    }
  },
});

/** Not certain enough for an error: a person may have meant the word. */
function open(text: string, place: Finding['place']): Finding {
  return { message: 'open', values: { mark: text }, place, severity: 'warning' };
}

function* inFrontMatter(sop: Sop): Generator<Finding> {
  for (const [key, { valuePlace }] of sop.frontMatter.fields) {
    const source = sourceOf(sop.text, valuePlace);
    for (const found of source.matchAll(mark)) {
      const start = startOf(valuePlace) + found.index;
      yield {
        message: 'value',
        values: { mark: found[0], key },
        place: placeBetween(sop.text, start, start + found[0].length),
      };
    }
    if (nothingElse.test(source.replace(/^["']|["']$/g, ''))) yield open(source, valuePlace);
  }
}

function isTextBlock(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}
