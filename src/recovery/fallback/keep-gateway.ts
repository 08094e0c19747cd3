/** Gateways as they come and go: noted by name, each with its token in the vault. */

import type { Host } from '../../platform/host.ts';
import type { NewGateway } from '../../shared/commands.ts';
import { GATEWAYS } from '../../shared/messages/recovery/gateways.ts';
import type { Vault } from '../vault/vault.ts';
import { keepToken } from './fallback-key.ts';
import { type Gateway, noteGateway, readFallbackState } from './fallback-state.ts';
import { gatewayAccount, whyNotAGateway } from './gateway.ts';
import { forgetSecret } from './secret-store.ts';

/** Null, or why it was not done, as a sentence. */
export type GatewayOutcome = string | null;

/** A token must not go where the old one went, nor be missed by who needs it. */
export async function whyInUse(host: Host, name: string): Promise<GatewayOutcome> {
  const { on } = await readFallbackState(host);
  const inUse = Object.values(on).some((one) => one.name === name);
  return inUse ? GATEWAYS.inUse({ name }) : null;
}

/** Notes a gateway whose token, if it needs one, is given afterwards. */
export async function addGateway(
  host: Host,
  { baseUrl, model, name, smallModel, token }: NewGateway,
): Promise<GatewayOutcome> {
  const small = smallModel.trim() || model.trim();
  const gateway = { baseUrl: baseUrl.trim(), model: model.trim() || null, smallModel: small || null, token };
  const wrong = whyNotAGateway(name, gateway);
  if (wrong) return wrong;
  // A token that is kept under this name would go to the new address.
  if (await readGateway(host, name)) return GATEWAYS.exists({ name });
  return (await noteGateway(host, name, gateway)) ? null : cannotWrite(host);
}

/** Keeps the token of a gateway that is there. */
export async function giveToken(host: Host, vault: Vault, name: string, text: string): Promise<GatewayOutcome> {
  const gateway = await readGateway(host, name);
  if (!gateway) return missing(name);
  const kept = await keepToken(host, vault, { name, address: gateway }, text);
  return kept.ok ? null : kept.message;
}

/** Takes a gateway away, and its token for good. */
export async function removeGateway(host: Host, vault: Vault, name: string): Promise<GatewayOutcome> {
  if (!(await readGateway(host, name))) return missing(name);
  return (await whyInUse(host, name)) ?? addWithoutToken(host, vault, name, null);
}

/** Notes a gateway that wants no token (null: none at all). One that is kept under its name does not stay in the vault. */
export async function addWithoutToken(
  host: Host,
  vault: Vault,
  name: string,
  address: Gateway | null,
): Promise<GatewayOutcome> {
  const account = gatewayAccount(name);
  const { kept, unsure } = await readFallbackState(host);
  const mayHold = Object.hasOwn(kept, account) || Object.hasOwn(unsure, account);
  if (!mayHold) return (await noteGateway(host, name, address)) ? null : cannotWrite(host);
  const gone = await forgetSecret(host, vault, account, { name, address });
  return gone.ok ? null : gone.message;
}

export async function readGateway(host: Host, name: string): Promise<Gateway | null> {
  const { gateways } = await readFallbackState(host);
  return (Object.hasOwn(gateways, name) ? gateways[name] : undefined) ?? null;
}

function missing(name: string): string {
  return GATEWAYS.noSuchGateway({ name });
}

function cannotWrite(host: Host): string {
  return GATEWAYS.cannotWrite({ folder: host.dataDir });
}
