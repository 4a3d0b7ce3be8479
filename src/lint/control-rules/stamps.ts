import type { Position } from 'unist';
import type { Edit } from '../../document/diagnostic.ts';
import type { Meta } from '../../document/meta.ts';
import { compareVersions } from '../../version/number.ts';
import type { Seal } from '../../version/seal.ts';
import type { ControlContext, ControlledSop } from '../control.ts';
import { replace, START } from '../source.ts';

/** What nobody types. */
export type Stamp = 'version' | 'status' | 'effective';

type Stamps = Pick<Partial<Meta>, Stamp>;

const draft: Stamps = { version: '0.0.0', status: 'draft' };

/**
 * The stamps that a text should have: those of the text before the change that is judged, else of its newest seal; those of a draft where it
 * is new and was never released. Undefined where nothing tells.
 */
export function stampsBefore(
  { sealed, base, seals, isNew }: ControlledSop,
  { isChange, isReleasing }: ControlContext,
): Stamps | undefined {
  if (isChange && base) return base.facts.meta;
  if (seals.length > 0) return sealed?.facts.meta;
  return base?.facts.meta ?? (isNew && isReleasing ? draft : undefined);
}

/** What a changed version number is, from the worst: one that names another text, one that goes back, or any other. */
export function versionFault(
  sop: ControlledSop,
  context: ControlContext,
): { kind: 'collision' | 'went-back' | 'edited'; version: string; was: string; seal?: Seal } | undefined {
  const was = stampsBefore(sop, context)?.version;
  const { version } = sop.facts.meta;
  if (version === undefined || was === undefined || version === was) return undefined;
  const [newest] = sop.seals;
  const sameNumber = sop.seals.find((seal) => seal.version === version);
  if (sameNumber && sameNumber.fingerprint !== sop.fingerprint())
    return { kind: 'collision', version, was, seal: sameNumber };
  if (newest && compareVersions(version, newest.version) < 0)
    return { kind: 'went-back', version, was, seal: newest };
  return context.config.versions === 'in-pull-request' ? undefined : { kind: 'edited', version, was };
}

/** Where the value of a key stands; the start of the file where it does not. */
export const placeOfKey = ({ facts }: ControlledSop, key: string): Position => facts.places[key] ?? START;

/** Edits that write another value for a key that is there. */
export function rewrite(
  { facts }: ControlledSop,
  key: string,
  value: string | undefined,
): Edit[] | undefined {
  const place = facts.places[key];
  return place && value !== undefined ? [replace(place, value)] : undefined;
}
