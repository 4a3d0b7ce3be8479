import { runGit } from '../io/git-read.ts';
import type { Proof } from '../version/log.ts';
import type { Registered } from '../version/register.ts';
import { cacheOf } from './cache.ts';
import type { Place } from './place.ts';
import { sealReader } from './seal-facts.ts';
import type { Terminal } from './terminal.ts';

/**
 * Looks at the tags themselves: is the text at the tag the one that was sealed, and its fingerprint the one that was approved? By tag.
 *
 * @param signatures also has git verify the signatures of signed tags, which starts a program for each
 */
export async function proofsOf(
  { revisions }: Registered,
  place: Place,
  signatures: boolean,
  t: Terminal,
): Promise<Map<string, Proof>> {
  const proofs = new Map<string, Proof>();
  const named = revisions.filter(({ seal }) => seal.path !== undefined);
  const asked = named.filter(({ seal }) => seal.fingerprint !== undefined);
  const reader = named.length > 0 ? await sealReader(place, cacheOf(t), t) : undefined;
  await reader?.prepare(named, { read: asked });
  for (const revision of revisions) {
    const { seal } = revision;
    const facts = asked.includes(revision) ? await reader?.facts(revision) : undefined;
    proofs.set(seal.tag, {
      ...(seal.blob ? { text: reader?.blob(revision) === seal.blob } : {}),
      ...(facts ? { fingerprint: facts.fingerprint === seal.fingerprint } : {}),
      ...(signatures && seal.signed ? { signature: await isWellSigned(seal.tag, place) } : {}),
    });
  }
  reader?.keep();
  return proofs;
}

/** By the person's own settings: which keys they trust is theirs to say. */
async function isWellSigned(tag: string, { root }: Place): Promise<boolean> {
  const { code } = await runGit(root, ['verify-tag', '--', `refs/tags/${tag}`]);
  return code === 0;
}
