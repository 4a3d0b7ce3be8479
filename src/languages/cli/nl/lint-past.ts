import type { CliWords } from '../en.ts';

export const lintPast: CliWords['lintPast'] = {
  'no-repository':
    'versies, goedkeuringen en verschoven sprongen zijn niet gecontroleerd: dit handboek staat in geen git-repository. `git init` begint er een.',
  'no-commit':
    'versies, goedkeuringen en verschoven sprongen zijn niet gecontroleerd: er is nog niets uitgebracht. De eerste `sop release` begint de geschiedenis.',
  shallow:
    'versies en goedkeuringen zijn niet gecontroleerd: deze kloon heeft alleen het nieuwste deel van de geschiedenis. `git fetch --unshallow --tags` haalt de rest.',
  before: 'Dit was er al vóór deze wijziging en keurt de controle niet af.',
  sinceNoGit: '`--since` vraagt een handboek in een git-repository met minstens één commit',
  sinceNoGitHint: 'Laat `--since` weg om alles te controleren.',
  sinceAlone: '`--since` gaat niet samen met standaardinvoer of met het schrijven van een nulmeting',
  sinceAloneHint: 'Laat een van de twee weg.',
  sinceMissing: (ref: string) => `Er is hier geen branch of commit \`${ref}\``,
  sinceMissingHint: (commands: string[]) => commands.join(', en dan '),
  sinceShallow: (ref: string) =>
    `Deze kloon heeft alleen het nieuwste deel van de geschiedenis: wat er sinds \`${ref}\` veranderde, is niet te zeggen`,
  sinceShallowHint: (fetch: string) =>
    `Haal de rest: ${fetch}. In CI: \`fetch-depth: 0\` (GitHub), \`GIT_DEPTH: 0\` (GitLab).`,
  sinceNoBase: (ref: string) => `De tekst hier en \`${ref}\` hebben geen gezamenlijke geschiedenis`,
  sinceNoBaseHint: 'git log --graph --oneline --all laat zien welke branches bij elkaar horen.',
  sinceScope: (checked: number, all: number) =>
    `${checked === 1 ? '1 gewijzigd bestand' : `${checked} gewijzigde bestanden`} van ${all} gecontroleerd, met wat de wijziging met de andere doet.`,
  sinceSafe: (reads, more, ref) =>
    `Van deze wijziging is niets uitgebracht: lezers ${
      reads.length > 0
        ? `zien nog steeds ${reads.join(', ')}${more > 0 ? ` en nog ${more} zoals ze waren` : ''}`
        : 'zien er nog niets van'
    }. Wie haar maakte verhelpt de bevindingen hierboven en pusht opnieuw; wie haar dan moet goedkeuren, en wat ze voor lezers verandert, toont \`sop diff --since ${ref}\`.`,
  sinceBefore: (n: number) =>
    n === 1
      ? '1 bevinding was er al vóór deze wijziging; zij staat er als suggestie en keurt niet af.'
      : `${n} bevindingen waren er al vóór deze wijziging; zij staan er als suggestie en keuren niet af.`,
};
