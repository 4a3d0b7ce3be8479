import type { Position } from 'unist';
import { z } from 'zod';
import { type Amount, readAmount, readDuration } from './amounts.ts';
import type { Edit, Severity } from './diagnostic.ts';
import type { FrontMatterFault } from './faults.ts';
import { faultOfId, idFrom, longestId } from './ids.ts';
import { readDate, readLanguage, readVersion } from './values.ts';

/** The raw front matter of a file, with places. */
export interface FrontMatter {
  present: boolean;
  /** From the opening to the closing fence, fences included; an empty range at the start of the file when there is none. */
  place: Position;
  /** Top-level keys as written, in order. */
  fields: Map<string, { value: unknown; source: string; keyPlace: Position; valuePlace: Position }>;
}

/** What a value is not: a fault's name, the values of its text, and the value that would be right where that is known. */
export interface ValueFault {
  fault: FrontMatterFault;
  values: Record<string, string | number>;
  /** What the author meant, when that is certain. */
  certain?: string;
  /** What the author may have meant. */
  likely?: string[];
}

/** A fault of the front matter with offsets in the file, before it becomes a diagnostic. */
export interface Found {
  fault: FrontMatterFault;
  values: Record<string, string | number>;
  start: number;
  end: number;
  severity?: Severity;
  /** The change, when it is certain. */
  edits?: Edit[];
  suggestions?: { title: string; edits: Edit[] }[];
  /** Where the other place stands that explains it. */
  cause?: { start: number; end: number };
  subject?: string;
}

/** Text that is read into a value or a fault. The fault travels in the issue's `params`. */
function read<T>(parse: (text: string) => { value: T } | ValueFault) {
  return z.string().transform((text, context) => {
    const result = parse(text.trim());
    if ('value' in result) return result.value;
    context.addIssue({ code: 'custom', params: result });
    return z.NEVER;
  });
}

const text = () =>
  read<string>((value) => {
    if (value === '') return { fault: 'empty-value', values: {} };
    if (
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(
        value,
      )
    ) {
      return { fault: 'control-character', values: {} };
    }
    return { value: value.replace(/\s+/g, ' ') };
  });

const id = () =>
  read<string>((value): { value: string } | ValueFault => {
    if (value === '') return { fault: 'empty-value', values: {} };
    const fault = faultOfId(value);
    if (!fault) return { value };
    if (fault === 'length') return { fault: 'id-length', values: { size: value.length, limit: longestId } };
    const slug = idFrom(/\s/.test(value) ? value.toLowerCase() : value) || 'sop-0001';
    const better = fault === 'reserved' ? `${value}-sop` : slug;
    return { fault: `id-${fault}`, values: { id: value, expected: better }, likely: [better] };
  });

/** One value or a list of them; a single one becomes a list of one. */
function list<T extends z.ZodType<string, string>>(entry: T) {
  return z.union([entry, z.array(entry)]).transform((value) => [value].flat() as string[]);
}

const version = () => read<string>(readVersion);
const date = () => read<string>(readDate);

const interval = () =>
  read((value) => {
    const duration = readDuration(value);
    if (duration && duration.amount > 0) return { value: duration };
    const expected = /^\d+$/.test(value) && Number(value) > 0 ? `${value} months` : '12 months';
    return { fault: 'interval', values: { found: value, expected }, likely: [expected] };
  });

const amount = () =>
  read((value): { value: Amount & { text: string } } | ValueFault => {
    const result = readAmount(value);
    if (result === 'ambiguous') {
      const expected = value.replace(/(?<=\d)[.,](?=\d{3})/g, '');
      return { fault: 'ambiguous-number', values: { found: value, expected }, likely: [expected] };
    }
    return result ? { value: { ...result, text: value } } : { fault: 'amount', values: { found: value } };
  });

const target = z
  .strictObject({
    metric: text().meta({ description: 'What is measured: `first reply`, `resolution`, `satisfaction`.' }),
    target: amount().meta({
      description: 'The figure to reach: `15 min`, `1 day`, `90 %`, `80 % within 20 s`, `4.5 / 5`.',
    }),
    channel: text().optional().meta({ description: 'Channel it holds for: `phone`, `e-mail`.' }),
  })
  .meta({ description: 'One target.' });

const statuses = ['draft', 'approved', 'retired'] as const;
const statusSynonyms: Record<string, string> = {
  concept: 'draft',
  new: 'draft',
  wip: 'draft',
  archived: 'retired',
  obsolete: 'retired',
  deprecated: 'retired',
  withdrawn: 'retired',
};

