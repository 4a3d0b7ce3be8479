import { departmentId, folderOf } from './draft.ts';
import { fillYaml } from './fill.ts';

/** Where changes are checked on a git host. */
export const hosts = ['github', 'gitlab', 'none'] as const;
export type Host = (typeof hosts)[number];

/** What has to be known to make a handbook. */
export interface InitAnswers {
  title: string;
  department: string;
  /** BCP 47 tags, the first is the main one. */
  languages: string[];
  /** Left out of `sop.yaml` when nobody is known. */
  owner: string | undefined;
  ci: Host;
  git: boolean;
}

/** What a folder holds already. */
export interface InitFolder {
  /** Paths of the plan that exist. */
  existing: ReadonlySet<string>;
  /** It has SOPs, so it needs no first one. */
  hasSops: boolean;
}

/** Why a file is written, as a key of the words. */
export type Purpose = 'config' | 'first' | 'attributes' | 'ci';

export interface PlannedFile {
  path: string;
  text: string;
  purpose: Purpose;
  /** The file is there and stays as it is. */
  exists: boolean;
}

export interface InitPlan {
  files: PlannedFile[];
  /** A git repository is made. */
  git: boolean;
}

/** Texts from `templates/init/`. */
export interface InitTemplates {
  config: string;
  first: string;
  attributes: string;
  ci: string;
}

/** Paths that a handbook's first files would have. */
export function initPaths({ department, ci }: InitAnswers): Record<Purpose, string | undefined> {
  return {
    config: 'sop.yaml',
    first: `sops/${folderOf(department)}/write-an-sop.md`,
    attributes: '.gitattributes',
    ci: { github: '.github/workflows/sop.yml', gitlab: '.gitlab-ci.yml', none: undefined }[ci],
  };
}

/** Decides which files a new handbook gets. Nothing that exists is in it to be written. */
export function planInit(
  answers: InitAnswers,
  folder: InitFolder,
  templates: InitTemplates,
  version: string,
): InitPlan {
  const { title, department, languages, owner } = answers;
  const values = {
    title,
    department,
    languages: `[${languages.join(', ')}]`,
    owner: owner ?? department,
    version,
  };
  const config = configTemplate(templates.config, department, owner !== undefined);
  const texts: Record<Purpose, string> = {
    config: fillYaml(config.replace('{{languages}}', values.languages), values),
    first: fillYaml(templates.first, values),
    attributes: templates.attributes,
    ci: templates.ci.replaceAll('{{version}}', version),
  };
  const files = Object.entries(initPaths(answers)).flatMap(([name, path]) => {
    const purpose = name as Purpose;
    if (path === undefined || (purpose === 'first' && folder.hasSops)) return [];
    return [{ path, text: texts[purpose], purpose, exists: folder.existing.has(path) }];
  });
  return { files, git: answers.git };
}

/** The line of the owner goes where nobody is known; an id is added for a department whose name makes none. */
function configTemplate(template: string, department: string, hasOwner: boolean): string {
  const { id, given } = departmentId(department);
  const withId = given ? template.replace(/^( *)- name: .*\n/m, `$&$1  id: ${id}\n`) : template;
  return hasOwner ? withId : withId.replace(/^.*\{\{owner\}\}.*\n/m, '');
}
