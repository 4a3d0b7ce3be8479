// What `sop build` says.

export const build = {
  progress: (done: number, total: number) => `Writing ${done} of ${total} files …`,
  done: (sops: number, pages: number, charts: number, folder: string) =>
    `${sops === 1 ? '1 SOP' : `${sops} SOPs`}, ${pages === 1 ? '1 page' : `${pages} pages`}, ${charts === 1 ? '1 chart' : `${charts} charts`} in ${folder}`,
  sizes: (bytes: string, written: number, same: number, removed: number, seconds: string) =>
    [
      bytes,
      `${written === 1 ? '1 file' : `${written} files`} written`,
      ...(same > 0 ? [`${same} unchanged`] : []),
      ...(removed > 0 ? [`${removed} removed`] : []),
      `${seconds} s`,
    ].join(', '),
  wouldWrite: (files: number, folder: string) =>
    `Would write ${files === 1 ? '1 file' : `${files} files`} to ${folder}. Nothing was written.`,
  failed: (count: number) =>
    count === 1
      ? '1 thing cannot be put on a page. Nothing was written.'
      : `${count} things cannot be put on a page. Nothing was written.`,
  failedHint: 'Correct the lines above; `sop lint` explains each of them.',
  strictFailed:
    'The site would be made with what is noted above, which `--strict` does not allow. Nothing was written.',
  error: 'error',
  warning: 'warning',
  noHistory: {
    'no-repository':
      'This folder is no git repository: former versions, and the proof that a text is in force, are missing. The pages say so.',
    'no-commit':
      'Nothing was committed yet: former versions, and the proof that a text is in force, are missing. The pages say so.',
    shallow:
      'This is a copy without its past (a shallow clone): former versions, and the proof that a text is in force, are missing. The pages say so.',
  },
  noHistoryHint: {
    'no-repository': 'Build in a clone of the handbook, or run `git init` and release your SOPs.',
    'no-commit': 'Commit the handbook, then release your SOPs with `sop release`.',
    shallow: 'Fetch the whole history: `git fetch --unshallow --tags`, in a CI job `fetch-depth: 0`.',
  },
  hidden: (count: number) =>
    count === 1
      ? '1 draft was left out. `sop build --drafts` shows it, marked.'
      : `${count} drafts were left out. \`sop build --drafts\` shows them, marked.`,
  unproven: (count: number) =>
    count === 1
      ? '1 SOP is shown without the mark *in force*; its page says what is missing.'
      : `${count} SOPs are shown without the mark *in force*; their pages say what is missing.`,
  left: (path: string) =>
    `\`${path}\` is no longer part of the site, but somebody changed it: it was left where it is.`,
  notHandbook: 'There is no handbook here to build a site from',
  notHandbookHint: 'Go to the folder with `sop.yaml`, or make a handbook with `sop init`.',
  foreign: (path: string, folder: string) =>
    `Unexpected \`${path}\` in ${folder}, expected a folder that only \`sop build\` writes to`,
  foreignHint:
    'Choose another folder with `--out`, or move that file away. Files that `sop build` did not write stay as they are.',
  inside: (folder: string) => `Unexpected \`--out ${folder}\`, expected a folder of its own for the site`,
  insideHint:
    'The handbook itself and its folders of SOPs cannot be the site. Choose another, such as `--out site`.',
  base: 'a path such as `/handbook/`',
  noId: 'an SOP without an id has no page',
  faults: {
    id: 'Write `id: …` into the front matter: the page is named after it.',
    duplicate: 'Give one of the two another id.',
  } as Record<string, string>,
  noPicture: (path: string) => `\`${path}\` cannot be read`,
  activePicture: (path: string) => `\`${path}\` is a drawing that holds a script or loads something`,
};

export const buildCommands = {
  build: {
    summary: 'Make the site that readers use',
    out: 'Folder for the site; `site` when left out',
    base: 'Path under which the site will lie, such as /handbook/',
    drafts: 'Show drafts too, marked as such',
    strict: 'Fail where former versions or links are missing, for CI',
    today: 'Build as on that day, such as 2026-12-01',
    examples: [
      ['sop build', 'makes the site in the folder site'],
      ['sop build --drafts --out preview', 'shows drafts too'],
      ['sop build --strict --base /handbook/', 'in CI, for a site below /handbook/'],
    ],
  },
};
