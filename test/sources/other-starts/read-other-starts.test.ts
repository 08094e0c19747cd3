// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are shell scripts, not template strings.
import { describe, expect, it } from 'vitest';
import { readMachine } from '../../../src/sources/machine.ts';
import { createSimulatedHost, type SimulatedHostOptions } from '../../simulation/simulated-host.ts';

const HOME = '/home/ada';
const KEY = 'sk-ant-api03-0123456789012345678901234567CANARY';

type Files = Readonly<Record<string, string | { text: string; mode: number }>>;

async function look(files: Files, options: SimulatedHostOptions = {}) {
  const host = createSimulatedHost({ cwd: `${HOME}/proj`, ...options });
  for (const [path, laid] of Object.entries(files)) {
    const { text, mode } = typeof laid === 'string' ? { text: laid, mode: 0o644 } : laid;
    host.disk.put(path, text.replace(/(?<![A-Z_])KEY\b/g, KEY), { mode });
  }
  const machine = await readMachine(host, { deep: false });
  expect(JSON.stringify(machine)).not.toContain('CANARY');
  expect(host.programs.runs).toEqual([]);
  return machine;
}

/** `kind name: NAME file:line -TAKEN-OUT`, and `!` where it does not run claude itself. */
async function starts(files: Files, options: SimulatedHostOptions = {}): Promise<string[]> {
  const { otherStarts = [] } = await look(files, options);
  return otherStarts.map(({ kind, name, env, without, runsClaude }) => {
    const set = env.map((fact) => `${fact.name} ${fact.file?.replace(`${HOME}/`, '')}:${fact.line}`);
    const all = [...set, ...without.map((one) => `-${one}`)].join(' ');
    return `${kind} ${name}${runsClaude ? '' : '!'}: ${all}`;
  });
}

const script = (text: string) => ({ text, mode: 0o755 });

it.each(['['.repeat(500_000), '{"a":'.repeat(100_000)])(
  'survives settings of an editor nested without end',
  async (text) => {
    expect(await starts({ [`${HOME}/.config/Code/User/settings.json`]: text })).toEqual([]);
  },
);

describe('aliases and functions', () => {
  it.each([
    ["alias claude='ANTHROPIC_API_KEY=KEY claude'", ['alias claude: ANTHROPIC_API_KEY .bashrc:1']],
    ["alias claude='env -u ANTHROPIC_API_KEY claude'", ['alias claude: -ANTHROPIC_API_KEY']],
    ["alias claude='command env --unset=ANTHROPIC_API_KEY claude'", ['alias claude: -ANTHROPIC_API_KEY']],
    [
      "alias claude='env -uANTHROPIC_API_KEY AWS_REGION=eu claude'",
      ['alias claude: AWS_REGION .bashrc:1 -ANTHROPIC_API_KEY'],
    ],
    ["alias claude='ANTHROPIC_API_KEY= claude'", ['alias claude: -ANTHROPIC_API_KEY']],
    ['claude() { unset ANTHROPIC_API_KEY; command claude "$@"; }', ['function claude: -ANTHROPIC_API_KEY']],
    // What is put back afterwards was not there while it ran.
    [
      'claude() { unset ANTHROPIC_API_KEY; command claude "$@"; export ANTHROPIC_API_KEY=$was; }',
      ['function claude: -ANTHROPIC_API_KEY'],
    ],
    ['glm() {\n  export ANTHROPIC_AUTH_TOKEN=KEY\n}', ['function glm!: ANTHROPIC_AUTH_TOKEN .bashrc:1']],
    ["alias work='cd ~/claude && AWS_REGION=eu make'", ['alias work!: AWS_REGION .bashrc:1']],
    ["alias claude='claude --verbose'", []],
    ["alias ll='ls -l'", []],
  ])('%j', async (text, expected) => {
    expect(await starts({ [`${HOME}/.bashrc`]: text })).toEqual(expected);
  });

  it('takes out everything where env -i does', async () => {
    const { otherStarts } = await look({ [`${HOME}/.bashrc`]: "alias claude='env -i HOME=$HOME claude'" });
    expect(otherStarts?.[0]?.without).toContain('ANTHROPIC_API_KEY');
  });

  it('reads those of fish', async () => {
    const files = { [`${HOME}/.config/fish/config.fish`]: "alias claude 'env -u ANTHROPIC_API_KEY claude'" };
    expect(await starts(files, { user: { shell: '/usr/bin/fish' } })).toEqual(['alias claude: -ANTHROPIC_API_KEY']);
  });
});

