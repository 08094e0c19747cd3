import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Monitor } from '../../../src/monitor/monitor.ts';
import { keepKey } from '../../../src/recovery/fallback/fallback-key.ts';
import type { RemedyPreview } from '../../../src/shared/commands.ts';
import { linkAddress } from '../../../src/shared/links.ts';
import type { RemedyRun } from '../../../src/shared/snapshot.ts';
import { bringPrograms } from '../../fakes/few-programs.ts';
import { CANARY, everything, type TempHome } from '../../recovery/temp-home.ts';
import { memoryVault } from '../../recovery/vault/memory-vault.ts';
import { createWorld, MINUTE, SECOND, type World } from '../../simulation/world.ts';
import { type LiveMonitor, startLiveMonitor } from '../live-monitor.ts';

describe('remedies on real files', () => {
  let live: LiveMonitor;
  let home: TempHome;
  beforeEach(async () => {
    live = await startLiveMonitor();
    home = live.home;
  });
  afterEach(() => live.close());

  const configuration = () => everything(home.path, ['pilotlight-data']);
  const plan = async (): Promise<RemedyPreview> => {
    const planned = await live.monitor.run({ name: 'plan-remedy', payload: { remedy: 'reset', profile: 'default' } });
    if (!planned.ok) throw new Error(planned.message);
    return planned.value as RemedyPreview;
  };
  const apply = async (): Promise<RemedyRun> => {
    const { id } = await plan();
    expect(await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } })).toEqual({ ok: true, value: null });
    return await finished(live.monitor, id);
  };

  it('offers what it can plan, and only that', () => {
    const { commands, plannable } = live.monitor.snapshot();
    expect(commands).toEqual(expect.arrayContaining(['plan-remedy', 'apply-remedy', 'undo-remedy', 'cancel-remedy']));
    expect(plannable).toContain('reset');
    expect(commands).not.toContain('fallback-key-from-clipboard');
  });

  it('shows what would change, without a value, and changes nothing', async () => {
    const before = await configuration();
    const preview = await plan();
    expect(preview).toMatchObject({ remedy: 'reset', profile: 'default', title: 'Reset credentials' });
    expect(preview.lines.join('\n')).toMatch(/claudeAiOauth[\s\S]*oauthAccount/);
    expect(JSON.stringify(preview)).not.toContain(CANARY);
    expect(await configuration()).toEqual(before);
  });

  it('ends no sooner than an undo that is under way', async () => {
    const { id } = await apply();
    let over = false;
    const undoing = live.monitor.run({ name: 'undo-remedy', payload: { id } }).then((outcome) => {
      over = true;
      return outcome;
    });
    await live.monitor.stop();
    expect(over).toBe(true);
    expect(await undoing).toEqual({ ok: true, value: null });
  });

  it('carries it out, reads anew, tells the history, and takes it back byte for byte', async () => {
    const before = await configuration();
    const run = await apply();
    expect(run).toMatchObject({ phase: 'done', undoable: true, title: 'Reset credentials', link: null });
    expect(await home.text('.claude/.credentials.json')).not.toContain('claudeAiOauth');
    expect(await home.text('.claude/.credentials.json')).toContain('mcpOAuth');
    await until(() => live.monitor.snapshot().history.some(({ kind }) => kind === 'action'));
    expect(live.monitor.snapshot().history.find(({ kind }) => kind === 'action')).toMatchObject({
      profile: 'default',
      text: 'Reset credentials: done.',
    });
    expect(JSON.stringify(live.monitor.snapshot())).not.toContain(CANARY);

    expect(await live.monitor.run({ name: 'undo-remedy', payload: { id: run.id } })).toEqual({ ok: true, value: null });
    expect(await configuration()).toEqual(before);
    await until(() => live.monitor.snapshot().remedies.length === 0);
    expect(live.monitor.snapshot().history.find(({ kind }) => kind === 'action')?.text).toBe(
      'Reset credentials: undone.',
    );
    expect(await live.monitor.run({ name: 'undo-remedy', payload: { id: run.id } })).toMatchObject({
      ok: false,
      code: 'failed',
    });
    expect(live.problems).toEqual([]);
  });

  it('does nothing that was not shown: a plan counts once, and only as it was made', async () => {
    const { id } = await plan();
    expect(await live.monitor.run({ name: 'apply-remedy', payload: { plan: `${id}0` } })).toMatchObject({
      ok: false,
      code: 'failed',
    });
    await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } });
    expect(await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } })).toMatchObject({ ok: false });
  });

  it('does it all the same when what was shown still says it all', async () => {
    const { id } = await plan();
    const other = '{"claudeAiOauth":{"accessToken":"sk-ant-oat01-another"},"mcpOAuth":{"docs|1":{}}}';
    await home.put('.claude/.credentials.json', other);
    expect(await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } })).toEqual({ ok: true, value: null });
    expect(await home.text('.claude/.credentials.json')).toBe('{"mcpOAuth":{"docs|1":{}}}');
    await until(() => live.monitor.snapshot().remedies[0]?.phase === 'done');
    const [run] = live.monitor.snapshot().remedies;
    expect(run).toMatchObject({ phase: 'done', undoable: true });
    expect(await live.monitor.run({ name: 'undo-remedy', payload: { id: String(run?.id) } })).toEqual({
      ok: true,
      value: null,
    });
    expect(await home.text('.claude/.credentials.json')).toBe(other);
  });

  it('shows anew what would be done when that is something else by now, and asks again', async () => {
    await home.put('.claude/settings.json', '{\n  "model": "opus",\n}\n');
    const planned = await live.monitor.run({ name: 'plan-remedy', payload: { remedy: 'repair', profile: 'default' } });
    if (!planned.ok) throw new Error(planned.message);
    const { id, lines } = planned.value as RemedyPreview;
    await home.put('.claude/settings.json', '{\n  // mine\n  "model": "opus",\n}\n');
    const before = await configuration();
    const answer = await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } });
    if (!answer.ok) throw new Error(answer.message);
    const anew = answer.value as RemedyPreview;
    expect(anew.remedy).toBe('repair');
    // A Claude Code that runs on this machine adds a warning of its own.
    expect(anew.warnings[0]).toContain('Something changed meanwhile');
    expect(anew.lines).not.toEqual(lines);
    expect(await configuration()).toEqual(before);
    await until(() => live.monitor.snapshot().remedies.length === 0);

    expect(await live.monitor.run({ name: 'apply-remedy', payload: { plan: anew.id } })).toEqual({
      ok: true,
      value: null,
    });
    expect(await finished(live.monitor, anew.id)).toMatchObject({ phase: 'done', undoable: true });
    expect(await home.text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n');
  });

  it('says why, and forgets it when told to, when there is nothing left to do', async () => {
    const { id } = await plan();
    await home.put('.claude/.credentials.json', '{}');
    await home.put('.claude.json', '{}');
    expect(await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } })).toEqual({ ok: true, value: null });
    const run = await finished(live.monitor, id);
    expect(run).toMatchObject({ phase: 'failed', undoable: false });
    expect(run.lines.join(' ')).toContain('nothing to reset');
    expect(await live.monitor.run({ name: 'cancel-remedy', payload: { run: id } })).toEqual({ ok: true, value: null });
    await until(() => live.monitor.snapshot().remedies.length === 0);
  });

  it('says why there is nothing to do', async () => {
    await home.put('.claude/.credentials.json', '{}');
    await home.put('.claude.json', '{}');
    const planned = await live.monitor.run({ name: 'plan-remedy', payload: { remedy: 'reset', profile: 'default' } });
    expect(planned).toMatchObject({ ok: false, message: expect.stringContaining('nothing to reset') });
    const nobody = await live.monitor.run({ name: 'plan-remedy', payload: { remedy: 'reset', profile: 'nobody' } });
    expect(nobody).toMatchObject({ ok: false, message: 'This profile is no longer there.' });
  });

  it('repairs what a finding names', async () => {
    await home.put('.claude/settings.json', '{\n  "model": "opus",\n}\n');
    const planned = await live.monitor.run({ name: 'plan-remedy', payload: { remedy: 'repair', profile: 'default' } });
    if (!planned.ok) throw new Error(planned.message);
    const { id } = planned.value as RemedyPreview;
    await live.monitor.run({ name: 'apply-remedy', payload: { plan: id } });
    expect(await finished(live.monitor, id)).toMatchObject({ phase: 'done', undoable: true });
    expect(await home.text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n');
  });

  it('still knows after a restart what can be taken back', async () => {
    const before = await configuration();
    const { id } = await apply();
    await live.restart();
    await until(() => live.monitor.snapshot().remedies.some((run) => run.id === id && run.undoable));
    expect(await live.monitor.run({ name: 'undo-remedy', payload: { id } })).toEqual({ ok: true, value: null });
    expect(await configuration()).toEqual(before);
  });

  it('backs the configuration up before it changes anything, without keys', async () => {
    await apply();
    expect(await home.text('.claude.json')).not.toContain('oauthAccount');
    const backups = JSON.stringify(await everything(`${home.path}/pilotlight-data/backups`));
    expect(backups).toContain('oauthAccount');
    expect(backups).not.toContain(CANARY);
  });
});

