import { describe, expect, it } from 'vitest';
import {
  isOnPath,
  ownCommandPath,
  planInstallCommand,
  planRemoveCommand,
} from '../../../src/recovery/install/own-command.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const PROGRAM = ['/opt/my node/node', "/srv/it's/pilotlight.cjs"];
const PLACE = '/home/ada/.local/bin/pilotlight';

/** What is planned, or why nothing is. */
async function plan(host: SimulatedHost, what: 'make' | 'remove') {
  const planned = what === 'make' ? await planInstallCommand(host, PROGRAM) : await planRemoveCommand(host);
  if ('refused' in planned) return planned;
  const { title, remedy, steps } = planned;
  return { title, remedy, lines: steps.map(({ line }) => line), apply: () => createRemedies(host).apply(planned) };
}
const shown = '~/.local/bin/pilotlight';

describe('the command of Pilotlight’s own', () => {
  it('is made, renewed where it starts another one, and taken away', async () => {
    const host = createSimulatedHost();
    expect(await plan(host, 'remove')).toEqual({ refused: `There is no ${shown}.`, absent: true });
    const made = await plan(host, 'make');
    expect(made).toMatchObject({
      remedy: 'install-command',
      title: 'Make “pilotlight” a command of every terminal',
      lines: [`Make ${shown}, which starts this Pilotlight`],
    });
    expect(await ('apply' in made ? made.apply() : null)).toMatchObject({ ok: true });
    expect(host.disk.text(PLACE)).toBe(
      `#!/bin/sh
# Made by Pilotlight. "pilotlight install-command --remove" takes it away.
node='/opt/my node/node'
[ -x "$node" ] || node=node
exec "$node" '/srv/it'\\''s/pilotlight.cjs' "$@"
`,
    );
    expect((await host.files.stat(PLACE))?.mode).toBe(0o755);
    expect(await plan(host, 'make')).toEqual({ refused: `The command is there already: ${shown}` });
    await host.files.write(PLACE, '#!/bin/sh\n# Made by Pilotlight.\nexec /old "$@"\n', 0o755);
    expect(await plan(host, 'make')).toMatchObject({ lines: [`Renew ${shown}`] });
    const gone = await plan(host, 'remove');
    expect(gone).toMatchObject({
      remedy: 'install-command',
      title: 'Remove the command “pilotlight”',
      lines: [`Remove ${shown}`],
    });
    expect(await ('apply' in gone ? gone.apply() : null)).toMatchObject({ ok: true });
    expect(host.disk.text(PLACE)).toBeNull();
  });

  it("leaves somebody else's program alone, and what cannot be read", async () => {
    const host = createSimulatedHost();
    await host.files.write(PLACE, '#!/bin/sh\necho theirs\n', 0o755);
    expect(await plan(host, 'make')).toEqual({
      refused: `${shown} is there already, and not from Pilotlight. Move it away first.`,
    });
    expect(await plan(host, 'remove')).toEqual({ refused: `${shown} is not from Pilotlight, so it stays.` });
    const other = createSimulatedHost();
    other.disk.put(`${PLACE}/a-folder`, '');
    const unreadable = { refused: `${shown} cannot be read. Nothing was changed.` };
    expect([await plan(other, 'make'), await plan(other, 'remove')]).toEqual([unreadable, unreadable]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['linux', {}, PLACE],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\Microsoft\\WindowsApps\\pilotlight.cmd'],
    ['win32', {}, 'C:\\Users\\ada\\AppData\\Local\\Microsoft\\WindowsApps\\pilotlight.cmd'],
  ])('lies on %s, with %j, at %s', (platform, env, place) => {
    const home = platform === 'win32' ? 'C:\\Users\\ada' : '/home/ada';
    expect(ownCommandPath({ platform: platform as 'linux', env, home })).toBe(place);
  });

  it('is a batch file on Windows, whatever is in the path', async () => {
    const host = createSimulatedHost({ platform: 'win32', home: 'C:\\Users\\ada', env: {} });
    const planned = await planInstallCommand(host, ['C:\\Program Files\\node.exe', 'C:\\50%\\pilotlight.cjs']);
    if ('refused' in planned) throw new Error(planned.refused);
    await createRemedies(host).apply(planned);
    expect(host.disk.text(ownCommandPath(host))).toBe(
      '@echo off\r\nrem Made by Pilotlight. "pilotlight install-command --remove" takes it away.\r\n"C:\\Program Files\\node.exe" "C:\\50%%\\pilotlight.cjs" %*\r\n',
    );
  });

  it('is found by a terminal where its folder is on PATH', () => {
    const on = (PATH: string) => isOnPath(createSimulatedHost({ env: { HOME: '/home/ada', PATH } }));
    expect([on('/usr/bin:/home/ada/.local/bin'), on('/usr/bin')]).toEqual([true, false]);
  });
});