describe('scripts in front of the real program', () => {
  const env = { HOME, PATH: `${HOME}/bin:/usr/bin` };

  it('reads one that is called claude, with what it loads', async () => {
    const files = {
      [`${HOME}/bin/claude`]: script(
        '#!/usr/bin/env bash\nset -a\n. ~/.keys\nexport CLAUDE_CODE_USE_BEDROCK=1\nexec /usr/bin/claude "$@"\n',
      ),
      [`${HOME}/.keys`]: 'ANTHROPIC_API_KEY=KEY\n',
      '/usr/bin/claude': script('\u007fELF'),
    };
    expect(await starts(files, { env })).toEqual([
      'wrapper claude: ANTHROPIC_API_KEY .keys:1 CLAUDE_CODE_USE_BEDROCK bin/claude:4',
    ]);
  });

  it('reads those that end in it or begin with it, and a program in a variable', async () => {
    const files = {
      [`${HOME}/bin/work-claude`]: script(
        '#!/bin/sh\nREAL=/usr/bin/claude\nCLAUDE_CONFIG_DIR=$HOME/.claude-work exec "$REAL" "$@"\n',
      ),
      [`${HOME}/.local/bin/claude-glm`]: script('#!/bin/sh\nunset ANTHROPIC_API_KEY\nclaude "$@"\n'),
    };
    expect(await starts(files, { env })).toEqual([
      'wrapper work-claude: CLAUDE_CONFIG_DIR bin/work-claude:3',
      'wrapper claude-glm: -ANTHROPIC_API_KEY',
    ]);
  });

  it('asks a folder that has two names on PATH once for what is in it', async () => {
    const host = createSimulatedHost({ cwd: `${HOME}/proj`, env: { HOME, PATH: '/usr/bin:/bin' } });
    host.disk.put('/usr/bin/my-claude', '#!/bin/sh\nAWS_REGION=a claude\n', { mode: 0o755 });
    host.disk.link('/bin', '/usr/bin');
    const asked: string[] = [];
    const list = (path: string) => {
      asked.push(path);
      return host.files.list(path);
    };
    const { otherStarts } = await readMachine({ ...host, files: { ...host.files, list } }, { deep: false });
    expect(asked.filter((path) => path.endsWith('bin') && !path.startsWith(HOME))).toEqual(['/usr/bin']);
    expect(otherStarts?.map(({ file }) => file)).toEqual(['/usr/bin/my-claude']);
  });

  it.each([
    [
      'the real one is first',
      { '/usr/bin/claude': script('\u007fELF'), '/opt/claude': script('#!/bin/sh\nAWS_REGION=a claude') },
    ],
    ['it may not be run', { [`${HOME}/bin/claude`]: '#!/bin/sh\nAWS_REGION=a claude' }],
    ['it sets nothing', { [`${HOME}/bin/claude`]: script('#!/bin/sh\nexec asdf exec claude "$@"') }],
    ['it runs no claude', { [`${HOME}/bin/my-claude`]: script('#!/bin/sh\nexport AWS_REGION=a\nls') }],
    [
      'it is no script of a shell',
      { [`${HOME}/bin/claude`]: script('#!/usr/bin/env node\nprocess.env.AWS_REGION="a"') },
    ],
    ['it is too big', { [`${HOME}/bin/claude`]: script(`#!/bin/sh\nAWS_REGION=a claude\n#${'x'.repeat(70_000)}`) }],
  ])('says nothing where %s', async (_why, files: Files) => {
    expect(await starts(files, { env: { HOME, PATH: `${HOME}/bin:/usr/bin:/opt` } })).toEqual([]);
  });
});

