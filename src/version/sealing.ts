import type { ReleasePlan } from './release.ts';
import { tagOf } from './tag.ts';

/** Name of the tag that seals a planned revision. */
export function sealName({ pending, version }: ReleasePlan): string {
  const { id, language, isMain } = pending;
  return tagOf({ id, version, ...(isMain ? {} : { language }) });
}

/**
 * Message of that tag. Its last paragraph holds the trailers that `readTrailers` of seal.ts reads; nothing that a person typed can add one,
 * because line breaks become spaces.
 *
 * @param blob object name of the stamped text
 * @param together names of all seals of a set that takes effect together
 */
export function sealMessage(plan: ReleasePlan, blob: string, together: readonly string[] = []): string {
  const { pending } = plan;
  const { known, path } = pending.sop;
  return `${sealName(plan)}\n\n${trailers([
    ['Sop-Path', path],
    ['Sop-Blob', blob],
    ['Sop-Title', pending.sop.title?.value],
    ['Sop-Department', known.department],
    ['Sop-Fingerprint', pending.fingerprint],
    ['Sop-Effective', plan.effective],
    ['Sop-Class', plan.class],
    ['Sop-Reason', plan.reason],
    ['Sop-Because', plan.because],
    ['Sop-Corrects', pending.corrects],
    ...plan.approvedBy.map(({ person }) => ['Sop-Approved-By', person] as const),
    ['Sop-Together', together.length > 1 ? together.join(' ') : undefined],
  ])}\n`;
}

/** Message of the commit of a release: its first line, what the person said, and its trailers. */
export function releaseMessage(plans: readonly ReleasePlan[]): {
  subject: string;
  body: string;
  trailers: string[];
} {
  const names = plans.map(sealName);
  const reasons = distinct(plans.map(({ reason }) => reason));
  const lines = trailers([
    ...names.map((name) => ['Sop-Revision', name] as const),
    ...distinct(plans.map((plan) => plan.class)).map((of) => ['Sop-Class', of] as const),
    ...reasons.map((reason) => ['Sop-Reason', reason] as const),
    ...distinct(plans.map(({ because }) => because ?? '')).map((text) => ['Sop-Because', text] as const),
  ]);
  return {
    subject: names.length > 3 ? `Release ${names.length} SOPs` : `Release ${names.join(', ')}`,
    body: reasons.length === 1 ? (reasons[0] ?? '') : '',
    trailers: lines.split('\n'),
  };
}

const distinct = (texts: readonly string[]) => [...new Set(texts.map(oneLine))].filter((text) => text !== '');

function trailers(pairs: readonly (readonly [string, string | undefined])[]): string {
  return pairs
    .map(([key, value]) => [key, oneLine(value ?? '')])
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

/** One line without control characters. */
const oneLine = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ').trim();
