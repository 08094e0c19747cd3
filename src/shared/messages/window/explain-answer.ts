/** Links that only the explanation of an error leads to. */
import type { ErrorLinkId } from '../errors.ts';

export const EXPLAIN_LINKS = {
  billing: 'Billing of your plan',
  'billing-console': 'Billing in the Console',
  'console-keys': 'API keys in the Console',
  appeal: 'Appeal',
  usage: 'Usage',
} as const satisfies Record<Exclude<ErrorLinkId, 'status-page'>, string>;
