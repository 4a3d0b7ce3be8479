import { z } from 'zod';
import { faultOfId, idFrom } from '../document/ids.ts';
import type { SectionName } from '../document/sop.ts';
import {
  address,
  base,
  date,
  duration,
  email,
  folder,
  hours,
  id,
  language,
  list,
  reply,
  text,
  timezone,
} from './values.ts';

const deputyKeys = {
  for: text().meta({ description: 'Who is away.' }),
  by: text().meta({ description: 'Who approves meanwhile.' }),
  from: date().optional().meta({ description: 'First day, this day included.' }),
  until: date().optional().meta({ description: 'Last day, this day included.' }),
};
const deputy = z
  .strictObject(deputyKeys)
  .meta({ description: 'Somebody who approves for another for a time.' });

const approvalKeys = {
  approvers: list(text())
    .optional()
    .meta({ description: 'People or roles that may approve. Without any, anyone may.' }),
  deputies: z.array(deputy).optional().meta({ description: 'Who approves for whom, and when.' }),
  'four-eyes': z
    .boolean()
    .optional()
    .meta({ description: 'Nobody who wrote a part of a change may approve it.' }),
};
const handbookApprovalKeys = {
  ...approvalKeys,
  'recorded-by': list(email()).optional().meta({
    description: 'Addresses under which the release job of the git host records reviews.',
  }),
};

const nameKeys = {
  id: id()
    .optional()
    .meta({ description: 'Short name for files and addresses; made from the name without it.' }),
  name: text().meta({ description: 'Name as readers see it.' }),
  names: z
    .record(z.string(), text())
    .prefault({})
    .meta({
      description: 'The name in other languages, by language code.',
      examples: [{ nl: 'Klantenservice' }],
    }),
};

/** An entry that may be written as its name alone; its id is made from the name. No key of an entry but the name is required. */
const named = <S extends z.ZodRawShape>(keys: S) => {
  const entry = z.strictObject({ ...nameKeys, ...keys });
  type Entry = z.output<typeof entry> & { name: string; names: Record<string, string>; id?: string };
  const alone = text().transform((name) => entry.parse({ name }) as Entry);
  return z.union([alone, entry]).transform((value, context): Entry & { id: string } => {
    const { name, id: given } = value as Entry;
    const made = given ?? idFrom(name).toLowerCase();
    if (faultOfId(made)) {
      context.addIssue({ code: 'custom', params: { fault: 'needs-id', values: { found: name } } });
      return z.NEVER;
    }
    return { ...(value as Entry), id: made };
  });
};

const departmentKeys = {
  owner: text().optional().meta({ description: 'Person or role that answers for its SOPs.' }),
  ...approvalKeys,
};
const personKeys = {
  addresses: list(email())
    .prefault([])
    .meta({ description: 'Every address under which this person commits or signs.' }),
  roles: list(text()).prefault([]).meta({ description: 'Roles of this person.' }),
  accounts: list(text())
    .prefault([])
    .meta({ description: 'Names of this person on the git host, so that reviews there count as theirs.' }),
  keys: list(text())
    .prefault([])
    .meta({
      description: 'Public SSH keys of this person, so that signed approvals can be verified.',
      examples: [['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI…']],
    }),
};
const roleKeys = {
  contact: text()
    .optional()
    .meta({ description: 'How to reach whoever has the role: a number, an address, a channel.' }),
  hours: hours()
    .optional()
    .meta({ description: 'When the role can be reached.', examples: ['Mon-Fri 9:00-17:00'] }),
  deputy: text().optional().meta({ description: 'Role or person to ask when the role cannot be reached.' }),
};
const channelKeys = {
  contact: text().optional().meta({ description: 'Number or address of the channel.' }),
  hours: hours()
    .optional()
    .meta({ description: 'When it is open.', examples: ['Mon-Fri 9:00-17:00, Sat 10:00-14:00'] }),
  reply: reply()
    .optional()
    .meta({ description: 'How soon a customer may expect a reply.', examples: ['15 min', '1 day'] }),
  department: text().optional().meta({ description: 'Department that answers it.' }),
};

const titles = () => list(text()).optional();
const sectionKeys = {
  purpose: titles(),
  terms: titles(),
  instructions: titles(),
  scope: titles(),
  escalation: titles(),
  responsibilities: titles(),
  records: titles(),
  prerequisites: titles(),
} satisfies Record<SectionName, unknown>;

export const levels = ['error', 'warning', 'hint', 'off'] as const;
const level = z
  .union([z.enum(levels), z.literal(false)])
  .transform((value) => (value === false ? ('off' as const) : value));

