import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isRefusal, type Plan, preview } from '../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { planReset } from '../../src/recovery/reset.ts';
import { CANARY, everything, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from './temp-home.ts';

let home: TempHome;
afterEach(() => home.remove());

async function plan(machine = NO_MACHINE): Promise<Plan> {
  const made = await planReset(home.host, await home.profile(), machine);
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
}

describe('reset', () => {
  it('moves the login alone, and brings it back to the byte', async () => {
    home = await tempHome(SIGNED_IN());
    await chmod(join(home.path, '.claude/.credentials.json'), 0o640);
    const before = await everything(home.path);
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(await plan());
    expect(outcome).toMatchObject({ ok: true });
    expect(Object.keys(JSON.parse(await home.text('.claude/.credentials.json')))).toEqual(['mcpOAuth']);
    const config = JSON.parse(await home.text('.claude.json'));
    expect(config).toEqual({ numStartups: 3, projects: {}, hasCompletedOnboarding: true });
    expect((await home.profile()).credentials).toMatchObject({ login: null, otherKeys: ['mcpOAuth'] });
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
  });

  it('puts the login back into files that Claude Code has written since', async () => {
    home = await tempHome(SIGNED_IN());
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(await plan());
    await home.put('.claude/.credentials.json', '{"mcpOAuth":{"new":1}}');
    await home.put('.claude.json', '{"numStartups":4}');
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    const store = JSON.parse(await home.text('.claude/.credentials.json'));
    expect(store).toMatchObject({ mcpOAuth: { new: 1 }, claudeAiOauth: { subscriptionType: 'max' } });
    expect(JSON.parse(await home.text('.claude.json'))).toEqual({
      numStartups: 4,
      oauthAccount: { emailAddress: 'ada@example.com' },
    });
  });

  it('does not put an old login over a new one, and leaves both files alone then', async () => {
    home = await tempHome(SIGNED_IN());
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(await plan());
    await home.put('.claude/.credentials.json', '{"claudeAiOauth":{"accessToken":"new"}}');
    const before = await everything(home.path, ['pilotlight-data']);
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: false, why: 'changed' });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
    expect(await engine.undoable()).toHaveLength(1);
  });

  it('takes out a login that stands twice', async () => {
    home = await tempHome({ '.claude/.credentials.json': '{"claudeAiOauth":{"a":1},"x":1,"claudeAiOauth":{"a":2}}' });
    expect(await createRemedies(home.host).apply(await plan())).toMatchObject({ ok: true });
    expect(await home.text('.claude/.credentials.json')).toBe('{"x":1}');
  });

  const TOKEN = `sk-ant-oat01-${CANARY}`;
  it.each([
    TOKEN,
    `export CLAUDE_CODE_OAUTH_TOKEN=${TOKEN}\r\n`,
    `"${TOKEN}"`,
    `{ "accessToken": "${TOKEN}" }\n`,
    `{"claudeAiOauth":"${TOKEN}"}`,
  ])('moves a token that stands there alone away whole, and brings it back: %j', async (text) => {
    home = await tempHome({ '.claude/.credentials.json': text });
    const before = await everything(home.path);
    expect((await home.profile()).credentials.unreadable).toBe('bare-token');
    const made = await plan();
    expect(preview(made).lines).toEqual([
      'Move ~/.claude/.credentials.json away whole: a token or key alone stands in it, without what belongs around a login',
    ]);
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(made);
    expect(outcome).toMatchObject({ ok: true });
    expect(JSON.stringify([preview(made), outcome])).not.toContain(CANARY);
    expect((await home.profile()).credentials.status).toBe('absent');
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
  });

  it('moves away what a link leads to, and brings it back there', async () => {
    home = await tempHome({ 'drive/login.json': TOKEN, '.claude.json': '{}' });
    await mkdir(join(home.path, '.claude'));
    await symlink(join(home.path, 'drive/login.json'), join(home.path, '.claude/.credentials.json'));
    const before = await everything(home.path);
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(await plan());
    expect(outcome).toMatchObject({ ok: true });
    expect(await readdir(join(home.path, 'drive'))).toEqual([]);
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
  });

  it('moves a broken store away whole and brings it back', async () => {
    home = await tempHome({ '.claude/.credentials.json': '{"claudeAiOauth":{"accessTo' });
    await writeFile(join(home.path, '.claude/.credentials.json'), '{"claudeAiOauth":{"accessTo');
    const engine = createRemedies(home.host);
    const facts = await home.profile();
    const made = await planReset(
      home.host,
      { ...facts, credentials: { ...facts.credentials, unreadable: 'broken' } },
      NO_MACHINE,
    );
    if (isRefusal(made)) throw new Error(made.refused);
    expect(preview(made).lines[0]).toContain('Move ~/.claude/.credentials.json away whole');
    const outcome = await engine.apply(made);
    await expect(stat(join(home.path, '.claude/.credentials.json'))).rejects.toThrow();
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await home.text('.claude/.credentials.json')).toBe('{"claudeAiOauth":{"accessTo');
  });

  it('refuses where there is no login', async () => {
    home = await tempHome({ '.claude/.credentials.json': '{"mcpOAuth":{}}' });
    expect(await planReset(home.host, await home.profile(), NO_MACHINE)).toEqual({
      refused: 'No sign-in is stored in ~/.claude, so there is nothing to reset.',
    });
  });

  it('names running sessions, the secret in the backup and a saved key', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude.json': '{"primaryApiKey":"sk-ant-api03-CANARY7F3A-key"}' });
    const sessions = [{ pid: 4711, cwd: '/work', startedAt: null, env: [] }];
    const { warnings, lines } = preview(await plan({ ...NO_MACHINE, sessions }));
    expect(warnings.join('\n')).toContain('process 4711 in /work');
    expect(warnings.join('\n')).toContain('The backup holds the login itself');
    expect(warnings.join('\n')).toContain('the API account is billed');
    expect(lines).toEqual([
      'Remove the login (claudeAiOauth) from ~/.claude/.credentials.json; what else is in it stays (mcpOAuth)',
    ]);
  });

  it('says nothing secret in preview, receipt or journal lines', async () => {
    home = await tempHome(SIGNED_IN());
    const made = await plan();
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(made);
    expect(JSON.stringify([preview(made), made, outcome, await engine.undoable()])).not.toContain(CANARY);
    const id = outcome.ok ? outcome.receipt.id : '';
    expect(await home.text(`pilotlight-data/recovery/${id}/journal.json`)).not.toContain(CANARY);
    expect(await home.text(`pilotlight-data/recovery/${id}/before-0`)).toContain(CANARY);
  });
});
