/** What to do about errors of other programs. */
import { type ErrorStep, step } from './step.ts';

export const OTHER_PROGRAM_STEPS = {
  'mcp-sign-in': step('Type /mcp in Claude Code, choose that server, and sign in to it there.'),
  'install-github-app': step(
    'Type /install-github-app in Claude Code, or give the workflow a github_token of its own.',
  ),
  'git-sign-in': step('Sign in to the git server again, with “gh auth login”, say, or a new token or SSH key.'),
  'image-registry-sign-in': step('Sign in to that registry with “docker login”.'),
  'web-server-rules': step(
    'Nothing to do for Claude Code. If that server should have answered, check its own configuration.',
  ),
  'editor-extension': step(
    'Start claude in the editor’s own terminal, and check that its Claude Code extension is installed. Then type /ide.',
  ),
} as const satisfies Readonly<Record<string, ErrorStep>>;
