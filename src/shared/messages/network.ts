/** What is known of the network. */

export const NETWORK_DETAILS = {
  ONLINE: 'Anthropic can be reached from here.',
  OFFLINE: 'This computer has no connection to the internet right now.',
  CAPTIVE: 'This network wants a sign-in of its own before it lets anything through. Open its page in the browser.',
  PROXY: 'The proxy of this network wants a sign-in before it lets Claude through. Check the proxy settings.',
  'BLOCK-PAGE': 'Something on this network answers with a block page in place of Claude. Check proxy, VPN or firewall.',
  UNTRUSTED:
    'The certificate shown for Anthropic is not trusted on this computer; often that is a company’s traffic inspection, or a network that wants a sign-in first.',
  'NAMES-BLOCKED': 'Names of Anthropic are not found on this network, while others are. Check DNS, VPN or firewall.',
  NOTHING: 'The network has not been checked yet.',
} as const satisfies Record<string, string>;

export const NETWORK_NOTES = {
  notAsked: 'not asked (--offline)',
  unanswered: 'This computer is online, but none of Anthropic’s addresses answers from here.',
  tooBusy: 'This computer was too busy to hear an answer in time, so this is not known. Try again shortly.',
  settling: 'Reconnecting; Pilotlight checks again shortly.',
} as const;
