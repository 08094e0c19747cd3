/** Errors of other programs that read like Claude Code's. */
import { errorText as text } from '../errors.ts';

export const OTHER_PROGRAM_ERROR_TEXTS = {
  'mcp-refused': text(
    'An MCP server refused access',
    'It is the MCP server that wants a sign-in of its own. It says nothing about your Claude login.',
  ),
  'github-app-missing': text(
    'The Claude app is missing from the repository',
    'The workflow asks GitHub for a token in the name of the Claude app, and the app is not installed there. It says nothing about your Claude login.',
  ),
  'git-refused': text(
    'git was refused',
    'It is the git server that did not accept git’s own password, token, or key. It says nothing about your Claude login.',
  ),
  'image-registry-refused': text(
    'The image registry refused access',
    'It is the registry of container images that wants a sign-in. It says nothing about your Claude login.',
  ),
  'npm-registry-refused': text(
    'The npm registry refused access',
    'The registry npm asks wants a sign-in, or does not hand out this package. It says nothing about your Claude login.',
  ),
  'web-server-log': text(
    'A web server’s own log',
    'The status is what a web server answered to somebody who asked it for a page. It says nothing about your Claude login.',
  ),
  'editor-not-connected': text(
    'No connection to the editor',
    'Claude Code does not reach its extension in your editor. It works without, and it says nothing about your Claude login.',
  ),
} as const;
