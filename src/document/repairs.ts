import type { FrontMatterFault } from './faults.ts';
import { listKeys, metaKeys, targetSamples } from './meta.ts';

/** A fault of the YAML and what would mend it. Offsets are those of the YAML that was given. */
export interface Repair {
  fault: FrontMatterFault;
  values: Record<string, string | number>;
  start: number;
  end: number;
  edit?: { start: number; end: number; text: string };
}

/** One line of YAML taken apart: `  - metric: first reply # note`. */
export interface YamlLine {
  start: number;
  end: number;
  /** White space and `- ` marks before the key or value. */
  lead: string;
  key: string | undefined;
  /** Offsets of the value, its comment left out. */
  valueStart: number;
  valueEnd: number;
  value: string;
}

/** Keys whose values are people and roles: steps name them with `@`, these keys without. */
const nameKeys = new Set(['owner', 'audience']);

const topKeys = new Set<string>(metaKeys);
const textKeys = new Set<string>([
  ...metaKeys.filter((key) => !listKeys.has(key)),
  ...Object.keys(targetSamples),
]);

/** Takes the line apart in which `offset` stands. */
export function lineOf(yaml: string, offset: number): YamlLine {
  const start = offset > 0 ? yaml.lastIndexOf('\n', offset - 1) + 1 : 0;
  const text = /^[^\r\n]*/.exec(yaml.slice(start))?.[0] ?? '';
  const lead = /^[ \t]*(?:-[ \t]+)*/.exec(text)?.[0] ?? '';
  const key = /^([^\s:#'"[\]{}@`%*&!|>-][^\s:]*)[ \t]*:(?=[ \t]|$)[ \t]*/.exec(text.slice(lead.length));
  const from = lead.length + (key?.[0].length ?? 0);
  const value = text
    .slice(from)
    .replace(/(?:^|[ \t]+)#(?:[ \t].*)?$/, '')
    .trimEnd();
  const valueStart = start + from;
  return {
    start,
    end: start + text.length,
    lead,
    key: key?.[1],
    valueStart,
    valueEnd: valueStart + value.length,
    value,
  };
}

/** A value in quotes: single ones, or double ones where that reads better. Quotes around the whole are not doubled. */
export function quoted(value: string): string {
  const inner = /^(['"])([\s\S]*)\1$/.exec(value)?.[2] ?? value;
  return inner.includes("'") && !/["\\]/.test(inner) ? `"${inner}"` : `'${inner.replaceAll("'", "''")}'`;
}

/** What may be wrong at an error of the YAML reader, likeliest first. Whoever asks tries each: one that mends nothing is not the fault. */
export function repairsAt(yaml: string, offset: number): Repair[] {
  const line = lineOf(yaml, Math.min(offset, yaml.length));
  const before = line.start > 0 ? lineOf(yaml, line.start - 1) : undefined;
  const next =
    line.end < yaml.length ? lineOf(yaml, line.end + 1 + (yaml[line.end] === '\r' ? 1 : 0)) : undefined;
  return [
    ...tabs(yaml, line),
    ...bracketedText(line),
    ...(before ? bracketedText(before) : []),
    ...entryInList(yaml, line, offset),
    ...valueWithoutQuotes(yaml, line),
    ...keyWithoutColon(yaml, line),
    ...(next ? misplaced(next) : []),
    ...misplaced(line),
    ...openEnded(yaml, before),
    ...(before ? misplaced(before) : []),
  ];
}

function tabs(yaml: string, line: YamlLine): Repair[] {
  const white = /^[ \t]*/.exec(line.lead)?.[0] ?? '';
  if (!white.includes('\t')) return [];
  const found = yaml.slice(line.start + white.length, line.end).trim();
  const at = { start: line.start, end: line.start + white.length };
  const spaces = white.replaceAll('\t', '  ');
  const top = white === line.lead && topKeys.has(line.key ?? '');
  const texts = top ? ['', spaces] : [spaces, `${spaces}  `];
  return texts.map((text) => ({ fault: 'tab-indent', values: { found }, ...at, edit: { ...at, text } }));
}

/** `title: [Draft` is text to whoever wrote it, closed or not. */
function bracketedText(line: YamlLine): Repair[] {
  const { key = '', value, valueStart, valueEnd } = line;
  if (!textKeys.has(key) || !/^[[{]/.test(value)) return [];
  return [quoting('first-character', key, value, valueStart, valueEnd, value.slice(0, 1))];
}

/** `[@team-lead, agent]`: one entry of a list on its line needs quotes. */
function entryInList(yaml: string, line: YamlLine, offset: number): Repair[] {
  if (!/^[[{]/.test(line.value) || offset <= line.valueStart || offset >= line.valueEnd) return [];
  if (!/[@`%|>!&*]/.test(yaml[offset] ?? '')) return [];
  const entry = /^[^,\]\r\n}]*/.exec(yaml.slice(offset))?.[0].trimEnd() ?? '';
  return [
    quoting('first-character', line.key ?? '', entry, offset, offset + entry.length, entry.slice(0, 1)),
  ];
}

function quoting(
  fault: FrontMatterFault,
  key: string,
  value: string,
  start: number,
  end: number,
  character: string,
): Repair {
  const isName = character === '@' && nameKeys.has(key) && /^@[\w.-]*\w$/.test(value);
  const expected = isName ? value.slice(1) : quoted(value);
  const values = { key, character, expected, quote: character };
  return {
    fault: isName ? 'at-before-name' : fault,
    values,
    start,
    end,
    edit: { start, end, text: expected },
  };
}

function valueWithoutQuotes(yaml: string, line: YamlLine): Repair[] {
  const { value, valueStart, valueEnd } = line;
  const key = line.key ?? keyAbove(yaml, line);
  const first = value.slice(0, 1);
  const quote = (fault: FrontMatterFault) => [quoting(fault, key, value, valueStart, valueEnd, first)];
  if (value === '') return [];
  const reference = /^(?:!!|[&*])[^\s,[\]{}]*/.exec(value)?.[0];
  if (reference && isMeant(reference, yaml)) {
    return [
      {
        fault: 'reference',
        values: { found: reference, key },
        start: valueStart,
        end: valueStart + reference.length,
      },
    ];
  }
  if (/^["']/.test(first)) {
    if (first === '"' && value.length > 1 && value.endsWith('"') && value.includes('\\'))
      return quote('backslash');
    if (value.lastIndexOf(first) > 0) return quote('text-after-quote');
    const closed = { start: valueEnd, end: valueEnd, text: first };
    const values = { key, quote: first, expected: `${value}${first}` };
    return [{ fault: 'unclosed-quote', values, start: valueStart, end: valueEnd, edit: closed }];
  }
  if (/^[[{]/.test(first) && !/[\]}]/.test(value)) return [];
  if (/^[@`%[\]{}*&!|>,?-]/.test(first)) return quote('first-character');
  return /:(?:\s|$)/.test(value) ? quote('colon-in-value') : [];
}

/** A type, or an anchor and a reference to it: YAML on purpose, not text that happens to begin so. */
function isMeant(mark: string, yaml: string): boolean {
  const partner = mark.startsWith('&') ? `*${mark.slice(1)}` : `&${mark.slice(1)}`;
  return mark.startsWith('!!') || (mark.length > 1 && yaml.includes(partner));
}

/** The key that an entry without one belongs to. */
function keyAbove(yaml: string, line: YamlLine): string {
  for (let at = line; at.start > 0; ) {
    at = lineOf(yaml, at.start - 1);
    if (at.key && at.lead === '') return at.key;
  }
  return '';
}

function keyWithoutColon(yaml: string, line: YamlLine): Repair[] {
  const text = yaml.slice(line.start, line.end);
  const at = { start: line.start + line.lead.length, end: line.end };
  const tight = /^([A-Za-z][\w-]*):(\S.*)$/.exec(text.slice(line.lead.length));
  if (tight) {
    const colon = at.start + (tight[1]?.length ?? 0) + 1;
    const values = { found: tight[0].trimEnd(), expected: `${tight[1]}: ${tight[2]?.trimEnd()}` };
    return [{ fault: 'space-after-colon', values, ...at, edit: { start: colon, end: colon, text: ' ' } }];
  }
  const equals = /^([A-Za-z][\w-]*)([ \t]*=[ \t]*)(.*)$/.exec(text.slice(line.lead.length));
  if (equals) {
    const sign = at.start + (equals[1]?.length ?? 0);
    const values = { key: equals[1] ?? '', expected: `${equals[1]}: ${equals[3]?.trimEnd()}` };
    const edit = { start: sign, end: sign + (equals[2]?.length ?? 0), text: ': ' };
    return [{ fault: 'equals-sign', values, ...at, edit }];
  }
  if (line.key !== undefined || text.trim() === '' || /^\s*#/.test(text)) return [];
  const known = /^([A-Za-z][\w-]*)[ \t]+(?=\S)/.exec(text);
  const found = text.trim();
  if (!known || !topKeys.has((known[1] ?? '').toLowerCase()))
    return [{ fault: 'no-colon', values: { found }, ...at }];
  const gap = line.start + (known[1]?.length ?? 0);
  return [{ fault: 'no-colon', values: { found }, ...at, edit: { start: gap, end: gap, text: ':' } }];
}

/** A key that is indented more or less than its neighbours. */
function misplaced(line: YamlLine): Repair[] {
  if (!line.key) return [];
  const found = line.key;
  const white = /^[ \t]*/.exec(line.lead)?.[0].length ?? 0;
  const at = { start: line.start + line.lead.length, end: line.start + line.lead.length + found.length };
  const edits = [
    ...(topKeys.has(found.toLowerCase()) && white > 0
      ? [{ start: line.start, end: line.start + white, text: '' }]
      : []),
    ...(line.lead.trim() === '' ? [{ start: line.start, end: line.start, text: '  ' }] : []),
  ];
  return edits.map((edit) => ({ fault: 'indentation', values: { found }, ...at, edit }));
}

/** A quote or bracket that was opened before and never closed: the reader only notices further down. */
function openEnded(yaml: string, from: YamlLine | undefined): Repair[] {
  const repairs: Repair[] = [];
  for (let line = from, n = 0; line && n < 200; n++) {
    const { value, valueStart, valueEnd, key = '' } = line;
    const first = value.slice(0, 1);
    if (/^["']/.test(first) && value.indexOf(first, 1) < 0) repairs.push(...valueWithoutQuotes(yaml, line));
    const closing = first === '[' ? ']' : '}';
    if (/^[[{]/.test(first) && !value.includes(closing)) {
      const edit = { start: valueEnd, end: valueEnd, text: closing };
      repairs.push({
        fault: 'unclosed-bracket',
        values: { key, expected: closing },
        start: valueStart,
        end: valueEnd,
        edit,
      });
    }
    line = line.start > 0 ? lineOf(yaml, line.start - 1) : undefined;
  }
  return repairs.reverse();
}
