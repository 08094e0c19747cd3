/** Errors of service and network. */
import { errorText as text } from '../errors.ts';

export const SERVICE_ERROR_TEXTS = {
  '529-repeated': text('Repeated 529 Overloaded', 'Anthropic’s servers are overloaded. Nothing is wrong on your side.'),
  'model-load': text('Experiencing high load', 'This model is overloaded right now. Nothing is wrong on your side.'),
  '5xx': text(
    'Server error',
    'Anthropic’s servers answered with an error of their own. Nothing is wrong on your side.',
  ),
  'api-error': text('API error', 'Something went wrong while the server was answering.'),
  timeout: text('Request timed out', 'No answer came in time: the network, a proxy, or the service is slow or silent.'),
  'proxy-tunnel': text('Couldn’t connect through your proxy', 'The proxy did not let the request through.'),
  dns: text(
    'Can’t reach the API server',
    'This computer does not reach Anthropic: no connection, or the name cannot be looked up.',
  ),
  'conn-refused': text(
    'Connection refused',
    'Nothing answers at the address Claude Code tried, as when a local gateway or proxy is not running.',
  ),
  tls: text(
    'Certificate error',
    'The connection’s certificate is not trusted here: company inspection, a missing certificate file, or a wrong clock.',
  ),
  preflight: text('Failed to connect to Anthropic', 'The check Claude Code makes at its start did not get through.'),
  'conn-dropped': text('Connection dropped', 'The connection was cut on the way: proxy, VPN, Wi-Fi, or sleep.'),
  '403-edge-blocked': text(
    'Blocked before it reached Anthropic',
    'Requests from this network or country are not let through. It is not about your login.',
  ),
  '403-cloudflare': text(
    'Just a moment…',
    'A protection page answered instead of the API: your network’s address is mistrusted. It is not about your login.',
  ),
  'network-filter': text(
    'Blocked by a web filter',
    'The network you are in does not let this site through, and says so with a page of its own. It is not about your login.',
  ),
  'page-for-answer': text(
    'A web page in place of an answer',
    'A proxy, a firewall, a VPN or the protection in front of the service answered with a web page of its own. It says nothing about your login.',
  ),
  'captive-portal': text(
    'A web page instead of an answer',
    'Something in between answered with a web page: a network’s sign-in page, a proxy, or a wrong address.',
  ),
  'connect-generic': text('Unable to connect', 'The connection to Anthropic did not come about.'),
  'region-unavailable': text(
    'Not available in your region',
    'Anthropic does not serve the country this connection seems to come from; a VPN or proxy can make it seem another one.',
  ),
} as const;
