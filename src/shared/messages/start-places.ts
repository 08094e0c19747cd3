/** What is said about places that set variables, or that nobody reads. */
import type { MisplacedSetting } from '../facts.ts';

interface Start {
  name: string;
  names: string;
  /** False: it only sets variables, and claude is started afterwards. */
  runsClaude: boolean;
}

const stand = (names: string): string => (names.includes(',') ? 'stand' : 'stands');

const MISPLACED = {
  'top-level': {
    title: 'Variables in your settings do not count',
    detail: (names) =>
      `${names} ${stand(names)} beside the env block. Claude Code reads variables only inside "env": { … }; move it there.`,
  },
  environment: {
    title: 'Variables in your settings do not count',
    detail: (names) => `${names} ${stand(names)} under "environment". Claude Code calls that block "env"; rename it.`,
  },
  'repeated-env': {
    title: 'Your settings have two env blocks, and only the last counts',
    detail: () => 'What the first env block sets is lost. Put all variables into one block.',
  },
  nearly: {
    title: 'Claude Code does not know a name in your env block',
    detail: (names) =>
      `${names} is nearly the name of a variable that Claude Code reads, and does nothing. Use ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL or CLAUDE_CODE_OAUTH_TOKEN, whichever is meant.`,
  },
  'misnamed-file': {
    title: 'Claude Code does not read this settings file: its name is not quite right',
    detail: (names) => `${names} ${stand(names)} in it. In this folder Claude Code reads settings.json; move it there.`,
  },
  'unread-file': {
    title: 'Claude Code does not read this settings file',
    detail: (names) =>
      `${names} ${stand(names)} in a file that only looks like Claude Code’s. Move it to settings.json in ~/.claude.`,
  },
  'only-at-home': {
    title: 'These local settings count in your home folder only',
    detail: (names) =>
      `${names} ${stand(names)} in settings.local.json beside your user settings. Claude Code reads that file only when it is started in the folder around it; move it to settings.json.`,
  },
  'settings-key': {
    title: 'A setting stands in the wrong file',
    detail: (names) =>
      `${names} ${stand(names)} in .claude.json, where Claude Code does not look for it. Move it to settings.json.`,
  },
} as const satisfies Record<MisplacedSetting['why'], { title: string; detail: (names: string) => string }>;

const OWN_VARIABLES = (what: string) => ({
  title: ({ name, runsClaude }: Start) =>
    runsClaude
      ? `${name} is ${what} that gives Claude Code variables of its own`
      : `Calling ${name} changes how Claude Code signs in`,
  detail: ({ name, names, runsClaude }: Start) =>
    runsClaude
      ? `Typing ${name} in a terminal runs ${what} that sets ${names}. Scripts that start claude themselves are not given them.`
      : `Once ${name} was called, claude in the same terminal is given ${names}.`,
});

const TOOL = {
  detail: ({ name, names }: Start) =>
    `${name} sets ${names}. What is started there uses them, whatever your terminal has.`,
};

export const START_PLACE_FINDINGS = {
  'setting-misplaced': {
    title: ({ why }: { why: MisplacedSetting['why'] }) => MISPLACED[why].title,
    detail: ({ why, names }: { why: MisplacedSetting['why']; names: string }) => MISPLACED[why].detail(names),
  },
  'alias-sets-variables': OWN_VARIABLES('an alias'),
  'function-sets-variables': OWN_VARIABLES('a function'),
  'editor-sets-variables': { ...TOOL, title: 'Your editor gives Claude Code variables of its own' },
  'wrapper-sets-variables': OWN_VARIABLES('a script'),
  'service-sets-variables': { ...TOOL, title: 'A service starts Claude Code with variables of its own' },
  'terminal-sets-variables': {
    title: ({ name }: Start) => `${name} gives its terminals variables of their own`,
    detail: ({ name, names }: Start) =>
      `What is started inside ${name} is given ${names}, whatever your start-up files say.`,
  },
  'folder-holds-login': {
    title: 'A folder holds a login that is not watched',
    detail: ({ folder }: { folder: string }) =>
      `${folder} looks like a profile of Claude Code. Start it with CLAUDE_CONFIG_DIR set to this folder to use it, or add the folder under Profiles in the settings to watch it.`,
  },
  'variable-nearly-right': {
    title: ({ name }: { name: string }) => `Claude Code does not know ${name}`,
    detail: ({ name }: { name: string }) =>
      `${name} is nearly the name of a variable that Claude Code reads, and does nothing. Use ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL or CLAUDE_CODE_OAUTH_TOKEN, whichever is meant.`,
  },
  'variable-not-exported': {
    title: ({ name }: { name: string }) => `${name} is set, but not exported`,
    detail:
      'A start-up file of your shell sets it for the shell alone, so Claude Code never sees it. Write export in front of it (set -gx in fish, setenv in tcsh), or take the line out.',
  },
} as const;
