import { type Format, formats, reporterOf } from '../../src/lint/report/index.ts';
import type { Reporter } from '../../src/lint/report/reporter.ts';

/** Every reporter by its name. */
export const reporters = Object.fromEntries(
  await Promise.all(formats.map(async (format) => [format, await reporterOf(format)])),
) as Record<Format, Reporter>;
