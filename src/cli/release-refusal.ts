import { UserError } from '../errors.ts';
import type { Config } from '../handbook/config.ts';
import { approvalOf, findPerson, findRole } from '../handbook/who.ts';
import { clean } from '../lint/report/clean.ts';
import { type Judgement, samePerson } from '../version/approval.ts';
import { departmentOf, objectionsTo, type Pending, type Written } from '../version/judge.ts';
import type { Obstacle, ReleasePlan } from '../version/release.ts';
import type { Desk } from './pending.ts';
import { heldToday, nameOf } from './release-text.ts';
import { sayChange } from './say-change.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** SOPs and changes that a refusal tells, and people that it names. */
const mostSops = 5;
const mostChanges = 2;
const mostPeople = 4;

/** What is safe, what readers see, what changes and who must do what, for texts that cannot be released. */
export function refusal(plans: readonly ReleasePlan[], desk: Desk, t: Terminal): UserError {
  const w = t.words.release;
  const told = plans
    .slice(0, mostSops)
    .map((plan) => [stillSee(plan, desk, t), ...reasonsOf(plan, desk, t)].join(' '));
  const more = plans.slice(mostSops).map(({ pending }) => pending.id);
  const rest = more.length > 0 ? [w.nor(more)] : [];
  // Of several, each begins a line: whoever is in a hurry looks for one name.
  const between = told.length > 1 ? '\n' : ' ';
  return new UserError([w.safe, ...told, ...rest].map(clean).join(between), hintFor(plans, desk, t));
}

function stillSee({ pending }: ReleasePlan, desk: Desk, t: Terminal): string {
  const { revision } = heldToday(pending, desk);
  const figure = pending.changes
    .flatMap(({ words = [] }) => words)
    .find(({ kind, from }) => kind === 'figure' && from !== '')?.from;
  return t.words.release.stillSee({ id: pending.id, version: revision?.version, figure: revision && figure });
}

function reasonsOf(plan: ReleasePlan, desk: Desk, t: Terminal): string[] {
  const w = t.words.release.obstacles;
  const { pending } = plan;
  const { path } = pending.sop;
  const say = (one: Obstacle): string[] => {
    switch (one.kind) {
      case 'unchanged':
        return [w.unchanged(pending.id, pending.base?.revision.version ?? '')];
      case 'retired':
        return [w.retired(pending.id)];
      case 'findings':
        return [
          w.findings(
            one.findings.length,
            `${path}:${one.findings[0]?.place.start.line}: ${one.findings[0]?.reason}`,
          ),
        ];
      case 'uncommitted':
        return [w.uncommitted(path)];
      case 'not-approved':
        return notApproved(plan, desk, t);
      case 'below-class':
        return [w['below-class'](one.computed, one.wanted)];
      case 'other-date':
        return [w['other-date'](one.approved, one.wanted)];
      case 'no-room-for-stamps':
        return [w['no-room-for-stamps'](path)];
      case 'number-taken':
        return [w['number-taken'](one.version)];
    }
  };
  // What stands first has to be mended before the rest can be judged.
  const [first] = plan.obstacles.filter(({ kind }) => kind === 'unchanged' || kind === 'retired');
  return (first ? [first] : plan.obstacles).flatMap(say);
}

function notApproved(plan: ReleasePlan, desk: Desk, t: Terminal): string[] {
  const w = t.words.release;
  const { pending, verdicts, version } = plan;
  const who = whoMayApprove(pending, desk.register.policy, desk.today);
  const changes = [...pending.changes]
    .sort((a, b) => Number(b.class === 'major') - Number(a.class === 'major'))
    .slice(0, mostChanges)
    .map((change) => sayChange(change, t.words));
  const given = verdicts.judgements
    .filter(({ entry }) => isAboutDraft(entry, pending))
    .flatMap(({ entry, objections: [objection] }) =>
      objection ? [w.objections[objection](nameOf(entry.person))] : [],
    );
  const becomes = pending.base
    ? `${w.changesWork(changes, plan.class)}, ${w.becomesOnce(version, who, pending.id)}`
    : w.firstOnce(version, who, pending.id);
  return [becomes, ...new Set(given)];
}

/** Was the approval given for this draft, or for another that was to follow the same revision or the one before it? */
function isAboutDraft(entry: Judgement['entry'], { follows = '', fingerprint, revisions }: Pending): boolean {
  const before = revisions.find(({ version }) => version === follows)?.follows ?? '';
  const isSealed = revisions.some(({ seal }) => seal.fingerprint === entry.fingerprint);
  const isNear = entry.follows === follows || (follows !== '' && entry.follows === before);
  return entry.meaning === 'approval' && (entry.fingerprint === fingerprint || (isNear && !isSealed));
}

/** Who could approve the text today, by name; without those who wrote it where four eyes are asked for. */
export function whoMayApprove(pending: Written, policy: Config, today: string): string[] {
  const { approvers, deputies } = approvalOf(policy, departmentOf(pending));
  const withRole = (name: string) => {
    const role = findRole(policy, name);
    return role
      ? policy.people.filter(({ roles }) => roles.some((one) => findRole(policy, one) === role))
      : [];
  };
  const candidates = [...approvers, ...deputies.map(({ by }) => by)].flatMap((name) => {
    const holders = withRole(name).map((person) => person.name);
    return holders.length > 0 ? holders : [findPerson(policy, name)?.name ?? name];
  });
  const all = approvers.length > 0 ? candidates : policy.people.map(({ name }) => name);
  const able = all.filter((name) => objectionsTo(name, pending, today, policy).length === 0);
  const distinct = able.filter(
    (name, at) => able.findIndex((other) => samePerson(policy, other, name)) === at,
  );
  return distinct.slice(0, mostPeople);
}

/** The one thing to do first. */
function hintFor(plans: readonly ReleasePlan[], { whereabouts }: Desk, t: Terminal): string | undefined {
  const w = t.words.release;
  const [plan] = plans;
  if (!plan) return undefined;
  const { id, sop } = plan.pending;
  const has = (kind: Obstacle['kind']) => plan.obstacles.some((one) => one.kind === kind);
  if (has('findings')) return w.hintFindings(shellWord(id));
  if (has('uncommitted'))
    return whereabouts.remote === undefined
      ? w.hintCommit(shellWord(sop.path))
      : w.hintPropose(shellWord(id));
  if (has('not-approved')) return w.hintApprove(shellWord(id));
  return undefined;
}
