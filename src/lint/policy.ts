import { type Config, readConfig } from '../handbook/config.ts';
import type { PolicyChange } from './control.ts';

/** Keys of `sop.yaml` by which SOPs and their approvals are judged; all others say what the handbook consists of. */
const POLICY = [
  'rules',
  'approval',
  'versions',
  'review',
  'sections',
  'keys',
  'acronyms',
  'folders',
  'timezone',
] as const;

/** Keys that the base decides. The others may come along with the SOPs that need them; a change of one is reported all the same. */
const DECIDED = ['rules', 'approval', 'versions', 'review', 'sections', 'timezone'] as const;

/** What of `sop.yaml` a change judges itself by, in the order of the keys. Texts are empty where there is no file. */
export function policyChanges(before: string, now: string): PolicyChange[] {
  if (before === now) return [];
  const [old, own] = [readConfig('sop.yaml', before).config, readConfig('sop.yaml', now).config];
  const keys: string[] = POLICY.filter((key) => differ(old[key], own[key]));
  if (differ(approversOf(old), approversOf(own))) keys.push('departments');
  if (differ(addressesOf(old), addressesOf(own))) keys.push('people');
  return keys.map((key) => {
    const line = now.split('\n').findIndex((one) => one.startsWith(`${key}:`));
    return { path: 'sop.yaml', key, ...(line < 0 ? {} : { line: line + 1 }) };
  });
}

const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** Who may approve for each department; a new department counts only where it names somebody. */
const approversOf = ({ departments }: Config) =>
  departments
    .filter((d) => d.approvers ?? d.deputies ?? d['four-eyes'])
    .map((d) => [d.id, d.approvers, d.deputies, d['four-eyes']]);

const addressesOf = ({ people }: Config) => people.map(({ id, addresses, roles }) => [id, addresses, roles]);

/**
 * The configuration by which a change is judged: rules and who approves as the base says, so that nothing is switched off by the change that
 * it judges; departments, roles, terms and all else as the change says, so that it may bring along what its SOPs need.
 */
export function judgedBy(base: Config, own: Config): Config {
  const decided = Object.fromEntries(DECIDED.map((key) => [key, base[key]]));
  const departments = own.departments.map((department) => {
    const { approvers, deputies, 'four-eyes': fourEyes, ...rest } = department;
    const former = base.departments.find(({ id }) => id === department.id);
    return former
      ? {
          ...rest,
          ...(former.approvers && { approvers: former.approvers }),
          ...(former.deputies && { deputies: former.deputies }),
          ...(former['four-eyes'] !== undefined && { 'four-eyes': former['four-eyes'] }),
        }
      : department;
  });
  const folders = [...new Set([...base.folders, ...own.folders])];
  return { ...own, ...decided, departments, folders };
}
