import type { serveCommands as enCommands, serve as enServe } from '../en/serve.ts';

export const serve: typeof enServe = {
  ready: (address, sops) => `${sops === 1 ? '1 SOP' : `${sops} SOP’s`} op ${address}`,
  shows:
    'Pagina’s tonen de bestanden zoals ze nu zijn en verversen als je opslaat. Lezers zien dit na `sop release`.',
  showsReleased: 'Pagina’s tonen wat lezers zien: de teksten die zijn uitgebracht.',
  stop: 'Ctrl-C stopt het.',
  changed: (paths, ms) => `${paths}: ${ms} ms`,
  more: (count) => `en nog ${count}`,
  broken: (reason) => `De pagina’s blijven zoals ze waren: ${reason}`,
  taken: (port) => `Poort ${port} is in gebruik door een ander programma`,
  forbidden: (port) => `Poort ${port} mag hier niet worden gebruikt`,
  takenHint: 'Kies een andere: `sop serve --port 4748`',
  port: 'een getal van 1 tot en met 65535',
  findings: (count) => (count === 1 ? '1 bevinding' : `${count} bevindingen`),
  line: (path, line) => `${path}, regel ${line}`,
  noBrowser: 'Hier kon geen browser worden geopend: open het adres zelf.',
};

export const serveCommands: typeof enCommands = {
  serve: {
    summary: 'De site bekijken terwijl je schrijft: elke wijziging is meteen te zien',
    port: 'Poort op deze machine; 4747 als je niets zegt',
    open: 'Open hem in de browser',
    released: 'Toon wat lezers zien in plaats van de bestanden zoals ze nu zijn',
    examples: [
      ['sop serve --open', 'opent het handboek in de browser'],
      ['sop serve --released', 'toont wat lezers zien'],
    ],
  },
};
