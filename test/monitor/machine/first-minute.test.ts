/** What somebody who is just setting up must not wait for. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { SIGNED_IN } from '../../recovery/temp-home.ts';
import { type LiveMonitor, type LiveOptions, startLiveMonitor } from '../live-monitor.ts';

let live: LiveMonitor;
afterEach(() => live.close());

const headline = () => live.monitor.snapshot().headline;

describe('a Claude Code that is installed while Pilotlight runs', () => {
  const NOWHERE: LiveOptions = { files: {}, env: { PATH: '/nonexistent/bin' } };
  const install = async (place: string): Promise<void> => {
    const path = join(live.home.path, place, 'claude');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '#!/bin/sh\necho 2.1.329\n', { mode: 0o755 });
  };

  // Where the machine itself has one, none can be missed.
  it.each([
    ['by its own installer', '.local/bin', NOWHERE],
    ['into a folder of PATH', 'tools/bin', { ...NOWHERE, env: (home: string) => ({ PATH: join(home, 'tools/bin') }) }],
  ])('%s, into %s, is noticed by itself', async (_how, place, options) => {
    live = await startLiveMonitor(options);
    await expect.poll(headline).toBe('Claude Code is not installed');
    await install(place);
    await expect.poll(headline).toBe('Not signed in');
  });
});

describe('a company’s certificates in the environment', () => {
  it('bring the first word as soon as without them, not after the wait for a network that has changed', async () => {
    const env = (home: string) => ({ NODE_EXTRA_CA_CERTS: join(home, 'company.pem') });
    live = await startLiveMonitor({ files: { ...SIGNED_IN(), 'company.pem': `${rootCertificates[0]}\n` }, env });
    await expect.poll(headline, { timeout: 12_000 }).toBe('Signed in');
  });
});
