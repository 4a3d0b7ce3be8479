import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { defaultConfig } from '../../src/handbook/config.ts';
import type { Change } from '../../src/version/change.ts';
import { trailersOf } from '../../src/version/history.ts';
import { isRewording, type Pending } from '../../src/version/judge.ts';
import { compareVersions, parseVersion } from '../../src/version/number.ts';
import type { SealedRevision } from '../../src/version/register.ts';
import { type Choice, planRelease } from '../../src/version/release.ts';
import { sealsOf } from '../../src/version/seal.ts';
import { releaseMessage, sealMessage, sealName } from '../../src/version/sealing.ts';

const sop = (title = 'Refund a customer') =>
  parseSop(
    'sops/refund.md',
    `---\nid: refund\ntitle: ${JSON.stringify(title)}\ndepartment: Support\nowner: Ana Lima\nversion: 0.0.0\nstatus: draft\n---\n\n## Purpose\n\nMoney back.\n`,
  );

const sealed = (version: string, corrects?: string): SealedRevision => ({
  id: 'refund',
  language: 'en',
  version,
  sealedOn: '2026-11-01',
  approved: true,
  authors: [],
  judgements: [],
  faults: [],
  seal: {
    tag: `refund@${version}`,
    id: 'refund',
    version,
    commit: 'c',
    sealedAt: '2026-11-01T09:00:00Z',
    signed: false,
    approvedBy: [],
    ...(corrects ? { corrects } : {}),
  },
});

const change = (of: Change['class']): Change => ({ kind: 'step-reworded', class: of, at: '1', words: [] });

const pending = (parts: Partial<Pending> = {}): Pending => ({
  id: 'refund',
  language: 'en',
  isMain: true,
  sop: sop(),
  revisions: [],
  changes: [],
  fingerprint: 'v1:0',
  authors: [],
  uncommitted: false,
  ...parts,
});

const choice: Choice = {
  releaser: 'Ana Lima <ana@lantern.example>',
  today: '2026-11-22',
  reason: 'As agreed',
};
const none = { judgements: [], approvals: [] };
const plan = (what: Pending, how: Partial<Choice> = {}) =>
  planRelease(what, none, { ...choice, ...how }, [], defaultConfig);

const number = fc
  .integer({ min: 1, max: 4 })
  .chain((major) => fc.tuple(fc.constant(major), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.')));
const classes = fc.constantFrom('major', 'minor', 'patch' as const);

describe('the plan of a release', () => {
  test('the next version is above all others and as far as its class says', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 6 }), classes, (versions, of) => {
        const sorted = versions.toSorted(compareVersions).toReversed();
        const [highest = ''] = sorted;
        const revisions = sorted.map((version) => sealed(version));
        const made = plan(pending({ revisions, follows: highest, changes: [change(of)] }));
        expect(made.class).toBe(of);
        expect(compareVersions(made.version, highest)).toBeGreaterThan(0);
        const [before, after] = [parseVersion(highest), parseVersion(made.version)];
        expect([after?.major, after?.minor]).toEqual(
          of === 'major'
            ? [(before?.major ?? 0) + 1, 0]
            : [before?.major, (before?.minor ?? 0) + Number(of === 'minor')],
        );
      }),
    );
  });

  test('a correction stays below every later version, and a number is never given twice', () => {
    const revisions = [sealed('2.0.0'), sealed('1.4.0')];
    const made = plan(
      pending({ revisions, corrects: '1.4.0', follows: '1.4.0', changes: [change('major')] }),
    );
    expect([made.version, made.class, made.obstacles]).toEqual(['1.4.1', 'major', []]);
    const twice = plan(
      pending({ revisions: [...revisions, sealed('1.4.1', '1.4.0')], corrects: '1.4.0', follows: '1.4.0' }),
    );
    expect(twice.obstacles).toEqual([{ kind: 'number-taken', version: '1.4.1' }]);
  });

  test('a smaller class than the changes ask for needs a reason, a bigger one none', () => {
    const what = pending({ revisions: [sealed('1.0.0')], follows: '1.0.0', changes: [change('minor')] });
    expect(plan(what, { class: 'patch' }).obstacles.map(({ kind }) => kind)).toEqual(['below-class']);
    expect(plan(what, { class: 'patch', because: 'Only a name' })).toMatchObject({
      version: '1.0.1',
      because: 'Only a name',
      obstacles: [],
      carried: false,
    });
    const bigger = plan(what, { class: 'major' });
    expect([bigger.version, bigger.because, bigger.obstacles]).toEqual(['2.0.0', undefined, []]);
  });

  test('only other words, no figure and no rule word, can mean the same', () => {
    const words = (kind: 'word' | 'figure' | 'rule-word') => [{ kind, from: 'a', to: 'b' }];
    expect(isRewording({ ...change('major'), words: words('word') })).toBe(true);
    expect(isRewording({ ...change('major'), words: words('figure') })).toBe(false);
    expect(isRewording({ ...change('major'), words: words('rule-word') })).toBe(false);
    expect(isRewording({ ...change('major'), kind: 'role' })).toBe(false);
  });
});

describe('the message of a seal', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'A\nSop-Blob: x',
      'A\n\nSop-Approved-By: Eve',
      'A\u2028Sop-Class: patch',
      '-----BEGIN PGP SIGNATURE-----',
    ),
  );

  test('reads back as it was planned, and nothing that a person said adds to it', () => {
    fc.assert(
      fc.property(text, text, text, (title, reason, because) => {
        const what = pending({ sop: { ...sop(), title: { value: title, place: sop().frontMatter.place } } });
        const made = { ...plan(what, { reason }), because };
        const message = sealMessage(made, 'b'.repeat(40), ['refund@1.0.0', 'return@1.0.0']);
        const [seal] = sealsOf([
          { name: sealName(made), annotated: true, commit: 'c', tagged: 't', message, signed: false },
        ]);
        const line = (said: string) => said.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim() || undefined;
        expect(seal).toMatchObject({
          id: 'refund',
          version: '1.0.0',
          path: 'sops/refund.md',
          blob: 'b'.repeat(40),
          fingerprint: 'v1:0',
          class: 'major',
          effective: '2026-11-22',
          approvedBy: ['Ana Lima'],
          together: ['refund@1.0.0', 'return@1.0.0'],
        });
        expect([seal?.title, seal?.reason, seal?.because]).toEqual([
          line(title),
          line(reason),
          line(because),
        ]);
        const { trailers } = releaseMessage([made]);
        expect(trailersOf(`x\n\n${trailers.join('\n')}`).get('sop-revision')).toEqual(['refund@1.0.0']);
        expect(
          [...trailersOf(`x\n\n${trailers.join('\n')}`).keys()].every((key) =>
            /^sop-(?:revision|class|reason|because)$/u.test(key),
          ),
        ).toBe(true);
      }),
    );
  });
});
