/** German for ../messages/window/explain-answer.ts. */
import type { ErrorLinkId } from '../../messages/errors.ts';

export const EXPLAIN_LINKS = {
  billing: 'Abrechnung deines Abos',
  'billing-console': 'Abrechnung in der Console',
  'console-keys': 'API-Schlüssel in der Console',
  appeal: 'Einspruch',
  usage: 'Verbrauch',
} as const satisfies Record<Exclude<ErrorLinkId, 'status-page'>, string>;