/** Plays `claude auth login`: prints its link, waits for the code, saves a login. */
const CLAUDE = `#!/bin/sh
case "$1" in
  auth)
    echo "If the browser didn't open, visit: https://claude.ai/oauth/authorize?code=true&state=s1"
    printf 'Paste code here if prompted > '
    read -r code
    case "$code" in
      good#s1) umask 077; mkdir -p "$HOME/.claude"; printf '%s' '{"claudeAiOauth":{"accessToken":"sk-ant-oat01-${CANARY}-new","refreshToken":"sk-ant-ort01-${CANARY}-new","expiresAt":4102444800000,"scopes":["user:inference","user:profile"],"subscriptionType":"max"}}' > "$HOME/.claude/.credentials.json" ;;
      *) echo 'Login failed: Request failed with status code 400' >&2; exit 1 ;;
    esac ;;
  *) echo '2.1.329 (Claude Code)' ;;
esac
`;

describe.skipIf(process.platform === 'win32')('signing in from the window', () => {
  let live: LiveMonitor;
  beforeEach(async () => {
    await start();
  });
  afterEach(() => live.close());

  async function start(page?: string): Promise<void> {
    const env = (home: string) => ({ PATH: bringPrograms(join(home, 'few'), ['mkdir']) });
    const options = { files: { '.claude.json': '{}' }, env };
    live = await startLiveMonitor(page ? { ...options, page } : options);
    await live.home.put('.local/bin/claude', CLAUDE);
    await chmod(`${live.home.path}/.local/bin/claude`, 0o755);
  }
  const begin = async (): Promise<RemedyRun> => {
    const wish = { profile: 'default', way: 'claudeai' } as const;
    expect(await live.monitor.run({ name: 'start-sign-in', payload: wish })).toEqual({ ok: true, value: null });
    await until(() => live.monitor.snapshot().remedies[0]?.phase === 'waiting-for-user');
    return live.monitor.snapshot().remedies[0] as RemedyRun;
  };

  it('makes a profile, calls it as the person does, and forgets it with an undo', async () => {
    const names = () => live.monitor.snapshot().profiles.map(({ name }) => name);
    const newProfile = { name: 'Work', alias: false };
    const payload = { remedy: 'new-profile', profile: 'default', newProfile } as const;
    const planned = await live.monitor.run({ name: 'plan-remedy', payload });
    if (!planned.ok) throw new Error(planned.message);
    expect(names()).toEqual(['~/.claude']);
    await live.monitor.run({ name: 'apply-remedy', payload: { plan: planned.value.id } });
    await until(() => names().includes('Work'));
    expect(live.monitor.snapshot().settings.profileEntries.map(({ name }) => name)).toEqual([null, 'Work']);
    await live.monitor.run({ name: 'undo-remedy', payload: { id: planned.value.id } });
    await until(() => names().length === 1);
  });

  it('opens Claude Code only where there is a screen, and never for a profile that is gone', async () => {
    const open = (profile: string) => live.monitor.run({ name: 'open-claude', payload: { profile } });
    expect(live.monitor.snapshot().commands).not.toContain('open-claude');
    await live.close();
    live = await startLiveMonitor({ env: { PATH: '/nonexistent', DISPLAY: ':9' } });
    expect(live.monitor.snapshot().commands).toContain('open-claude');
    expect(await open('default')).toMatchObject({ ok: false, message: expect.stringContaining('not installed') });
    expect(await open('gone')).toMatchObject({ ok: false, message: 'This profile is no longer there.' });
  });

  it('shows the link, takes the code, and says when the login is really there', async () => {
    const run = await begin();
    expect(run.link).toBe('https://claude.ai/oauth/authorize?code=true&state=s1');
    expect(linkAddress('sign-in', undefined, live.monitor.snapshot())).toBe(run.link);
    const diagnostics = await live.monitor.run({ name: 'diagnostics', payload: {} });
    expect(diagnostics).toMatchObject({ ok: true, value: expect.any(String) });
    expect(JSON.stringify(diagnostics)).not.toContain('state=s1');
    expect(
      await live.monitor.run({ name: 'start-sign-in', payload: { profile: 'default', way: 'sso' } }),
    ).toMatchObject({ ok: false });

    const half = await live.monitor.run({ name: 'answer-sign-in', payload: { run: run.id, code: 'good' } });
    expect(half).toMatchObject({ ok: false, message: expect.stringContaining('#') });
    expect(await live.monitor.run({ name: 'answer-sign-in', payload: { run: run.id, code: 'good#s1' } })).toEqual({
      ok: true,
      value: null,
    });
    expect(await finished(live.monitor, run.id)).toMatchObject({
      phase: 'done',
      lines: ['Signed in: the new login is saved.'],
      link: null,
      undoable: false,
    });
    await until(() => live.monitor.snapshot().profiles[0]?.signIn.state === 'OK');
    expect(live.monitor.snapshot().history.some(({ text }) => text.includes('the new login is saved'))).toBe(true);
    expect(JSON.stringify(live.monitor.snapshot())).not.toMatch(new RegExp(`${CANARY}|good#s1`));
  });

  it('explains what failed, and forgets it when told to', async () => {
    const { id } = await begin();
    await live.monitor.run({ name: 'answer-sign-in', payload: { run: id, code: 'bad#s1' } });
    const run = await finished(live.monitor, id);
    expect(run).toMatchObject({ phase: 'failed', link: null });
    expect(run.lines.join(' ')).toContain('did not accept the code');
    expect(await live.monitor.run({ name: 'answer-sign-in', payload: { run: id, code: 'bad#s1' } })).toMatchObject({
      ok: false,
    });
    await live.monitor.run({ name: 'cancel-remedy', payload: { run: id } });
    await until(() => live.monitor.snapshot().remedies.length === 0);
  });

  it('is not begun while sign-in is down at Anthropic', async () => {
    await live.close();
    await start('2026-04-15T16-57-22Z');
    await until(() => live.monitor.snapshot().service.page === 'AUTH');
    const answer = await live.monitor.run({ name: 'start-sign-in', payload: { profile: 'default', way: 'claudeai' } });
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(/Anthropic.*when it works again/) });
    expect(live.monitor.snapshot().remedies).toEqual([]);
  });

  it('can be stopped, and leaves nothing running', async () => {
    const { id } = await begin();
    expect(await live.monitor.run({ name: 'cancel-remedy', payload: { run: id } })).toEqual({ ok: true, value: null });
    await until(() => live.monitor.snapshot().remedies.length === 0);
    await begin();
  });
});

