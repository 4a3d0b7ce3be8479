/** Where the pages of a language lie: the first language at the root of the site, others in a folder of their own. */
export const folderOf = (language: string, main: string): string =>
  language.toLowerCase() === main.toLowerCase() ? '' : `${language.toLowerCase()}/`;

/** Paths of the files of one SOP, from the site's root. */
export const sopPage = (folder: string, id: string): string => `${folder}sops/${id}.html`;
export const sopMarkdown = (folder: string, id: string): string => `${folder}sops/${id}.md`;
export const sopChanges = (folder: string, id: string): string => `${folder}sops/${id}.changes.json`;
export const revisionPage = (folder: string, id: string, version: string): string =>
  `${folder}sops/${id}/${version}.html`;
export const revisionChanges = (folder: string, id: string, version: string): string =>
  `${folder}sops/${id}/${version}.changes.html`;
export const departmentPage = (folder: string, id: string): string => `${folder}departments/${id}.html`;

/** Ids that pages use themselves, and the files of `handbook.html`. */
const taken = new Set([
  ...[
    'content',
    'menu',
    'steps',
    'chart',
    'guide',
    'terms',
    'targets',
    'history',
    'links',
    'control',
    'people',
  ],
  ...['guide-data', 'live', 'search-input', 'search-results', 'about', 'chart-title', 'chart-desc'],
]);

/** An author's anchor as an id of a page: the same, but for those that the page needs itself. */
export const anchorId = (anchor: string): string =>
  taken.has(anchor) || /^(?:term|search|guide|chart|broad)-/.test(anchor) ? `_${anchor}` : anchor;
