import type { Entry } from './ledger.ts';

const MARK = 'ssh-signature ';

/** What a signature stands for: every cell of the approval that means something, so that it fits no other text, date or SOP. */
export function signedText(
  entry: Pick<Entry<'approvals'>, 'meaning' | 'id' | 'language' | 'follows' | 'fingerprint' | 'effective'>,
): string {
  const { meaning, id, language, follows, fingerprint, effective } = entry;
  return `${JSON.stringify(['v1', meaning, id, language, follows, fingerprint, effective])}\n`;
}

/** The evidence cell of a signed line. */
export const signatureCell = (signature: string): string => MARK + signature;

/** The signature that an evidence cell holds; undefined where it holds none. */
export const signatureIn = (evidence: string): string | undefined =>
  evidence.startsWith(MARK) ? evidence.slice(MARK.length) : undefined;