describe('the fallback switch', () => {
  const KEY = `sk-ant-api03-${CANARY}${'k'.repeat(83)}-wxyzAA`;
  /** The real keyrings are tried in test/keyring; here only what is done with them. */
  it('goes on and off by one key of the settings, and says who pays', async () => {
    const vault = memoryVault();
    // The key helper has to be a program that is there.
    const own = [process.execPath];
    const live = await startLiveMonitor({ fallback: { vault: async () => vault, own } });
    try {
      const { monitor, home } = live;
      expect(monitor.snapshot()).toMatchObject({ fallback: { state: 'no-key', tail: null } });
      expect(await monitor.run({ name: 'fallback', payload: { on: true } })).toMatchObject({
        ok: false,
        code: 'failed',
      });
      const before = await home.text('.claude/settings.json');

      expect(await keepKey(home.host, vault, KEY)).toMatchObject({ ok: true });
      monitor.touch();
      await until(() => monitor.snapshot().fallback.state === 'off');
      expect(monitor.snapshot().fallback.tail).toBe(KEY.slice(-4));

      expect(await monitor.run({ name: 'fallback', payload: { on: true } })).toEqual({ ok: true, value: null });
      await until(() => monitor.snapshot().fallback.state === 'on');
      expect(await home.text('.claude/settings.json')).toContain('apiKeyHelper');
      await until(() => monitor.snapshot().light === 'blue');

      const off = await monitor.run({ name: 'plan-remedy', payload: { remedy: 'fallback-off', profile: 'default' } });
      expect(off).toMatchObject({ ok: true, value: { title: expect.stringContaining('Back to my plan') } });
      expect(await monitor.run({ name: 'fallback', payload: { on: false } })).toEqual({ ok: true, value: null });
      await until(() => monitor.snapshot().fallback.state === 'off');
      expect(await home.text('.claude/settings.json')).toBe(before);
      expect(JSON.stringify(monitor.snapshot())).not.toContain(CANARY);
    } finally {
      await live.close();
    }
  });
});

