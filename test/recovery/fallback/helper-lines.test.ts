/** The commands that give Claude Code the key, in the shells that run them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../../scripts/project.mjs';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { powerShellLine, secretToolLine } from '../../../src/recovery/fallback/helper-lines.ts';
import { isOwnHelper, keyHelper } from '../../../src/recovery/fallback/key-helper.ts';
import { createVault, KEY_ACCOUNT, vaultChild } from '../../../src/recovery/vault/vault.ts';
import { VAULT_GAVE_NO_KEY, VAULT_SENTENCES } from '../../../src/shared/messages/recovery/vault.ts';
import { type KeyringSession, PROMPTER, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { WAIT } from '../../patience.ts';

const CHILD = fileURLToPath(new URL('../../../out/headless/vault-child.js', import.meta.url));
const SECRET = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';
const SORRY = 'Pilotlight: the system vault gave no key. It may be locked; unlock it and try again.\n';

describeNeeding('keyring', 'secret-tool', () => {
  let session: KeyringSession;
  afterEach(() => session?.close());

  const ask = (line = secretToolLine(findProgram('secret-tool') ?? '', findProgram('timeout'), KEY_ACCOUNT)) =>
    session.run('/bin/sh', ['-c', line]);
  const keep = async (limitMs = 15_000) => {
    const host = createNodeHost({ env: session.env });
    const child = vaultChild(host, [process.execPath, CHILD]);
    return createVault(host, (question) => child(question, limitMs)).keep(KEY_ACCOUNT, SECRET);
  };

  it('prints the key alone, and nothing but a line on stderr when the keyring is locked', async () => {
    session = await startKeyringSession('open');
    expect(await ask()).toEqual({ ok: true, code: 1, stdout: '', stderr: SORRY });
    await keep();
    expect(await ask()).toEqual({ ok: true, code: 0, stdout: SECRET, stderr: '' });
    expect(await ask(secretToolLine(findProgram('secret-tool') ?? '', null, KEY_ACCOUNT))).toMatchObject({
      stdout: SECRET,
    });
    await session.lock();
    expect(await ask()).toEqual({ ok: true, code: 1, stdout: '', stderr: SORRY });
  });

  it.each(['unmade', 'none', 'no-bus'] as const)('says so where there is nothing to ask: %s', async (keyring) => {
    session = await startKeyringSession(keyring);
    expect(await ask()).toEqual({ ok: true, code: 1, stdout: '', stderr: SORRY });
  });

  it('does not wait for a keyring that never answers', async () => {
    session = await startKeyringSession('no-bus');
    const silent = join(session.home, 'silent');
    writeFileSync(silent, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
    expect(await ask(secretToolLine(silent, findProgram('timeout'), KEY_ACCOUNT))).toEqual({
      ok: true,
      code: 1,
      stdout: '',
      stderr: SORRY,
    });
  });
});

describe.skipIf(PROMPTER === null)('', () => {
  describeNeeding(['keyring', 'password-window'], 'a locked keyring on a screen', () => {
    let session: KeyringSession;
    afterEach(() => session?.close());

    const isAsking = async (): Promise<boolean> => {
      const names = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
      const method = ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.gnome.keyring.SystemPrompter'];
      return (await session.run('gdbus', [...names, ...method])).stdout.includes('true');
    };

    it('is not asked for its password by the helper, and the vault does not wait for it', async () => {
      session = await startKeyringSession('open', true);
      const host = createNodeHost({ env: session.env });
      const vault = createVault(host, vaultChild(host, [process.execPath, CHILD]));
      const patient = vaultChild(host, [process.execPath, CHILD]);
      const keep = { do: 'set', account: KEY_ACCOUNT, secret: SECRET };
      expect(await patient(JSON.stringify(keep), 15_000)).toMatchObject({ ok: true });
      await session.lock();
      const line = secretToolLine(findProgram('secret-tool') ?? '', findProgram('timeout'), KEY_ACCOUNT);
      expect(await session.run('/bin/sh', ['-c', line])).toEqual({ ok: true, code: 1, stdout: '', stderr: SORRY });
      expect(await isAsking()).toBe(false);
      // What asks for it, and would wait for as long as nobody answers.
      expect(await vault.withSecret(KEY_ACCOUNT, (secret) => secret)).toEqual({
        ok: false,
        why: 'timeout',
        message: VAULT_SENTENCES.timeout,
      });
      await vi.waitFor(async () => expect(await isAsking()).toBe(true), WAIT);
    });
  });
});

/** How a Windows program cuts its command line into words. Two rules are enough: blanks part, double quotes join. */
function cutWords(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

/** The words of PowerShell: texts in single quotes (two of them are one), and what stands between. */
function readPowerShell(script: string): { texts: string[]; between: string } {
  const texts: string[] = [];
  const between = script.replace(/'((?:[^']|'')*)'/g, (_all, text: string) => {
    texts.push(text.replaceAll("''", "'"));
    return '_';
  });
  return { texts, between };
}

