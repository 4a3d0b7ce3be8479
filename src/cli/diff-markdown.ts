import { toMermaid } from '../flow/mermaid.ts';
import { clean } from '../lint/report/clean.ts';
import { code, prose } from '../lint/report/markdown.ts';
import type { Change } from '../version/change.ts';
import type { FigureLeft } from '../version/figures.ts';
import type { WordPart } from '../version/wording.ts';
import { placeText } from './diff-text.ts';
import type { Report, Told } from './diff-told.ts';
import { byClass, sentenceOf, shownOf, sideName, verdictOf, whoActs } from './diff-words.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** A comment on GitHub may have 65,536 characters (as of 2026); room is left for what a host puts around it. */
const longest = 60_000;
const mostPlaces = 10;
const mostFindings = 20;

/**
 * A comment for a pull request: what readers must do differently first, what it becomes, who must act, where old figures still stand, errors,
 * and the chart before and after. At most 60,000 characters: charts are left out first, then whole SOPs, and both are said. Nothing that a
 * file says can become a link, a mention, a picture, HTML or the end of a fence.
 */
export function markdownOf({ since: ref, sops }: Report, t: Terminal): string {
  const w = t.words.history;
  const since = ref && shortened(ref);
  const head = [`## ${w.title}`, '', since === undefined ? '' : prose(w.summary(sops.length, since)), ''];
  const notes = [w.cutCharts, w.cutSops(sops.length, since === undefined ? '' : shellWord(since))].map(prose);
  let room = longest - [...head, ...notes].join('\n').length - 100;
  const parts: { text: string; chart: string }[] = [];
  for (const sop of sops) {
    const text = section(sop, t);
    if (text.length + 2 > room) break;
    room -= text.length + 2;
    parts.push({ text, chart: chartsOf(sop, since !== undefined, t) });
  }
  let left = false;
  for (const part of parts) {
    left ||= part.chart.length > room;
    if (part.chart.length > room) part.chart = '';
    room -= part.chart.length;
  }
  const cut = sops.length - parts.length;
  const body = parts.map(({ text, chart }) => text + chart).join('\n');
  return [
    ...head.filter((line, at) => line !== '' || at === 1),
    '',
    body,
    ...(left ? [`_${prose(w.cutCharts)}_`, ''] : []),
    ...(cut > 0 ? [`_${prose(w.cutSops(cut, shellWord(since ?? '')))}_`, ''] : []),
  ].join('\n');
}

/** A commit by so much of its name as people read; any other name as it is. */
const shortened = (ref: string): string => (/^[0-9a-f]{40,64}$/u.test(ref) ? ref.slice(0, 10) : ref);

function section(sop: Told, t: Terminal): string {
  const w = t.words.history;
  const lines = [
    `### ${prose(sop.title)} (${code(clean(sop.id))}, ${prose(sop.language)})`,
    '',
    `${sop.class ? `**${w.classes[sop.class]}**: ` : ''}${prose(verdictOf(sop, t))}`,
    '',
  ];
  for (const { class: of, changes } of byClass(sop.changes))
    lines.push(`**${w.groups[of]}**`, '', ...changes.flatMap((change) => item(change, t)), '');
  for (const figure of sop.figures) lines.push(...figureLines(figure, t));
  if (sop.findings.length > 0) {
    lines.push(`**${w.findings(sop.findings.length)}**`, '');
    for (const { place, reason } of sop.findings.slice(0, mostFindings))
      lines.push(`- ${code(`${clean(sop.path)}:${place.start.line}`)} ${prose(reason)}`);
    if (sop.findings.length > mostFindings)
      lines.push(`- ${w.morePlaces(sop.findings.length - mostFindings)}`);
    lines.push('');
  }
  const next = whoActs(sop, t);
  return [...lines, ...(next ? [`**${w.next}**: ${prose(next)}`, ''] : [])].join('\n');
}

function item(change: Change, t: Terminal): string[] {
  const w = t.words.history;
  const shown = shownOf(change);
  const lines = [`- ${prose(sentenceOf(change, t))}`];
  if (!shown) return lines;
  if ('marked' in shown) return [...lines, '', `  > ${marked(shown.marked)}`, ''];
  const both = shown.before !== undefined && shown.after !== undefined;
  const line = (label: string, text: string) => ['', `  > ${both ? `${label} ` : ''}${prose(text)}`];
  return [
    ...lines,
    ...(shown.before === undefined ? [] : line(w.before, shown.before)),
    ...(shown.after === undefined ? [] : line(w.after, shown.after)),
    '',
  ];
}

/** Old words struck through, new ones bold. A mark that touches a word outside of it needs a space, or Markdown does not read it as one. */
function marked(parts: readonly WordPart[]): string {
  let text = '';
  let isMark = false;
  for (const part of parts) {
    const inner = prose(part.text);
    const sign = part.change === 'removed' ? '~~' : part.change === 'added' ? '**' : '';
    const isApart = /^\s/u.test(part.text) || /\s$/u.test(text) || text === '';
    const isPunctuation = sign === '' && /^[.,:;!?)%’'-]/u.test(inner);
    const space = isApart ? (text === '' ? '' : ' ') : (sign !== '' || isMark) && !isPunctuation ? ' ' : '';
    text =
      inner === ''
        ? `${text.trimEnd()} `
        : `${text.trimEnd()}${space}${sign}${inner}${sign}${/\s$/u.test(part.text) ? ' ' : ''}`;
    isMark = sign !== '';
  }
  return text.trim();
}

function figureLines({ text, became, places }: FigureLeft, t: Terminal): string[] {
  if (places.length === 0) return [];
  const w = t.words.history;
  const told = places.slice(0, mostPlaces);
  const left = places.length - told.length;
  return [
    `**${prose(w.stillSaid(clean(text), became === undefined ? undefined : clean(became)))}**`,
    '',
    ...told.map((place) => `- ${code(placeText(place, t))}`),
    ...(left > 0 ? [`- ${w.morePlaces(left)}`] : []),
    '',
  ];
}

/** The chart before and after, folded away; nothing where it is the same. `isChange`: there is but one before and after. */
function chartsOf(sop: Told, isChange: boolean, t: Terminal): string {
  const w = t.words.history;
  const draw = (read: Told['before']) =>
    read && read.flows.length > 0 ? toMermaid([...read.flows]).trimEnd() : '';
  const [before, after] = [draw(sop.before), draw(sop.after)];
  if (before === after) return '';
  const chart = (name: string, text: string) =>
    text === '' ? [] : [prose(name), '', '```mermaid', text, '```', ''];
  return [
    '',
    `<details><summary>${w.charts}</summary>`,
    '',
    ...chart(isChange ? w.before : sideName(sop.from, t), before),
    ...chart(isChange ? w.after : sideName(sop.to, t), after),
    '</details>',
    '',
    '',
  ].join('\n');
}
