import type { Position } from 'unist';
import { checkMeta } from './check-meta.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose, type ValuesOf } from './faults.ts';
import { findFrontMatter } from './fences.ts';
import { readFields } from './fields.ts';
import { idFrom } from './ids.ts';
import { type Found, type FrontMatter, type Meta, requiredKeys } from './meta.ts';
import type { Places } from './places.ts';
import { readYaml } from './yaml.ts';

/** The front matter of a file: what it says and what is wrong with it. */
export interface ReadFrontMatter {
  frontMatter: FrontMatter;
  /** Undefined when anything is wrong with it. */
  meta: Meta | undefined;
  known: Partial<Meta>;
  diagnostics: Diagnostic[];
  /** Where the body begins: the front matter before it is masked. */
  bodyStart: number;
  /** Offsets of the YAML. */
  yaml: { start: number; end: number };
}

/** Most faults that are told of one file. */
const mostFaults = 30;

/**
 * Reads the front matter of a file. Never throws, runs nothing, and takes no longer than its length deserves. A file without front matter
 * has one fault, `missing`; whether that matters is the caller's to say.
 *
 * @param allowed keys that `sop.yaml` adds.
 */
export function readFrontMatter(
  file: string,
  path: string,
  places: Places,
  allowed: readonly string[] = [],
): ReadFrontMatter {
  const text = file.replace(/^\uFEFF/, ' ').replace(/\r(?!\n)/g, '\n');
  const fenced = findFrontMatter(text);
  const { present, yamlStart, yamlEnd } = fenced;
  if (!present) return absent(text, path, places);
  const yaml = readYaml(text.slice(yamlStart, yamlEnd));
  const { fields, faults } = readFields(yaml);
  const fence = { start: fenced.start - yamlStart, end: fenced.start + 3 - yamlStart };
  const unread = yaml.map === undefined && (yaml.faults.length > 0 || fenced.faults.length > 0);
  const checked = unread ? { known: {}, faults: [] } : checkMeta(fields, yaml, allowed, fence);
  const inYaml = [...yaml.faults, ...faults, ...checked.faults].map((found) => shifted(found, yamlStart));
  const found = [...fenced.faults, ...inYaml].sort((a, b) => a.start - b.start).slice(0, mostFaults);
  const at = (start: number, end: number): Position => places.place(start + yamlStart, end + yamlStart);
  const diagnostics = found.map((fault) => toDiagnostic(fault, path, places));
  const meta = diagnostics.every(({ severity }) => severity !== 'error')
    ? (checked.known as Meta)
    : undefined;
  return {
    frontMatter: {
      present,
      place: places.place(fenced.start, fenced.end),
      fields: new Map(
        fields.map(({ key, value, source, start, end, valueStart, valueEnd }) => [
          key,
          { value, source, keyPlace: at(start, end), valuePlace: at(valueStart, valueEnd) },
        ]),
      ),
    },
    meta,
    known: checked.known,
    diagnostics,
    bodyStart: fenced.end,
    yaml: { start: yamlStart, end: yamlEnd },
  };
}

function shifted(found: Found, by: number): Found {
  const move = <T extends { start: number; end: number }>(range: T): T => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  });
  const { edits, suggestions, cause } = found;
  return {
    ...move(found),
    ...(edits && { edits: edits.map(move) }),
    ...(suggestions && { suggestions: suggestions.map((one) => ({ ...one, edits: one.edits.map(move) })) }),
    ...(cause && { cause: move(cause) }),
  };
}

function toDiagnostic(found: Found, path: string, places: Places): Diagnostic {
  const { fault, values, start, end, severity, edits, suggestions, cause, subject } = found;
  // Each fault is made with the values that its text names; the tests hold every message to having no placeholder left.
  return diagnose('front-matter', fault, values as ValuesOf<'front-matter', typeof fault>, {
    path,
    place: places.place(start, end),
    ...(severity && { severity }),
    ...(edits && { fix: edits }),
    ...(suggestions && { suggestions }),
    ...(cause && { cause: { place: places.place(cause.start, cause.end) } }),
    ...(subject !== undefined && { subject }),
  });
}

function absent(text: string, path: string, places: Places): ReadFrontMatter {
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? '';
  const title = /^ {0,3}#[ \t]+(.+?)[ \t#]*$/m.exec(text)?.[1] ?? name;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text.startsWith(' ') ? 1 : 0;
  const values: Record<string, string> = { id: idFrom(name) || 'sop-0001', title: JSON.stringify(title) };
  const lines = [
    '---',
    ...requiredKeys.map((key) => `${key}: ${values[key] ?? ''}`.trimEnd()),
    '---',
    '',
    '',
  ];
  const missing = diagnose(
    'front-matter',
    'missing',
    {},
    {
      path,
      place: places.place(0, places.lineEnd(1)),
      suggestions: [
        {
          title: 'Put front matter above the text',
          edits: [{ start, end: start, text: lines.join(newline) }],
        },
      ],
    },
  );
  return {
    frontMatter: { present: false, place: places.place(0, 0), fields: new Map() },
    meta: undefined,
    known: {},
    diagnostics: [missing],
    bodyStart: 0,
    yaml: { start: 0, end: 0 },
  };
}
