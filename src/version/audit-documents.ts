import { addDuration, dayIn } from '../handbook/dates.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { findSop } from '../handbook/handbook.ts';
import { isKnownOwner } from '../handbook/who.ts';
import { type Gap, gap } from './audit-checks.ts';
import { type AuditInput, type Looked, nameOf } from './audit-input.ts';
import { compareVersions, parseVersion } from './number.ts';
import { findRegistered, lastSealed, type Registered } from './register.ts';
import { reviewOf } from './reviews.ts';

const REQUIRED = ['id', 'title', 'department', 'owner'] as const;

/** What is to be said of the SOPs as the newest commit has them. */
export function documentGaps(input: AuditInput): Looked {
  const { handbook, register } = input;
  const sealed = register.sops.filter(({ revisions }) => revisions.length > 0);
  const count = handbook.facts.length;
  return {
    looked: {
      'document-identity': count,
      'one-in-force': count,
      'owner-known': count,
      'review-due': handbook.facts.filter((facts) => registeredOf(facts, input)?.revisions.length).length,
      'retired-links': handbook.facts.filter(({ meta }) => meta.status === 'retired').length,
      'file-kept': sealed.length,
      'translation-current': handbook.facts.filter(({ meta }) => meta.translates !== undefined).length,
      'stamps-true': count,
    },
    gaps: [
      ...handbook.facts.flatMap((facts) => [
        ...identityGaps(facts, input),
        ...ownerGaps(facts, input),
        ...linkGaps(facts, input),
        ...translationGaps(facts, input),
        ...stampGaps(facts, input),
        ...reviewGaps(facts, input),
      ]),
      ...doubleGaps(input),
      ...sealed.flatMap((sop) => vanishedGaps(sop, input)),
    ],
  };
}

const registeredOf = ({ id, language }: SopFacts, { register }: AuditInput) =>
  id === undefined ? undefined : findRegistered(register, id, language);

const called = (facts: SopFacts, { main }: AuditInput) =>
  facts.id === undefined ? facts.path : nameOf({ id: facts.id, language: facts.language }, main);

const lineOf = (facts: SopFacts, key: string) => facts.places[key]?.start.line ?? 1;

function identityGaps(facts: SopFacts, input: AuditInput): Gap[] {
  const missing = REQUIRED.filter((key) => facts.meta[key] === undefined);
  if (missing.length === 0) return [];
  const keys = missing.join(', ');
  const at = { path: facts.path, line: 1 };
  return [
    gap('document-identity', facts.path, 'missing', { keys, path: facts.path }, at, called(facts, input)),
  ];
}

/** Two files that are one SOP in one language: nobody could say which of them a revision is of. */
function doubleGaps(input: AuditInput): Gap[] {
  const first = new Map<string, SopFacts>();
  return input.handbook.facts.flatMap((facts) => {
    if (facts.id === undefined) return [];
    const key = `${facts.id} ${facts.language}`.toLowerCase();
    const other = first.get(key);
    if (!other) first.set(key, facts);
    if (!other) return [];
    const values = { name: called(facts, input), path: facts.path, other: other.path };
    return [gap('one-in-force', facts.path, 'double', values, { path: facts.path }, values.name)];
  });
}

function ownerGaps(facts: SopFacts, input: AuditInput): Gap[] {
  const { config } = input;
  const { owner } = facts.meta;
  const isListed = config.people.length + config.roles.length + config.owners.length > 0;
  if (owner === undefined || !isListed || facts.meta.status === 'retired' || isKnownOwner(config, owner))
    return [];
  const at = { path: facts.path, line: lineOf(facts, 'owner') };
  const name = called(facts, input);
  return [gap('owner-known', name, 'unknown', { owner, name }, at, name)];
}

/** Links of those that are in use to those that are not. */
function linkGaps(facts: SopFacts, input: AuditInput): Gap[] {
  if (facts.meta.status !== 'retired') return [];
  const links = (input.handbook.linksTo.get(facts.path) ?? []).filter(
    ({ from, link }) =>
      from.id !== facts.id &&
      from.meta.status !== 'retired' &&
      link.key !== 'supersedes' &&
      link.key !== 'superseded-by',
  );
  const name = called(facts, input);
  return links.map(({ from, link }) => {
    const at = { path: from.path, line: link.place.start.line };
    const other = called(from, input);
    return gap('retired-links', `${name}:${other}`, 'linked', { name, other }, at, name);
  });
}

