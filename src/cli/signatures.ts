import type { Config } from '../handbook/config.ts';
import { findPerson } from '../handbook/who.ts';
import { inOrder } from '../io/files.ts';
import { isSignedBy, type Signer } from '../io/ssh-sign.ts';
import { readPerson } from '../version/history.ts';
import { type Entry, formatEntry } from '../version/ledger.ts';
import { signatureIn, signedText } from '../version/signature.ts';

/** Keys and names of the person that an approval names. */
export function signerOf(person: string, config: Config): Signer {
  const known = findPerson(config, person);
  const { email } = readPerson(person);
  return {
    keys: known?.keys ?? [],
    names: [...new Set([...(known?.addresses ?? []), email])].filter((name) => name !== ''),
  };
}

/** Lines of the approvals ledger whose signature is the approver's own. A program runs for each signed line and for no other. */
export async function signedLinesIn(
  root: string,
  entries: readonly Entry<'approvals'>[],
  config: Config,
): Promise<Set<string>> {
  const signed = entries.filter(({ evidence }) => signatureIn(evidence) !== undefined);
  const lines = new Set<string>();
  const verify = async (entry: Entry<'approvals'>) => ({
    entry,
    isTrue: await isSignedBy(
      root,
      signedText(entry),
      signatureIn(entry.evidence) ?? '',
      signerOf(entry.person, config),
    ),
  });
  for await (const { entry, isTrue } of inOrder(signed, verify, 4))
    if (isTrue) lines.add(formatEntry('approvals', entry).trimEnd());
  return lines;
}
