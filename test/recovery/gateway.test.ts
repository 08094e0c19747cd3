import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseFallback } from '../../src/recovery/choose-fallback.ts';
import { planFallbackOff, planFallbackOn, readFallback } from '../../src/recovery/fallback.ts';
import type { FallbackChoice, Seen } from '../../src/recovery/fallback-choice.ts';
import { explainTest, keepKey, keepToken, whyNotAKey } from '../../src/recovery/fallback-key.ts';
import { noteGateway, readFallbackState } from '../../src/recovery/fallback-state.ts';
import { GATEWAY_PRESETS, whyNotAGateway } from '../../src/recovery/gateway.ts';
import { addWithoutToken } from '../../src/recovery/keep-gateway.ts';
import { forgetSecret } from '../../src/recovery/kept-secret.ts';
import { isRefusal, type Plan, type Refusal } from '../../src/recovery/plan.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { createVault, KEY_ACCOUNT, type Vault } from '../../src/recovery/vault.ts';
import { VAULT_SENTENCES } from '../../src/recovery/vault-trouble.ts';
import type { Host } from '../../src/sources/host/host.ts';
import { placeAt } from '../../src/sources/profiles.ts';
import { readProfile } from '../../src/sources/read-profile.ts';
import { everything, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from './temp-home.ts';

let home: TempHome;
afterEach(() => home?.remove());

const GATEWAY = { baseUrl: 'https://gateway.example/v1', model: null, smallModel: null, token: false };
const seen = async (): Promise<Seen> => ({ facts: await home.profile(), machine: NO_MACHINE });
const vault = () =>
  createVault(home.host, async () => ({ ok: true, answer: JSON.stringify({ ok: true, secret: null }) }));
const chosen = (value: FallbackChoice | Refusal): FallbackChoice => {
  if ('refused' in value) throw new Error(value.refused);
  return value;
};
const planned = (value: Plan | Refusal): Plan => {
  if (isRefusal(value)) throw new Error(value.refused);
  return value;
};

describe('a gateway', () => {
  it.each([
    ['Work', GATEWAY],
    ['key', GATEWAY],
    ['../x', GATEWAY],
    ['work', { ...GATEWAY, baseUrl: 'http://gateway.example' }],
    ['work', { ...GATEWAY, baseUrl: 'https://me:secret@gateway.example' }],
    ['work', { ...GATEWAY, baseUrl: 'https://gateway.example/?token=x' }],
    ['work', { ...GATEWAY, baseUrl: 'gateway' }],
    ['work', { ...GATEWAY, model: 'a b; rm' }],
  ])('%s %j is refused', (name, gateway) => expect(whyNotAGateway(name, gateway)).toMatch(/\.$/));

  it('comes with presets that are fine', () => {
    for (const [name, gateway] of Object.entries(GATEWAY_PRESETS)) expect(whyNotAGateway(name, gateway)).toBeNull();
  });
});

describe.each([
  ['no settings file', { '.claude/settings.json': null }],
  ['settings of their own', { '.claude/settings.json': '{\r\n\t"env": { "FOO": "1" },\r\n\t"model": "opus"\r\n}' }],
  ['settings without env', { '.claude/settings.json': '{"model":"opus"}\n' }],
])('on and off again, with %s', (_name, files) => {
  it.each(['work', 'bedrock', 'vertex'])('%s leaves every byte as it was', async (name) => {
    const text = files['.claude/settings.json'];
    const { '.claude/settings.json': _own, ...others } = SIGNED_IN();
    const aws = {
      '.aws/config': '[profile work]\nregion = x\n',
      '.config/gcloud/application_default_credentials.json': '{}',
    };
    home = await tempHome({ ...others, ...aws, ...(text === null ? {} : { '.claude/settings.json': text }) });
    await noteGateway(home.host, 'work', GATEWAY);
    const before = await everything(home.path, ['pilotlight-data']);
    const options = { region: 'eu-central-1', awsProfile: 'work', project: 'p-1' };
    const choice = chosen(await chooseFallback(home.host, name, null, options));
    const engine = createRemedies(home.host);
    expect(await engine.apply(planned(await planFallbackOn(home.host, await seen(), choice, vault())))).toMatchObject({
      ok: true,
    });
    expect(await readFallback(home.host, await seen(), choice)).toMatchObject({
      state: 'on',
      since: expect.any(Number),
    });
    expect(await planFallbackOn(home.host, await seen(), choice, vault())).toMatchObject({
      refused: expect.stringContaining('on already'),
    });
    expect(await engine.apply(planned(await planFallbackOff(home.host, await seen())))).toMatchObject({ ok: true });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
    expect(await planFallbackOff(home.host, await seen())).toMatchObject({
      refused: expect.stringContaining('nothing to switch off'),
    });
  });
});

it('what somebody changed since is left as it is when the fallback goes off', async () => {
  home = await tempHome(SIGNED_IN());
  await noteGateway(home.host, 'work', { ...GATEWAY, model: 'their-model' });
  const choice = chosen(await chooseFallback(home.host, 'work', null));
  const engine = createRemedies(home.host);
  await engine.apply(planned(await planFallbackOn(home.host, await seen(), choice, vault())));
  const settings = await home.text('.claude/settings.json');
  await home.put(
    '.claude/settings.json',
    settings.replace('"ANTHROPIC_MODEL": "their-model"', '"ANTHROPIC_MODEL": "my-own"'),
  );
  const plan = planned(await planFallbackOff(home.host, await seen()));
  expect(plan.warnings).toEqual(['Changed since by somebody else, and left as it is: env.ANTHROPIC_MODEL.']);
  expect(await engine.apply(plan)).toMatchObject({ ok: true });
  expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({
    model: 'opus',
    env: { ANTHROPIC_MODEL: 'my-own' },
  });
});

it('says that no key is kept, or that no program could give it', async () => {
  home = await tempHome(SIGNED_IN());
  expect(await readFallback(home.host, await seen(), null)).toMatchObject({ state: 'no-key' });
  const held = createVault({ ...home.host, platform: 'linux' }, async () => ({
    ok: true,
    answer: JSON.stringify({ ok: true, secret: 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789' }),
  }));
  await keepKey(home.host, held, 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789');
  expect(await readFallback(home.host, await seen(), null)).toMatchObject({
    state: 'blocked',
    detail: expect.stringContaining('no program here'),
  });
});

describe('what stands in the way of a fallback', () => {
  it.each([
    ['bedrock', {}, /region is needed/],
    ['bedrock', { region: 'eu-central-1' }, /no profile "default"/],
    ['bedrock', { region: 'eu central' }, /single plain words/],
    ['mantle', { region: 'x', awsProfile: 'nope' }, /no profile "nope"/],
    ['vertex', {}, /project is needed/],
    ['vertex', { project: 'p' }, /gcloud auth application-default login/],
    ['nothing', {}, /no fallback "nothing"/],
    ['__proto__', {}, /no fallback "__proto__"/],
  ])('%s %j', async (name, options, says) => {
    home = await tempHome(SIGNED_IN());
    expect(await chooseFallback(home.host, name, null, options)).toMatchObject({
      refused: expect.stringMatching(says),
    });
  });

  it.each([
    ['{"env":{"ANTHROPIC_BASE_URL":"https://other.example"}}', /sets ANTHROPIC_BASE_URL already/],
    ['{"model":"opus",}', /not valid JSON/],
    ['{"env":{"CLAUDE_CODE_USE_VERTEX":"1"}}', /Vertex AI is switched on/],
  ])('settings %s', async (text, says) => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': text });
    await noteGateway(home.host, 'work', GATEWAY);
    const choice = chosen(await chooseFallback(home.host, 'work', null));
    expect(await planFallbackOn(home.host, await seen(), choice, vault())).toMatchObject({
      refused: expect.stringMatching(says),
    });
    expect(await home.text('.claude/settings.json')).toBe(text);
  });

  it('another gateway on the same computer is told apart by its port', async () => {
    const project = '{"env":{"ANTHROPIC_BASE_URL":"http://127.0.0.1:4001/v1"}}';
    home = await tempHome({ ...SIGNED_IN(), 'proj/.claude/settings.json': project });
    await noteGateway(home.host, 'one', { ...GATEWAY, baseUrl: 'http://127.0.0.1:4001/v1' });
    await noteGateway(home.host, 'two', { ...GATEWAY, baseUrl: 'http://127.0.0.1:4002/v1' });
    const place = placeAt(home.host, join(home.path, '.claude'));
    const query = { keychainAgreed: true, projectDir: join(home.path, 'proj') };
    const here = { facts: await readProfile(home.host, place, query), machine: NO_MACHINE };
    const [one, two] = [
      chosen(await chooseFallback(home.host, 'one', null)),
      chosen(await chooseFallback(home.host, 'two', null)),
    ];
    expect([one.pays, two.pays]).toEqual(
      [4001, 4002].map((port) => `Requests go to 127.0.0.1:${port}; your plan is not used.`),
    );
    expect(await planFallbackOn(home.host, here, one, vault())).toMatchObject({ remedy: 'gateway-on' });
    expect(await planFallbackOn(home.host, here, two, vault())).toMatchObject({
      refused: expect.stringContaining('to 127.0.0.1:4001, so the gateway "two" would go there'),
    });
  });

  it('the usual port is not shown', async () => {
    home = await tempHome(SIGNED_IN());
    await noteGateway(home.host, 'work', { ...GATEWAY, baseUrl: 'https://gateway.example:443/v1' });
    const choice = chosen(await chooseFallback(home.host, 'work', null));
    expect(choice.pays).toContain('go to gateway.example;');
    expect(await planFallbackOn(home.host, await seen(), choice, vault())).toMatchObject({ remedy: 'gateway-on' });
  });

  it('a token is not left behind when the gateway wants none any more', async () => {
    home = await tempHome(SIGNED_IN());
    const asked: string[] = [];
    const holding = createVault({ ...home.host, platform: 'linux' }, async (question) => {
      const { do: what } = JSON.parse(question);
      asked.push(what);
      return { ok: true, answer: JSON.stringify({ ok: true, secret: 'gateway-token', found: true }) };
    });
    const withToken = { ...GATEWAY, token: true };
    expect(await keepToken(home.host, holding, { name: 'work', address: withToken }, 'gateway-token')).toMatchObject({
      ok: true,
    });
    asked.length = 0;
    expect(await addWithoutToken(home.host, holding, 'work', GATEWAY)).toBeNull();
    expect(asked).toEqual(['delete']);
    expect(await readFallbackState(home.host)).toMatchObject({ kept: {}, unsure: {}, gateways: { work: GATEWAY } });
  });

  it('a helper of the person is never replaced', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"apiKeyHelper":"/opt/own.sh"}' });
    const choice = chosen(await chooseFallback(home.host, 'key', ['/usr/bin/node', '/opt/pilotlight.cjs']));
    const kept = createVault(home.host, async () => ({ ok: true, answer: JSON.stringify({ ok: true, secret: 'x' }) }));
    expect(await planFallbackOn(home.host, await seen(), choice, kept)).toMatchObject({
      refused: expect.stringContaining('of its own'),
    });
  });
});

describe('notes of which not all is known', () => {
  const KEY = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';
  const OWN = ['/usr/bin/node', '/opt/pilotlight.cjs'];
  const holding = (reply: object) =>
    createVault({ ...home.host, platform: 'linux' }, async () => ({ ok: true, answer: JSON.stringify(reply) }));
  const notes = async (): Promise<unknown> => JSON.parse(await home.text('pilotlight-data/fallback.json'));

  it('a key that could not be stored leaves no trace', async () => {
    home = await tempHome(SIGNED_IN());
    await noteGateway(home.host, 'other', GATEWAY);
    const before = await notes();
    expect(await keepKey(home.host, holding({ ok: false, why: 'locked' }), KEY)).toMatchObject({
      ok: false,
      message: VAULT_SENTENCES.locked,
    });
    expect(await notes()).toEqual(before);
  });

  it.each([
    ['fallback key', keepKey, /Storing the key was interrupted/],
    [
      'fallback forget',
      (host: Host, vault: Vault) => forgetSecret(host, vault, KEY_ACCOUNT),
      /may still be in the vault/,
    ],
  ])(
    'a vault that does not answer to "%s" leaves it open, and says so until it is settled',
    async (_how, act, says) => {
      home = await tempHome(SIGNED_IN());
      const choice = chosen(await chooseFallback(home.host, 'key', OWN));
      expect(await act(home.host, holding({ ok: false, why: 'timeout' }), KEY)).toMatchObject({ ok: false });
      expect(await readFallback(home.host, await seen(), choice)).toMatchObject({
        state: 'no-key',
        tail: null,
        detail: expect.stringMatching(says),
      });
      const held = holding({ ok: true, secret: KEY, found: true });
      expect(await planFallbackOn(home.host, await seen(), choice, held)).toEqual({
        refused: expect.stringMatching(says),
      });
      expect(await keepKey(home.host, held, KEY)).toEqual({ ok: true, tail: '6789' });
      expect(await planFallbackOn(home.host, await seen(), choice, held)).toMatchObject({ remedy: 'fallback-on' });
      expect(JSON.stringify(await notes())).not.toContain('CANARY');
    },
  );

  it('damaged ones are said, kept beside, and do not stand in the way', async () => {
    home = await tempHome({ ...SIGNED_IN(), 'pilotlight-data/fallback.json': '{"version":1,' });
    const choice = chosen(await chooseFallback(home.host, 'key', OWN));
    expect(await readFallback(home.host, await seen(), choice)).toMatchObject({
      state: 'no-key',
      detail: expect.stringContaining('damaged'),
    });
    const held = holding({ ok: true, secret: KEY });
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(planned(await planFallbackOn(home.host, await seen(), choice, held)));
    expect(outcome).toMatchObject({ ok: true });
    expect(await readFallback(home.host, await seen(), choice)).toMatchObject({ state: 'on' });
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await home.text('pilotlight-data/fallback.json')).toBe('{"version":1,');
    expect(await keepKey(home.host, held, KEY)).toMatchObject({ ok: true });
    expect(await home.text('pilotlight-data/fallback.json.damaged')).toBe('{"version":1,');
    expect(await notes()).toMatchObject({ kept: { 'anthropic-api-key': { tail: '6789' } }, unsure: {} });
  });

  it('of two Pilotlights at once none forgets what the other notes', async () => {
    home = await tempHome(SIGNED_IN());
    const names = ['one', 'two', 'three', 'four'];
    await Promise.all(names.map((name) => noteGateway(home.host, name, GATEWAY)));
    expect(await notes()).toMatchObject({ gateways: Object.fromEntries(names.map((name) => [name, GATEWAY])) });
  });
});

describe('the form of a key', () => {
  it.each([
    '',
    ' ',
    'hello',
    'sk-ant-oat01-abcdefghijklmnopqrstuvwxyzabcdefghijklm',
    'sk-ant-admin01-abcdefghijklmnopqrstuvwxyzabcdef',
    'sk-ant-api03-short',
    'sk-ant-api03-abcdefghijklmnop qrstuvwxyzabcdefghijklm',
  ])('%j is no key, and is not repeated', (text) => {
    const says = whyNotAKey(text) ?? '';
    expect(says).toMatch(/\.$/);
    if (text.length > 10) expect(says).not.toContain(text.trim());
  });

  it.each([
    [200, true],
    [401, false],
    [403, false],
    [429, null],
    [529, null],
    [302, null],
  ])('an answer %s means %s', (status, works) => {
    const test = explainTest({ ok: true, status, headers: {}, body: '', url: '' });
    expect(test.works).toBe(works);
    expect(test.message).toMatch(/\.$/);
  });
});
