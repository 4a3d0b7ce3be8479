import type { Person } from './history.ts';

/** Lines that one commit added to, or took from, one file. */
export interface Patch {
  commit: string;
  author: Person;
  /** ISO 8601 with zone. */
  committed: string;
  path: string;
  added: string[];
  removed: string[];
}

/** `git log -p` format whose fields `parsePatches` reads. */
export const PATCH_FORMAT = 'tformat:%x00%H%x00%aN%x00%aE%x00%cI';

/**
 * Reads the output of `git log -p -U0 --no-renames --format=PATCH_FORMAT -- records`, newest first. No ledger's line holds NUL, and a line
 * that begins a hunk cannot be taken for a ledger's line, because those are preceded by `+` or `-`.
 */
export function parsePatches(output: string): Patch[] {
  const [, ...fields] = output.split('\0');
  const patches: Patch[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [commit = '', name = '', email = '', rest = ''] = fields.slice(at, at + 4);
    const [committed = '', ...lines] = rest.split('\n');
    patches.push(...filesIn(lines, { commit, author: { name, email }, committed }));
  }
  return patches;
}

function filesIn(lines: string[], about: Pick<Patch, 'commit' | 'author' | 'committed'>): Patch[] {
  const patches: Patch[] = [];
  let inHunk = false;
  for (const line of lines) {
    if (line.startsWith('diff --git ')) {
      patches.push({ ...about, path: '', added: [], removed: [] });
      inHunk = false;
    }
    const patch = patches.at(-1);
    if (!patch) continue;
    if (line.startsWith('@@')) inHunk = true;
    else if (!inHunk) patch.path = /^(?:\+\+\+ b|--- a)\/(.*?)\t?$/u.exec(line)?.[1] ?? patch.path;
    else if (line.startsWith('+')) patch.added.push(line.slice(1));
    else if (line.startsWith('-')) patch.removed.push(line.slice(1));
  }
  return patches;
}
