import type { ErrorTable } from '../known-error.ts';

/** Who stands between this computer and Anthropic and answers in its place. */
export const EDGE_ERRORS = {
  '403-edge-blocked': {
    kind: 'network_region',
    cause: 'network',
    phrases: [
      "blocked before it reached Anthropic's API",
      'Request not allowed',
      'Failed to connect to (api.anthropic.com|platform.claude.com|console.anthropic.com): ERR_BAD_REQUEST',
    ],
    next: 'other-network',
  },
  '403-cloudflare': {
    kind: 'network_edge',
    cause: 'network',
    phrases: [
      'Just a moment...',
      'cf-mitigated',
      'Enable JavaScript and cookies',
      'Attention Required! Cloudflare',
      'Checking your browser before',
      'Verify you are human',
      'needs to review the security of your connection',
      'Sorry, you have been blocked',
      'error code: 10(09|10|12|15|20)',
    ],
    next: 'other-network',
    links: ['status-page'],
  },
  'network-filter': {
    kind: 'network_edge',
    cause: 'network',
    phrases: [
      'Web Filter Violation',
      'FortiGuard (Intrusion Prevention|Web Filter|Application Control)',
      'Web Page Blocked',
      'Zscaler … (blocked|denied|does not allow|not allowed)',
      '(blocked|denied) by (Zscaler|Netskope|Cisco Umbrella|Palo Alto|Sophos|Forcepoint|your organization)',
      'organization does not allow access to this',
      '(site|website|page|category|URL) (is blocked|has been blocked|was blocked) (by|due|because)',
      'This (site|website|page) is blocked',
      '(blocked|violates) … (your company|your organization|company|corporate) … policy',
    ],
    next: 'allow-in-filter',
  },
  'page-for-answer': {
    kind: 'network_edge',
    cause: 'network',
    phrases: [
      '(API Error|error|status|code|http): (200|401|403|404|405|407|451) html page',
      '(API Error|error|status|code|http): (200|401|403|404|405|407|451) (doctype html|html)',
      '403 forbidden html page',
    ],
    next: 'other-network',
    links: ['status-page'],
  },
  'captive-portal': {
    kind: 'network_edge',
    cause: 'network',
    phrases: [
      'Unexpected token < in JSON',
      "Unexpected token '<', <!DOCTYPE",
      'is not valid JSON … DOCTYPE',
      'Unexpected token < … is not valid JSON',
      'received an HTML (page|response)',
    ],
    next: 'open-a-page',
  },
  'region-unavailable': {
    kind: 'network_region',
    cause: 'network',
    phrases: [
      'unsupported_country_region_territory',
      '(not available|unavailable|not supported) in your (country|region)',
      'might not be available in your (country|region)',
      'Country, region, or territory not supported',
      'App unavailable in region',
      'App unavailable',
      'only available in certain (regions|countries)',
    ],
    next: 'other-network',
  },
} as const satisfies ErrorTable;
