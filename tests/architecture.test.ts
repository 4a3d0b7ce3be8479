import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

/** Rooms of `src/` from the inside out: a room may import itself and the rooms named for it. */
const mayImport: Record<string, string[]> = {
  errors: [],
  languages: [],
  document: ['languages', 'errors'],
  flow: ['document', 'languages', 'errors'],
  handbook: ['flow', 'document', 'languages', 'errors'],
  version: ['handbook', 'flow', 'document', 'languages', 'errors'],
  lint: ['version', 'handbook', 'flow', 'document', 'languages', 'errors'],
  site: ['lint', 'version', 'handbook', 'flow', 'document', 'languages', 'errors'],
  io: ['errors'],
  lsp: ['io', 'lint', 'version', 'handbook', 'flow', 'document', 'languages', 'errors'],
  cli: ['io', 'lsp', 'site', 'lint', 'version', 'handbook', 'flow', 'document', 'languages', 'errors'],
};

/** `io` may know the shape of a value of any room, never its code. */
const mayImportTypes: Record<string, string[]> = { io: ['version', 'handbook', 'document'] };

/** Packages that belong to one place, so that what they can do is decided there. */
const homeOf: Record<string, string[]> = {
  'simple-git': ['src/io/git'],
  'gray-matter': ['src/document/'],
  commander: ['src/cli/'],
  '@clack/prompts': ['src/cli/'],
  chalk: ['src/cli/', 'src/lint/report/'],
};

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

const roomOf = (path: string) => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'"`;]*?\sfrom\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
  );
  return [...statements].map((m) => ({
    file,
    target: m[3] ?? m[4] ?? m[5] ?? '',
    typeOnly: m[2] !== undefined,
  }));
}

const files = globSync('src/**/*.{ts,tsx}').map((f) => f.replaceAll('\\', '/'));
const imports = files.flatMap(importsOf);

/** Why an import is not allowed, or undefined when it is. */
function objection({ file, target, typeOnly }: Import): string | undefined {
  const from = roomOf(file);
  if (!target.startsWith('.')) {
    const home = Object.entries(homeOf).find(([name]) => target === name)?.[1];
    return home && !home.some((room) => file.startsWith(room)) && !typeOnly
      ? `${file} imports ${target}, which lives in ${home.join(', ')}`
      : undefined;
  }
  const to = roomOf(normalize(join(dirname(file), target)).replaceAll('\\', '/'));
  const allowed = [...(mayImport[from] ?? []), ...(typeOnly ? (mayImportTypes[from] ?? []) : [])];
  return from === to || allowed.includes(to)
    ? undefined
    : `${file} imports ${to}, allowed: ${allowed.join(', ') || 'nothing'}`;
}

describe('who may import whom', () => {
  test('every room is known', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in mayImport))).toEqual([]);
  });

  test('no import runs the wrong way', () => {
    expect(imports.length).toBeGreaterThan(files.length / 2);
    expect(imports.map(objection).filter(Boolean)).toEqual([]);
  });

  test('an import that runs the wrong way is found', () => {
    const wrong = { file: 'src/document/parse.ts', target: '../lint/rule.ts', typeOnly: false };
    expect(objection(wrong)).toMatch('src/document/parse.ts imports lint');
    expect(objection({ ...wrong, file: 'src/lint/lint.ts', target: 'simple-git' })).toMatch(
      'which lives in src/io/git',
    );
  });
});
