/** Pages elsewhere, in a real browser in which our own page is open and signed in. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { launchChromium } from './harness/chromium.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

describeNeeding('browser', 'what a hostile page can do', () => {
  let stage: Stage;
  let elsewhere: Server;
  /** What the server elsewhere was asked for. */
  const asked: string[] = [];
  const origin = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  let scene: Scene;
  let hostile: Page;
  let target = '';
  beforeAll(async () => {
    stage = await setStage();
    elsewhere = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title>');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await stage?.close();
    elsewhere?.close();
  });
  beforeEach(async () => {
    scene = await stage.open(sampleSnapshots(Date.now()).well);
    target = `http://127.0.0.1:${scene.server.port}`;
    hostile = await scene.page.context().newPage();
    await hostile.goto(`${origin()}/`);
  });
  afterEach(async () => {
    expect(scene.monitor.asked).toEqual([]);
    expect(await scene.page.context().cookies()).toEqual([]);
    await scene.close();
  });

  /** What a fetch from the hostile page comes to. */
  function tryFetch(path: string, init: RequestInit): Promise<string> {
    return hostile.evaluate(
      async ([url, options]) => {
        try {
          const response = await fetch(url, options);
          return `${response.type} ${response.status}`;
        } catch {
          return 'refused';
        }
      },
      [`${target}${path}`, init as object] as const,
    );
  }

  it('cannot read', async () => {
    for (const path of ['/', '/snapshot', '/events']) expect(await tryFetch(path, {})).toBe('refused');
    expect(await tryFetch('/snapshot', { credentials: 'include', headers: { authorization: 'Bearer x' } })).toBe(
      'refused',
    );
  });

  it('cannot command, not even blindly', async () => {
    const body = JSON.stringify({ name: 'quit', payload: {} });
    expect(await tryFetch('/run', { method: 'POST', body, headers: { 'content-type': 'application/json' } })).toBe(
      'refused',
    );
    expect(await tryFetch('/run', { method: 'POST', body, mode: 'no-cors' })).toMatch(/^(?:refused|opaque 0)$/);
    expect(
      await hostile.evaluate(([url, text]) => navigator.sendBeacon(url, text), [`${target}/run`, body] as const),
    ).toBeTypeOf('boolean');
  });

  it('cannot frame the page, or see into a window that it opened', async () => {
    const framed = await hostile.evaluate(async (url) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = url;
      document.body.append(frame);
      await loaded;
      try {
        return frame.contentDocument?.title ?? 'closed';
      } catch {
        return 'closed';
      }
    }, target);
    expect(framed).toBe('closed');
    expect(hostile.frames().some((frame) => frame.url() === `${target}/`)).toBe(false);
    const opening = scene.page.context().waitForEvent('page');
    const answering = scene.page.context().waitForEvent('response', (one) => one.url() === `${target}/`);
    const opened = await hostile.evaluateHandle((url) => window.open(url), target);
    const popup = await opening;
    expect((await answering).status()).toBe(403);
    // Neither window holds the other: ours could be sent to a page that looks like it.
    await expect.poll(() => opened.evaluate((other) => other?.closed)).toBe(true);
    expect(await popup.evaluate(() => window.opener)).toBeNull();
  });

  it('cannot load our script', async () => {
    const script = await scene.page.evaluate(() => document.querySelector('script')?.src ?? '');
    const loaded = await hostile.evaluate(async (src) => {
      const element = document.createElement('script');
      element.src = src;
      return await new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        document.head.append(element);
      });
    }, script);
    expect(loaded).toBe('refused');
  });

  it('cannot come by a name turned to this machine', async () => {
    const browser = await launchChromium(['rebound.test']);
    const page = await browser.newPage();
    const answer = await page.goto(`http://rebound.test:${scene.server.port}/`);
    expect(answer?.status()).toBe(421);
    expect(
      await page.evaluate(async () => (await fetch('/snapshot', { headers: { authorization: 'Bearer x' } })).status),
    ).toBe(421);
    await browser.close();
  });

  it('finds nothing to inject into: Trusted Types refuse text as HTML in our own page', async () => {
    const refused = await scene.page.evaluate(() => {
      try {
        document.body.innerHTML = '<img src=x onerror=alert(1)>';
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    });
    expect(refused).toBe(true);
    expect(
      await scene.page.evaluate(
        (url) =>
          fetch(url, { mode: 'no-cors' }).then(
            () => 'sent',
            () => 'refused',
          ),
        `${origin()}/from-our-page`,
      ),
    ).toBe('refused');
    expect(asked).not.toContain('/from-our-page');
    expect(scene.troubles.join()).toContain('Content Security Policy');
  });

  it('cannot bring markup in through what is shown', async () => {
    const sample = sampleSnapshots(Date.now()).outage;
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const incidents = sample.service.incidents.map((incident) => ({
      ...incident,
      title: evil,
      update: { at: 0, text: evil },
    }));
    scene.monitor.show({
      ...sample,
      headline: evil,
      spoken: { ...sample.spoken, sentence: evil },
      service: { ...sample.service, incidents },
    });
    await scene.page.getByRole('heading', { level: 1, name: evil }).waitFor();
    expect(await scene.page.locator('img').count()).toBe(0);
    expect(scene.troubles).toEqual([]);
  });
});
