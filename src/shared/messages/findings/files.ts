/** Findings about Claude Code's settings and configuration files. */

/** Which settings file. */
export type SettingsName = keyof typeof SETTINGS_NAMES;

const SETTINGS_NAMES = {
  'user-settings': 'your settings file',
  'project-settings': 'the project settings',
  'local-settings': 'your local project settings',
  'managed-settings': 'the managed settings',
  'global-config': 'its configuration file',
} as const;

export const FILE_FINDINGS = {
  'config-folder-missing': {
    title: 'The configuration folder does not exist',
    detail: ({ folder }: { folder: string }) =>
      `There is no folder ${folder}, so there is no login and no setting in it. Check its name. Claude Code creates the folder when it is started with that name.`,
  },
  'global-config-broken': {
    title: ({ newer }: { newer: boolean }) =>
      newer
        ? 'Claude Code refuses to start: its configuration file is broken'
        : 'Do not start Claude Code: its configuration file is broken',
    detail: ({ newer }: { newer: boolean }) =>
      newer
        ? 'No command of this version works, not even signing in, until the file is repaired. The newest good copy is in the profile’s backups folder. Repair the file before you start Claude Code again.'
        : 'This version replaces the file with an empty one the next time it starts, and account, approved keys and project trust would be lost. Repair it first, or restore the newest good copy from the profile’s backups folder.',
  },
  'global-config-empty': {
    title: 'Claude Code’s configuration file is empty',
    detail:
      'Claude Code starts from its newest backup, or from scratch if there is none: account, approved keys and project trust may be lost. Restore the newest good copy before you start it.',
  },
  'legacy-config-wins': {
    title: 'An old configuration file is in use',
    detail:
      'Claude Code reads .config.json in the profile instead of .claude.json, which newer programs write and people edit. Accounts and keys saved in .claude.json are ignored while the old file is there.',
  },
  'managed-settings-broken': {
    title: ({ newer }: { newer: boolean }) =>
      newer
        ? 'Claude Code refuses to start: the managed settings are broken'
        : 'Claude Code ignores the managed settings',
    detail: ({ newer }: { newer: boolean }) =>
      `A settings file from this computer’s administrator contains a mistake. ${
        newer
          ? 'This version of Claude Code does not start without its rules.'
          : 'This version of Claude Code runs without its rules; newer versions refuse to start.'
      } Only an administrator can correct it.`,
  },
  'managed-value-ignored': {
    title: 'Claude Code ignores one value of the managed settings',
    detail:
      'A value in the administrator’s settings has a type that Claude Code does not accept. Claude Code ignores that value; the rest of the file counts.',
  },
  'mcp-config-broken': {
    title: 'Claude Code ignores the project’s MCP servers',
    detail: 'The project’s .mcp.json contains a mistake. Claude Code runs without its servers and does not say so.',
  },
  'settings-broken': {
    title: ({ place }: { place: SettingsName }) => `Claude Code ignores ${SETTINGS_NAMES[place]}`,
    detail: ({ newer }: { newer: boolean }) =>
      `The file contains a mistake, so none of it counts: no variable in its env block, no key helper, no permission rule. ${
        newer
          ? 'Claude Code says so in one line on its error output, which is easily missed.'
          : 'This version does not say so anywhere.'
      } Correct the marked place.`,
  },
  'settings-unreadable': {
    title: ({ place }: { place: SettingsName }) => `Claude Code cannot read ${SETTINGS_NAMES[place]}`,
    detail:
      'The file exists but cannot be read, so nothing in it counts. Give your user account permission to read it, or move it away.',
  },
} as const;
