import type { git as en } from '../en/git.ts';

const undo = (what: string) => (what === 'bisect' ? 'git bisect reset' : `git ${what} --abort`);

export const git: typeof en = {
  'no-git': () => [
    'Git staat niet op deze computer',
    'Installeer het (https://git-scm.com) en probeer het opnieuw.',
  ],
  'no-repository': () => [
    'Deze map wordt nog niet in git bewaard; er is niets gewijzigd',
    '`sop init --git` begint ermee.',
  ],
  'no-commit': () => [
    'Dit handboek heeft nog geen geschiedenis; er is niets gewijzigd',
    '`sop release --all-changed` begint die met de eerste revisies.',
  ],
  'half-done': ({ what }) => [
    `In deze map is een ${what} half af; er is niets gewijzigd, en lezers zien wat ze zagen`,
    `\`git status\` zegt wat er openstaat. Maak het af, of breek het af met \`${undo(what)}\`. Draai dit daarna opnieuw.`,
  ],
  locked: ({ path }) => [
    'Een andere git-opdracht is bezig in deze map; er is niets gewijzigd, en lezers zien wat ze al zagen',
    `Wacht tot die klaar is en draai dit opnieuw. Loopt er geen, dan is er een afgebroken: verwijder \`${path}\`.`,
  ],
  'sealed-already': ({ tag }) => [
    `\`${tag}\` is al verzegeld, dus deze tekst kan niet hetzelfde nummer krijgen; er is niets gewijzigd`,
    'Misschien heeft iemand anders iets uitgebracht: `git pull --tags`, en draai dit opnieuw. Het neemt het volgende nummer.',
  ],
  'tag-in-the-way': ({ tag }, { tag: word }) => [
    `\`${tag}\` is een tag die met de hand is gemaakt en niets verzegelt, en de volgende revisie heeft die naam nodig; er is niets gewijzigd, en lezers zien wat ze al zagen`,
    `\`git show ${word}\` zegt waar hij op staat. Haal hem weg: \`git tag -d ${word}\` (ook op de git-host, als hij daar is: \`git push origin :refs/tags/${word}\`). Draai dit dan opnieuw.`,
  ],
  'staged-in-part': ({ path }, { path: word }) => [
    `\`${path}\` staat voor een deel klaar, en een revisie neemt de hele tekst; er is niets gewijzigd`,
    `Alles: \`git add -- ${word}\`. Niets: \`git restore --staged -- ${word}\`. Je tekst blijft in beide gevallen.`,
  ],
  'committed-meanwhile': () => [
    'Iemand heeft iets vastgelegd terwijl het plan werd gemaakt; er is niets gewijzigd',
    'Draai dit opnieuw: het plan wordt gemaakt van wat er nu staat.',
  ],
  'changed-meanwhile': ({ path }) => [
    `\`${path}\` veranderde terwijl het plan werd gemaakt; deze opdracht heeft niets gewijzigd`,
    'Bewaar het in je editor en draai dit opnieuw: het plan wordt gemaakt van wat er nu staat.',
  ],
  'release-at-work': () => [
    'Een andere opdracht van `sop` schrijft in deze map; deze heeft niets gewijzigd, en het werk van die andere is veilig',
    'Wacht even en draai dit opnieuw.',
  ],
  'no-identity': () => [
    'Git weet niet wie je bent, en een revisie draagt de naam van wie haar maakte; er is niets gewijzigd, en lezers zien wat ze al zagen',
    'Zeg het één keer op deze computer: git config --global user.name "Je naam" && git config --global user.email jij@example.org',
  ],
  'not-signed': ({ said }) => [
    `Git ondertekent je commits en kon deze niet ondertekenen; er is niets gewijzigd: ${said}`,
    '`git config --get user.signingKey` laat zien welke sleutel het zoekt.',
  ],
  'commit-refused': ({ said }) => [
    `Git weigerde de commit; er is niets gewijzigd, en lezers zien wat ze al zagen:\n  ${said || '(het gaf geen reden)'}`,
    'Misschien hield een hook van deze repository het tegen. Herstel wat die noemt en draai dit opnieuw.',
  ],
  'not-sealed': ({ tag, said }) => [
    `De tekst is vastgelegd, maar git kon hem niet verzegelen als \`${tag}\`, dus lezers krijgen hem nog niet: ${said}`,
    'Herstel wat git noemt; de volgende opdracht van `sop` die schrijft verzegelt hem.',
  ],
  'commit-lost': () => [
    'De commit die net gemaakt is, is niet te vinden',
    '`git log` laat zien wat er staat.',
  ],
  'branch-refused': ({ said }) => [
    `Git kon niet van branch wisselen; er is niets uitgebracht: ${said}`,
    '`git status` zegt wat er in de weg staat.',
  ],
  'proposal-refused': ({ said }) => [
    `Git kon het voorstel niet maken; er is niets verstuurd, en je tekst staat waar hij stond: ${said}`,
  ],
  'hook-refused': ({ hook, said }) => [
    `Een hook van deze repository (${hook}) weigerde het voorstel; er is niets verstuurd:\n  ${said || '(hij gaf geen reden)'}`,
    'Herstel wat hij noemt en draai dit opnieuw.',
  ],
  'not-answered': ({ command, said }) => [`Git kon \`${command}\` niet beantwoorden: ${said}`],
  'like-an-option': ({ name }) => [
    `Onverwachte naam \`${name}\`, verwacht een branch, tag of commit die niet met \`-\` begint`,
  ],
  'of-another-user': ({ folder }, { folder: word }) => [
    `Git leest \`${folder}\` niet, want de map is van een andere gebruiker van deze computer; er is niets gewijzigd`,
    `Als je hem vertrouwt: git config --global --add safe.directory ${word}`,
  ],
};
