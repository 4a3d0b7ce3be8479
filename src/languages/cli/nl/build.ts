import type { build as en, buildCommands as enCommands } from '../en/build.ts';

export const build: typeof en = {
  progress: (done, total) => `${done} van ${total} bestanden geschreven …`,
  done: (sops, pages, charts, folder) =>
    `${sops === 1 ? '1 SOP' : `${sops} SOP’s`}, ${pages === 1 ? '1 pagina' : `${pages} pagina’s`}, ${charts === 1 ? '1 schema' : `${charts} schema’s`} in ${folder}`,
  sizes: (bytes, written, same, removed, seconds) =>
    [
      bytes,
      `${written === 1 ? '1 bestand' : `${written} bestanden`} geschreven`,
      ...(same > 0 ? [`${same} ongewijzigd`] : []),
      ...(removed > 0 ? [`${removed} verwijderd`] : []),
      `${seconds} s`,
    ].join(', '),
  wouldWrite: (files, folder) =>
    `Zou ${files === 1 ? '1 bestand' : `${files} bestanden`} schrijven in ${folder}. Er is niets geschreven.`,
  failed: (count) =>
    count === 1
      ? '1 ding kan niet op een pagina komen. Er is niets geschreven.'
      : `${count} dingen kunnen niet op een pagina komen. Er is niets geschreven.`,
  failedHint: 'Verbeter de regels hierboven; `sop lint` legt elk ervan uit.',
  strictFailed:
    'De site zou worden gemaakt met wat hierboven staat, en dat staat `--strict` niet toe. Er is niets geschreven.',
  error: 'fout',
  warning: 'waarschuwing',
  noHistory: {
    'no-repository':
      'Deze map is geen git-repository: eerdere versies, en het bewijs dat een tekst geldt, ontbreken. De pagina’s zeggen dat.',
    'no-commit':
      'Er is nog niets vastgelegd: eerdere versies, en het bewijs dat een tekst geldt, ontbreken. De pagina’s zeggen dat.',
    shallow:
      'Dit is een kopie zonder verleden (een shallow clone): eerdere versies, en het bewijs dat een tekst geldt, ontbreken. De pagina’s zeggen dat.',
  },
  noHistoryHint: {
    'no-repository': 'Bouw in een kloon van het handboek, of voer `git init` uit en breng je SOP’s uit.',
    'no-commit': 'Leg het handboek vast en breng dan je SOP’s uit met `sop release`.',
    shallow: 'Haal het hele verleden op: `git fetch --unshallow --tags`, in CI `fetch-depth: 0`.',
  },
  hidden: (count) =>
    count === 1
      ? '1 concept is weggelaten. `sop build --drafts` toont het, met een merkteken.'
      : `${count} concepten zijn weggelaten. \`sop build --drafts\` toont ze, met een merkteken.`,
  unproven: (count) =>
    count === 1
      ? '1 SOP staat er zonder het merk *geldt*; de pagina zegt wat er ontbreekt.'
      : `${count} SOP’s staan er zonder het merk *geldt*; hun pagina’s zeggen wat er ontbreekt.`,
  left: (path) =>
    `\`${path}\` hoort niet meer bij de site, maar iemand heeft het gewijzigd: het blijft staan.`,
  notHandbook: 'Hier is geen handboek om een site van te maken',
  notHandbookHint: 'Ga naar de map met `sop.yaml`, of maak een handboek met `sop init`.',
  foreign: (path, folder) =>
    `Onverwacht \`${path}\` in ${folder}, verwacht was een map waarin alleen \`sop build\` schrijft`,
  foreignHint:
    'Kies een andere map met `--out`, of haal dat bestand weg. Wat `sop build` niet schreef, blijft zoals het is.',
  inside: (folder) => `Onverwacht \`--out ${folder}\`, verwacht was een eigen map voor de site`,
  insideHint:
    'Het handboek zelf en de mappen met SOP’s kunnen niet de site zijn. Kies een andere, zoals `--out site`.',
  base: 'een pad zoals `/handbook/`',
  noId: 'een SOP zonder id heeft geen pagina',
  faults: {
    id: 'Schrijf `id: …` in de front matter: de pagina heet ernaar.',
    duplicate: 'Geef een van beide een ander id.',
  },
  noPicture: (path) => `\`${path}\` kan niet worden gelezen`,
  activePicture: (path) => `\`${path}\` is een tekening met een script erin, of een die iets laadt`,
};

export const buildCommands: typeof enCommands = {
  build: {
    summary: 'De site maken die lezers gebruiken',
    out: 'Map voor de site; `site` als je niets zegt',
    base: 'Pad waaronder de site komt te staan, zoals /handbook/',
    drafts: 'Toon ook concepten, met een merkteken',
    strict: 'Mislukken als eerdere versies of links ontbreken, voor CI',
    today: 'Bouwen als op die dag, zoals 2026-12-01',
    examples: [
      ['sop build', 'maakt de site in de map site'],
      ['sop build --drafts --out preview', 'toont ook concepten'],
      ['sop build --strict --base /handbook/', 'in CI, voor een site onder /handbook/'],
    ],
  },
};
