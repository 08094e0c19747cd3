/** A simulated day on each system: every request and every file that was looked at is in the one table. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lookOnce } from '../../src/headless/doctor/look.ts';
import { READS, SENDS } from '../../src/shared/messages/privacy.ts';
import { createWorld, DAY, HOUR } from '../simulation/world.ts';
import { ADDRESSES, PLACES } from './covers.ts';
import { recordAccess } from './record-access.ts';

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-central-1' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1', GOOGLE_APPLICATION_CREDENTIALS: '/named.json' };
const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'mine' };

const CHANGES = ['write', 'append', 'rename', 'remove', 'makeDirectory', 'setMode', 'touch', 'sweep'];

/** Programs of the system that a day has started; none of them goes by what a person has installed. */
const STARTED = {
  linux: [],
  darwin: ['/bin/launchctl', '/bin/ps', '/usr/bin/security'],
  win32: ['C:\\Windows\\System32\\reg.exe', 'wsl.exe'],
} as const;

async function liveADay(platform: 'linux' | 'darwin' | 'win32') {
  const world = createWorld({ platform });
  const access = recordAccess(world.host);
  const urls = new Set<string>();
  const request = world.host.http.request;
  world.host.http.request = (asked) => {
    urls.add(asked.url);
    return request(asked);
  };
  world.signIn();
  await world.start();
  await world.advance(DAY / 2);
  // Trouble asks for more than calm does.
  world.line = 'offline';
  await world.advance(HOUR);
  world.line = 'up';
  world.page = 'error';
  world.blank();
  await world.advance(DAY / 2);
  for (const env of [{}, BEDROCK, VERTEX, FOUNDRY]) {
    const named = { NODE_EXTRA_CA_CERTS: '/named.pem', ANTHROPIC_IDENTITY_TOKEN_FILE: '/named.token' };
    world.host.disk.put(
      world.storePath().replace('.credentials.json', 'settings.json'),
      JSON.stringify({ env: { ...named, ...env } }),
    );
    await lookOnce(world.host, { offline: false, configDir: null, projectDir: null });
  }
  return { ...access, urls, home: world.host.home };
}

const normal = (path: string, home: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(home.replaceAll('\\', '/'), '~')
    .replace(/^[A-Z]:/, '')
    .replace(/^\/+/, '/');

describe.each(['linux', 'darwin', 'win32'] as const)('a day on %s', (platform) => {
  it('asks nobody who is not in the table', async () => {
    const { urls } = await liveADay(platform);
    expect(urls.size).toBeGreaterThan(3);
    const unknown = [...urls].filter((url) => !Object.values(ADDRESSES).some((address) => address.test(url)));
    expect(unknown).toEqual([]);
  });

  it('looks at nothing that is not in the table, and changes nothing but its own folder', async () => {
    const { home, paths, programs } = await liveADay(platform);
    expect([...programs].sort()).toEqual(STARTED[platform]);
    const looked = [...paths].map(([path, how]) => ({ path: normal(path, home), how: [...how] }));
    expect(looked.length).toBeGreaterThan(30);
    const rows = Object.values(PLACES);
    const isCovered = (path: string): boolean => rows.some((place) => place.test(path));
    const covered = looked.filter(({ path }) => isCovered(path)).map(({ path }) => path);
    // On the way to a place its folders are seen, too: that they are there, not what is in their files.
    const isOnTheWay = ({ how, path }: (typeof looked)[number]): boolean =>
      !how.includes('read') && covered.some((place) => place.startsWith(path.replace(/\/?$/, '/')));
    expect(looked.filter((one) => !isCovered(one.path) && !isOnTheWay(one))).toEqual([]);
    const changed = looked.filter(({ how }) => how.some((one) => CHANGES.includes(one)));
    expect(changed.filter(({ path }) => !PLACES.own.test(path))).toEqual([]);
  });
});

describe('the table', () => {
  it('names the hosts that its addresses mean', () => {
    for (const [id, address] of Object.entries(ADDRESSES)) {
      for (const host of SENDS[id as keyof typeof SENDS].to) {
        if (!host.includes('.')) continue;
        expect(address.source.replaceAll('\\', ''), id).toContain(host);
      }
    }
  });

  it('is what docs/privacy.md says, row by row', async () => {
    const text = await readFile(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    for (const row of Object.values(READS)) expect(text).toContain(`- ${row}\n`);
    for (const { to, what, when } of Object.values(SENDS)) {
      expect(text).toContain(`| ${to.map((host) => `\`${host}\``).join(', ')} | ${what} | ${when} |\n`);
    }
  });
});
