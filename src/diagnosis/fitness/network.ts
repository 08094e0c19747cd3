/** Can requests get out the way Claude Code sends them: its proxy, its certificates, who is believed? */

import { isThisMachine } from '../../shared/loopback.ts';
import type { RouteTrouble } from '../../shared/messages/fitness.ts';
import { bypassesProxy } from '../../shared/proxies.ts';
import { chosenProxy, listedWithoutProxy } from '../auth-source/network-variables.ts';
import { variablesOf } from '../findings/auth-evidence.ts';
import type { AuthFindingsInput } from '../findings/auth-rule.ts';
import type { FindingDraft } from '../findings/finding.ts';
import type { ProbeAnswer } from '../service/probe-result.ts';
import { versionRules } from '../version-rules.ts';
import { aboutFact, correctionOf } from './places.ts';
import { say } from './say.ts';

/** The proxy that requests take, when it cannot carry any. */
export function proxyTrouble(input: AuthFindingsInput): FindingDraft | null {
  const variables = variablesOf(input);
  const proxy = chosenProxy(variables);
  if (!proxy) return null;
  const where = { ...aboutFact(input, proxy), severity: 'error' } as const;
  const { name } = proxy;
  // Claude Code does not even start with it, wherever requests go.
  const isNone =
    proxy.proxyFault === 'no-scheme' ? !versionRules(input.version).takesBareProxy : proxy.proxyFault === 'no-address';
  if (isNone) {
    return say('proxy-is-none', { name }, { ...where, remedies: proxy.quoted ? correctionOf(proxy) : where.remedies });
  }
  const host = hostOf(input);
  if (bypassesProxy(listedWithoutProxy(variables), host)) return null;
  if (proxy.proxyFault === 'unsupported') return say('proxy-unsupported', { name }, where);
  if (proxy.host && input.profile.listening?.[proxy.host] === false) {
    return say('proxy-not-listening', { name, host: proxy.host }, where);
  }
  const isElsewhere = proxy.localPort === undefined;
  return isElsewhere && isThisMachine(host) ? say('address-through-proxy', { name, host }, where) : null;
}

/** Of a profile with a way of its own: the others get through, and this one does not. */
export function routeLeadsNowhere(input: AuthFindingsInput, answer: ProbeAnswer): FindingDraft | null {
  const why = SILENT[answer];
  if (!why || hostOf(input) !== 'api.anthropic.com' || proxyTrouble(input)) return null;
  const variables = variablesOf(input);
  const proxy = chosenProxy(variables);
  const fact = proxy ?? variables.given('NODE_EXTRA_CA_CERTS');
  const where = fact ? aboutFact(input, fact) : { evidence: [], remedies: [] };
  const through = proxy && { name: proxy.name, host: proxy.host ?? '' };
  return say('route-leads-nowhere', { through, why }, { ...where, severity: 'error', cause: 'network' });
}

/** No answer in the little time that there is says nothing. */
const SILENT: Readonly<Partial<Record<ProbeAnswer, RouteTrouble>>> = {
  dns: 'silent',
  refused: 'silent',
  reset: 'silent',
  unreachable: 'silent',
  tls: 'not-trusted',
  proxy: 'password',
  blocked: 'blocked',
};

/** Claude on clouds has hosts of the cloud's own, of which the resolver knows not every one. */
function hostOf({ auth }: AuthFindingsInput): string {
  return auth.print.host ?? auth.interactive.host ?? 'api.anthropic.com';
}

/** Read by Claude Code before its settings are, so that it counts only from the process. */
const PROCESS_ONLY = 'SSL_CERT_FILE';

export function certificateFindings(input: AuthFindingsInput): FindingDraft[] {
  const variables = variablesOf(input);
  return (input.profile.certificates ?? []).flatMap(({ name, path, trouble }) => {
    const fact = variables.given(name);
    if (!fact || fact.plain !== path) return [];
    const ignored = name === PROCESS_ONLY && fact.place !== 'process' && fact.place !== 'shell-profile';
    if (!trouble && !ignored) return [];
    return [
      say(
        'certificate-file',
        { name, path, trouble: trouble ?? 'ignored' },
        { ...aboutFact(input, fact), severity: ignored ? 'info' : 'warning' },
      ),
    ];
  });
}

export function certificatesUnchecked(input: AuthFindingsInput): FindingDraft | null {
  const fact = variablesOf(input).given('NODE_TLS_REJECT_UNAUTHORIZED');
  if (fact?.plain !== '0') return null;
  return say('certificates-unchecked', undefined, { ...aboutFact(input, fact), severity: 'warning' });
}
