/** Every remedy that the tray offers, clicked there, on the Electron double. The files on the disk are the judge. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { buildDouble, type Double, type World } from '../../fakes/desktop/launch.ts';
import { openStage, type Stage, type StageOptions } from '../../fakes/desktop/stage.ts';
import { bringPrograms } from '../../fakes/few-programs.ts';
import { putInstaller } from '../../fakes/installer.ts';
import { describeNeeding } from '../../needs.ts';
import { every } from '../../patience.ts';
import { everything } from '../../recovery/temp-home.ts';

const RIGHT = 'Fix';

describeNeeding('browser', 'the remedies of the tray', () => {
  let double: Double;
  let stage: Stage;
  beforeAll(async () => {
    double = await buildDouble();
  });
  afterAll(() => double?.remove());
  afterEach(() => stage?.close());

  const open = async (options: StageOptions = {}): Promise<void> => {
    stage = await openStage(double, options);
    await stage.desktop.trayReady;
  };
  const put = (name: string, text: string, mode = 0o600): void => {
    const path = join(stage.world.home, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text, { mode });
    chmodSync(path, mode);
  };
  const text = (name: string): string => readFileSync(join(stage.world.home, name), 'utf8');
  /** Everything Claude Code has, with modes. */
  const configuration = () => everything(stage.world.home, ['.cache', '.config']);
  const image = async () => (await stage.desktop.ask('tray')).image;
  const log = () => readFileSync(join(stage.world.dataDir, 'pilotlight.log'), 'utf8');

  it('reset: shown, refused, shown again, done, seen in the window, taken back to the byte', async () => {
    await open();
    const { agreeTo, box, choose, desktop, labels, press, soon } = stage;
    put('.claude/.credentials.json', withMcp(text('.claude/.credentials.json')));
    put('.claude.json', '{\n  "oauthAccount": { "emailAddress": "ada@example.com" },\n  "numStartups": 3\n}\n');
    const before = await configuration();

    await choose(RIGHT, 'Reset credentials…');
    expect(await box()).toMatchObject({ message: 'Reset credentials', buttons: ['Do it', 'Cancel'] });
    expect((await box()).detail).toMatch(/• .*claudeAiOauth[\s\S]*• .*oauthAccount/);
    expect(JSON.stringify(await desktop.ask('boxes'))).not.toMatch(/fake-(access|refresh)-token|mcp-secret/);
    await press('Cancel');
    expect(await configuration()).toEqual(before);

    await agreeTo(RIGHT, 'Reset credentials…');
    await soon(async () => expect(await image()).toMatch(/grey-dark/));
    expect(JSON.parse(text('.claude/.credentials.json'))).toEqual({
      mcpOAuth: { docs: { accessToken: 'mcp-secret' } },
    });
    expect(text('.claude.json')).toBe('{\n  "numStartups": 3\n}\n');
    await soon(async () => expect(await desktop.ask('windows')).toMatchObject([{ visible: true }]));
    const page = await desktop.page();
    await page.getByRole('heading', { name: 'Reset credentials' }).waitFor();

    await soon(async () => expect(await labels(RIGHT)).toContain('Undo: Reset credentials'));
    await choose(RIGHT, 'Undo: Reset credentials');
    expect(await box()).toMatchObject({ message: 'Undo: Reset credentials' });
    await press('Do it');
    await soon(async () => expect(await image()).toMatch(/green-dark/));
    // The light may be there before its lock has gone.
    await soon(async () => expect(await configuration()).toEqual(before));
    await soon(async () => expect(await labels(RIGHT)).not.toContain('Undo: Reset credentials'));
    expect(log()).not.toMatch(/fake-(access|refresh)-token|mcp-secret/);
    expect(await stage.quit()).toBe('');
  });

  it('repair: the broken place alone is put right, and the backup before it holds no login', async () => {
    await open();
    const { box, choose, press, soon } = stage;
    put('.claude/settings.json', '{\n  "model": "opus",\n}\n');
    await choose(RIGHT, 'Repair…');
    expect((await box()).detail).toMatch(/• .*settings\.json/);
    await press('Do it');
    await soon(() => expect(text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n'));
    const backups = await everything(join(stage.world.dataDir, 'backups'));
    expect(Object.values(backups).join('\n')).toContain('"why":"before-remedy"');
    expect(JSON.stringify(backups)).not.toMatch(/fake-(access|refresh)-token/);

    await choose(RIGHT, 'Repair…');
    expect(await box()).toMatchObject({ message: 'Not done', buttons: ['OK'] });
    expect((await box()).detail).toMatch(/nothing/i);
    await press('OK');
    await stage.quit();
  });

  it('what changed after the preview is shown anew, and asked for again', async () => {
    await open();
    const { box, choose, press, soon } = stage;
    put('.claude/settings.json', '{\n  "model": "opus",\n}\n');
    await choose(RIGHT, 'Repair…');
    const first = await box();
    put('.claude/settings.json', '{\n  // mine\n  "model": "opus",\n}\n');
    await press('Do it');
    await soon(async () => expect((await box()).detail).toContain('Something changed meanwhile'));
    expect((await box()).detail).not.toBe(first.detail);
    expect(text('.claude/settings.json')).toContain('// mine');
    await press('Do it');
    await soon(() => expect(text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n'));
    await stage.quit();
  });

  it('backup, and restore: a broken file comes back from it', async () => {
    const whole = '{\n  "model": "opus",\n  "cleanupPeriodDays": 30\n}\n';
    await open();
    const { agreeTo, box, choose, press, soon } = stage;
    put('.claude/settings.json', whole);
    for (const message of ['The configuration is backed up', 'Nothing has changed since the last backup']) {
      await choose(RIGHT, 'Back up now');
      expect(await box()).toMatchObject({ message, buttons: ['OK'] });
      await press('OK');
    }
    const kept = Object.values(await everything(join(stage.world.dataDir, 'backups'))).join('\n');
    expect(kept).toContain('"why":"asked"');
    expect(kept).not.toMatch(/fake-(access|refresh)-token/);

    put('.claude/settings.json', '{"model": [1, 2');
    await agreeTo(RIGHT, 'Restore from backup…');
    await soon(() => expect(text('.claude/settings.json')).toBe(whole));
    await stage.quit();
  });

  it('what only a finding asks for is there when it does: who may read the login', async () => {
    await open();
    const { agreeTo, labels, soon } = stage;
    const store = join(stage.world.home, '.claude/.credentials.json');
    const before = text('.claude/.credentials.json');
    await soon(async () => expect(await labels(RIGHT)).toContain('Reset credentials…'));
    expect(await labels(RIGHT)).not.toContain('Fix permissions…');
    put('.claude/.credentials.json', before, 0o644);
    await agreeTo(RIGHT, 'Fix permissions…');
    await soon(() => expect(statSync(store).mode & 0o777).toBe(0o600));
    expect(text('.claude/.credentials.json')).toBe(before);
    await soon(async () => expect(await labels(RIGHT)).not.toContain('Fix permissions…'));
    await stage.quit();
  });

  it('a variable that wins over the plan is set empty, a stale lock is removed', async () => {
    await open();
    const { agreeTo, soon, world } = stage;
    put('.claude/settings.json', '{\n  "env": {\n    "ANTHROPIC_API_KEY": "sk-ant-fake"\n  }\n}\n');
    await agreeTo(RIGHT, 'Disable a variable…');
    await soon(() => expect(JSON.parse(text('.claude/settings.json'))).toEqual({ env: { ANTHROPIC_API_KEY: '' } }));

    const lock = join(world.home, '.claude/.storage-write.lock');
    mkdirSync(lock);
    utimesSync(lock, 1, 1);
    await stage.order('power', { event: 'resume' });
    await agreeTo(RIGHT, 'Clear a stale lock…');
    await soon(() => expect(readdirSync(join(world.home, '.claude'))).not.toContain('.storage-write.lock'));
    await stage.quit();
  });

  it('sign in: Claude Code asks in the browser, the window takes the code, the store has the login', async () => {
    await open({ env: withoutClaude, dress: signedOut });
    const { choose, desktop, soon } = stage;
    await soon(async () => expect(await image()).toMatch(/grey-dark/));
    await choose(RIGHT, 'Sign in');
    const page = await desktop.page();
    await page.getByRole('button', { name: 'Open the page' }).waitFor();
    await page.getByRole('textbox', { name: /code/i }).fill('good#s1');
    await page.keyboard.press('Enter');
    await soon(async () => expect(await image()).toMatch(/green-dark/));
    expect(JSON.parse(text('.claude/.credentials.json')).claudeAiOauth.accessToken).toBe('new-access-canary');
    await page.getByText('Signed in: the new login is saved.', { exact: true }).waitFor();
    expect(log()).not.toMatch(/canary|good#s1/);
    await stage.quit();
  });

  it('sign in: what stands in its way is said', async () => {
    await open({ env: withoutClaude });
    await stage.choose(RIGHT, 'Sign in again');
    expect((await stage.box()).detail).toMatch(/not installed/);
    await stage.press('OK');
    await stage.quit();
  });

  it('install: the command is shown first, and run on a yes', async () => {
    await open({
      env: ({ home }) => ({ PATH: `${home}/bin` }),
      async dress({ home }) {
        rmSync(join(home, '.claude'), { recursive: true });
        await putInstaller(join(home, 'bin'));
      },
    });
    const { agreeTo, box, choose, labels, press, soon } = stage;
    const INSTALL = 'Install Claude Code, then sign in…';
    const program = () => existsSync(join(stage.world.home, '.local/bin/claude'));
    await soon(async () => expect(await labels()).toContain(INSTALL));
    await choose(INSTALL);
    expect((await box()).detail).toContain('curl -fsSL https://claude.ai/install.sh | bash');
    await press('Cancel');
    put('go', '');
    expect(program()).toBe(false);
    await agreeTo(INSTALL);
    await soon(() => expect(program()).toBe(true));
    await soon(async () => expect(await labels()).not.toContain(INSTALL));
    await stage.quit();
  });

  it('sign in: while it is down at Anthropic the line says so and does nothing', async () => {
    await open({ page: '2026-04-15T16-57-22Z' });
    const { labels, order, soon } = stage;
    const waits = 'Sign-in is down at Anthropic: please wait';
    await soon(async () => expect(await labels(RIGHT)).toContain(waits));
    expect(await labels(RIGHT)).not.toContain('Sign in again');
    await expect(order('click-menu', { path: [RIGHT, waits] })).rejects.toThrow(/cannot be clicked/);
    await stage.quit();
  });

  it('tells when it works again, once', async () => {
    await open();
    const { choose, desktop, soon, world } = stage;
    const MUTE = 'Mute notifications';
    const line = async () => {
      const { menu } = await desktop.ask('tray');
      return menu.find(({ label }) => label === MUTE)?.lines?.find(({ label }) => label === 'Notify me when it works');
    };
    world.setLogin('ended');
    await choose(MUTE, 'Notify me when it works');
    await soon(async () => expect(await line()).toMatchObject({ checked: true }));
    world.setLogin('signed-in');
    await soon(async () => expect(await image()).toMatch(/green-dark/));
    expect(await line()).toMatchObject({ checked: true });
    // It has to hold for half a minute before it counts.
    const works = { title: 'Claude Code works again.', state: 'shown' };
    await vi.waitFor(async () => expect(await desktop.ask('notifications')).toMatchObject([works]), every(500, 90_000));
    await soon(async () => expect(await line()).toBeUndefined());
    await stage.quit();
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
      good#s1) umask 077; printf '%s' '{"claudeAiOauth":{"accessToken":"new-access-canary","refreshToken":"new-refresh-canary","expiresAt":4102444800000,"scopes":["user:inference","user:profile"],"subscriptionType":"max"}}' > "$HOME/.claude/.credentials.json" ;;
      *) echo 'Login failed: Request failed with status code 400' >&2; exit 1 ;;
    esac ;;
  *) echo '2.1.329 (Claude Code)' ;;
esac
`;

/** That of the machine, where it has one. */
const withoutClaude = ({ home }: World) => ({ PATH: bringPrograms(join(home, 'few'), ['sh', 'env']) });

function signedOut({ home }: World): void {
  rmSync(join(home, '.claude/.credentials.json'));
  mkdirSync(join(home, '.local/bin'), { recursive: true });
  writeFileSync(join(home, '.local/bin/claude'), CLAUDE, { mode: 0o755 });
}

function withMcp(store: string): string {
  return JSON.stringify({ ...JSON.parse(store), mcpOAuth: { docs: { accessToken: 'mcp-secret' } } });
}