describe('editors', () => {
  it('reads every one that was made from VS Code, the project, and the far side of a remote session', async () => {
    const pairs = '{"claudeCode.environmentVariables": [{"name": "ANTHROPIC_API_KEY", "value": "KEY"}], // mine\n}';
    const files = {
      [`${HOME}/.config/SomeFork/User/settings.json`]: pairs,
      [`${HOME}/.vscode-server/data/Machine/settings.json`]: '{"terminal.integrated.env.linux": {"AWS_REGION": "a"}}',
      [`${HOME}/proj/.vscode/settings.json`]: '{\n "terminal.integrated.env.linux": {\n  "AWS_PROFILE": "a"}}',
      [`${HOME}/.config/Code/User/settings.json`]: '{"terminal.integrated.env.osx": {"AWS_REGION": "a"}}',
    };
    expect(await starts(files)).toEqual([
      'editor SomeFork: claudeCode.environmentVariables: ANTHROPIC_API_KEY .config/SomeFork/User/settings.json:1',
      'editor vscode-server: terminal.integrated.env.linux!: AWS_REGION .vscode-server/data/Machine/settings.json:1',
      'editor proj: terminal.integrated.env.linux!: AWS_PROFILE proj/.vscode/settings.json:3',
    ]);
  });

  it("reads the variables of JetBrains' terminals", async () => {
    const text =
      '<project>\n <component name="TerminalProjectNonSharedOptionsProvider">\n  <env key="ANTHROPIC_BASE_URL" value="https://a.example/?x&amp;y" />\n  <env name="AWS_REGION" value="b" />\n</component></project>';
    expect(await starts({ [`${HOME}/proj/.idea/workspace.xml`]: text })).toEqual([
      'editor JetBrains: terminal!: ANTHROPIC_BASE_URL proj/.idea/workspace.xml:3',
    ]);
  });
});

