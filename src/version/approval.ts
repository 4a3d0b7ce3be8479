import type { Config } from '../handbook/config.ts';
import { dayIn } from '../handbook/dates.ts';
import { approvalOf, findPerson, mayApprove, sameName } from '../handbook/who.ts';
import type { Person } from './history.ts';
import type { Entry } from './ledger.ts';

/**
 * What speaks for an approval, strongest first: `signed` by the approver's key, `host-review` recorded by the release job, `own-commit`
 * of the approver on the main line. `typed` is a line that somebody else wrote: it proves nothing.
 */
export type Evidence = 'signed' | 'host-review' | 'own-commit' | 'typed';

/** Why an approval does not count. */
export type Objection = 'other-text' | 'other-revision' | 'typed' | 'not-entitled' | 'wrote-it';

export interface Judgement {
  entry: Entry<'approvals'>;
  evidence: Evidence;
  /** Empty when the approval counts. */
  objections: Objection[];
}

/** What an approval is held against. */
export interface Case {
  department: string;
  fingerprint: string;
  /** Version that the text follows; undefined before the first release. */
  follows?: string;
  /** Everybody who wrote, or co-wrote, a change since that version. */
  authors: readonly Person[];
}

/** Who brought a ledger's line to the main line, and what the tool found out about its signature and its review. */
export interface Origin {
  addedBy?: Person;
  /** The signature over id, followed version and fingerprint was verified with the approver's own key. */
  signedByApprover?: boolean;
  /** The line was added by the release job, from a review that the host keeps. */
  hostReview?: boolean;
}

/** Does this line approve this text? Bound to the fingerprint (21 CFR 11.70: a signature cannot be carried over to another record). */
export function judgeApproval(
  entry: Entry<'approvals'>,
  about: Case,
  origin: Origin,
  config: Config,
): Judgement {
  const evidence = evidenceOf(entry, origin, config);
  const objections: Objection[] = [];
  if (entry.fingerprint !== about.fingerprint) objections.push('other-text');
  if (entry.follows !== (about.follows ?? '')) objections.push('other-revision');
  if (evidence === 'typed') objections.push('typed');
  if (!mayApprove(config, about.department, entry.person, dayIn(entry.time, config.timezone)))
    objections.push('not-entitled');
  const { fourEyes } = approvalOf(config, about.department);
  if (fourEyes && about.authors.some((author) => samePerson(config, addressed(author), entry.person)))
    objections.push('wrote-it');
  return { entry, evidence, objections };
}

/** The approvals that count for a text, one a person, the first of each. */
export function validApprovals(judged: readonly Judgement[], config: Config): Judgement[] {
  const valid: Judgement[] = [];
  for (const each of judged) {
    if (each.objections.length > 0 || each.entry.meaning !== 'approval') continue;
    if (!valid.some(({ entry }) => samePerson(config, entry.person, each.entry.person))) valid.push(each);
  }
  return valid;
}

function evidenceOf(entry: Entry<'approvals'>, origin: Origin, config: Config): Evidence {
  if (origin.signedByApprover) return 'signed';
  if (origin.hostReview) return 'host-review';
  return origin.addedBy && samePerson(config, addressed(origin.addedBy), entry.person)
    ? 'own-commit'
    : 'typed';
}

/** A person as records name people. */
export const addressed = ({ name, email }: Person) => (email ? `${name} <${email}>` : name);
const addressIn = (text: string) => /<([^<>]*)>\s*$/u.exec(text)?.[1]?.toLowerCase();

/** The same person under any of the names and addresses that `sop.yaml` knows; without them by address, else by name. */
export function samePerson(config: Config, a: string, b: string): boolean {
  const [first, second] = [findPerson(config, a), findPerson(config, b)];
  if (first || second) return first === second;
  const [left, right] = [addressIn(a), addressIn(b)];
  return left !== undefined && right !== undefined ? left === right : sameName(a, b);
}