const siteKeys = {
  address: address(['http', 'https'], 'https://sops.lantern.example')
    .optional()
    .meta({ description: 'Where readers find the site; feeds need it.' }),
  base: base().prefault('/').meta({ description: 'Path under which the site lies.' }),
  edit: address(['http', 'https'], 'https://git.lantern.example/sops/edit/main/{path}')
    .optional()
    .meta({ description: 'Address of the editor of a file; `{path}` stands for the file.' }),
  report: address(['http', 'https', 'mailto'], 'sops@lantern.example')
    .optional()
    .meta({ description: 'Where *report this step* goes: an e-mail address or a form.' }),
  layout: z
    .enum(['rail', 'wide', 'lanes'])
    .prefault('rail')
    .meta({ description: 'How charts are laid out.' }),
};

/** `sop.yaml`: the only schema of it. Keys are as in the file; `z.toJSONSchema(configSchema, { io: 'input' })` serves editors. */
export const configSchema = z
  .strictObject({
    title: text().prefault('Handbook').meta({ description: 'Name of the handbook.' }),
    titles: z
      .record(z.string(), text())
      .prefault({})
      .meta({
        description: 'The name in other languages, by language code.',
        examples: [{ nl: 'Handboek' }],
      }),
    description: text().optional().meta({ description: 'One sentence for the front page.' }),
    descriptions: z
      .record(z.string(), text())
      .prefault({})
      .meta({
        description: 'The sentence in other languages, by language code.',
        examples: [{ nl: 'Hoe wij klanten helpen.' }],
      }),
    languages: list(language())
      .prefault(['en'])
      .transform((tags) => (tags.length > 0 ? [...new Set(tags)] : ['en']))
      .meta({ description: 'Languages of the SOPs; the first is the main one.', examples: [['en', 'nl']] }),
    timezone: timezone()
      .prefault('UTC')
      .meta({ description: 'In which a day begins and ends.', examples: ['Europe/Riga'] }),
    folders: list(folder())
      .prefault(['sops'])
      .transform((folders) => (folders.length > 0 ? [...new Set(folders)] : ['sops']))
      .meta({ description: 'Folders with SOPs, inside the handbook.' }),
    departments: z
      .array(named(departmentKeys))
      .prefault([])
      .meta({ description: 'Departments, by name or with their owner and approvers.' }),
    people: z.array(named(personKeys)).prefault([]).meta({ description: 'People with all their addresses.' }),
    roles: z
      .array(named(roleKeys))
      .prefault([])
      .meta({ description: 'Roles that steps name with `@`, and how to reach them.' }),
    owners: list(text())
      .prefault([])
      .meta({ description: 'Owners of SOPs that are neither people nor roles: teams, boards.' }),
    channels: z.array(named(channelKeys)).prefault([]).meta({ description: 'Channels that customers use.' }),
    glossary: z
      .record(z.string(), z.union([text(), z.record(z.string(), text())]))
      .prefault({})
      .meta({
        description: 'Terms of all SOPs; a definition, or one for each language.',
        examples: [{ SLA: 'Service level agreement' }],
      }),
    acronyms: list(text()).prefault([]).meta({ description: 'Acronyms that every reader knows.' }),
    sections: list(text())
      .prefault([])
      .meta({ description: 'Sections that every SOP must have besides the required ones.' }),
    'section-names': z
      .strictObject(sectionKeys)
      .prefault({})
      .meta({ description: 'Further names that the team uses for the known sections.' }),
    keys: list(text()).prefault([]).meta({ description: 'Further keys that front matter may have.' }),
    rules: z
      .record(z.string(), level)
      .prefault({})
      .meta({ description: 'Severity of rules by name: `error`, `warning`, `hint` or `off`.' }),
    review: duration()
      .prefault('12 months')
      .meta({ description: 'How often an SOP is looked at again that does not say so itself.' }),
    retention: duration()
      .optional()
      .meta({ description: 'How long the file of a retired SOP is kept; nobody removes it before.' }),
    approval: z
      .strictObject(handbookApprovalKeys)
      .prefault({})
      .meta({ description: 'Who approves, where a department says nothing else.' }),
    versions: z
      .enum(['at-release', 'in-pull-request'])
      .prefault('at-release')
      .meta({ description: 'When a new version gets its number.' }),
    site: z.strictObject(siteKeys).prefault({}).meta({ description: 'The reader site.' }),
  })
  .meta({ title: 'Configuration of a handbook' });

/** `sop.yaml` once read; every field has a default, so that no file at all works too. */
export type Config = z.output<typeof configSchema>;
export type Department = Config['departments'][number];
export type Person = Config['people'][number];
export type Role = Config['roles'][number];
export type Deputy = z.output<typeof deputy>;

/** The keys that may stand in the entries of a list or below a key. */
export const keysBelow: Readonly<Record<string, string[]>> = {
  departments: Object.keys({ ...nameKeys, ...departmentKeys }),
  people: Object.keys({ ...nameKeys, ...personKeys }),
  roles: Object.keys({ ...nameKeys, ...roleKeys }),
  channels: Object.keys({ ...nameKeys, ...channelKeys }),
  deputies: Object.keys(deputyKeys),
  approval: Object.keys(handbookApprovalKeys),
  site: Object.keys(siteKeys),
  'section-names': Object.keys(sectionKeys),
};
