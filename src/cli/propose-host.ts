import { UserError } from '../errors.ts';
import { HostRefusal } from '../io/git-propose.ts';
import { clean } from '../lint/report/clean.ts';
import type { Terminal } from './terminal.ts';

/** A host that does not answer, or does not take something, is told in words of a person; what it said comes along. */
export async function askedHost<T>(
  work: () => Promise<T>,
  paths: readonly string[],
  branch: string | undefined,
  t: Terminal,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error;
    throw hostError(error, paths, branch, t);
  }
}

function hostError(
  { message }: HostRefusal,
  paths: readonly string[],
  branch: string | undefined,
  t: Terminal,
): UserError {
  const w = t.words.propose;
  const said = message
    .split('\n')
    .map(clean)
    .filter((line) => line !== '')
    .slice(0, 6)
    .map((line) => `  ${line}`)
    .join('\n');
  const why = whyOf(message);
  return new UserError(`${w.refused[why]}\n${said}\n${w.safe([...paths], branch)}`, w.refusedHints[why]);
}

/** What kind of refusal git tells of, by its own messages. */
function whyOf(said: string): 'rights' | 'rules' | 'network' | 'other' {
  if (
    /authentication failed|permission denied|could not read (?:username|password)|403|401|access denied|not allowed to push/iu.test(
      said,
    )
  )
    return 'rights';
  if (
    /could not resolve|timed out|connection refused|network is unreachable|unable to access|does not appear to be a git repository|no such file|not found/iu.test(
      said,
    )
  )
    return 'network';
  return /rejected|declined|protected|hook/iu.test(said) ? 'rules' : 'other';
}
