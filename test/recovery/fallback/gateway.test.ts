import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseFallback } from '../../../src/recovery/fallback/choose-fallback.ts';
import { planFallbackOff, planFallbackOn, readFallback } from '../../../src/recovery/fallback/fallback.ts';
import { keepKey } from '../../../src/recovery/fallback/fallback-key.ts';
import { noteGateway } from '../../../src/recovery/fallback/fallback-state.ts';
import { GATEWAY_PRESETS, whyNotAGateway } from '../../../src/recovery/fallback/gateway.ts';
import { addGateway, readGateway, removeGateway } from '../../../src/recovery/fallback/keep-gateway.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { placeAt } from '../../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../../src/sources/profiles/read-profile.ts';
import { everything, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';
import { chosen, FAKE_KEY, OWN_PROGRAM, planned, seenIn, vaultThatSays } from './fallback-scene.ts';

let home: TempHome;
afterEach(() => home?.remove());

const GATEWAY = { baseUrl: 'https://gateway.example/v1', model: null, smallModel: null, token: false };
const seen = () => seenIn(home);
const vault = () => vaultThatSays(home.host, { ok: true, secret: null });

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

describe('the name of a gateway', () => {
  const NEW = { baseUrl: 'https://gateway.example/v1', model: 'm', smallModel: '', token: false };

  it.each([
    '',
    ' ',
    '-x',
    '--json',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'a.json',
    'a b',
    'a\n',
    '\u001b[2J',
    'a\u0000',
    'a\u202eb',
    '\u200ba',
    'ä',
    'А',
    '🙂',
    'a'.repeat(32),
    'a'.repeat(100_000),
    '__proto__',
    'toString',
    'hasOwnProperty',
    '$(id)',
    'a;b',
    '"a"',
    'key',
    'bedrock',
    'vertex',
    'mantle',
    'constructor',
    'prototype',
  ])('%j is refused, and nothing is written', async (name) => {
    home = await tempHome(SIGNED_IN());
    expect(await addGateway(home.host, { ...NEW, name })).toMatch(
      /^[^\p{Cc}\p{Cf}]{1,120}\.( Choose a different one\.)?$/u,
    );
    expect(await everything(home.path).then(Object.keys)).not.toContain('pilotlight-data/fallback.json');
  });

  it.each(['valueof', 'then', '0', '00', 'a'.repeat(31)])('%j is one like any other', async (name) => {
    home = await tempHome(SIGNED_IN());
    expect(await readGateway(home.host, name)).toBeNull();
    expect(await chooseFallback(home.host, name, null)).toHaveProperty('refused');
    expect(await removeGateway(home.host, vault(), name)).toContain('There is no gateway');
    expect(await addGateway(home.host, { ...NEW, name })).toBeNull();
    expect(await addGateway(home.host, { ...NEW, name })).toContain('already');
    const before = await everything(home.path, ['pilotlight-data']);
    const choice = chosen(await chooseFallback(home.host, name, null));
    expect(choice).toMatchObject({ name, host: 'gateway.example', env: { ANTHROPIC_BASE_URL: NEW.baseUrl } });
    const engine = createRemedies(home.host);
    const on = planned(await planFallbackOn(home.host, await seen(), choice, vault()));
    expect(await engine.apply(on)).toMatchObject({ ok: true });
    expect(await removeGateway(home.host, vault(), name)).toContain('is on');
    expect(await readFallback(home.host, await seen(), choice)).toMatchObject({ state: 'on' });
    for (const { id } of await engine.undoable()) expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
    expect(await removeGateway(home.host, vault(), name)).toBeNull();
    expect(await readGateway(home.host, name)).toBeNull();
  });

  it('that somebody wrote into the notes is not taken for one', async () => {
    home = await tempHome(SIGNED_IN());
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(await readGateway(home.host, name)).toBeNull();
    }
    await home.put(
      'pilotlight-data/fallback.json',
      '{"version":1,"gateways":{"__proto__":{"baseUrl":"https://evil.example"}}}',
    );
    expect(await readGateway(home.host, 'baseUrl')).toBeNull();
    expect(({} as Record<string, unknown>).baseUrl).toBeUndefined();
    expect(await chooseFallback(home.host, '__proto__', null)).toHaveProperty('refused');
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
  expect(plan.warnings).toEqual(['Changed since, and left as it is: env.ANTHROPIC_MODEL.']);
  expect(await engine.apply(plan)).toMatchObject({ ok: true });
  expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({
    model: 'opus',
    env: { ANTHROPIC_MODEL: 'my-own' },
  });
});

it('says that no key is kept, or that no program could give it', async () => {
  home = await tempHome(SIGNED_IN());
  expect(await readFallback(home.host, await seen(), null)).toMatchObject({ state: 'no-key' });
  await keepKey(home.host, vaultThatSays(home.host, { ok: true, secret: FAKE_KEY }), FAKE_KEY);
  expect(await readFallback(home.host, await seen(), null)).toMatchObject({
    state: 'blocked',
    detail: expect.stringContaining('no program here'),
  });
});

describe('what stands in the way of a fallback', () => {
  it.each([
    ['bedrock', {}, /region is needed/],
    ['bedrock', { region: 'eu-central-1' }, /no profile “default”/],
    ['bedrock', { region: 'eu central' }, /single words without spaces/],
    ['mantle', { region: 'x', awsProfile: 'nope' }, /no profile “nope”/],
    ['vertex', {}, /project is needed/],
    ['vertex', { project: 'p' }, /gcloud auth application-default login/],
    ['nothing', {}, /no fallback “nothing”/],
    ['__proto__', {}, /no fallback “__proto__”/],
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
      refused: expect.stringContaining('to 127.0.0.1:4001, so the gateway “two” would go there'),
    });
  });

  it('the usual port is not shown', async () => {
    home = await tempHome(SIGNED_IN());
    await noteGateway(home.host, 'work', { ...GATEWAY, baseUrl: 'https://gateway.example:443/v1' });
    const choice = chosen(await chooseFallback(home.host, 'work', null));
    expect(choice.pays).toContain('go to gateway.example;');
    expect(await planFallbackOn(home.host, await seen(), choice, vault())).toMatchObject({ remedy: 'gateway-on' });
  });

  it('a helper of the person is never replaced', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"apiKeyHelper":"/opt/own.sh"}' });
    const choice = chosen(await chooseFallback(home.host, 'key', OWN_PROGRAM));
    const kept = vaultThatSays(home.host, { ok: true, secret: 'x' });
    expect(await planFallbackOn(home.host, await seen(), choice, kept)).toMatchObject({
      refused: expect.stringContaining('of its own'),
    });
  });
});
