import { afterEach, describe, expect, it } from 'vitest';
import { createNodePorts } from '../../../src/monitor/node-ports.ts';
import { createWorld, MINUTE, SECOND, type World, type WorldOptions } from '../../simulation/world.ts';

let world: World;

afterEach(async () => {
  await world.monitor.stop();
});

async function begin(options: WorldOptions = {}): Promise<void> {
  world = createWorld(options);
  await world.start();
  await world.advance(10 * MINUTE);
}

describe('a change of a configuration file', () => {
  it.each([
    ['settings', '.claude/settings.json', '{}', '{"model": "opus",}'],
    ['global configuration', '.claude.json', '{"projects": {}}', '{"projects": {}'],
  ])('counts at once, the tenth of the %s as well as the first', async (_, file, well, ill) => {
    await begin();
    for (let change = 0; change < 10; change++) {
      const before = world.snapshot().headline;
      world.host.disk.put(`${world.host.home}/${file}`, change % 2 === 0 ? ill : well);
      await world.advance(SECOND / 5);
      expect(world.snapshot().headline, `after change ${change + 1}`).not.toBe(before);
    }
  });

  it('reads the profile again only when something that counts is another', async () => {
    let whole = 0;
    await begin({
      ports: {
        readProfile: (...query) => {
          whole += 1;
          return createNodePorts(world.host).readProfile(...query);
        },
      },
    });
    world.host.disk.put(`${world.host.home}/.claude.json`, '{}');
    await world.advance(SECOND);
    const before = { whole, headline: world.snapshot().headline };
    for (let n = 0; n < 20; n++) {
      world.host.disk.put(`${world.host.home}/.claude.json`, JSON.stringify({ numStartups: n }));
      await world.advance(SECOND);
    }
    expect({ whole, headline: world.snapshot().headline }).toEqual(before);
  });

  it('of a huge global configuration counts too, with a rest between two looks', async () => {
    await begin();
    const huge = 'x'.repeat(8 * 1024 * 1024);
    world.host.disk.put(`${world.host.home}/.claude.json`, JSON.stringify({ huge }));
    await world.advance(SECOND);
    world.host.disk.put(`${world.host.home}/.claude.json`, `{"huge": "${huge}"`);
    await world.advance(SECOND);
    const early = world.snapshot().headline;
    await world.advance(15 * SECOND);
    expect(world.snapshot().headline).not.toBe(early);
  });
});
