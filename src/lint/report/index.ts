import type { Reporter } from './reporter.ts';

/** Every way to print findings, by the name that `--format` takes. Only the one that is asked for is loaded. */
const loaders = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  compact: async () => (await import('./compact.ts')).compact,
  json: async () => (await import('./json.ts')).json,
  github: async () => (await import('./github.ts')).github,
  'github-review': async () => (await import('./github-review.ts')).githubReview,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  markdown: async () => (await import('./markdown.ts')).markdown,
} satisfies Record<string, () => Promise<Reporter>>;

export type Format = keyof typeof loaders;

export const formats = Object.keys(loaders) as Format[];

export const reporterOf = (format: Format): Promise<Reporter> => loaders[format]();
