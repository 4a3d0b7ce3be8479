import type { CliWords } from '../en.ts';

// Wat er gezegd wordt als er iets in een register komt.

export const record: CliWords['record'] = {
  noHandbook: 'Hier is geen handboek: geen `sop.yaml` in deze map of erboven',
  noHandbookHint: 'Ga naar de map van het handboek, of maak er een met `sop init`.',
  noIdentity:
    'Git weet niet wie je bent, dus er kan niets op je naam worden vastgelegd; er is niets gewijzigd',
  noIdentityHint: 'git config --global user.name "Je naam" && git config --global user.email jij@example.org',
  unreadable: (path) => `\`${path}\` is niet als register te lezen; er is niets gewijzigd`,
  unreadableHint:
    'Registers zijn UTF-8-tekst, één regel per gebeurtenis. `git log` laat zien wie het als laatste wijzigde.',
  uncommitted: (path) =>
    `\`${path}\` bevat regels die niemand heeft vastgelegd; ze zouden op jouw naam komen, dus er is niets gewijzigd`,
  uncommittedHint: (path) =>
    `Bekijk ze met \`git diff HEAD -- ${path}\`. Houden: \`git add ${path} && git commit -m "Registers" -- ${path}\`. Weghalen: \`git restore --staged --worktree -- ${path}\`.`,
  recovered: {
    finished: (subject) => `Een eerdere opdracht was afgebroken; die is nu afgemaakt: ${subject}`,
    undone: (subject) =>
      `Een eerdere opdracht was afgebroken; wat begonnen was is teruggezet, er is niets verloren: ${subject}`,
  },
};
