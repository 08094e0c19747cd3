/** Starts the terminal's Pilotlight with the user's session, without a desktop. Always read back, never remembered. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import { AUTOSTART } from '../../shared/messages/recovery/install.ts';
import { findOnPath } from '../../sources/environment/find-on-path.ts';
import {
  AGENT_LABEL,
  escapeXml,
  launchAgent,
  systemdUnit,
  TASK_NAME,
  taskCommand,
  UNIT_MARK,
  UNIT_NAME,
} from './service-entries.ts';

export interface ServiceAutostart {
  /** Where it is kept, for people: a path, or a task's name. */
  place: string;
  /** What the system will really do: true only where it would start this very program. */
  read(): Promise<boolean>;
  /** Whose entry is there: ours, for whichever Pilotlight it was made, somebody else's of the same name, or nobody's. */
  owner(): Promise<'ours' | 'other' | null>;
  /** Leaves somebody else's alone. @returns whether the system has taken it, by reading it back */
  write(on: boolean): Promise<boolean>;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024;

/**
 * @param command  what is started: absolute paths, no shell
 * @returns null where this system has nothing that could start it
 */
export async function openServiceAutostart(host: Host, command: readonly string[]): Promise<ServiceAutostart | null> {
  switch (host.platform) {
    case 'linux': {
      const systemctl = await findOnPath(host, 'systemctl');
      return systemctl === null ? null : systemdAutostart(host, command, systemctl);
    }
    case 'darwin':
      return launchdAutostart(host, command);
    case 'win32':
      return taskAutostart(host, command);
  }
}

function systemdAutostart(host: Host, command: readonly string[], systemctl: string): ServiceAutostart {
  const { join } = pathsOf(host.platform);
  const place = join(configHome(host), 'systemd', 'user', UNIT_NAME);
  const unit = systemdUnit(command, environmentOf(host));
  const control = (...args: readonly string[]) =>
    host.processes.run({ file: systemctl, args: ['--user', '--no-pager', ...args], limitMs: TIMEOUT_MS });
  const read = async (): Promise<boolean> => {
    if ((await readText(host, place)) !== unit) return false;
    const asked = await control('is-enabled', UNIT_NAME);
    return asked.ok && asked.stdout.trim() === 'enabled';
  };
  const owner = async () => ownerOf(await readText(host, place), UNIT_MARK);
  return {
    place,
    read,
    owner,
    async write(on) {
      if ((await owner()) === 'other') return !on;
      if (on) {
        await host.files.write(place, unit, 0o644);
        await control('enable', UNIT_NAME);
      } else {
        // Never with --now: it may be this very program that the unit has started.
        await control('disable', UNIT_NAME);
        await host.files.remove(place);
      }
      // A manager that does not run has nothing to reload.
      await control('daemon-reload');
      return on ? read() : (await owner()) === null;
    },
  };
}

function launchdAutostart(host: Host, command: readonly string[]): ServiceAutostart {
  const place = pathsOf(host.platform).join(host.home, 'Library', 'LaunchAgents', `${AGENT_LABEL}.plist`);
  const agent = launchAgent(command, environmentOf(host));
  const read = async (): Promise<boolean> => (await readText(host, place)) === agent;
  const owner = async () => ownerOf(await readText(host, place), AGENT_LABEL);
  return {
    place,
    read,
    owner,
    // launchd reads the folder at the next login; what runs now goes on.
    async write(on) {
      if ((await owner()) === 'other') return !on;
      if (on) await host.files.write(place, agent, 0o644);
      else await host.files.remove(place);
      return on ? read() : (await owner()) === null;
    },
  };
}

function taskAutostart(host: Host, command: readonly string[]): ServiceAutostart {
  const line = taskCommand(command);
  const control = (...args: readonly string[]) =>
    host.processes.run({ file: 'schtasks.exe', args, limitMs: TIMEOUT_MS });
  const query = () => control('/Query', '/TN', TASK_NAME, '/XML');
  const owner = async () => {
    const asked = await query();
    const starts = asked.ok && asked.code === 0 ? /<Exec>.*<\/Exec>/s.exec(asked.stdout)?.[0].toLowerCase() : null;
    return ownerOf(starts ?? null, 'pilotlight');
  };
  const read = async (): Promise<boolean> => {
    const asked = await query();
    const isOurs = asked.ok && command.every((word) => asked.stdout.includes(escapeXml(word)));
    return isOurs && asked.code === 0 && !/<Enabled>false<\/Enabled>/i.test(asked.stdout);
  };
  return {
    place: AUTOSTART.taskScheduler({ name: TASK_NAME }),
    read,
    owner,
    async write(on) {
      if ((await owner()) === 'other') return !on;
      if (on) await control('/Create', '/TN', TASK_NAME, '/SC', 'ONLOGON', '/IT', '/TR', line, '/F');
      else await control('/Delete', '/TN', TASK_NAME, '/F');
      return on ? read() : (await owner()) === null;
    },
  };
}

function ownerOf(text: string | null, mark: string): 'ours' | 'other' | null {
  if (text === null) return null;
  return text.includes(mark) ? 'ours' : 'other';
}

/** A service does not get the environment of the terminal that asked for it. */
function environmentOf({ env }: Host): Record<string, string> {
  const names = ['PILOTLIGHT_HOME', 'CLAUDE_CONFIG_DIR'];
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

async function readText(host: Host, path: string): Promise<string | null> {
  const found = await host.files.read(path, MAX_BYTES);
  return found.ok ? new TextDecoder().decode(found.bytes) : null;
}
