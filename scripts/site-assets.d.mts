/** The text of a style sheet of the site: `site.css`, `search.css` or `guide.css`. */
export function styleSheet(name: 'site.css' | 'search.css' | 'guide.css'): string;
/** Writes the style sheets into a folder. */
export function writeStyles(folder: string): void;
/** Writes style sheets, icon.svg and the fonts into a folder. */
export function copyAssets(folder: string): void;
