import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, formatVersion, nextVersion, parseVersion } from '../../src/version/number.ts';
import { parseTag, tagOf } from '../../src/version/tag.ts';

const version = fc
  .tuple(fc.nat(999), fc.nat(999), fc.nat(999))
  .map(([major, minor, patch]) => formatVersion({ major, minor, patch }));

test.each(['1.4', 'v1.4.0', '01.4.0', '1.4.0-rc', '', '1.4.0\n', '1.-4.0', '9999999999.0.0'])(
  '%j is no version',
  (text) => {
    expect(parseVersion(text)).toBeUndefined();
  },
);

test('the first release is 1.0.0, whatever changed', () => {
  expect(nextVersion(undefined, 'patch')).toBe('1.0.0');
  expect(nextVersion('0.0.0', 'major')).toBe('1.0.0');
});

test('a heavier class resets the lighter numbers', () => {
  expect(nextVersion('1.4.2', 'major')).toBe('2.0.0');
  expect(nextVersion('1.4.2', 'minor')).toBe('1.5.0');
  expect(nextVersion('1.4.2', 'patch')).toBe('1.4.3');
});

test('the next version is always higher', () => {
  fc.assert(
    fc.property(version, fc.constantFrom('major', 'minor', 'patch'), (last, by) => {
      expect(compareVersions(nextVersion(last, by), last)).toBeGreaterThan(0);
    }),
  );
});

test('1.10.0 comes after 1.9.0', () => {
  expect(['1.10.0', '1.9.0', '1.9.10', 'draft'].sort(compareVersions)).toEqual([
    'draft',
    '1.9.0',
    '1.9.10',
    '1.10.0',
  ]);
});

test('a tag names id, language and version, and reads back', () => {
  expect(tagOf({ id: 'refund-customer', version: '1.4.0' })).toBe('refund-customer@1.4.0');
  expect(parseTag('refund-customer.nl@1.4.0')).toEqual({
    id: 'refund-customer',
    language: 'nl',
    version: '1.4.0',
  });
  expect(parseTag('SUP-0042@2.0.0')).toEqual({ id: 'SUP-0042', version: '2.0.0' });
});

test.each([
  '-refund@1.0.0',
  'refund@1.0',
  'refund@01.0.0',
  '../refund@1.0.0',
  'refund@1.0.0 --force',
  'refund@1.0.0\n',
  '@1.0.0',
])('%j is no tag of ours', (text) => expect(parseTag(text)).toBeUndefined());
