/** How Claude Code is installed: its own documented command for each system. */
export const INSTALL_COMMAND = {
  darwin: 'curl -fsSL https://claude.ai/install.sh | bash',
  linux: 'curl -fsSL https://claude.ai/install.sh | bash',
  win32: 'irm https://claude.ai/install.ps1 | iex',
} as const;

export type InstallPlatform = keyof typeof INSTALL_COMMAND;
