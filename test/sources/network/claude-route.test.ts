import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { readProcessEnvironment } from '../../../src/sources/environment/environment.ts';
import { routeOf } from '../../../src/sources/network/claude-route.ts';
import { findProfiles } from '../../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../../src/sources/profiles/read-profile.ts';
import { type TempHome, tempHome } from '../../recovery/temp-home.ts';

let homes: TempHome[] = [];
afterEach(async () => {
  await Promise.all(homes.map((home) => home.remove()));
  homes = [];
});

const PEM = rootCertificates[0] ?? '';

async function look(env: Record<string, string>, settings: object = {}) {
  const home = await tempHome({ '.claude/settings.json': JSON.stringify(settings) }, (path) => withHome(env, path));
  homes.push(home);
  const { host } = home;
  await writeFile(join(host.home, 'ca.pem'), PEM);
  await writeFile(join(host.home, 'ca.der'), Buffer.from([0x30, 0x82, 0x01]));
  await mkdir(join(host.home, 'folder'));
  const processEnv = readProcessEnvironment(host);
  const machine = {
    platform: 'linux',
    processEnv,
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home: host.home,
  } as const;
  const [place] = await findProfiles(host, { ...machine, added: [] });
  if (!place) throw new Error('no profile');
  const query = { keychainAgreed: false, projectDir: null, environment: processEnv };
  const facts = await readProfile(host, place, query);
  return { route: routeOf(machine, facts, Date.now()), facts, machine };
}

const withHome = (env: Record<string, string>, home: string) =>
  Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('@HOME@', home)]));

describe('the way of Claude Code’s requests', () => {
  it('goes through the proxy of the settings, whose password stays out of the facts', async () => {
    const { route, facts, machine } = await look(
      { https_proxy: 'http://old.example:1' },
      { env: { https_proxy: 'http://me:hunter2@proxy.example:3128', NO_PROXY: 'corp.example' } },
    );
    expect(route).toMatchObject({ proxy: 'http://me:hunter2@proxy.example:3128', noProxy: 'corp.example' });
    expect(JSON.stringify({ facts, machine })).not.toContain('hunter2');
  });

  it('goes without a proxy that settings empty, and without one that Claude Code cannot use', async () => {
    const emptied = await look({ HTTPS_PROXY: 'http://old.example:1' }, { env: { HTTPS_PROXY: '' } });
    expect(emptied.route.proxy).toBeNull();
    expect((await look({ HTTPS_PROXY: 'socks5://127.0.0.1:1080' })).route.proxy).toBeNull();
    expect((await look({ ALL_PROXY: 'socks5://127.0.0.1:1080', HTTP_PROXY: 'p.example:80' })).route.proxy).toBe(
      'p.example:80',
    );
  });

  it('trusts the certificates that are named, and says which cannot be used', async () => {
    const { route, facts } = await look({ NODE_EXTRA_CA_CERTS: '@HOME@/ca.pem', SSL_CERT_FILE: '@HOME@/ca.pem' });
    expect(route.certificates).toEqual([PEM, PEM]);
    expect(facts.certificates?.map(({ trouble }) => trouble)).toEqual([null, null]);
    const told = async (file: string) =>
      (await look({ NODE_EXTRA_CA_CERTS: file })).facts.certificates?.map(({ trouble }) => trouble);
    expect(await told('/nowhere/ca.pem')).toEqual(['missing']);
    expect(await told('@HOME@/ca.der')).toEqual(['not-pem']);
    expect(await told('@HOME@/folder')).toEqual(['folder']);
  });

  it('believes anybody where Claude Code does', async () => {
    expect((await look({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).route.unchecked).toBe(true);
    expect((await look({ NODE_TLS_REJECT_UNAUTHORIZED: 'false' })).route.unchecked).toBe(false);
  });
});
