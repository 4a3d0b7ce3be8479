import { checkstyle } from './checkstyle.ts';
import { compact } from './compact.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';

export type Format =
  | 'pretty'
  | 'compact'
  | 'json'
  | 'github'
  | 'gitlab'
  | 'sarif'
  | 'junit'
  | 'checkstyle'
  | 'markdown';

/** Every way to print findings, by the name that `--format` takes. */
export const reporters: Record<Format, Reporter> = {
  pretty,
  compact,
  json,
  github,
  gitlab,
  sarif,
  junit,
  checkstyle,
  markdown,
};
