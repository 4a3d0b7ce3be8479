import type { changes as english } from '../en/changes.ts';

export const changes: typeof english = {
  step: (number) => `stap ${number}`,
  anyStep: (label) => `“${label}”`,
  stepAdded: (step, label) => `${step} is nieuw: “${label}”`,
  stepRemoved: (step, label) => `${step} is weg: “${label}”`,
  stepMoved: (from, to, label) => `stap ${from} is nu stap ${to}: “${label}”`,
  became: (from, to) => `\`${from}\` werd \`${to}\``,
  added: (words) => `\`${words}\` kwam erbij`,
  removed: (words) => `\`${words}\` ging eruit`,
  more: (count) => (count === 1 ? 'en nog een wijziging' : `en nog ${count} wijzigingen`),
  attributes: { role: 'rol', time: 'tijdslimiet', condition: 'voorwaarde' },
  answerAdded: (step, answer) => `${step}: het antwoord \`${answer}\` is nieuw`,
  answerRemoved: (step, answer) => `${step}: het antwoord \`${answer}\` is weg`,
  answerReworded: (step, from, to) => `${step}: het antwoord \`${from}\` is nu \`${to}\``,
  answerLeads: (step, answer, from, to) =>
    `${step}, antwoord \`${answer}\`: gaat naar \`${to}\`, niet meer naar \`${from}\``,
  exitLeads: (step, from, to) => `${step}: gaat naar \`${to}\`, niet meer naar \`${from}\``,
  next: 'de volgende stap',
  section: (title) => `onderdeel ${title}`,
  term: (name) => `begrip ${name}`,
  isNew: (what) => `${what} is nieuw`,
  isGone: (what) => `${what} is weg`,
  picture: (path) => `afbeelding \`${path}\` is gewijzigd`,
  key: (name) => `\`${name}\``,
  layout: 'alleen opmaak',
};
