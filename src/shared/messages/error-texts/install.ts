/** Title and meaning of the errors about installing and starting Claude Code. */
import { errorText as text } from '../errors.ts';

export const INSTALL_ERROR_TEXTS = {
  'module-missing': text(
    'Claude Code is not installed completely',
    'A part of the installation is missing, as when npm skipped it or an update broke off.',
  ),
  'executable-missing': text(
    'Claude Code was not found',
    'The program that should start Claude Code does not find it. It is not installed, or its folder is not on PATH.',
  ),
  'not-on-path': text(
    'Claude Code is not on PATH',
    'Claude Code was installed into a folder where this terminal does not look.',
  ),
  'npm-name': text(
    'The package has another name',
    'Without the @ npm takes the name for a repository on GitHub, which does not exist.',
  ),
  'npm-unknown-package': text(
    'npm does not find the package',
    'The registry npm asks does not have Claude Code under this name or in this version.',
  ),
  'npm-leftover': text(
    'An earlier installation is in the way',
    'npm could not replace the folder of the version before; a running Claude Code or a broken update holds it.',
  ),
  'npm-no-rights': text('npm may not write there', 'Your account may not write to the folder npm installs into.'),
  'update-failed': text(
    'Auto-update failed',
    'Claude Code could not update itself. The version you have goes on working.',
  ),
  'node-too-old': text(
    'Node.js is too old',
    'Claude Code, as npm installs it, needs a newer Node.js than the one found here.',
  ),
  'git-bash-missing': text(
    'Claude Code on Windows requires git-bash',
    'Claude Code runs its commands in the shell that comes with Git for Windows, and did not find it.',
  ),
  'shell-missing': text(
    'Claude Code found no shell',
    'Claude Code runs its commands in bash or zsh, and found neither.',
  ),
  'scripts-disabled': text(
    'Running scripts is disabled',
    'PowerShell may not run scripts on this computer, and npm installs claude as one.',
  ),
  'page-for-installer': text(
    'A web page came instead of the installer',
    'The address of the installer answered with a web page: the region is not served, or a proxy stands in between.',
  ),
  'download-refused': text(
    'The download was refused',
    'The installer could not be fetched: a proxy, a firewall, or the region does not let it through, or this version is not there yet.',
  ),
  'download-gone': text(
    'The download does not exist',
    'The place of the download has moved, or this version is not there yet.',
  ),
  'download-damaged': text(
    'The download is damaged',
    'What was fetched is not what was published: it broke off, or something in between changed it.',
  ),
  'processor-too-old': text(
    'The processor cannot run it',
    'Claude Code’s program needs a processor with AVX, and this one, or this virtual machine, does not have it.',
  ),
  'library-missing': text(
    'A system library is missing',
    'Claude Code’s program needs a library that this system does not have, or only in an older version.',
  ),
  'out-of-memory': text(
    'Out of memory',
    'The system ended it because there was no memory left, as on a small virtual machine or in a container with a limit.',
  ),
  crashed: text('Claude Code crashed', 'The program itself broke down. That is a fault in it, not in your setup.'),
  'wrong-build': text(
    'The wrong build for this computer',
    'The program was made for another kind of processor or system than this one.',
  ),
  'no-terminal': text(
    'Claude Code has no terminal',
    'Claude Code wants to ask and draw, and was started where there is no terminal.',
  ),
  'as-root': text('Not as root', 'Claude Code does not skip its permission questions for the administrator.'),
  'too-many-files': text(
    'Too many open files',
    'The system allows no more files to be open or watched. The disk is not full.',
  ),
  'process-ended': text('Claude Code ended', 'Claude Code ended by itself. This line alone does not tell why.'),
} as const;
