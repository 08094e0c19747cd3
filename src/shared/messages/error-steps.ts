/** What to do about an error: the one next step, by the ids the catalogue gives it. */
import { CLOUD_STEPS } from './error-steps/clouds.ts';
import { INSTALL_STEPS } from './error-steps/install.ts';
import { OTHER_PROGRAM_STEPS } from './error-steps/other-programs.ts';
import { DOCTOR, type ErrorStep, step } from './error-steps/step.ts';

const SIGN_IN = 'pilotlight sign-in';

/** The one next step. */
export const ERROR_STEPS = {
  nothing: step('Nothing to do.'),
  'sign-in': step('Sign in again.', ['sign-in'], SIGN_IN),
  'sign-in-soon': step('Sign in again before the login ends, at a time that suits you.', ['sign-in'], SIGN_IN),
  'sign-in-host': step('Sign in again in the app that started Claude Code.'),
  'sign-in-afresh': step('Reset the login, then sign in again.', ['reset', 'sign-in'], 'pilotlight reset'),
  'sign-in-or-admin': step(
    'Sign in again. If the same message comes back, ask the person who manages your organization.',
    ['sign-in'],
    SIGN_IN,
  ),
  'sign-in-anew': step('Start signing in again from the beginning.', ['sign-in'], SIGN_IN),
  'try-sign-in-later': step('Try signing in again in a few minutes.', ['sign-in'], SIGN_IN),
  'try-again-then-sign-in': step(
    'Start claude once more. If it is refused again and the status page is calm, sign in again.',
    ['sign-in'],
    SIGN_IN,
  ),
  'other-account': step(
    'Ask the person who manages the organization, or sign in with another account.',
    ['sign-in', 'fallback-on'],
    SIGN_IN,
  ),
  'paste-whole-code': step('Copy the whole code from the browser, including the part after the #, and paste it again.'),
  'paste-code-instead': step(
    'Open the link that Claude Code shows instead, and paste the code from that page: this page is waiting for a program on another computer, or one that has ended.',
  ),
  'open-link-by-hand': step('Copy the sign-in link from the terminal and open it in any browser yourself.'),
  'revoke-by-hand': step('If it matters, remove this sign-in in the settings of your Claude account.'),
  'set-scopes': step('Set CLAUDE_CODE_OAUTH_SCOPES beside CLAUDE_CODE_OAUTH_REFRESH_TOKEN, or leave both out.'),
  'login-inside': step('Start claude in a terminal and type /login.', [], 'claude'),
  'permitted-organization': step(
    'Sign in with an account of the organization this computer is set up for.',
    ['sign-in'],
    SIGN_IN,
  ),
  'find-credential': step(
    'Find out which credential Claude Code sends: “pilotlight doctor” names it and where it is set.',
    [],
    DOCTOR,
  ),
  'fix-key': step('Replace the key, or remove it where it is set: “pilotlight doctor” names the place.', [], DOCTOR),
  'fix-key-or-address': step(
    'Check that the key and ANTHROPIC_BASE_URL belong together: this answer does not come from Anthropic. “pilotlight doctor” shows both.',
    [],
    DOCTOR,
  ),
  'unset-key': step(
    'Remove the key from where it is set, then restart claude: “pilotlight doctor” names the place.',
    [],
    DOCTOR,
  ),
  'unset-token': step(
    'Remove CLAUDE_CODE_OAUTH_TOKEN where it is set, or put a new one there with “claude setup-token”.',
    [],
    DOCTOR,
  ),
  'unset-one': step(
    'Decide which one you want and remove the other: “pilotlight doctor” names both places.',
    [],
    DOCTOR,
  ),
  'run-helper': step(
    'Run the command in apiKeyHelper by hand and see what it says, or remove it from the settings.',
    [],
    DOCTOR,
  ),
  'fix-variable': step(
    'Set the variable again without line breaks, quotation marks, or hidden characters: “pilotlight doctor” says where it is set.',
    [],
    DOCTOR,
  ),
  'name-folder': step(
    'Remove CLAUDE_CONFIG_DIR where it is set, or give it a folder: “pilotlight doctor” says where it is set.',
    [],
    DOCTOR,
  ),
  'give-credential': step(
    'Give that environment a credential: a token from “claude setup-token” in CLAUDE_CODE_OAUTH_TOKEN, or an API key.',
    [],
    'claude setup-token',
  ),
  'check-address': step(
    'Check ANTHROPIC_BASE_URL and any proxy in between: “pilotlight doctor” shows where requests go.',
    [],
    DOCTOR,
  ),
  pay: step('Look at the billing page: a payment may be due.', ['fallback-on']),
  'add-credit': step('Add credit in the Claude Console, or use your plan instead of the key.', [], DOCTOR),
  'ask-admin': step('Ask the person who manages your organization.'),
  'ask-admin-or-key': step('Ask the person who manages your organization, or use an API key instead.', ['fallback-on']),
  'check-key-then-support': step(
    'If you have a plan of your own, look for a leftover key of that organization: “pilotlight doctor” shows what Claude Code sends. Otherwise ask Anthropic support.',
    [],
    DOCTOR,
  ),
  appeal: step('Open the page about the restriction; nothing on this computer can change it.'),
  'other-model': step('Choose another model with /model.'),
  'wait-for-reset': step('Wait until the limit resets, or use an API key meanwhile.', ['fallback-on']),
  'wait-a-little': step('Wait a minute or two, then try again.'),
  'wait-a-minute': step(
    'Wait a minute. If it stays, remove the stale lock; do not sign in again for this.',
    ['clear-lock'],
    'pilotlight repair',
  ),
  'wait-for-service': step('Wait and try again; Claude Code itself retries for about three minutes.', ['wait']),
  'wait-or-other-model': step('Wait, or choose another model with /model.', ['wait']),
  'check-network': step('Check your connection, VPN, and proxy, then try again.'),
  'check-proxy': step('Check HTTPS_PROXY, the proxy itself, and its user name and password.', [], DOCTOR),
  'check-listener': step(
    'Check ANTHROPIC_BASE_URL and HTTPS_PROXY: nothing listens at that address. “pilotlight doctor” shows which one is used.',
    [],
    DOCTOR,
  ),
  'trust-certificate': step(
    'Point NODE_EXTRA_CA_CERTS to your company’s certificate file, and check this computer’s date and time.',
    [],
    DOCTOR,
  ),
  'try-again-network': step('Try again; if it keeps happening, check the proxy, VPN, or Wi-Fi.'),
  'other-network': step('Try another network, or turn the VPN off or on. Signing in again will not change this.'),
  'allow-in-filter': step(
    'Ask whoever runs the network to allow api.anthropic.com, claude.ai, and platform.claude.com, or try another network.',
  ),
  'open-a-page': step('Open any page in your browser: the network may want you to sign in to it first.'),
  'unlock-keychain': step(
    'Unlock the keychain, then try again.',
    [],
    'security unlock-keychain ~/Library/Keychains/login.keychain-db',
  ),
  'see-whose-file': step(
    'Look whose file it is that is named there: “pilotlight doctor” tells when it is one Claude Code needs.',
    [],
    DOCTOR,
  ),
  'free-disk': step('Free some disk space. Signing in again does not help.'),
  'fix-permissions': step(
    'Make Claude Code’s folder writable for your account again.',
    ['fix-mode'],
    'pilotlight repair',
  ),
  repair: step('Repair the file; what will change is shown first.', ['repair'], 'pilotlight repair'),
  restore: step('Restore the newest copy if you miss your settings.', ['restore'], 'pilotlight restore'),
  'one-config-file': step('Decide which of the two files counts and move the other one aside.'),
  'reset-login': step('Reset the stored login, then sign in again.', ['reset', 'sign-in'], 'pilotlight reset'),
  ...CLOUD_STEPS,
  ...INSTALL_STEPS,
  ...OTHER_PROGRAM_STEPS,
  'whole-link': step(
    'Start signing in again and open the whole link: press c to copy it, or make the terminal wider.',
    ['sign-in'],
    SIGN_IN,
  ),
  'sign-in-with-plan': step(
    'Sign in with the account that has the plan, or use an API key.',
    ['sign-in', 'fallback-on'],
    SIGN_IN,
  ),
  'extra-usage': step('Look at the usage settings of your account: extra usage has to be switched on and paid there.', [
    'fallback-on',
  ]),
  'key-for-other-programs': step(
    'Give any other program an API key of its own. If it was Claude Code itself, update it.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'workflow-permission': step('Add "id-token: write" to the permissions of the workflow.'),
  'new-session': step('Go back to before it with /rewind, or begin a new conversation with /clear.'),
  'shorter-answer': step('Ask for less at once, or raise CLAUDE_CODE_MAX_OUTPUT_TOKENS.'),
  'other-words': step('Go back with /rewind and ask in other words.'),
  'smaller-image': step('Go back with /rewind and send a smaller image.'),
  'try-again': step('Try again.'),
  'shorter-request': step('Make the request shorter: /compact, or attach less.'),
  'update-claude': step('Update Claude Code and try again.', ['update-claude'], 'pilotlight update-claude'),
  'wait-signed-in': step('Wait, and do not sign out. An API key works meanwhile.', ['fallback-on', 'wait']),
  'fix-credential': step(
    'Replace or remove that credential, then restart claude: “pilotlight doctor” says where it is set.',
    [],
    DOCTOR,
  ),
  'start-again': step('Start claude again: a session that was open may still hold what it read before.', [], 'claude'),
} as const satisfies Readonly<Record<string, ErrorStep>>;

export type ErrorStepId = keyof typeof ERROR_STEPS;
