// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are shell scripts, not template strings.
/** Ways to set a variable when a shell starts, as people write them. `K` stands for the variable's name, `V` for its value. */
export interface Form {
  shell: 'bash' | 'zsh' | 'fish' | 'tcsh' | 'nu' | 'sh';
  what: string;
  /** Below the home folder. */
  files: Readonly<Record<string, string>>;
  /** Where it is set, `file:line`; null: nothing is exported. */
  at: string | null;
}

const form = (shell: Form['shell'], what: string, files: Form['files'], at: string | null): Form => ({
  shell,
  what,
  files,
  at,
});
const ENV_FILE = '# mine\nOTHER=1\nK=V\n';

export const FORMS: readonly Form[] = [
  form('bash', 'an export', { '.bashrc': '# x\nexport K=V' }, '.bashrc:2'),
  form(
    'bash',
    'a loop over a folder',
    {
      '.bashrc':
        'if [ -d ~/.bashrc.d ]; then\n for rc in ~/.bashrc.d/*; do\n  if [ -f "$rc" ]; then\n   . "$rc"\n  fi\n done\nfi\nunset rc',
      '.bashrc.d/ai.sh': '\nexport K="V"',
    },
    '.bashrc.d/ai.sh:2',
  ),
  form(
    'bash',
    'a loop over names in braces',
    {
      '.bash_profile':
        'for file in ~/.{path,extra,exports}; do\n [ -r "$file" ] && [ -f "$file" ] && source "$file";\ndone;\nunset file;',
      '.extra': 'export K=V',
    },
    '.extra:1',
  ),
  form('bash', 'set -a around a file', { '.bashrc': 'set -a; . ~/.env; set +a', '.env': ENV_FILE }, '.env:3'),
  form(
    'bash',
    'allexport by its long name',
    { '.bashrc': 'set -o allexport\n[[ -f ~/.env ]] && source ~/.env\nset +o allexport', '.env': ENV_FILE },
    '.env:3',
  ),
  form(
    'bash',
    'export of grep and xargs',
    { '.bashrc': 'export $(grep -v "^#" ~/.env | xargs)', '.env': ENV_FILE },
    '.env:3',
  ),
  form(
    'bash',
    'export of cat and xargs',
    { '.bashrc': "export $(cat ~/.env | sed 's/#.*//g' | xargs)", '.env': ENV_FILE },
    '.env:3',
  ),
  form(
    'bash',
    'a file read line by line',
    {
      '.bashrc':
        'while IFS= read -r line || [[ -n "$line" ]]; do\n [[ -z "$line" || "$line" == \\#* ]] && continue\n export "$line"\ndone < ~/.env',
      '.env': ENV_FILE,
    },
    '.env:3',
  ),
  form(
    'bash',
    'a file read name by name',
    {
      '.bashrc':
        "while IFS='=' read -r key value; do\n case $key in ''|\\#*) continue ;; esac\n export \"$key=$value\"\ndone < <(cat ~/.env)",
      '.env': ENV_FILE,
    },
    '.env:3',
  ),
  form(
    'bash',
    'a file piped into a loop, which is a shell of its own',
    { '.bashrc': 'cat ~/.env | while read -r line; do export "$line"; done', '.env': 'K=V\n' },
    null,
  ),
  form(
    'bash',
    'a file in a command substitution',
    { '.bashrc': 'export K="$(cat ~/.key)"', '.key': 'V\n' },
    '.bashrc:1',
  ),
  form('bash', 'a file by redirection', { '.bashrc': 'K=$(< "$HOME/.key")\nexport K', '.key': 'V\n' }, '.bashrc:1'),
  form(
    'bash',
    'source of a process substitution',
    { '.bashrc': "source <(sed 's/^/export /' ~/.env)", '.env': 'A=1\nK=V\n' },
    '.env:2',
  ),
  form(
    'bash',
    'eval of a file',
    { '.bashrc': 'eval "$(cat ~/.secrets)"', '.secrets': 'A=1\nexport K=V' },
    '.secrets:2',
  ),
  form(
    'bash',
    'a folder in a variable',
    { '.bashrc': 'DOTFILES="$HOME/dot"\nsource "${DOTFILES:-$HOME/x}/env.sh"', 'dot/env.sh': 'export K=V' },
    'dot/env.sh:1',
  ),
  form(
    'bash',
    'a function that is called',
    { '.bashrc': 'load() {\n [ -s "$1" ] && . "$1"\n}\nload "$HOME/.secrets"', '.secrets': 'export K=V' },
    '.secrets:1',
  ),
  form('bash', 'a function that is not', { '.bashrc': 'glm() {\n export K=V\n}' }, null),
  form('bash', 'set, not exported', { '.bashrc': 'K=V' }, null),
  form('bash', 'taken back', { '.bashrc': 'export K=V\nunset K' }, null),
  form(
    'bash',
    'behind a return for other shells',
    { '.bashrc': 'case $- in\n *i*) ;;\n *) return;;\nesac\nexport K=V' },
    '.bashrc:5',
  ),
  form('bash', 'behind a return for interactive ones', { '.bashrc': '[[ $- == *i* ]] && return\nexport K=V' }, null),
  form('bash', 'declare, then assigned', { '.bashrc': 'declare -x K\nK=old\nexport K=V' }, '.bashrc:3'),
  form(
    'bash',
    'relative to the file itself',
    { '.bashrc': 'source ~/dot/rc', 'dot/rc': '. "$(dirname "${BASH_SOURCE[0]}")/more"', 'dot/more': 'export K=V' },
    'dot/more:1',
  ),
  form(
    'zsh',
    'oh-my-zsh and its custom files',
    {
      '.zshrc': 'export ZSH="$HOME/.oh-my-zsh"\nplugins=(git)\nsource $ZSH/oh-my-zsh.sh',
      '.oh-my-zsh/oh-my-zsh.sh':
        '[[ -n "$ZSH_CUSTOM" ]] || ZSH_CUSTOM="$ZSH/custom"\nfor config_file ("$ZSH_CUSTOM"/*.zsh(N)); do\n  source "$config_file"\ndone',
      '.oh-my-zsh/custom/keys.zsh': '# k\nexport K=V',
    },
    '.oh-my-zsh/custom/keys.zsh:2',
  ),
  form(
    'zsh',
    'its plugins',
    {
      '.zshrc': 'plugins=(git ai)\nfor plugin ($plugins); do\n source ~/p/$plugin/$plugin.plugin.zsh\ndone',
      'p/ai/ai.plugin.zsh': 'export K=V',
      'p/git/git.plugin.zsh': 'alias g=git',
    },
    'p/ai/ai.plugin.zsh:1',
  ),
  form('zsh', 'its .zshenv with several on a line', { '.zshenv': 'export FOO=1 K=V # mine' }, '.zshenv:1'),
  form(
    'zsh',
    'another ZDOTDIR',
    { '.zshenv': 'export ZDOTDIR=$HOME/.config/zsh', '.config/zsh/.zshrc': 'typeset -gx K=V' },
    '.config/zsh/.zshrc:1',
  ),
  form('zsh', 'a file for sh', { '.zprofile': "emulate sh -c '. ~/.profile'", '.profile': 'export K=V' }, '.profile:1'),
  form('zsh', 'a .profile that zsh does not read', { '.profile': 'export K=V' }, null),
  form(
    'zsh',
    'setopt allexport',
    { '.zshrc': 'setopt all_export\nsource ~/.env\nunsetopt all_export', '.env': ENV_FILE },
    '.env:3',
  ),
  form(
    'zsh',
    'a file piped into a loop',
    { '.zshrc': 'grep -v \'^#\' ~/.env | while read -r line; do export "$line"; done', '.env': ENV_FILE },
    '.env:3',
  ),
  form(
    'zsh',
    'a short loop',
    { '.zshrc': 'for f (~/.zsh.d/*.zsh) source $f', '.zsh.d/a.zsh': 'export K=V' },
    '.zsh.d/a.zsh:1',
  ),
  form('fish', 'set -gx', { '.config/fish/config.fish': 'set -gx K V' }, '.config/fish/config.fish:1'),
  form(
    'fish',
    'conf.d',
    { '.config/fish/conf.d/ai.fish': '\nset --global --export K V' },
    '.config/fish/conf.d/ai.fish:2',
  ),
  form('fish', 'set without -x', { '.config/fish/config.fish': 'set -g K V' }, null),
  form(
    'fish',
    'a file read line by line',
    {
      '.config/fish/config.fish':
        "for line in (cat ~/.env | string match -rv '^#')\n  set -gx (string split -m1 '=' -- $line)\nend",
      '.env': ENV_FILE,
    },
    '.env:3',
  ),
  form(
    'fish',
    'a file read by while',
    {
      '.config/fish/config.fish':
        "while read -l line\n  set item (string split -m 1 '=' $line)\n  set -gx $item[1] $item[2]\nend < ~/.env",
      '.env': 'A=1\nK=V\n',
    },
    '.env:2',
  ),
  form(
    'fish',
    'a file in a command',
    {
      '.config/fish/config.fish': 'if test -f ~/.key\n  set -gx K (cat ~/.key)\nelse\n  set -gx K other\nend',
      '.key': 'V\n',
    },
    '.config/fish/config.fish:2',
  ),
  form(
    'fish',
    'a loop over a folder',
    {
      '.config/fish/config.fish': 'for f in ~/.config/fish/secrets/*.fish\n source $f\nend',
      '.config/fish/secrets/a.fish': 'export K=V',
    },
    '.config/fish/secrets/a.fish:1',
  ),
  form(
    'fish',
    'only for interactive shells',
    { '.config/fish/config.fish': 'if status is-interactive\n  set -x K V\nend' },
    '.config/fish/config.fish:2',
  ),
  form(
    'fish',
    'a universal variable',
    {
      '.config/fish/fish_variables':
        '# This file contains fish universal variable definitions.\n# VERSION: 3.0\nSETUVAR --export K:V\n',
    },
    '.config/fish/fish_variables:3',
  ),
  form('tcsh', 'setenv', { '.tcshrc': 'setenv K V' }, '.tcshrc:1'),
  form('tcsh', 'set, for the shell alone', { '.tcshrc': 'set K = V' }, null),
  form(
    'tcsh',
    '.cshrc and a condition',
    {
      '.cshrc': 'set dir = ~/dot\nif ( -e $dir/env.csh ) then\n  source $dir/env.csh\nelse\n  setenv K other\nendif',
      'dot/env.csh': '# x\nsetenv K "V"',
    },
    'dot/env.csh:2',
  ),
  form(
    'tcsh',
    'a loop and backticks',
    {
      '.tcshrc': 'foreach f ( ~/.csh.d/*.csh )\n  source $f\nend',
      '.csh.d/k.csh': 'setenv K `cat ~/.key`',
      '.key': 'V\n',
    },
    '.csh.d/k.csh:1',
  ),
  form('tcsh', 'taken back', { '.tcshrc': 'setenv K V\nunsetenv K' }, null),
  form('nu', 'an assignment in env.nu', { '.config/nushell/env.nu': '# x\n$env.K = "V"' }, '.config/nushell/env.nu:2'),
  form(
    'nu',
    'load-env in config.nu',
    { '.config/nushell/config.nu': "load-env {\n  A: '1'\n  K: 'V'\n}" },
    '.config/nushell/config.nu:3',
  ),
  form(
    'nu',
    'a file that is read',
    { '.config/nushell/env.nu': '$env.K = (open ~/.key | str trim)', '.key': 'V\n' },
    '.config/nushell/env.nu:1',
  ),
  form(
    'nu',
    'a file that is loaded',
    {
      '.config/nushell/config.nu': 'source ~/.config/nushell/ai.nu',
      '.config/nushell/ai.nu': '$env.A = 1\n$env.K = $"V"',
    },
    '.config/nushell/ai.nu:2',
  ),
  form('nu', 'let, for the shell alone', { '.config/nushell/config.nu': 'let K = "V"' }, null),
  form('nu', 'hidden again', { '.config/nushell/config.nu': '$env.K = "V"\nhide-env K' }, null),
  form('sh', 'an export', { '.profile': '# x\nK=V; export K' }, '.profile:2'),
  form('sh', 'set -a around a file', { '.profile': 'set -a\n. "$HOME/.env"\nset +a', '.env': ENV_FILE }, '.env:3'),
  form(
    'sh',
    'a loop over a folder',
    {
      '.profile': 'for rc in "$HOME"/.profile.d/*.sh; do\n [ -r "$rc" ] && . "$rc"\ndone\nunset rc',
      '.profile.d/ai.sh': '\nexport K="V"',
    },
    '.profile.d/ai.sh:2',
  ),
  form('sh', 'eval of a file', { '.profile': 'eval "$(cat ~/.secrets)"', '.secrets': 'A=1\nexport K=V' }, '.secrets:2'),
  form('sh', 'a .bashrc that sh does not read', { '.bashrc': 'export K=V' }, null),
];
