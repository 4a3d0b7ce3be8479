/** Shells for which there is a script. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/**
 * One script a shell. Each hands the words of the line to `sop complete` and lets the shell choose among the lines that come back
 * (`value<TAB>description`). No script evaluates a value: what files are called never becomes a command.
 */
export const scripts: Record<(typeof shells)[number], string> = {
  // The line is handed over whole, because bash splits words at `@`, `=` and `:`; values come back quoted for it.
  bash: `# bash completion of sop. In ~/.bashrc: source <(sop completion bash)
_sop() {
  local value
  COMPREPLY=()
  while IFS= read -r value; do
    COMPREPLY+=("$value")
  done < <(command sop complete bash "$COMP_WORDBREAKS" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o bashdefault -o default -F _sop sop
`,
  zsh: `#compdef sop
# zsh completion of sop. In ~/.zshrc, below compinit: source <(sop completion zsh)
_sop() {
  local value about
  local -a given values shown
  given=("\${(@Q)words[2,CURRENT-1]}")
  while IFS=$'\\t' read -r value about; do
    values+=("$value")
    shown+=("$value\${about:+  -- $about}")
  done < <(command sop complete zsh "=\${(Q)PREFIX}" "\${given[@]}" 2>/dev/null)
  if (( \${#values} )); then
    compadd -l -d shown -a -- values && return 0
  fi
  _files
}
if [ "\${funcstack[1]}" = _sop ]; then
  _sop "$@"
else
  compdef _sop sop
fi
`,
  fish: `# fish completion of sop. Once: sop completion fish > ~/.config/fish/completions/sop.fish
function __sop_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l found (command sop complete fish "=$current" $words[2..-1] 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path "$current"
  end
end
complete -c sop -f -a '(__sop_complete)'
`,
  powershell: `# PowerShell completion of sop. In your profile: sop completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName sop -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    Select-Object -Skip 1 |
    ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
  $current = $wordToComplete.Trim([char[]]@(34, 39))
  & sop complete powershell "=$current" @words 2>$null | ForEach-Object {
    $value, $shown = $_ -split [char]9, 2
    if (-not $shown) { $shown = $value }
    if ($value -like ([System.Management.Automation.WildcardPattern]::Escape($current) + '*')) {
      $word = $value
      if ($value -notmatch '^[A-Za-z0-9_./:=+-][A-Za-z0-9_./:=+@-]*$') {
        $word = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
      }
      [System.Management.Automation.CompletionResult]::new($word, $value, 'ParameterValue', $shown)
    }
  }
}
`,
};
