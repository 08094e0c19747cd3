/** `pilotlight fallback add`, `remove` and `list`: gateways that stand in for the plan. */
import { keepToken } from '../../recovery/fallback/fallback-key.ts';
import { readFallbackState } from '../../recovery/fallback/fallback-state.ts';
import { GATEWAY_PRESETS, whyNotAGateway } from '../../recovery/fallback/gateway.ts';
import {
  addWithoutToken,
  readGateway,
  removeGateway as takeAway,
  whyInUse,
} from '../../recovery/fallback/keep-gateway.ts';
import { GATEWAY_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import type { RunContext } from '../run.ts';
import { askSecret } from './ask-secret.ts';
import { NOT_DONE, say } from './carry-out.ts';
import { openVault } from './open-vault.ts';

/** `fallback add NAME --url …`; where a token is needed it is asked for and goes into the vault. */
export async function addGateway(context: RunContext): Promise<number> {
  const { host, options, words } = context;
  const name = words[1] ?? '';
  const wanted = text(options.preset) ?? name;
  const preset = Object.hasOwn(GATEWAY_PRESETS, wanted) ? GATEWAY_PRESETS[wanted] : undefined;
  if (options.preset !== undefined && !preset) {
    return refuse(context, GATEWAY_COMMAND.noPreset({ name: wanted, names: Object.keys(GATEWAY_PRESETS).join(', ') }));
  }
  // One that is there already is as it was, save what is said of it now: perhaps only its token is to be given.
  const usual = (options.preset === undefined ? await readGateway(host, name) : null) ?? preset;
  const gateway = {
    baseUrl: text(options.url) ?? usual?.baseUrl ?? '',
    model: text(options.model) ?? usual?.model ?? null,
    smallModel: text(options['small-model']) ?? text(options.model) ?? usual?.smallModel ?? null,
    token: options['no-token'] === true ? false : (usual?.token ?? true),
  };
  const wrong = whyNotAGateway(name, gateway) ?? (await whyInUse(host, name));
  if (wrong) return refuse(context, wrong);
  if (gateway.token) {
    const token = await askSecret(context, GATEWAY_COMMAND.pasteToken({ name: new URL(gateway.baseUrl).host }));
    if (token === null) return refuse(context, PROMPTS.nothingStored);
    const kept = await keepToken(host, openVault(host), { name, address: gateway }, token);
    if (!kept.ok) return refuse(context, kept.message);
  } else {
    const trouble = await addWithoutToken(host, openVault(host), name, gateway);
    if (trouble) return refuse(context, trouble);
  }
  return say(
    context,
    { done: true, name, gateway },
    [GATEWAY_COMMAND.ready({ name }), GATEWAY_COMMAND.nextOn({ name })],
    0,
  );
}

export async function removeGateway(context: RunContext): Promise<number> {
  const { host, words } = context;
  const name = words[1] ?? '';
  const trouble = await takeAway(host, openVault(host), name);
  if (trouble) return refuse(context, trouble);
  return say(context, { done: true }, [GATEWAY_COMMAND.removed({ name })], 0);
}

export async function listGateways(context: RunContext): Promise<number> {
  const { gateways } = await readFallbackState(context.host);
  const lines = Object.entries(gateways).map(
    ([name, { baseUrl, model }]) => `${name}  ${baseUrl}${model ? `  ${model}` : ''}`,
  );
  const presets = Object.keys(GATEWAY_PRESETS).filter((name) => !Object.hasOwn(gateways, name));
  return say(context, { gateways, presets }, [...lines, GATEWAY_COMMAND.presets({ names: presets.join(', ') })], 0);
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function refuse(context: RunContext, message: string): number {
  return say(context, { done: false, message }, [message], NOT_DONE);
}
