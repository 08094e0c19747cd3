/** Completion scripts: the commands as the first word, then the options of the command at hand; else the names of files. */
import { COMMAND_NAMES, FIRST_WORDS, optionsOf, type Word } from './words.ts';

/** The shells there is a script for, with what makes it. */
export const COMPLETIONS = { bash, zsh, fish, powershell } as const satisfies Record<string, () => string>;

export type CompletionShell = keyof typeof COMPLETIONS;

export const isCompletionShell = (name: string | undefined): name is CompletionShell =>
  name !== undefined && Object.hasOwn(COMPLETIONS, name);

const texts = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

/** Between single quotes of bash and zsh. */
const posix = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function bash(): string {
  const cases = COMMAND_NAMES.map((name) => `    ${name}) offered=${posix(texts(optionsOf(name)))} ;;`);
  return `_pilotlight() {
  local current=\${COMP_WORDS[COMP_CWORD]} offered
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${posix(texts(FIRST_WORDS))} -- "$current"))
  elif [ "\${current#-}" != "$current" ]; then
    COMPREPLY=($(compgen -W "$offered" -- "$current"))
  fi
}
complete -o default -F _pilotlight pilotlight
`;
}

function zsh(): string {
  const list = (words: readonly Word[]) =>
    words.map(({ text, description }) => posix(`${text}:${description.replaceAll(':', '\\:')}`)).join(' ');
  const cases = COMMAND_NAMES.map((name) => `    ${name}) offered=(${list(optionsOf(name))}) ;;`);
  return `#compdef pilotlight
_pilotlight() {
  local -a offered
  if (( CURRENT == 2 )); then
    offered=(${list(FIRST_WORDS)})
    _describe command offered
    return
  fi
  case $words[2] in
${cases.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then _describe option offered; else _files; fi
}
compdef _pilotlight pilotlight
`;
}

function fish(): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const line = (when: string, { text, description }: Word) => {
    const word = text.startsWith('--') ? `-l ${text.slice(2)}` : `-f -a ${text}`;
    return `complete -c pilotlight -n ${quoted(when)} ${word} -d ${quoted(description)}`;
  };
  return `${[
    ...FIRST_WORDS.map((word) => line('__fish_use_subcommand', word)),
    ...COMMAND_NAMES.flatMap((name) =>
      optionsOf(name).map((word) => line(`__fish_seen_subcommand_from ${name}`, word)),
    ),
  ].join('\n')}\n`;
}

function powershell(): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const row = ({ text, description }: Word) => `    ${quoted(text)} = ${quoted(description)}`;
  const table = (words: readonly Word[]) => `[ordered]@{\n${words.map(row).join('\n')}\n  }`;
  return `Register-ArgumentCompleter -Native -CommandName pilotlight -ScriptBlock {
  param($current, $line)
  $commands = ${table(FIRST_WORDS)}
  $options = @{}
${COMMAND_NAMES.map((name) => `  $options[${quoted(name)}] = ${table(optionsOf(name))}`).join('\n')}
  $words = @($line.CommandElements | ForEach-Object { $_.ToString() })
  $isFirst = $words.Count -lt 2 -or ($words.Count -eq 2 -and $current -ne '')
  $offered = if ($isFirst) { $commands } else { $options[$words[1]] }
  if ($offered) {
    $offered.GetEnumerator() | Where-Object { $_.Key.StartsWith($current) } | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value)
    }
  }
}
`;
}