describe('remedies on a simulated machine', () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld({ remedies: true });
    await world.start();
  });
  afterEach(() => world.monitor.stop());

  /** Whatever waits for the virtual clock gets it. */
  async function give<T>(asked: Promise<T>): Promise<T> {
    let over = false;
    const done = asked.finally(() => {
      over = true;
    });
    while (!over) {
      await world.advance(SECOND);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return await done;
  }

  it('goes from green to signed out and back', async () => {
    const planned = await give(
      world.monitor.run({ name: 'plan-remedy', payload: { remedy: 'reset', profile: 'default' } }),
    );
    if (!planned.ok) throw new Error(planned.message);
    const { id } = planned.value as RemedyPreview;
    await give(world.monitor.run({ name: 'apply-remedy', payload: { plan: id } }));
    await give(finishedSoon(world, id));
    await world.advance(10 * MINUTE);
    expect(world.snapshot().profiles[0]?.signIn.state).toBe('NONE');
    await give(world.monitor.run({ name: 'undo-remedy', payload: { id } }));
    await world.advance(10 * MINUTE);
    expect(world.snapshot().profiles[0]?.signIn.state).toBe('OK');
  });

  it('makes a preview anew that is older than five minutes, and asks again', async () => {
    const planned = await give(
      world.monitor.run({ name: 'plan-remedy', payload: { remedy: 'reset', profile: 'default' } }),
    );
    if (!planned.ok) throw new Error(planned.message);
    await world.advance(6 * MINUTE);
    const { id, lines } = planned.value as RemedyPreview;
    const answer = await give(world.monitor.run({ name: 'apply-remedy', payload: { plan: id } }));
    if (!answer.ok) throw new Error(answer.message);
    const anew = answer.value as RemedyPreview;
    expect(anew.lines).toEqual(lines);
    expect(anew.warnings[0]).toContain('too old');
    expect(world.snapshot().profiles[0]?.signIn.state).toBe('OK');
    expect(await give(world.monitor.run({ name: 'apply-remedy', payload: { plan: anew.id } }))).toEqual({
      ok: true,
      value: null,
    });
    await world.advance(10 * MINUTE);
    expect(world.snapshot().profiles[0]?.signIn.state).toBe('NONE');
  });
});

const OVER = new Set<RemedyRun['phase']>(['done', 'failed']);

async function finished(monitor: Monitor, id: string): Promise<RemedyRun> {
  const run = () => monitor.snapshot().remedies.find((one) => one.id === id && OVER.has(one.phase));
  await until(() => run() !== undefined);
  return run() as RemedyRun;
}

async function finishedSoon(world: World, id: string): Promise<void> {
  await finished(world.monitor, id);
}

async function until(holds: () => boolean): Promise<void> {
  await expect.poll(holds).toBe(true);
}
