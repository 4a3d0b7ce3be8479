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
export type Purpose = 'config' | 'first' | 'attributes' | 'ci' | 'comments' | 'release' | 'reminders';

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

/** Texts from `templates/init/` by what they are for. */
export type InitTemplates = Record<'config' | 'first' | 'attributes', string> &
  Partial<Record<Purpose | 'recorded', string>>;

/** Files for a git host, and the templates of their texts. */
export const hostFiles: Record<Host, { purpose: Purpose; path: string; template: string }[]> = {
  github: [
    { purpose: 'ci', path: '.github/workflows/sop.yml', template: 'github/sop.yml' },
    { purpose: 'comments', path: '.github/workflows/sop-comment.yml', template: 'github/sop-comment.yml' },
    { purpose: 'release', path: '.github/workflows/sop-release.yml', template: 'github/sop-release.yml' },
    {
      purpose: 'reminders',
      path: '.github/workflows/sop-reminders.yml',
      template: 'github/sop-reminders.yml',
    },
  ],
  gitlab: [{ purpose: 'ci', path: '.gitlab-ci.yml', template: 'gitlab.yml' }],
  none: [],
};

/** Paths that a handbook's first files would have. */
export function initPaths({ department, ci }: InitAnswers): { purpose: Purpose; path: string }[] {
  return [
    { purpose: 'config', path: 'sop.yaml' },
    { purpose: 'first', path: `sops/${folderOf(department)}/write-an-sop.md` },
    { purpose: 'attributes', path: '.gitattributes' },
    ...hostFiles[ci],
  ];
}

/**
 * Decides which files a new handbook gets. Nothing that exists is in it to be written.
 *
 * @param job address under which the release job of GitLab commits
 */
export function planInit(
  answers: InitAnswers,
  folder: InitFolder,
  templates: InitTemplates,
  { version, branch, job }: { version: string; branch: string; job: string },
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
  const recorded = templates.recorded?.replace('{{job}}', job) ?? '';
  const ofHost: Record<string, string> = { version, branch, job, language: spoken(languages) };
  const texts: InitTemplates = {
    ...templates,
    config: fillYaml(config.replace('{{languages}}', values.languages), values) + recorded,
    first: fillYaml(templates.first, values),
  };
  const files = initPaths(answers).flatMap(({ purpose, path }) => {
    if (purpose === 'first' && folder.hasSops) return [];
    const isOfHost = hostFiles[answers.ci].some((file) => file.purpose === purpose);
    const text = texts[purpose] ?? '';
    return [
      {
        path,
        text: isOfHost ? text.replaceAll(/\{\{(\w+)\}\}/gu, (all, name) => ofHost[name] ?? all) : text,
        purpose,
        exists: folder.existing.has(path),
      },
    ];
  });
  return { files, git: answers.git };
}

/** The tool has fewer languages than handbooks have. */
const spoken = ([first = '']: readonly string[]) => (/^nl\b/iu.test(first) ? 'nl' : 'en');

/** The line of the owner goes where nobody is known; an id is added for a department whose name makes none. */
function configTemplate(template: string, department: string, hasOwner: boolean): string {
  const { id, given } = departmentId(department);
  const withId = given ? template.replace(/^( *)- name: .*\n/m, `$&$1  id: ${id}\n`) : template;
  return hasOwner ? withId : withId.replace(/^.*\{\{owner\}\}.*\n/m, '');
}
