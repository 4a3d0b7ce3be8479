import { GitRefusal } from '../errors.ts';
import { firstLine, openRepository, refuseOption, runGit } from './git-read.ts';

/** Is there a branch of this name, here or at the origin as far as the last fetch knows? */
export async function hasBranch(folder: string, name: string): Promise<boolean> {
  const refs = [`refs/heads/${name}`, `refs/remotes/origin/${name}`];
  const { stdout } = await runGit(folder, ['for-each-ref', '--format=%(refname)', ...refs]);
  return stdout.length > 0;
}

/**
 * Does something on a new branch that begins at HEAD, and goes back to where it was. The files of the working tree stay as they are while
 * branches change. When the work fails the branch is taken away again.
 */
export async function onNewBranch<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  refuseOption(name);
  const before = await openRepository(folder);
  const back = before?.branch ? [before.branch] : ['--detach', before?.head ?? 'HEAD'];
  await switchTo(folder, ['-c', name]);
  try {
    const result = await work();
    await switchTo(folder, back);
    return result;
  } catch (error) {
    await switchTo(folder, back);
    await runGit(folder, ['branch', '--quiet', '-D', '--', name]);
    throw error;
  }
}

async function switchTo(folder: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runGit(folder, ['switch', '--quiet', ...args]);
  if (code !== 0) throw new GitRefusal('branch-refused', { said: firstLine(stderr) });
}
