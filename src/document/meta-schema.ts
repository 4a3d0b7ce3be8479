import { z } from 'zod';
import { type Reader, readers, statuses, type ValueFault } from './meta.ts';

/** Text that is read into a value or a fault. The fault travels in the issue's `params`. */
function read<T>(parse: Reader<T>) {
  return z.string().transform((text, context) => {
    const result: { value: T } | ValueFault = parse(text.trim());
    if ('value' in result) return result.value;
    context.addIssue({ code: 'custom', params: result });
    return z.NEVER;
  });
}

/** One value or a list of them; a single one becomes a list of one. */
function list<T extends z.ZodType<string, string>>(entry: T) {
  return z.union([entry, z.array(entry)]).transform((value) => [value].flat() as string[]);
}

const text = () => read(readers.title);
const id = () => read(readers.id);
const version = () => read(readers.version);

const target = z
  .strictObject({
    metric: text().meta({ description: 'What is measured: `first reply`, `resolution`, `satisfaction`.' }),
    target: read(readers.targets).meta({
      description: 'The figure to reach: `15 min`, `1 day`, `90 %`, `80 % within 20 s`, `4.5 / 5`.',
    }),
    channel: text().optional().meta({ description: 'Channel it holds for: `phone`, `e-mail`.' }),
  })
  .meta({ description: 'One target.' });

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
    status: read(readers.status).optional().meta({
      description: '`draft`, `approved` or `retired`. `sop release` and `sop retire` write it.',
      enum: statuses,
    }),
    effective: read(readers.effective).optional().meta({
      description: 'Date from which this revision holds: year, month, day.',
      format: 'date',
    }),
    language: read(readers.language).optional().meta({ description: 'Language of the text (BCP 47).' }),
    translates: version().optional().meta({
      description: 'In a translation: the version of the source text that it renders.',
    }),
    review: read(readers.review).optional().meta({ description: 'How often the SOP is looked at again.' }),
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

/** A target of the front matter. */
export type Target = NonNullable<Meta['targets']>[number];
