// What `sop serve` says.

export const serve = {
  ready: (address: string, sops: number) => `${sops === 1 ? '1 SOP' : `${sops} SOPs`} at ${address}`,
  shows:
    'Pages show the files as they are now and load again when you save. Readers see this after `sop release`.',
  showsReleased: 'Pages show what readers see: the texts that were released.',
  stop: 'Ctrl-C ends it.',
  changed: (paths: string, ms: number) => `${paths}: ${ms} ms`,
  more: (count: number) => `and ${count} more`,
  broken: (reason: string) => `Pages stay as they were: ${reason}`,
  taken: (port: number) => `Port ${port} is in use by another program`,
  forbidden: (port: number) => `Port ${port} may not be used here`,
  takenHint: 'Choose another: `sop serve --port 4748`',
  port: 'a number from 1 to 65535',
  findings: (count: number) => (count === 1 ? '1 finding' : `${count} findings`),
  line: (path: string, line: number) => `${path}, line ${line}`,
  noBrowser: 'No browser could be opened here: open the address yourself.',
};

export const serveCommands = {
  serve: {
    summary: 'Look at the site while you write: every save shows at once',
    port: 'Port on this machine; 4747 when left out',
    open: 'Open it in the browser',
    released: 'Show what readers see instead of the files as they are now',
    examples: [
      ['sop serve --open', 'opens the handbook in the browser'],
      ['sop serve --released', 'shows what readers see'],
    ],
  },
};
