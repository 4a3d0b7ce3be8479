// Differences between two texts of an SOP, as a reader would tell them.

export const changes = {
  step: (number: string) => `step ${number}`,
  anyStep: (label: string) => `“${label}”`,
  stepAdded: (step: string, label: string) => `${step} is new: “${label}”`,
  stepRemoved: (step: string, label: string) => `${step} is gone: “${label}”`,
  stepMoved: (from: string, to: string, label: string) => `step ${from} is now step ${to}: “${label}”`,
  became: (from: string, to: string) => `\`${from}\` became \`${to}\``,
  added: (words: string) => `\`${words}\` was added`,
  removed: (words: string) => `\`${words}\` was taken out`,
  more: (count: number) => (count === 1 ? 'and one more change' : `and ${count} more changes`),
  attributes: { role: 'role', time: 'time limit', condition: 'condition' },
  answerAdded: (step: string, answer: string) => `${step}: the answer \`${answer}\` is new`,
  answerRemoved: (step: string, answer: string) => `${step}: the answer \`${answer}\` is gone`,
  answerReworded: (step: string, from: string, to: string) =>
    `${step}: the answer \`${from}\` is now \`${to}\``,
  answerLeads: (step: string, answer: string, from: string, to: string) =>
    `${step}, answer \`${answer}\`: leads to \`${to}\`, no longer to \`${from}\``,
  exitLeads: (step: string, from: string, to: string) =>
    `${step}: leads to \`${to}\`, no longer to \`${from}\``,
  exitAdded: (step: string, to: string) => `${step}: now leads to \`${to}\``,
  exitRemoved: (step: string, from: string) => `${step}: no longer leads to \`${from}\``,
  next: 'the next step',
  section: (title: string) => `section ${title}`,
  term: (name: string) => `term ${name}`,
  isNew: (what: string) => `${what} is new`,
  isGone: (what: string) => `${what} is gone`,
  picture: (path: string) => `picture \`${path}\` changed`,
  key: (name: string) => `\`${name}\``,
  layout: 'layout only',
};
