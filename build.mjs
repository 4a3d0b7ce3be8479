// Bundles src/ into dist/: what answers at once, the whole program with one lazy chunk a command, no dependency tree for whoever installs the
// package. CommonJS, because Node opens it in half the time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { bundleClient, bundleLive } from './scripts/client.mjs';
import { copyAssets } from './scripts/site-assets.mjs';

// `node build.mjs FOLDER` builds beside what is in use. A build takes seconds and can fail: until it is whole, the one before stays.
const target = process.argv[2] ?? 'dist';
const folder = target === 'dist' ? join('node_modules', `.build-${process.pid}`) : `${target}.new`;
const bundle = await rolldown({
  input: { quick: 'src/cli/quick-start.ts', cli: 'src/cli/main.ts' },
  platform: 'node',
  tsconfig: true,
  checks: { eval: false },
  plugins: [tablesWhenNeeded(), withoutProbes(), withoutEngines(), nativeBeside(), chunksWhenNeeded()],
  // The same code as for Node, in modules that take a fifth of the time to open.
  resolve: { alias: { yaml: resolve('node_modules/yaml/browser/dist/index.js') } },
});
const { output } = await bundle.write({
  dir: folder,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  // What every command needs stands in one file: opening one takes longer than reading what one command could do without.
  codeSplitting: {
    // A group takes along what its modules import, unless one of a higher priority has it.
    groups: [
      // Version and language of the program: nothing else is needed to say them.
      {
        name: 'start',
        test: /[\\/]src[\\/](?:cli[\\/](?:words|terminal|color|version)|io[\\/]package)\.ts$/,
        priority: 4,
      },
      { name: 'talk', test: ofEveryCommand, priority: 3 },
      { name: 'handbook', test: ofManyCommands, priority: 2 },
      { name: 'past', test: ofThePast, priority: 1 },
      { name: 'lint-command', test: ofEveryLint },
      { name: 'command-line', test: ofTheGrammar },
      // The slot of the native parser, without the parser of remark.
      {
        name: 'unified',
        test: /[\\/]node_modules[\\/](?:unified|vfile|vfile-message|bail|trough|is-plain-obj|extend|devlop|unist-util-stringify-position)[\\/]/,
        priority: 1,
      },
      ...['en', 'nl'].flatMap(wordsIn),
    ],
  },
  // Comments and indentation are half of what Node has to read at every start; names stay, for reports of faults.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await keepHelp(join(folder, 'help'));
// Names this build for caches: what another one worked out is not trusted.
const codes = output.flatMap((chunk) => ('code' in chunk ? [chunk.fileName, chunk.code] : []));
writeFileSync(join(folder, 'build'), createHash('sha256').update(codes.join('\0')).digest('hex'));
const inPages = await bundleClient(join(folder, 'site'));
copyAssets(join(folder, 'site'));
await bundleLive(join(folder, 'live'));
await mkdir(dirname(target), { recursive: true });
await rm(target, { recursive: true, force: true });
await rename(folder, target);
if (target === 'dist') {
  const modules = [...output.flatMap(({ moduleIds }) => moduleIds ?? []), ...inPages];
  writeFileSync('THIRD-PARTY-NOTICES.txt', notices(modules));
}

/** Help as the program prints it, for each language and the widths that are kept: said without loading the program. */
async function keepHelp(to) {
  const load = (name) => createRequire(import.meta.url)(resolve(folder, name));
  const { helpPages, processShell } = load('cli.cjs');
  const { helpFiles } = load('quick.cjs');
  await mkdir(to);
  for (const { name, language, width } of helpFiles()) {
    const shell = { ...processShell(), language, width, color: { out: true, err: true }, plain: false };
    writeFileSync(join(to, name), JSON.stringify(await helpPages(shell)));
  }
}

/** Is a module used by every command line but `--version`? */
function ofEveryCommand(id) {
  const own = ['talk', 'text', 'failure', 'ask', 'options'];
  return (
    /[\\/]node_modules[\\/](?:chalk|string-width|get-east-asian-width|strip-ansi|ansi-regex)[\\/]/.test(id) ||
    own.some((name) => id.endsWith(join('src', 'cli', `${name}.ts`))) ||
    /[\\/]src[\\/](?:errors|lint[\\/]report[\\/](?:width|clean)|document[\\/]near)\.ts$/.test(id)
  );
}

/** What `sop lint` needs where nothing has changed. */
function ofEveryLint(id) {
  return /[\\/]src[\\/]cli[\\/]lint(?:-(?:run|settings|baseline|report|files|handbook|scope|past))?\.ts$/.test(
    id,
  );
}

/** What reads a command line; a plain `sop lint` does without. */
function ofTheGrammar(id) {
  return /[\\/]node_modules[\\/]commander[\\/]|[\\/]src[\\/]cli[\\/](?:help-page|usage-error)\.ts$/.test(id);
}

/** What reads git, where there is one. */
function ofThePast(id) {
  return /[\\/]src[\\/](?:io[\\/]git-(?:read|past)|version[\\/](?:number|tag|seal|history)|cli[\\/](?:known|table))\.ts$/.test(
    id,
  );
}

/** The words of a language in two files: what nearly every command says, and the rest with the texts of help. */
function wordsIn(language) {
  const folder = `[\\\\/]languages[\\\\/]cli[\\\\/]${language}`;
  return [
    { name: `words-${language}`, test: new RegExp(`${folder}(?:[\\\\/](?:read|faults|lint-past))?\\.ts$`) },
    {
      name: `more-words-${language}`,
      test: new RegExp(`${folder}[\\\\/](?!topics|git|read|faults|lint-past)[^\\\\/]+\\.ts$`),
      priority: 1,
    },
  ];
}

/** Is a module small and used by most commands that look at a handbook? */
function ofManyCommands(id) {
  const own = {
    cli: ['place', 'find-sop', 'sop-files', 'progress', 'cache', 'unreadable', 'lint-memory', 'lint-facts'],
    io: ['cache', 'files', 'find', 'errors'],
    lint: ['order', 'report/index', 'report/reporter', 'report/pretty', 'report/frame'],
    languages: ['report/en'],
    version: ['identity'],
  };
  const isOwn = Object.entries(own).some(([room, names]) =>
    names.some((name) => id.endsWith(join('src', room, `${name}.ts`))),
  );
  return isOwn || /[\\/]node_modules[\\/]ignore[\\/]/.test(id);
}

/**
 * The tables by which string-width measures signs outside of ASCII take 15 ms to load, half of what a command like `--version` takes
 * in all: they are loaded with the first such sign. Fails when the package is written differently.
 */
function tablesWhenNeeded() {
  const changes = [
    ['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
    ['segmenter.segment(string)', '(segmenter ??= new Intl.Segmenter()).segment(string)'],
    ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
    [
      'rgiEmojiRegex.test(segment)',
      "(rgiEmojiRegex ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(segment)",
    ],
  ];
  return {
    name: 'tables-when-needed',
    transform: {
      filter: { id: /[\\/]string-width[\\/]index\.js$/ },
      handler: (code) =>
        changes.reduce((now, [from, to]) => {
          if (!now.includes(from))
            throw new Error(`Unexpected string-width, expected it to hold \`${from}\``);
          return now.replace(from, () => to);
        }, code),
    },
  };
}

/** What commander starts processes with and what chalk asks of the terminal: neither is used here, and both take long to load. */
function withoutProbes() {
  const found = "const childProcess = require('node:child_process');";
  const lazy = "const childProcess = { spawn: (...args) => require('node:child_process').spawn(...args) };";
  return {
    name: 'without-probes',
    resolveId: {
      filter: { id: /^#supports-color$/ },
      handler: () => resolve('node_modules/chalk/source/vendor/supports-color/browser.js'),
    },
    transform: {
      filter: { id: /[\\/]commander[\\/]lib[\\/]command\.js$/ },
      handler: (code) => {
        if (!code.includes(found)) throw new Error(`Unexpected commander, expected it to hold \`${found}\``);
        return code.replace(found, () => lazy);
      },
    },
  };
}

/** gray-matter only finds the end of front matter here, and its engines refuse to run: the YAML reader that it brings is left out. */
function withoutEngines() {
  const refuse = "() => { throw new Error('only the end of front matter is read') }";
  return {
    name: 'without-engines',
    resolveId: { filter: { id: /^js-yaml$/ }, handler: () => '\0js-yaml' },
    load: {
      filter: { id: /^\0js-yaml$/ },
      handler: () => `module.exports = { safeLoad: ${refuse}, safeDump: ${refuse} };`,
    },
  };
}

/**
 * Of the native parser only what reads Markdown is bundled; its binary is looked for where the package is installed, which it is where a
 * binary for the machine exists. One of another version is not trusted: the reference parser stands in for it.
 */
function nativeBeside() {
  const folder = resolve('node_modules/satteri');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const found = 'createRequire(import.meta.url)';
  const beside = `(() => {
  const at = createRequire(import.meta.url).resolve('satteri');
  const there = createRequire(at);
  const { version } = there('../package.json');
  if (version !== '${version}') throw new Error('Unexpected satteri ' + version + ', expected ${version}');
  return there;
})()`;
  return {
    name: 'native-beside',
    transform: {
      filter: { id: /[\\/]satteri[\\/]index\.js$/ },
      handler: (code) => {
        if (!code.includes(found)) throw new Error(`Unexpected satteri, expected it to hold \`${found}\``);
        return code.replace(found, () => beside);
      },
    },
  };
}

/**
 * A chunk opens another one when it first uses something of it, not when it is opened itself: most of what a command could need, it does
 * not. Nothing in `src/` does anything but define values when it is loaded, so the order makes no difference.
 */
function chunksWhenNeeded() {
  return {
    name: 'chunks-when-needed',
    renderChunk(code) {
      // A module whose default export is asked for stands in a second line, and is opened at once.
      const opened = [
        ...code.matchAll(/^(?:const|let) ([\w$]+) = require\(("(?:\.|node:)[^"]+")\);$(?!\n\1 = )/gm),
      ].filter(([, , path]) => !path.includes('rolldown-runtime'));
      return opened.reduce((now, [line, name, path]) => {
        const use = new RegExp(`(?<![\\w$])(new )?${name.replaceAll('$', '\\$')}(\\.[\\w$]+)`, 'g');
        const lazy = `let ${name}_;\nconst ${name} = () => (${name}_ ??= require(${path}));`;
        const changed = now
          .replace(line, '')
          .replace(use, (_, made, part) => (made ? `new (${name}()${part})` : `${name}()${part}`));
        if (new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$(])`).test(changed))
          throw new Error(`Unexpected use of \`${name}\`, expected only \`${name}.…\``);
        return `${lazy}\n${changed}`;
      }, code);
    },
  };
}

/** Name, version, licence and licence text of every package whose code is in the bundle. */
function notices(modules) {
  const folders = new Set(modules.map(packageFolder).filter(Boolean));
  const parts = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`No licence is named by ${folder}`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const by = typeof author === 'string' ? author : author?.name;
    const text = file
      ? readFileSync(join(folder, file), 'utf8').trim()
      : `Licence: ${license}${by ? `, ${by}` : ''}`;
    return { name, text: `${name} ${version} (${license})\n\n${text}\n` };
  });
  const sorted = parts.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);
  return `This program holds code of the following packages.\n\n${sorted.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

/** The innermost package that a module belongs to; undefined for our own code. */
function packageFolder(id) {
  const at = id.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  let folder = dirname(id);
  while (folder.length > at + '/node_modules'.length) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name) return folder;
    folder = dirname(folder);
  }
  return undefined;
}
