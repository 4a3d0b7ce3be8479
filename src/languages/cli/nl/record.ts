import type { CliWords } from '../en.ts';

// Wat er gezegd wordt als er iets in een register komt.

export const record: CliWords['record'] = {
  noHandbook: 'Hier is geen handboek: geen `sop.yaml` in deze map of erboven',
  noHandbookHint: 'Ga naar de map van het handboek, of maak er een met `sop init`.',
  noRepository:
    'Dit handboek wordt nog niet in git bewaard, dus er kan niets worden vastgelegd; er is niets gewijzigd',
  noRepositoryHint:
    '`sop init --git` bewaart het in git; daarna begint `sop release --all-changed` de geschiedenis.',
  noCommit:
    'Van dit handboek is nog nooit iets uitgebracht, dus er kan nog niets worden bijgeschreven; er is niets gewijzigd',
  noCommitHint: '`sop release --all-changed` begint de geschiedenis met de eerste revisies.',
  nothingKept: 'Dit handboek wordt nog niet in git bewaard, dus het heeft nog geen geschiedenis',
  nothingYet: 'Van dit handboek is nog nooit iets uitgebracht, dus het heeft nog geen geschiedenis',
  noIdentity:
    'Git weet niet wie je bent, dus er kan niets op je naam worden vastgelegd; er is niets gewijzigd',
  noIdentityHint:
    'Zeg het één keer op deze computer: git config --global user.name "Je naam" && git config --global user.email jij@example.org',
  unreadable: (path) => `\`${path}\` is niet als register te lezen; er is niets gewijzigd`,
  unreadableHint:
    'Registers zijn UTF-8-tekst, één regel per gebeurtenis. `git log` laat zien wie het als laatste wijzigde.',
  uncommitted: (path) =>
    `\`${path}\` bevat regels die niemand heeft vastgelegd; ze zouden op jouw naam komen, dus er is niets gewijzigd`,
  uncommittedHint: (path) =>
    `Bekijk ze met \`git diff HEAD -- ${path}\`. Houden: \`git add ${path} && git commit -m "Registers" -- ${path}\`. Weghalen: \`git restore --staged --worktree -- ${path}\`.`,
  keptAsItIs: (path) =>
    `\`${path}\` is daarna gewijzigd; het bleef zoals het is, dus bekijk het: \`git diff -- ${path}\``,
  recovered: {
    finished: (subject) => `Een eerdere opdracht was afgebroken; die is nu afgemaakt: ${subject}`,
    undone: (subject) =>
      `Een eerdere opdracht was afgebroken; wat begonnen was is teruggezet, er is niets verloren: ${subject}`,
  },
  shallow:
    'Deze kloon bevat alleen het nieuwste deel van de geschiedenis, dus hier is niet te zeggen wat er geldt; er is niets gewijzigd',
  shallowHint:
    'Haal de rest: git fetch --unshallow --tags. In CI: `fetch-depth: 0` (GitHub), `GIT_DEPTH: 0` (GitLab).',
  noSop: (name) => `\`${name}\` is geen SOP van dit handboek`,
  noSopHint: (folders) =>
    `SOP's staan in ${folders.map((folder) => `\`${folder}\``).join(', ')}; \`sop list\` toont ze met hun id.`,
  noId: (name) => `\`${name}\` heeft geen id, dus er kan niets over worden vastgelegd`,
  noIdHint: (path) => `Geef er een in de eerste regels van \`${path}\`: \`id: refund-customer\`.`,
  date: 'een datum zoals `2026-11-30`',
  dateFrom: (date) => `een datum vanaf \`${date}\``,
  tooLong: (most) => `Het is te lang: hoogstens ${most} tekens.`,
  badText: (what, fault) => `Dit kan niet worden vastgelegd als ${what}. ${fault}`,
  example: (flag) => `Zeg het in een of twee zinnen: \`${flag}\`.`,
  counts: {
    pushed: (branch) => `zodra het is gepusht: tot dan heeft de git-host \`${branch}\` zonder dit`,
    other: (branch, main) =>
      `zodra \`${main}\` het heeft: je zit op \`${branch}\`, en lezers krijgen \`${main}\``,
    local: 'op deze computer: er is geen git-host ingesteld (er is geen remote `origin`)',
    detached: 'nog nergens: je bekijkt een oude revisie, op geen enkele branch',
  },
  nextPush: ['git push', 'stuurt het naar de git-host, voor iedereen'],
  nextPushMain: (branch) => [`git push -u origin ${branch}`, 'stuurt het naar de git-host, voor iedereen'],
  nextPropose: ['sop propose', 'als pull request, waar main beschermd is'],
  nextPushBranch: (branch) => [
    `git push -u origin ${branch}`,
    'stuurt het naar de git-host; laat het daarna samenvoegen',
  ],
  nextSwitch: (branch) => [`git switch ${branch}`, 'gaat terug naar de branch die lezers krijgen'],
  nextStatus: ['sop status', 'toont wat er nog meer aandacht vraagt'],
  wouldWrite: 'Er is niets geschreven.',
  writes: (paths) => `één commit: ${paths.join(', ')}`,
  as: 'Als',
  writesLabel: 'Schrijft',
  countsLabel: 'Geldt',
};