function translationGaps(facts: SopFacts, input: AuditInput): Gap[] {
  const { translates, status } = facts.meta;
  const source = facts.id === undefined ? undefined : findRegistered(input.register, facts.id, input.main);
  const newest = source && lastSealed(source)?.version;
  if (translates === undefined || newest === undefined || status === 'retired') return [];
  if (compareVersions(translates, newest) >= 0) return [];
  if (parseVersion(translates)?.major === parseVersion(newest)?.major) return [];
  const name = called(facts, input);
  const at = { path: facts.path, line: lineOf(facts, 'translates') };
  return [gap('translation-current', `${name}@${newest}`, 'behind', { name, translates, newest }, at, name)];
}

/** The front matter claims what its newest seal says, or nothing. */
function stampGaps(facts: SopFacts, input: AuditInput): Gap[] {
  const sop = registeredOf(facts, input);
  const sealed = sop && lastSealed(sop);
  const { version, status } = facts.meta;
  const name = called(facts, input);
  const at = { path: facts.path, line: lineOf(facts, 'version') };
  const isByHand = input.config.versions === 'in-pull-request';
  if (!sealed) {
    const claims = status === 'approved' || (!isByHand && version !== undefined && version !== '0.0.0');
    const values = { name, version: version ?? '', status: status ?? '' };
    return claims ? [gap('stamps-true', name, 'never', values, at, name)] : [];
  }
  const seen = input.texts.get(sealed.seal.tag)?.stamps.version ?? sealed.version;
  if (version === undefined || version === seen) return [];
  if (isByHand && compareVersions(version, sealed.version) > 0) return [];
  const values = { name, version, sealed: sealed.version };
  return [gap('stamps-true', `${name}@${version}`, 'other', values, at, name)];
}

/** Day of the next review; undefined where nothing is in force or the SOP is retired. */
export function reviewDay(
  sop: Registered,
  { handbook, register, config, on }: AuditInput,
): string | undefined {
  const facts = sop.path === undefined ? undefined : handbook.byPath.get(sop.path);
  if (!facts || facts.meta.status === 'retired') return undefined;
  return reviewOf(sop, register, facts.meta.review ?? config.review, on, config.timezone)?.due;
}

function reviewGaps(facts: SopFacts, input: AuditInput): Gap[] {
  const sop = registeredOf(facts, input);
  const due = sop?.path === facts.path ? reviewDay(sop, input) : undefined;
  if (due === undefined || due >= input.on) return [];
  const name = called(facts, input);
  const at = { path: facts.path, line: lineOf(facts, 'review') };
  return [gap('review-due', `${name}:${due}`, 'overdue', { name, due }, at, name)];
}

/** A revision was sealed, and no file holds the SOP any more, although nobody retired it, or too soon after somebody did. */
function vanishedGaps(sop: Registered, input: AuditInput): Gap[] {
  const { handbook, lastStatus, register, main, config } = input;
  const isThere = findSop(handbook, sop.id, sop.language);
  if (isThere?.language.toLowerCase() === sop.language) return [];
  const path = sop.texts[0]?.path ?? sop.revisions[0]?.seal.path ?? sop.id;
  const commit = register.commits.find(({ files }) =>
    files.some((file) => (file.status === 'deleted' && file.path === path) || file.from === path),
  );
  const name = nameOf(sop, main);
  const at = { path, ...(commit ? { commit: commit.oid } : {}) };
  if (lastStatus.get(path) !== 'retired') return [gap('file-kept', name, 'gone', { name, path }, at, name)];
  const retired = sop.texts[0]?.commit.committed;
  if (!config.retention || !commit || retired === undefined) return [];
  const until = addDuration(dayIn(retired, config.timezone), config.retention);
  const removed = dayIn(commit.committed, config.timezone);
  return removed < until ? [gap('file-kept', name, 'early', { name, path, removed, until }, at, name)] : [];
}