const status = () =>
  read<(typeof statuses)[number]>((value) => {
    const known = statuses.find((name) => name === value);
    if (known) return { value: known };
    const folded = value.toLowerCase();
    const same = statuses.find((name) => name === folded);
    const expected = same ?? statusSynonyms[folded] ?? 'draft';
    return {
      fault: 'status',
      values: { found: value, expected },
      ...(same ? { certain: same } : { likely: [expected, ...statuses.filter((name) => name !== expected)] }),
    };
  });

/**
 * The front matter of an SOP: the only schema of it. Keys are as written in the file. Input values are text (YAML's plain numbers and
 * dates are read from their source); output values are parsed. `z.toJSONSchema(metaSchema, { io: 'input' })` serves editors.
 */
export const metaSchema = z
  .strictObject({
    id: id().meta({
      description:
        'Name of the SOP in files, version tags and addresses: letters, digits, `-` and `_`. Unique in the handbook.',
    }),
    title: text().meta({ description: 'Title as readers see it.' }),
    department: text().meta({
      description: 'Department that works by this SOP.',
    }),
    owner: text().meta({
      description: 'Person or role that answers for this SOP.',
    }),
    description: text().optional().meta({
      description:
        'One sentence for lists and search; read as the purpose where the text has no Purpose section.',
    }),
    version: version().optional().meta({
      description: 'Three numbers. `sop release` writes it; `0.0.0` in a new draft.',
    }),
    status: status().optional().meta({
      description: '`draft`, `approved` or `retired`. `sop release` and `sop retire` write it.',
      enum: statuses,
    }),
    effective: date().optional().meta({
      description: 'Date from which this revision holds: year, month, day.',
      format: 'date',
    }),
    language: read<string>(readLanguage).optional().meta({ description: 'Language of the text (BCP 47).' }),
    translates: version().optional().meta({
      description: 'In a translation: the version of the source text that it renders.',
    }),
    review: interval().optional().meta({ description: 'How often the SOP is looked at again.' }),
    when: list(text()).optional().meta({
      description: 'When to use it, in the words of the customer.',
    }),
    'not-when': list(text())
      .optional()
      .meta({ description: 'When another SOP is the right one, in the words of the customer.' }),
    audience: list(text()).optional().meta({ description: 'Roles that must know it.' }),
    targets: z.array(target).optional().meta({ description: 'What the SOP is to achieve, in figures.' }),
    supersedes: list(id()).optional().meta({ description: 'Ids of SOPs that this one replaces.' }),
    'superseded-by': id().optional().meta({ description: 'Id of the SOP that replaces this one.' }),
    related: list(id()).optional().meta({ description: 'Ids of SOPs that belong with this one.' }),
    tags: list(text()).optional().meta({ description: 'Words to group SOPs by.' }),
    template: text().optional().meta({ description: 'Name of the template it was made from.' }),
  })
  .meta({ title: 'Front matter of an SOP', patternProperties: { '^x-': {} } });

/** Front matter without a fault. Durations, targets and lists are parsed; keys are as in the file. */
export type Meta = z.output<typeof metaSchema>;
export type MetaKey = keyof Meta & string;

/** A target of the front matter. */
export type Target = NonNullable<Meta['targets']>[number];

export const metaKeys = Object.keys(metaSchema.shape) as MetaKey[];
export const requiredKeys = ['id', 'title', 'department', 'owner'] as const satisfies MetaKey[];

/** What the value of each key looks like in a message. */
export const samples: Record<MetaKey, string> = {
  id: 'refund-customer',
  title: 'Refund a customer',
  department: 'Customer support',
  owner: 'team-lead',
  description: 'How we give money back.',
  version: '1.4.0',
  status: 'draft',
  effective: '2026-01-31',
  language: 'en',
  translates: '1.4.0',
  review: '12 months',
  when: 'I was charged twice',
  'not-when': 'My parcel is late',
  audience: '[agent, team-lead]',
  targets: '[{metric: first reply, target: 15 min}]',
  supersedes: '[refund-old]',
  'superseded-by': 'refund-customer',
  related: '[return-parcel]',
  tags: '[refund, payment]',
  template: 'procedure',
};

/** Keys that hold a list. */
export const listKeys: ReadonlySet<string> = new Set<MetaKey>([
  ...(['when', 'not-when', 'audience', 'targets', 'supersedes', 'related', 'tags'] as const),
]);

/** The same for the keys of a target. */
export const targetSamples: Record<string, string> = {
  metric: 'first reply',
  target: '15 min',
  channel: 'phone',
};
