/** Errors of account and organization. */
import { errorText as text } from '../errors.ts';

export const ACCOUNT_ERROR_TEXTS = {
  '403-sub-past-due': text(
    'Can’t use your Claude subscription',
    'The plan is not accepted right now, usually because a payment is due. Signing in again does not help.',
  ),
  '403-sub-disabled': text(
    'Subscription access is disabled',
    'Your organization does not allow Claude plans in Claude Code. Signing in again does not help.',
  ),
  '403-oauth-org': text(
    'OAuth is not allowed for this organization',
    'This organization or plan may not use a login with Claude Code: by its rules, or because a payment is due.',
  ),
  'org-disabled': text(
    'This organization has been disabled',
    'The organization behind the credential is disabled. Beside a personal plan that usually means a leftover key.',
  ),
  'account-disabled': text(
    'Your account has been disabled',
    'Anthropic has restricted this account. Signing in again does not help.',
  ),
  'account-hold': text(
    'Your account is on hold',
    'Anthropic has put this account on hold. Signing in again does not help.',
  ),
  'pro-opus': text(
    'Not available with your plan',
    'Your plan does not include this model. After an upgrade, sign out and in once.',
  ),
  'credits-1m': text('Usage credits required', 'The long context is not part of your plan and needs usage credits.'),
  'org-pin': text(
    'This machine requires another organization',
    'This computer is set up for one organization, and the login belongs to another.',
  ),
  'org-verify': text(
    'Unable to verify organization',
    'Claude Code could not check whether the login belongs to the organization this computer is set up for.',
  ),
  'managed-unreadable': text(
    'Managed settings cannot be read',
    'The settings your organization demands are broken or do not arrive, so Claude Code refuses to start.',
  ),
  'login-blocked': text(
    'Login blocked',
    'Your organization’s rules do not allow this sign-in on this computer, or they could not be checked.',
  ),
  'organization-wants-newer': text(
    'Your organization wants a newer Claude Code',
    'Your organization sets a lowest version, and the one that runs here is older.',
  ),
  'managed-first-party': text(
    'Managed settings require a login',
    'Your organization requires a login here, and a key or token is set.',
  ),
  'gateway-login': text(
    'A Cloud gateway sign-in is required',
    'Your organization set this computer up for its own gateway; that sign-in works inside Claude Code only.',
  ),
  'credit-low': text(
    'Credit balance is too low',
    'The key’s prepaid credit is used up. If you have a plan, a key is overriding it.',
  ),
  '402': text('402 Payment Required', 'The account has a billing problem.'),
  'limit-5h': text('You’ve hit your limit', 'Your plan’s allowance is used up until it resets. Your login is fine.'),
  'usage-old': text('Usage limit reached', 'Your plan’s allowance is used up until it resets. Your login is fine.'),
  'spend-limit': text(
    'Spend limit reached',
    'A spending limit set by you or your organization is reached. Your login is fine.',
  ),
  '429-temp': text(
    'Server is temporarily limiting requests',
    'Anthropic is slowing requests down for a moment. It is not your usage limit and not your login.',
  ),
  '429-rejected': text(
    'Request rejected (429)',
    'Too many requests for this key in a short time. The key itself is fine.',
  ),
  'usage-429': text(
    'Failed to load usage data',
    'Only the usage display was asked too often. It says nothing about your login.',
  ),
  'http-429': text('429 Too Many Requests', 'Too many requests in a short time. The credential itself is fine.'),
  '403-generic': text('403 Forbidden', 'The server knows who asked and does not allow it.'),
  forbidden: text('Access denied', 'Something was not allowed; the text does not say by whom.'),
  'plan-without-claude-code': text(
    'Your plan does not include Claude Code',
    'The account that is signed in, perhaps another one than you think, has no plan with Claude Code.',
  ),
  'third-party-app': text(
    'Third-party apps draw from extra usage',
    'The request did not look like Claude Code’s own, so the plan does not pay for it. A program or proxy in between may have changed it.',
  ),
  'extra-usage-over': text('Out of extra usage', 'The extra usage beyond your plan is used up or not switched on.'),
  'claude-code-only': text(
    'This credential is only for Claude Code',
    'A Claude Code login was used for something else, by another program or by a changed request. Your login is fine.',
  ),
} as const;