describe('tools that set variables per folder', () => {
  it('follows direnv into the files it loads', async () => {
    const files = { [`${HOME}/.envrc`]: 'dotenv secrets.env', [`${HOME}/secrets.env`]: '# x\nANTHROPIC_API_KEY=KEY' };
    const env = { DIRENV_FILE: `${HOME}/.envrc` };
    expect(await starts(files, { env })).toEqual(['folder direnv!: ANTHROPIC_API_KEY secrets.env:2']);
  });

  it('reads a file of plain lines that direnv has loaded', async () => {
    const file = `${HOME}/proj/.env`;
    const found = await starts({ [file]: 'ANTHROPIC_API_KEY=KEY\n' }, { env: { DIRENV_FILE: file } });
    expect(found).toEqual(['folder direnv!: ANTHROPIC_API_KEY proj/.env:1']);
  });

  describe('where direnv has not loaded it', () => {
    const envrc = `${HOME}/proj/.envrc`;
    const files = { [envrc]: 'export AWS_PROFILE=a\n', [`${HOME}/.envrc`]: 'export AWS_REGION=a\n' };
    const share = `${HOME}/.local/share/direnv`;
    // What direnv 2.32.1 wrote for this path and text; `deny` is of later versions.
    const allow = '2c961e6dc7522ee478898759ead1cae8165159f39549ace8d92abc4b714af0c5';
    const deny = '05da7f5820757be9f063f12abf46699f8786d4421cc267edaa41ff5284b8b409';
    const told = ['folder direnv!: AWS_PROFILE proj/.envrc:1'];

    it('leaves alone what was never allowed, and what lies above it', async () => {
      expect(await starts(files)).toEqual([]);
    });

    it('follows what was allowed, until it is changed or denied', async () => {
      const allowed = { ...files, [`${share}/allow/${allow}`]: `${envrc}\n` };
      expect(await starts(allowed)).toEqual(told);
      expect(await starts({ ...allowed, [envrc]: 'export AWS_PROFILE=b\n' })).toEqual([]);
      expect(await starts({ ...allowed, [`${share}/deny/${deny}`]: `${envrc}\n` })).toEqual([]);
    });

    it.each([
      '[whitelist]\nexact = ["~/proj"]',
      "[global]\nload_dotenv = true\n[whitelist]\nexact=[\n  '/srv',\n  '/home/ada/proj/.envrc', # mine\n]",
      '[whitelist]\nprefix = [ "/home/ada/pr" ]',
    ])('follows what its settings allow: %j', async (settings) => {
      expect(await starts({ ...files, [`${HOME}/.config/direnv/direnv.toml`]: settings })).toEqual(told);
      expect(await starts({ ...files, '/etc/d/direnv.toml': settings }, { env: { DIRENV_CONFIG: '/etc/d' } })).toEqual(
        told,
      );
    });

    it.each([
      '[whitelist]\nexact = ["~/pro"]',
      '[whitelist]\nprefix = [\n# "/home/ada",\n]',
      '[global]\nprefix = ["/home/ada"]',
      '[whitelist]\n[other]\nprefix = ["/home/ada"]',
      '[whitelist',
      '[whitelist]\nprefix = "/home/ada"',
    ])('does not where they say something else: %j', async (settings) => {
      expect(await starts({ ...files, [`${HOME}/.config/direnv/direnv.toml`]: settings })).toEqual([]);
    });
  });

  it('names the line of a unit behind blank ones and ones that go on in the next', async () => {
    const text =
      '[Service]\n\n\nExecStart=claude \\\n  -p \\\r\n  x\nEnvironment=A=b \\\n  AWS_REGION=a\nEnvironment=AWS_PROFILE=b\n';
    const files = { [`${HOME}/.config/systemd/user/a.service`]: text };
    const at = (line: number) => `.config/systemd/user/a.service:${line}`;
    expect(await starts(files)).toEqual([`service a.service: AWS_REGION ${at(7)} AWS_PROFILE ${at(9)}`]);
  });

  it('goes once through a file of many variables', async () => {
    const env = Array.from({ length: 15_000 }, (_, at) => `{"name":"A${at}","value":"1"}`);
    const many = Array.from({ length: 15_000 }, () => '{"name":"AWS_REGION","value":"a"}');
    const key = '"claudeCode.environmentVariables"';
    const unit = `${HOME}/.config/systemd/user/a.service`;
    const found = await starts({
      [`${HOME}/.config/Code/User/settings.json`]: `{${key}:[\n${env.join(',\n')},\n{"name":"AWS_REGION","value":"a"}]}`,
      [`${HOME}/.config/Other/User/settings.json`]: `{${key}:[\n${many.join(',\n')}]}`,
      [`${HOME}/proj/.idea/workspace.xml`]: '<env key="B" value="c"/>\n'.repeat(30_000),
      [unit]: `ExecStart=claude\n${'\n'.repeat(300_000)}${'Environment=A=b\n'.repeat(30_000)}Environment=AWS_REGION=a\n`,
    });
    expect(found[0]).toContain('AWS_REGION .config/Code/User/settings.json:15002');
    expect(found.at(-1)).toContain(':330002');
  });

  it('bears a command of thousands in a chain', async () => {
    const files = {
      [`${HOME}/.bashrc`]: `c() { true${' && true'.repeat(30_000)} && ANTHROPIC_API_KEY=KEY claude; }\n`,
    };
    expect(await starts(files)).toEqual(['function c: ANTHROPIC_API_KEY .bashrc:1']);
  });

  it('reads mise with the files that it names', async () => {
    const files = {
      [`${HOME}/proj/mise.toml`]: '[tools]\nnode = "22"\n[env]\n_.file = [".env", "/x/.env"]\nAWS_REGION = \'a\'\n',
      [`${HOME}/proj/.env`]: 'ANTHROPIC_API_KEY="KEY"',
      '/x/.env': 'AWS_PROFILE=b',
    };
    expect(await starts(files)).toEqual([
      'folder mise!: ANTHROPIC_API_KEY proj/.env:1 AWS_PROFILE /x/.env:1 AWS_REGION proj/mise.toml:5',
    ]);
  });

  it('reads it far down as well, past all the places where nothing is', async () => {
    const deep = `${HOME}/${'a/'.repeat(30)}b`;
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`${HOME}/.config/app${at}/x`, '']));
    const files = { ...many, [`${deep}/mise.toml`]: '[env]\nAWS_REGION = "a"' };
    const found = await starts(files, { cwd: deep });
    expect(found).toEqual([`folder mise!: AWS_REGION ${deep.replace(`${HOME}/`, '')}/mise.toml:2`]);
  });

  it('reads .env where a plugin of zsh loads it, and only there', async () => {
    const env = { [`${HOME}/proj/.env`]: 'ANTHROPIC_API_KEY=KEY' };
    const zsh = { user: { shell: '/bin/zsh' } };
    expect(await starts({ ...env, [`${HOME}/.zshrc`]: 'plugins=(git dotenv)' }, zsh)).toEqual([
      'folder dotenv!: ANTHROPIC_API_KEY proj/.env:1',
    ]);
    expect(await starts({ ...env, [`${HOME}/.zshrc`]: 'plugins=(git)' }, zsh)).toEqual([]);
  });
});

