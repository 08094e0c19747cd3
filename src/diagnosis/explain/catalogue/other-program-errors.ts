import type { ErrorTable } from '../known-error.ts';

/**
 * What other programs say in the same words: a 401 of git or of an MCP server says nothing about Claude Code's sign-in. Each
 * phrase runs over the status that belongs to it, so that one of Claude Code's own beside it is still told.
 */
export const OTHER_PROGRAM_ERRORS = {
  'mcp-refused': {
    kind: 'other_program',
    cause: 'machine',
    phrases: [
      'Error POSTing to endpoint (HTTP 401|HTTP 403)',
      'Error POSTing to endpoint (HTTP 401|HTTP 403) … invalid_token',
      'MCP server … (HTTP 401|HTTP 403|status 401|status 403|status code 401|status code 403)',
      'MCP server … (HTTP 401|HTTP 403) … invalid_token',
      'MCP server … (needs|requires) authentication',
      'MCP server … (authentication failed|Authentication required|Unauthorized)',
    ],
    next: 'mcp-sign-in',
  },
  'github-app-missing': {
    kind: 'other_program',
    cause: 'machine',
    phrases: [
      'Claude Code is not installed on this repository',
      'App token exchange failed',
      'App token exchange failed: 401 Unauthorized',
      'App token exchange failed … Claude Code is not installed on this repository',
    ],
    next: 'install-github-app',
  },
  'git-refused': {
    kind: 'other_program',
    cause: 'machine',
    phrases: [
      'fatal: Authentication failed for',
      'fatal: could not read (Username|Password) for',
      'fatal: unable to access … The requested URL returned error: #',
      'remote: (Invalid username or token|Invalid username or password|Permission to)',
      'remote: Support for password authentication was removed',
      'Permission denied publickey',
      'git@github.com: Permission denied',
    ],
    next: 'git-sign-in',
  },
  'image-registry-refused': {
    kind: 'other_program',
    cause: 'machine',
    phrases: [
      'Error response from daemon … (unauthorized|forbidden|denied|access denied|authentication required)',
      'pull access denied for',
      'requested access to the resource is denied',
    ],
    next: 'image-registry-sign-in',
  },
  'npm-registry-refused': {
    kind: 'other_program',
    cause: 'machine',
    phrases: [
      '(npm error|npm ERR) (401|403)',
      '(npm error|npm ERR) code (E401|E403)',
      '(403 403|403) Forbidden - (GET|PUT)',
      '(npm error|npm ERR) 403 403 Forbidden - (GET|PUT)',
      // The end of the package's name stands before it.
      'code 403 In most cases, you or one of your dependencies',
      '401 Unauthorized - (GET|PUT)',
      '(npm error|npm ERR) (401 401|401) Unauthorized - (GET|PUT)',
      'Unable to authenticate, need: (Basic|Bearer)',
      'Unable to authenticate, your authentication token seems to be invalid',
    ],
    next: 'npm-registry-sign-in',
  },
  'web-server-log': {
    kind: 'other_program',
    cause: 'machine',
    phrases: [
      'HTTP/(1.0|1.1|2.0|2|3.0)" (|status )(400|401|402|403|404|407|429|500|502|503|504)',
      'HTTP/(1.0|1.1|2.0)" (401 Unauthorized|403 Forbidden|404 Not Found|429 Too Many Requests|500 Internal Server Error|502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout)',
      'bytes_read … duration … size # status (401|403|404|429|500|502|503|504)',
      'Completed (401 Unauthorized|403 Forbidden|404 Not Found|500 Internal Server Error) in',
      'access forbidden by rule',
      'directory index of … is forbidden',
      'directory index forbidden by',
      'client denied by server configuration',
    ],
    next: 'web-server-rules',
  },
  'editor-not-connected': {
    kind: 'other_program',
    cause: 'machine',
    phrases: ['Failed to connect to IDE', 'IDE disconnected', 'No available IDEs detected'],
    next: 'editor-extension',
  },
} as const satisfies ErrorTable;
