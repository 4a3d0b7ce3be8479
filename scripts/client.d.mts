/** Writes site.js, guide.js and search.js into a folder. Gives back the ids of all modules in them. */
export function bundleClient(folder: string): Promise<string[]>;
