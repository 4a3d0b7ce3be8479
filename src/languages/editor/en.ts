// What the language server says in an editor.

export const en = {
  mendAll: 'Mend everything that is certain',
  version: (version: string) => `version ${version}`,
  missing: 'This SOP does not exist.',
  step: (number: string) => `Step ${number}`,
  glossary: 'glossary',
  key: (sample: string) => `For example: ${sample}`,
  role: 'role',
  department: 'department',
  person: 'person',
  noHandbook: 'No sop.yaml was found above this folder: each file is checked by itself.',
  configBroken: (reason: string) => `sop.yaml has a fault: ${reason}`,
};

export type EditorWords = typeof en;
