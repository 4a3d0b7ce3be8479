// Writes what the docs show of the tool itself: docs/rules/ from the rules; every fenced block below a comment
// `<!-- output: sop … -->` and every picture below `<!-- picture: sop … -->` from a real run. `--check` writes nothing and fails where a file is out of date.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isCheck = process.argv.includes('--check');

const pages = new Map([...(await rulePages()), ...(await pagesWithOutput())]);
const old = (await readdir(join(root, 'docs/rules')).catch(() => []))
  .map((name) => `docs/rules/${name}`)
  .filter((path) => !pages.has(path));
const changed = [];
for (const [path, text] of pages) {
  if ((await readFile(join(root, path), 'utf8').catch(() => undefined)) !== text) changed.push(path);
}
if (isCheck && changed.length + old.length > 0) {
  console.error(
    `Out of date: ${[...changed, ...old].join(', ')}\nhint: run \`npm run docs\` and commit the result.`,
  );
  process.exitCode = 1;
} else if (!isCheck) {
  for (const path of changed) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), pages.get(path));
  }
  for (const path of old) await rm(join(root, path));
  console.log(`${changed.length} written, ${old.length} deleted, ${pages.size - changed.length} unchanged`);
}

/** The rules are TypeScript, which Node 20 cannot import: bundled first, run from a folder where packages are found. */
async function rulePages() {
  const folder = join(root, 'node_modules/.cache/sop-docs');
  const bundle = await rolldown({
    input: join(root, 'scripts/rule-pages.ts'),
    cwd: root,
    platform: 'node',
    external: ['satteri'],
    checks: { eval: false },
  });
  await bundle.write({ dir: folder, format: 'esm' });
  const built = await import(pathToFileURL(join(folder, 'rule-pages.js')).href);
  await rm(folder, { recursive: true });
  return built.rulePages();
}

async function pagesWithOutput() {
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  const paths = ['README.md', ...names.map((name) => `docs/${name}`)];
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
  return paths.flatMap((path, at) => [[path, withOutput(texts[at])], ...pictures(path, texts[at])]);
}

function withOutput(text) {
  const shown = /(<!-- output: sop ([^\n]*?) -->\n)```(\w*)\n[\s\S]*?^```$/gm;
  return text.replace(shown, (_, opening, words, language) => {
    return `${opening}\`\`\`${language}\n${run(words.split(' '))}\n\`\`\``;
  });
}

function pictures(page, text) {
  const shown = /<!-- picture: sop ([^\n]*?) -->\n!\[[^\]]*\]\(([\w./-]+)\)/g;
  return [...text.matchAll(shown)].map(([, words, path]) => [
    join(dirname(page), path).replaceAll('\\', '/'),
    `${run(words.split(' '))}\n`,
  ]);
}

/** What a reader would see: findings make `sop lint` end with 1, which is fine here. */
function run(words) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', LANG: 'en_GB.UTF-8' };
  try {
    return execFileSync(process.execPath, [join(root, 'bin/sop.js'), ...words], {
      cwd: root,
      env,
      encoding: 'utf8',
    }).trimEnd();
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout.trimEnd();
  }
}
