import { runGit } from '../io/git-read.ts';
import { readNamed } from '../io/git-texts.ts';
import { fingerprintOf } from '../version/fingerprint.ts';
import type { Proof } from '../version/log.ts';
import type { Registered, SealedRevision } from '../version/register.ts';
import type { Seal } from '../version/seal.ts';
import type { Place } from './place.ts';
import { readingIn } from './readings.ts';

/**
 * Looks at the tags themselves: is the text at the tag the one that was sealed, and its fingerprint the one that was approved? By tag.
 *
 * @param signatures also has git verify the signatures of signed tags, which starts a program for each
 */
export async function proofsOf(
  { revisions }: Registered,
  place: Place,
  signatures: boolean,
): Promise<Map<string, Proof>> {
  const named = revisions.flatMap(({ seal }) => (seal.path ? [nameOf(seal)] : []));
  const objects = await readNamed(place.root, named);
  const proofs = new Map<string, Proof>();
  for (const revision of revisions) {
    const { seal } = revision;
    const object = objects.get(nameOf(seal));
    const text = object?.bytes.toString('utf8');
    const isSigned = signatures && seal.signed;
    proofs.set(seal.tag, {
      ...(seal.blob ? { text: object?.oid === seal.blob } : {}),
      ...(seal.fingerprint && text !== undefined
        ? { fingerprint: (await fingerprintAt(revision, text, place)) === seal.fingerprint }
        : {}),
      ...(isSigned ? { signature: await isWellSigned(seal.tag, place) } : {}),
    });
  }
  return proofs;
}

const nameOf = ({ commit, path }: Seal) => `${commit}:./${path}`;

async function fingerprintAt({ seal, id }: SealedRevision, text: string, place: Place): Promise<string> {
  const { sop, flows, attachment } = await readingIn(seal.commit, seal.path ?? `${id}.md`, text, place);
  return fingerprintOf(sop, flows, attachment);
}

/** By the person's own settings: which keys they trust is theirs to say. */
async function isWellSigned(tag: string, { root }: Place): Promise<boolean> {
  const { code } = await runGit(root, ['verify-tag', '--', `refs/tags/${tag}`]);
  return code === 0;
}