describe('services', () => {
  it('reads a unit with its drop-ins and files, where it starts Claude Code', async () => {
    const units = `${HOME}/.config/systemd/user`;
    const files = {
      [`${units}/nightly.service`]:
        '[Service]\nEnvironment="AWS_REGION=a" AWS_PROFILE=b\nEnvironmentFile=-%h/.keys\nExecStart=%h/bin/nightly.sh\n',
      [`${units}/nightly.service.d/more.conf`]: '[Service]\nEnvironment=CLAUDE_CODE_USE_BEDROCK=1\n',
      [`${units}/other.service`]: '[Service]\nEnvironment=AWS_REGION=a\nExecStart=/usr/bin/proxy\n',
      [`${HOME}/.keys`]: 'ANTHROPIC_API_KEY=KEY\n',
      [`${HOME}/bin/nightly.sh`]: '#!/bin/sh\nclaude -p hi\n',
    };
    expect(await starts(files)).toEqual([
      'service nightly.service: AWS_REGION .config/systemd/user/nightly.service:2 AWS_PROFILE .config/systemd/user/nightly.service:2 ANTHROPIC_API_KEY .keys:1 CLAUDE_CODE_USE_BEDROCK .config/systemd/user/nightly.service.d/more.conf:2',
    ]);
  });

  it('reads agents of launchd: their own variables, and those they set for all', async () => {
    const agents = '/Users/ada/Library/LaunchAgents';
    const files = {
      [`${agents}/bot.plist`]:
        '<dict><key>ProgramArguments</key><array><string>/opt/claude</string></array>\n<key>EnvironmentVariables</key>\n<dict>\n<key>AWS_REGION</key><string>a</string></dict></dict>',
      [`${agents}/env.plist`]:
        '<array><string>launchctl</string><string>setenv</string>\n<string>ANTHROPIC_API_KEY</string><string>KEY</string></array>',
      [`${agents}/other.plist`]: '<key>EnvironmentVariables</key><dict><key>AWS_REGION</key><string>a</string></dict>',
    };
    expect(await starts(files, { platform: 'darwin' })).toEqual([
      `service bot.plist: AWS_REGION ${agents}/bot.plist:4`,
      `service env.plist!: ANTHROPIC_API_KEY ${agents}/env.plist:1`,
    ]);
  });

  it("reads cron's tables that may be read", async () => {
    const table = 'ANTHROPIC_API_KEY="KEY"\n# x\n0 3 * * * AWS_REGION=a claude -p hi\n@daily echo\n';
    expect(
      await starts({ '/var/spool/cron/crontabs/ada': table, '/etc/crontab': 'AWS_REGION=a\n0 0 * * * root ls\n' }),
    ).toEqual([
      'service cron: ANTHROPIC_API_KEY /var/spool/cron/crontabs/ada:1 AWS_REGION /var/spool/cron/crontabs/ada:3',
    ]);
  });
});

