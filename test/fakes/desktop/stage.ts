/** A desktop on the double in a world of its own, and what a person at it does and sees. */
import { expect, vi } from 'vitest';
import { readFixture, readHttpFixture, type StatusServer, startStatusServer } from '../../loopback/status-server.ts';
import { every } from '../../patience.ts';
import { type Desktop, type Double, makeWorld, type World } from './launch.ts';
import type { DrawnLine, Orders } from './orders.ts';

/** Several of these run beside each other, each with a Chromium of its own. */
const WAIT = every(20);

export interface Stage {
  world: World;
  server: StatusServer;
  desktop: Desktop;
  /** Retries until it holds. */
  soon<T>(check: () => Promise<T> | T): Promise<T>;
  order<N extends keyof Orders>(name: N, input: Orders[N]['input']): Promise<void>;
  /** Labels of the lines of a submenu; of the menu itself without a name. */
  labels(submenu?: string): Promise<string[]>;
  /** Clicks a line when it is there. */
  choose(...path: string[]): Promise<void>;
  /** The box that stands, when one does. */
  box(): Promise<Orders['boxes']['result'][number]>;
  /** Presses a button of the box that stands. */
  press(label: string): Promise<void>;
  /** Chooses a line, says yes to the box it shows, and gives that box back. */
  agreeTo(...path: string[]): Promise<Orders['boxes']['result'][number]>;
  /** Copies a key and has the window take it. */
  giveKey(key: string): Promise<void>;
  /** Ends it as its menu does, and says what it wrote to its terminal. */
  quit(): Promise<string>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Further variables. */
  env?: Readonly<Record<string, string>> | ((world: World) => Readonly<Record<string, string>>);
  /** Name of the status page's recorded summary. */
  page?: string;
  /** Before the desktop starts. */
  dress?(world: World): void | Promise<void>;
}

export async function openStage(double: Double, { dress, env = {}, page }: StageOptions = {}): Promise<Stage> {
  const server = await startStatusServer();
  server.sayPage('/api/v2/summary.json', readFixture(`summary/${page ?? '2026-08-22T16-16-08Z'}.json`));
  for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, readHttpFixture('reported.hello-ok'));
  const world = makeWorld(server.origin);
  await dress?.(world);
  const more = typeof env === 'function' ? env(world) : env;
  const desktop = double.start({ ...world.env, ...more }, ['--quiet-start']);
  const soon = <T>(check: () => Promise<T> | T): Promise<T> => vi.waitFor(check, WAIT);
  const order: Stage['order'] = async (name, input) => {
    await (desktop.ask as (name: string, input: unknown) => Promise<unknown>)(name, input);
  };
  const choose: Stage['choose'] = (...path) => soon(() => order('click-menu', { path }));
  const press: Stage['press'] = (label) => soon(() => order('press-button', { label }));
  const box: Stage['box'] = () =>
    soon(async () => {
      const [first] = await desktop.ask('boxes');
      if (!first) throw new Error('no box stands');
      return first;
    });
  const labels: Stage['labels'] = async (submenu) =>
    linesOf((await desktop.ask('tray')).menu, submenu).map(({ label }) => label);
  return {
    world,
    server,
    desktop,
    soon,
    order,
    labels,
    choose,
    box,
    press,
    async agreeTo(...path) {
      for (;;) {
        await choose(...path);
        const shown = await box();
        const isSlow = VAULT_IS_SLOW.test(shown.detail);
        if (!isSlow && !shown.buttons.includes('Do it')) throw new Error(`${shown.message}: ${shown.detail}`);
        await press(isSlow ? 'OK' : 'Do it');
        if (!isSlow) return shown;
      }
    },
    async giveKey(key) {
      await choose('Open Pilotlight');
      const button = (await desktop.page()).getByRole('button', { name: 'Use the key on the clipboard' });
      await order('copy', { text: key });
      const isKept = async () => expect(await button.isVisible()).toBe(false);
      await button.waitFor();
      await vi.waitFor(async () => {
        await button.click();
        await vi.waitFor(isKept, { timeout: 5_000 });
      }, WAIT);
    },
    async quit() {
      await desktop.ask('quit');
      const code = await desktop.ended;
      if (code !== 0) throw new Error(`the desktop ended with ${code}\n${desktop.output()}`);
      return desktop.output();
    },
    async close() {
      await desktop.end();
      await server.close();
      world.remove();
    },
  };
}

/** On a busy machine: the product gives the vault three seconds. */
const VAULT_IS_SLOW = /did not answer within 3 seconds/;

function linesOf(menu: readonly DrawnLine[], submenu?: string): readonly DrawnLine[] {
  return submenu === undefined ? menu : (menu.find(({ label }) => label === submenu)?.lines ?? []);
}
