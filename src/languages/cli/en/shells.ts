// What `sop schema` and `sop completion` say, and their pages of `--help`.

export const shells = {
  /** After a missing name: what it may be. */
  choose: (names: string[]) => `Choose one of ${names.map((n) => `\`${n}\``).join(', ')}.`,
};

export const shellCommands = {
  schema: {
    summary: 'JSON Schema for editors and programs: front-matter, config, findings',
    name: 'front-matter (the top of an SOP), config (sop.yaml) or findings (sop lint --json)',
    examples: [
      ['sop schema config > sop.schema.json', 'an editor then completes and checks sop.yaml'],
      ['sop schema findings', 'for a program that reads sop lint --json'],
    ],
  },
  completion: {
    summary: 'Let the Tab key complete sop in bash, zsh, fish or PowerShell',
    shell: 'bash, zsh, fish or powershell',
    examples: [
      ['source <(sop completion bash)', 'in ~/.bashrc'],
      ['source <(sop completion zsh)', 'in ~/.zshrc, below compinit'],
      ['sop completion fish > ~/.config/fish/completions/sop.fish', 'once'],
      ['sop completion powershell | Out-String | Invoke-Expression', 'in the file of $PROFILE'],
    ],
  },
};