describe('tmux', () => {
  it('reads its settings, and what the server around this terminal was started with', async () => {
    const env = { HOME, PATH: '/usr/bin', TMUX: '/tmp/tmux-1000/default,321,0' };
    const files = {
      [`${HOME}/.tmux.conf`]:
        'set -g mouse on\nset-environment -g AWS_REGION a\nsetenv -gu AWS_PROFILE\nset-environment -g ANTHROPIC_API_KEY "KEY"\n',
      '/proc/321/environ': 'PATH=/bin\0ANTHROPIC_AUTH_TOKEN=KEY\0',
    };
    expect(await starts(files, { env })).toEqual([
      'terminal tmux!: AWS_REGION .tmux.conf:2 ANTHROPIC_API_KEY .tmux.conf:4',
      'terminal tmux!: ANTHROPIC_AUTH_TOKEN /proc/321/environ:null',
    ]);
  });
});

describe('terminal programs', () => {
  it('do not pretend to know what a program puts in for a variable', async () => {
    const files = {
      [`${HOME}/.config/kitty/kitty.conf`]: 'env ANTHROPIC_MODEL=$A\nenv AWS_REGION=${B}\nenv AWS_PROFILE=a\n',
      [`${HOME}/.screenrc`]: 'setenv ANTHROPIC_MODEL "$A"\nsetenv AWS_REGION \'$B\'\nsetenv AWS_PROFILE \\$C\n',
      [`${HOME}/.tmux.conf`]: 'setenv -g ANTHROPIC_MODEL "${A}"\nsetenv -g AWS_REGION \'$B\'\n',
      [`${HOME}/.config/ghostty/config`]: 'env = ANTHROPIC_MODEL=$A\n',
      [`${HOME}/.config/Code/User/settings.json`]: '{"terminal.integrated.env.linux": {"ANTHROPIC_MODEL": "${env:A}"}}',
    };
    const { otherStarts = [] } = await look(files);
    const computed = otherStarts.flatMap(({ name, env }) =>
      env.map((fact) => `${name.split(':')[0]} ${fact.name} ${fact.computed ? 'computed' : fact.plain}`),
    );
    expect(computed.toSorted()).toEqual([
      'Code ANTHROPIC_MODEL computed',
      'Ghostty ANTHROPIC_MODEL $A',
      'kitty ANTHROPIC_MODEL computed',
      'kitty AWS_PROFILE a',
      'kitty AWS_REGION computed',
      'screen ANTHROPIC_MODEL computed',
      'screen AWS_PROFILE \\$C',
      'screen AWS_REGION $B',
      'tmux ANTHROPIC_MODEL computed',
      'tmux AWS_REGION $B',
    ]);
  });

  it('reads the first of Alacritty’s files alone, as it does', async () => {
    const set = (region: string) => `[env]\nAWS_REGION = "${region}"\n`;
    const files = { [`${HOME}/.alacritty.toml`]: set('old'), '/etc/alacritty/alacritty.toml': set('all') };
    expect(await starts(files)).toEqual(['terminal Alacritty!: AWS_REGION .alacritty.toml:2']);
    const more = { ...files, [`${HOME}/.config/alacritty.toml`]: '[window]\n' };
    expect(await starts(more)).toEqual([]);
  });

  it('knows the place of Ghostty’s settings on macOS', async () => {
    const config = `${HOME}/Library/Application Support/com.mitchellh.ghostty/config`;
    const files = { [config]: 'env = AWS_REGION=a\n' };
    const found = `terminal Ghostty!: AWS_REGION ${config.slice(HOME.length + 1)}:1`;
    expect(await starts(files, { platform: 'darwin', home: HOME })).toEqual([found]);
    expect(await starts(files)).toEqual([]);
  });

  it('looks below the default folder where the variable names a relative one', async () => {
    const files = { [`${HOME}/.config/ghostty/config`]: 'env = AWS_REGION=a\n' };
    const env = { HOME, PATH: '/usr/bin', XDG_CONFIG_HOME: 'conf' };
    expect(await starts(files, { env })).toEqual(['terminal Ghostty!: AWS_REGION .config/ghostty/config:1']);
  });

  it('reads what each of them gives to its shells, with the line', async () => {
    const files = {
      [`${HOME}/.config/kitty/kitty.conf`]:
        'font_size 11\n# env ANTHROPIC_API_KEY=KEY\nenv ANTHROPIC_API_KEY=KEY\nenv PAGER=less\n',
      [`${HOME}/.config/ghostty/config`]: 'theme = dark\nenv = ANTHROPIC_BASE_URL=http://127.0.0.1:9\n',
      [`${HOME}/.config/alacritty/alacritty.toml`]:
        'AWS_REGION = "not here"\n[env]\nTERM = "xterm"\nANTHROPIC_AUTH_TOKEN = "KEY"\n[window]\nANTHROPIC_API_KEY = "KEY"\n',
      [`${HOME}/.config/zellij/config.kdl`]: 'env {\n  CLAUDE_CODE_USE_BEDROCK "1"\n}\nANTHROPIC_API_KEY "KEY"\n',
      [`${HOME}/.screenrc`]: "startup_message off\nsetenv ANTHROPIC_API_KEY 'KEY'\nunsetenv ANTHROPIC_AUTH_TOKEN\n",
    };
    expect(await starts(files)).toEqual([
      'terminal kitty!: ANTHROPIC_API_KEY .config/kitty/kitty.conf:3',
      'terminal Ghostty!: ANTHROPIC_BASE_URL .config/ghostty/config:2',
      'terminal Alacritty!: ANTHROPIC_AUTH_TOKEN .config/alacritty/alacritty.toml:4',
      'terminal zellij!: CLAUDE_CODE_USE_BEDROCK .config/zellij/config.kdl:2',
      'terminal screen!: ANTHROPIC_API_KEY .screenrc:2',
    ]);
  });
});

describe('what else lies about', () => {
  it('finds folders called like a profile that hold a login', async () => {
    const { loginFolders } = await look({
      [`${HOME}/.claude-work/.credentials.json`]: '{"claudeAiOauth":{}}',
      [`${HOME}/.claude-empty/settings.json`]: '{}',
      [`${HOME}/.claudette/.credentials.json`]: '{"claudeAiOauth":{}}',
    });
    expect(loginFolders).toEqual([`${HOME}/.claude-work`]);
  });

  it('finds names that are nearly right, where they stand', async () => {
    const { nearly } = await look(
      { [`${HOME}/.bashrc`]: '# x\nexport CLAUDE_API_KEY=KEY\nANTHROPIC_TOKEN=KEY' },
      { env: { HOME, PATH: '/bin', CLAUDE_API_KEY: KEY, ANTHROPIC_AUTH_KEY: KEY } },
    );
    expect(nearly).toEqual([
      { name: 'CLAUDE_API_KEY', file: `${HOME}/.bashrc`, line: 2 },
      { name: 'ANTHROPIC_AUTH_KEY', file: null, line: null },
    ]);
  });
});
