import type { Config } from './config.ts';

/** The collection of all SOPs as facts; trees are dropped. */
export interface Handbook {
  config: Config;
}
