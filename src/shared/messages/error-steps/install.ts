/** What to do where Claude Code does not get installed, or does not start. */
import { DOCTOR, type ErrorStep, step } from './step.ts';

export const INSTALL_STEPS = {
  'install-claude': step(
    'Install Claude Code, or add its folder to PATH: “pilotlight doctor” says where it is.',
    [],
    DOCTOR,
  ),
  'reinstall-claude': step(
    'Install Claude Code again; where npm leaves parts out, take its own installer.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'add-to-path': step('Add the folder that is named there to PATH, then open a new terminal.', [], DOCTOR),
  'npm-name': step(
    'Ask for the package by its whole name, with the @.',
    [],
    'npm install -g @anthropic-ai/claude-code',
  ),
  'npm-registry': step(
    'Check the name of the package, and which registry npm asks: a company’s own one may not have it.',
    [],
    'npm config get registry',
  ),
  'clear-npm-leftover': step('Close every Claude Code, remove the folder npm names, then install again.'),
  'install-for-yourself': step(
    'Install it where your own account may write: Claude Code’s own installer does that. Do not use sudo.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'update-node': step(
    'Install a newer Node.js, or use Claude Code’s own installer, which needs none.',
    [],
    'node --version',
  ),
  'set-git-bash': step(
    'Install Git for Windows, or set CLAUDE_CODE_GIT_BASH_PATH to its bash.exe. Then restart the app that starts Claude Code.',
  ),
  'install-shell': step('Install bash or zsh, and set SHELL to it; on Windows, install Git for Windows.'),
  'allow-scripts': step(
    'Allow scripts for your account, or start claude.cmd instead.',
    [],
    'Set-ExecutionPolicy -Scope CurrentUser RemoteSigned',
  ),
  'download-allowed': step(
    'Try again on another network, or have your company let downloads.claude.ai and storage.googleapis.com through.',
  ),
  'try-install-later': step('Try the installation again in a few minutes.'),
  'other-processor': step(
    'Let the host of a virtual machine pass on all of its processor (AVX), or run Claude Code on another computer.',
  ),
  'install-libraries': step(
    'Install the library that is named there, or use a newer system; in a container, an image made from Debian or Ubuntu.',
  ),
  'free-memory': step('Give the machine or container more memory (4 GB are enough), or add swap, then try again.'),
  'npm-registry-sign-in': step(
    'Sign in to the registry that is named there, or take Claude Code’s own installer, which needs no npm.',
    [],
    'npm config get registry',
  ),
  'right-build': step('Remove that installation and run the installer again: it takes the build for this processor.'),
  'own-terminal': step('Start claude in a terminal, or with -p and a text where there is none.', [], 'claude'),
  'no-root': step('Run Claude Code as an ordinary user, or leave that option out.'),
  'raise-limit': step('Close what keeps many files open, or raise the system’s limit for it.'),
  'see-it-in-terminal': step('Start claude in a terminal in the same folder: it says there why it ends.', [], 'claude'),
} as const satisfies Readonly<Record<string, ErrorStep>>;
