import { constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { access, chmod, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { TestProject } from 'vitest/node';

/** A browser that may be started, or why there is none. */
export type BrowserFound = { executablePath: string } | { reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserFound;
  }
}

/** Finds a Chromium once for all tests: `SOP_CHROMIUM`, one on the path, the one in the packages. Under CI there must be one. */
export default async function setup(project: TestProject): Promise<void> {
  const executablePath = process.env.SOP_CHROMIUM ?? (await onPath()) ?? (await shipped());
  if (executablePath === undefined && process.env.CI) {
    throw new Error('Unexpected machine without Chromium, expected one: set SOP_CHROMIUM to its path');
  }
  const found = executablePath === undefined ? { reason: 'no Chromium found' } : { executablePath };
  if ('reason' in found) console.warn(`Browser tests are skipped: ${found.reason}`);
  project.provide('browser', found);
}

async function onPath(): Promise<string | undefined> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, name);
      const isRunnable = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isRunnable) return file;
    }
  }
  return undefined;
}

/** Unpacks the Chromium of `@sparticuz/chromium` into `node_modules/.cache`; there is one for Linux on x64 alone. */
async function shipped(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packed = path.join(
    main.slice(0, main.lastIndexOf('chromium') + 'chromium'.length),
    'bin/chromium.br',
  );
  const file = path.resolve('node_modules/.cache/sop/chromium-147.0.0');
  if (existsSync(file)) return file;
  if (!existsSync(packed)) return undefined;
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(unfinished));
  await chmod(unfinished, 0o755);
  await rename(unfinished, file);
  return file;
}
