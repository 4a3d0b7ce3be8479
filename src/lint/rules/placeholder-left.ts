import type { Nodes } from 'mdast';
import type { Sop } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, placeOf, sourceOf, startOf } from '../source.ts';
import { proseOf, walk } from '../tree.ts';
import { isUnfinished, unfinishedIn } from '../unfinished.ts';

/** `{{what to write here}}`: the mark that templates leave. */
const mark = /\{\{(?![<%{#/])([^{}]*)\}\}/g;

/** `{{ticket.requester}}`, `{{first_name | fallback}}`: a field that the help desk fills in, not one of ours. */
const field = /^\s*(?:["'].*|[\p{L}\d_.-]+\s*\|.*|[\p{L}\d-]+(?:[._][\p{L}\d-]+)+\s*)$/su;

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
    {
      text: '## Terms\n\n- **TBD**: not decided yet.\n\n| Word | Meaning |\n| --- | --- |\n| TODO | what is to be done |\n',
    },
    { text: '## Instructions\n\n1. Say: "My name is [your name]."\n2. Press [enter](keys.md).\n' },
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
      text: '## Purpose\n\nCustomers reach \\<enter name of the team\\> first.\n\n## Instructions\n\n1. Call [insert number]. _TBD: who calls?_\n',
      reports: [
        '3:17 Unexpected `\\<enter name of the team\\>`, expected finished text',
        '7:9 Unexpected `[insert number]`, expected finished text',
        '7:27 Unexpected `TBD`, expected finished text',
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
  *check({ sop, words }): Generator<Finding> {
    yield* inFrontMatter(sop, words.code);
    const prose = proseOf(sop);
    const at = (start: number, text: string) => placeBetween(sop.text, start, start + text.length);
    for (const { 0: text, 1: inside = '', index } of prose.matchAll(mark))
      if (!field.test(inside)) yield { message: 'mark', values: { mark: text }, place: at(index, text) };
    const isTerm = (start: number) =>
      sop.terms.some((d) => start >= startOf(d.place) && start < endOf(d.place));
    const whole = [...walk(sop.tree)].filter(
      (d) => isShortText(d, sop) && isUnfinished(plainText(d), words.code),
    );
    for (const node of whole.filter((d) => !isTerm(firstWord(d)))) yield open(plainText(node), placeOf(node));
    for (const { text, index } of unfinishedIn(prose, words.code)) {
      const covered = whole.some((d) => index >= startOf(placeOf(d)) && index < endOf(placeOf(d)));
      if (!covered && !isTerm(index)) yield open(text, at(index, text));
    }
  },
});

/** Not certain enough for an error: a person may have meant the word. */
function open(text: string, place: Finding['place']): Finding {
  return { message: 'open', values: { mark: text }, place, severity: 'warning' };
}

function* inFrontMatter(sop: Sop, code: string): Generator<Finding> {
  for (const [key, { valuePlace }] of sop.frontMatter.fields) {
    const source = sourceOf(sop.text, valuePlace);
    for (const { 0: text, index } of source.matchAll(mark)) {
      const start = startOf(valuePlace) + index;
      yield {
        message: 'value',
        values: { mark: text, key },
        place: placeBetween(sop.text, start, start + text.length),
      };
    }
    const value = source.replace(/^["']|["']$/g, '');
    if (isUnfinished(value, code)) yield open(value, valuePlace);
  }
}

/** Where the words of a block begin, its marks left out. */
function firstWord(node: Nodes): number {
  const [first] = 'children' in node ? node.children : [];
  return startOf(placeOf(first ?? node));
}

/** Longest text that is looked at for being nothing but a mark. */
const LONGEST = 40;

function isShortText(node: Nodes, { text }: Sop): boolean {
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return false;
  const start = startOf(placeOf(node));
  return endOf(placeOf(node)) - start <= LONGEST || /^lorem /i.test(text.slice(start, start + 6));
}