function expectBalanced(text: string): void {
  for (const [open, close] of ['()', '{}', '[]']) {
    let depth = 0;
    for (const letter of text) {
      if (letter === open) depth++;
      if (letter === close) depth--;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
}

describe('PowerShell', () => {
  const line = powerShellLine('gateway-work');
  const words = cutWords(line);
  const script = words.at(-1) ?? '';

  it('says what no shell reads otherwise', () => {
    // PowerShell takes a typographic apostrophe for a plain one.
    expect(VAULT_GAVE_NO_KEY).toMatch(/^[A-Za-z .;]+$/);
  });

  it('is called with one script, which cmd and bash leave as it is', () => {
    expect(words.slice(0, -1)).toEqual(['powershell.exe', '-NoProfile', '-NonInteractive', '-Command']);
    expect(line).toBe(`${words.slice(0, -1).join(' ')} "${script}"`);
    // What one of the two reads otherwise between double quotes, or what Git's bash takes for a path.
    expect(script).not.toMatch(/["$`\\%!/\r\n]/);
    // The longest line that cmd takes.
    expect(line.length).toBeLessThan(8191);
  });

  it.skipIf(process.platform === 'win32')('gets from a real bash what it would get from cmd', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilotlight-powershell-'));
    try {
      const program = join(folder, 'powershell.exe');
      writeFileSync(program, `#!/bin/sh\nfor word; do printf '%s\\0' "$word"; done\n`, { mode: 0o755 });
      const env = { PATH: `${folder}:${process.env.PATH}` };
      for (const shell of ['bash', 'sh']) {
        const said = execFileSync(shell, ['-c', line], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
        expect(said.split('\0').slice(0, -1)).toEqual(words.slice(1));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads the entry that the library writes', () => {
    const { texts, between } = readPowerShell(script);
    expect(between).toBe('(Add-Type -PassThru -TypeDefinition (_.Replace(_, [string][char]34)))::Print(_, _, _)');
    const [program = '', mark, ...given] = texts;
    expect(mark).toBe('#');
    expect(given).toEqual(['Pilotlight', 'gateway-work', SORRY.trimEnd()]);
    const source = program.replaceAll('#', '"');
    expectBalanced(source);
    expect(source).toContain('[DllImport("advapi32", CharSet = CharSet.Unicode)]');
    expect(source).toContain('CredRead(service + (char)47 + account, 1, 0, out found)');
    // Nothing newer than C# 5, which is what Windows PowerShell compiles.
    expect(source).not.toMatch(/\$"|=>|\?\.|nameof|out (var|IntPtr) found\)/);
  });
});

describe('the helper of a system', () => {
  const OWN = ['C:\\Program Files\\nodejs\\node.exe', 'C:\\x\\index.js'];
  const found = (...paths: string[]) => {
    const host = createNodeHost({ env: { PATH: '/usr/local/bin:/usr/bin', HOME: '/home/ada' } });
    const stat = async (path: string) => (paths.includes(path) ? { kind: 'file', mode: 0o755 } : null);
    const realpath = async (path: string) =>
      path.startsWith('/usr/local') ? '/usr/local/lib/node_modules/pilotlight/bin/pilotlight.cjs' : path;
    return { ...host, platform: 'linux', files: { ...host.files, stat, realpath } } as unknown as Host;
  };

  it.each([
    [
      'secret-tool',
      found('/usr/bin/secret-tool', '/usr/bin/timeout'),
      null,
      /^k=\$\(\/usr\/bin\/timeout 3 \/usr\/bin\/s/,
    ],
    ['secret-tool alone', found('/usr/bin/secret-tool'), null, /^k=\$\(\/usr\/bin\/secret-tool search/],
    [
      'the program that runs',
      found(),
      ['/usr/bin/node', '/opt/a b/x.js'],
      /^\/usr\/bin\/node '\/opt\/a b\/x.js' fallback/,
    ],
    [
      'the installed command',
      found('/usr/local/bin/pilotlight'),
      null,
      /^\/usr\/local\/bin\/pilotlight fallback print-/,
    ],
    ['macOS', { ...found(), platform: 'darwin' }, null, /^\/usr\/bin\/security find-generic-password/],
    ['Windows', { ...found(), platform: 'win32' }, null, /^powershell\.exe /],
    ['Windows with the command', { ...found(), platform: 'win32' }, OWN, /^"C:\/Program Files\/nodejs\/node.exe" "C:/],
  ] as const)('%s', async (_name, host, own, looks) => {
    const helper = await keyHelper(host as Host, KEY_ACCOUNT, own);
    expect(helper).toMatch(looks);
    expect(isOwnHelper(helper)).toBe(true);
  });

  it('is refused where there is none; the desktop app of the same name is none', async () => {
    expect(await keyHelper(found('/usr/bin/pilotlight'), KEY_ACCOUNT, null)).toEqual({
      refused: expect.stringContaining('Install “secret-tool”'),
    });
    expect(await keyHelper(found(), 'a; rm -rf ~', null)).toEqual({ refused: expect.stringContaining('not a name') });
  });

  it.each([
    'secret-tool lookup service Pilotlight account anthropic-api-key || exit 1',
    "powershell.exe -Command \"(x)::Print('Pilotlight', 'anthropic-api-key')\"",
  ])('knows its own again: %s', (helper) => expect(isOwnHelper(helper)).toBe(true));

  it.each([null, 1, '', 'cat ~/.key', 'pass show pilotlight', 'secret-tool lookup service other account x'])(
    'leaves a stranger alone: %s',
    (helper) => expect(isOwnHelper(helper)).toBe(false),
  );
});
