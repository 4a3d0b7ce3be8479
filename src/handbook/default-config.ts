import type { Config } from './schema.ts';

/** The configuration of a handbook without `sop.yaml`: what the schema makes of nothing, written out so that nothing has to be loaded for it. */
export const defaultConfig: Config = {
  title: 'Handbook',
  titles: {},
  descriptions: {},
  languages: ['en'],
  timezone: 'UTC',
  folders: ['sops'],
  departments: [],
  people: [],
  roles: [],
  owners: [],
  channels: [],
  glossary: {},
  acronyms: [],
  sections: [],
  'section-names': {},
  keys: [],
  rules: {},
  review: { amount: 12, unit: 'month' },
  approval: {},
  versions: 'at-release',
  site: { base: '/', layout: 'rail' },
};
