import type { shellCommands as english, shells as englishShells } from '../en/shells.ts';

export const shells: typeof englishShells = {
  choose: (names) => `Kies een van ${names.map((n) => `\`${n}\``).join(', ')}.`,
};

export const shellCommands: typeof english = {
  schema: {
    summary: 'JSON Schema voor editors en programma’s: front-matter, config, findings',
    name: 'front-matter (boven aan een SOP), config (sop.yaml) of findings (sop lint --json)',
    examples: [
      ['sop schema config > sop.schema.json', 'een editor vult sop.yaml dan aan en controleert hem'],
      ['sop schema findings', 'voor een programma dat sop lint --json leest'],
    ],
  },
  completion: {
    summary: 'Met de Tab-toets aanvullen in bash, zsh, fish of PowerShell',
    shell: 'bash, zsh, fish of powershell',
    examples: [
      ['source <(sop completion bash)', 'in ~/.bashrc'],
      ['source <(sop completion zsh)', 'in ~/.zshrc, onder compinit'],
      ['sop completion fish > ~/.config/fish/completions/sop.fish', 'eenmalig'],
      ['sop completion powershell | Out-String | Invoke-Expression', 'in het bestand van $PROFILE'],
    ],
  },
};
