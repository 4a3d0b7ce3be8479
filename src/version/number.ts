/** Version of a revision: three whole numbers without leading zeros, as in Semantic Versioning 2.0.0 clause 2, without its suffixes. */
export interface VersionNumber {
  major: number;
  minor: number;
  patch: number;
}

/** How much a change asks of readers: `major` must be read again, `minor` may be, `patch` need not. */
export type ChangeClass = 'major' | 'minor' | 'patch';

const PATTERN = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

/** Reads `1.4.0`; undefined for anything else (`1.4`, `v1.4.0`, `01.4.0`). */
export function parseVersion(text: string): VersionNumber | undefined {
  const match = PATTERN.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]) } : undefined;
}

export function formatVersion({ major, minor, patch }: VersionNumber): string {
  return `${major}.${minor}.${patch}`;
}

/** Negative when `a` comes before `b`, 0 when equal. Texts that are no version sort before all versions. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined);
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

/** The version that follows `version` by a change of that class; the first release is 1.0.0 whatever its class. */
export function nextVersion(version: string | undefined, by: ChangeClass): string {
  const last = version === undefined ? undefined : parseVersion(version);
  if (!last || last.major === 0) return '1.0.0';
  if (by === 'major') return formatVersion({ major: last.major + 1, minor: 0, patch: 0 });
  if (by === 'minor') return formatVersion({ major: last.major, minor: last.minor + 1, patch: 0 });
  return formatVersion({ ...last, patch: last.patch + 1 });
}

const WEIGHT: Record<ChangeClass, number> = { patch: 0, minor: 1, major: 2 };

/** The heavier of two classes. */
export function heavier(a: ChangeClass, b: ChangeClass): ChangeClass {
  return WEIGHT[a] >= WEIGHT[b] ? a : b;
}
