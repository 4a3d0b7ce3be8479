import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inside } from '../io/files.ts';
import { packageFolder } from '../io/package.ts';

/** Markdown that a new SOP can start from. */
export interface Template {
  /** What `--template` takes. */
  name: string;
  /** One file a language (BCP 47 tag). */
  files: { language: string; path: string }[];
  /** It lies in the handbook, not in the package. */
  own: boolean;
}

/** The template that is offered first. */
const usual = 'procedure';

/**
 * Templates of the handbook and of the package, by name, the usual one first. A handbook's own win over built-in ones of the same
 * name. A file without a language in its name is in `main` where it is the handbook's own, in English where it is ours.
 */
export async function templatesOf(root: string, main: string): Promise<Template[]> {
  const builtIn = await listed(packageFolder(), 'en', false);
  const own = await listed(root, main, true);
  const byName = new Map([...builtIn, ...own].map((t) => [t.name, t]));
  const order = (t: Template) => `${t.name === usual ? 0 : 1}${t.name}`;
  return [...byName.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function listed(root: string, plain: string, own: boolean): Promise<Template[]> {
  const folder = join(root, 'templates');
  const entries = await readdir(folder).catch(() => []);
  const byName = new Map<string, Template>();
  for (const file of entries.sort()) {
    const [, name, language = plain] =
      /^([\w-]+)(?:\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*))?\.md$/.exec(file) ?? [];
    const path = join(folder, file);
    if (name === undefined || /^readme$/i.test(name) || (await inside(root, path)) === undefined) continue;
    const template = byName.get(name) ?? { name, files: [], own };
    template.files.push({ language, path });
    byName.set(name, template);
  }
  return [...byName.values()];
}

/** The file of a template for a language: that language, else the same without a region, else English, else any. */
export function fileFor(
  template: Template,
  language: string,
): { language: string; path: string } | undefined {
  const wanted = [language, language.split('-')[0], 'en'];
  const found = wanted
    .map((tag) => template.files.find((f) => f.language === tag))
    .find((f) => f !== undefined);
  return found ?? template.files[0];
}
