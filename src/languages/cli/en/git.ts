/** Message and hint of a refusal. It gets its values as they are, and the same as words of a shell. */
type Said<V = object> = (v: V, q: V) => [string, string?];
type Path = { path: string };
type Why = { said: string };

interface Words {
  'no-git': Said;
  'no-repository': Said;
  'no-commit': Said;
  'half-done': Said<{ what: string }>;
  locked: Said<Path>;
  'sealed-already': Said<{ tag: string }>;
  'tag-in-the-way': Said<{ tag: string }>;
  'staged-in-part': Said<Path>;
  'committed-meanwhile': Said;
  'changed-meanwhile': Said<Path>;
  'release-at-work': Said;
  'no-identity': Said;
  'not-signed': Said<Why>;
  'commit-refused': Said<Why>;
  'not-sealed': Said<Why & { tag: string }>;
  'commit-lost': Said;
  'branch-refused': Said<Why>;
  'proposal-refused': Said<Why>;
  'hook-refused': Said<Why & { hook: string }>;
  'not-answered': Said<Why & { command: string }>;
  'like-an-option': Said<{ name: string }>;
  'of-another-user': Said<{ folder: string }>;
}

/** How to give up what is half done. */
const undo = (what: string) => (what === 'bisect' ? 'git bisect reset' : `git ${what} --abort`);

// What is said where git, or the state of the repository, stands in the way. It is read by somebody who is in the middle of something else:
// first that nothing happened, then why, then what to do.

export const git: Words = {
  'no-git': () => ['Git was not found on this machine', 'Install it (https://git-scm.com), then try again.'],
  'no-repository': () => [
    'This folder is not kept in git yet; nothing was changed',
    '`sop init --git` begins it.',
  ],
  'no-commit': () => [
    'This handbook has no history yet; nothing was changed',
    '`sop release --all-changed` begins it with the first revisions.',
  ],
  'half-done': ({ what }) => [
    `A ${what} is half done in this folder; nothing was changed, and readers see what they saw before`,
    `\`git status\` says what is open. Finish it, or give it up with \`${undo(what)}\`. Then run this again.`,
  ],
  locked: ({ path }) => [
    'Another git command is at work in this folder; nothing was changed, and readers see what they saw before',
    `Wait until it is done, then run this again. If none is running, one was cut off: delete \`${path}\`.`,
  ],
  'sealed-already': ({ tag }) => [
    `\`${tag}\` is sealed already, so that this text cannot get the same number; nothing was changed`,
    'Somebody else may have released: `git pull --tags`, then run this again. It takes the next number.',
  ],
  'tag-in-the-way': ({ tag }, { tag: word }) => [
    `\`${tag}\` is a tag that was made by hand and seals nothing, and the next revision needs its name; nothing was changed, and readers see what they saw before`,
    `\`git show ${word}\` says what it stands on. Take it away: \`git tag -d ${word}\` (on the git host too, if it is there: \`git push origin :refs/tags/${word}\`). Then run this again.`,
  ],
  'staged-in-part': ({ path }, { path: word }) => [
    `\`${path}\` is staged in part, and a revision takes the whole text; nothing was changed`,
    `All of it: \`git add -- ${word}\`. None of it: \`git restore --staged -- ${word}\`. Your text stays in both cases.`,
  ],
  'committed-meanwhile': () => [
    'Somebody committed while the plan was made; nothing was changed',
    'Run this again: it plans anew from what is there now.',
  ],
  'changed-meanwhile': ({ path }) => [
    `\`${path}\` changed while the plan was made; nothing was changed by this command`,
    'Save it in your editor, then run this again: it plans anew from what is there now.',
  ],
  'release-at-work': () => [
    'Another `sop` command is writing in this folder; this one changed nothing, and its work is safe',
    'Wait a moment, then run this again.',
  ],
  'no-identity': () => [
    'Git does not know who you are, and a revision carries the name of who made it; nothing was changed, and readers see what they saw before',
    'Say it once on this machine: git config --global user.name "Your name" && git config --global user.email you@example.org',
  ],
  'not-signed': ({ said }) => [
    `Git signs your commits and could not sign this one; nothing was changed: ${said}`,
    '`git config --get user.signingKey` shows which key it looks for.',
  ],
  'commit-refused': ({ said }) => [
    `Git refused the commit; nothing was changed, and readers see what they saw before:\n  ${said || '(it gave no reason)'}`,
    'A hook of this repository may have stopped it. Mend what it names, then run this again.',
  ],
  'not-sealed': ({ tag, said }) => [
    `The text was committed, but git could not seal it as \`${tag}\`, so readers do not get it yet: ${said}`,
    'Mend what git names; the next `sop` command that writes seals it.',
  ],
  'commit-lost': () => ['The commit that was just made cannot be found', '`git log` shows what is there.'],
  'branch-refused': ({ said }) => [
    `Git could not change the branch; nothing was published: ${said}`,
    '`git status` says what is in the way.',
  ],
  'proposal-refused': ({ said }) => [
    `Git could not make the proposal; nothing was sent, and your text is where it was: ${said}`,
  ],
  'hook-refused': ({ hook, said }) => [
    `A hook of this repository (${hook}) refused the proposal; nothing was sent:\n  ${said || '(it gave no reason)'}`,
    'Mend what it names, then run this again.',
  ],
  'not-answered': ({ command, said }) => [`Git could not answer \`${command}\`: ${said}`],
  'like-an-option': ({ name }) => [
    `Unexpected name \`${name}\`, expected a branch, tag or commit that does not begin with \`-\``,
  ],
  'of-another-user': ({ folder }, { folder: word }) => [
    `Git does not read \`${folder}\`, because the folder belongs to another user of this machine; nothing was changed`,
    `If you trust it: git config --global --add safe.directory ${word}`,
  ],
};
