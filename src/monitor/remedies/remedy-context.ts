/** The monitor as the remedies see it. */

import { signInAvailability } from '../../diagnosis/service/sign-in-availability.ts';
import type { Clock } from '../../platform/host.ts';
import type { MachineFacts } from '../../shared/facts.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { History } from '../history/history.ts';
import type { MonitorPorts } from '../ports.ts';
import type { ProfileWatcher } from '../profiles/profile-watcher.ts';
import type { ServicePoller } from '../service/service-poller.ts';
import type { Composer } from '../snapshot/composer.ts';
import type { RemedyWorld } from './ports.ts';

export interface RemedyWorldOptions {
  clock: Clock;
  ports: MonitorPorts;
  profiles: ProfileWatcher;
  service: ServicePoller;
  history: History;
  /** Made after the remedies. */
  composer(): Composer;
  machine(): MachineFacts | null;
  settings(): Settings;
  lastPublished(): Snapshot | null;
  readAgain(): Promise<void>;
  addEntry: RemedyWorld['addEntry'];
  changed(): void;
  problem(sentence: string): void;
}

const LONGEST_NOTE = 500;

export function createRemedyWorld(options: RemedyWorldOptions): RemedyWorld {
  const { clock, history, ports, profiles, service } = options;
  return {
    async look(id) {
      await options.readAgain();
      const machine = options.machine();
      const facts = profiles.profiles().find((one) => one.id === id)?.facts;
      if (!facts || !machine) return null;
      const places = await ports.findProfiles(machine, options.settings());
      const place = places.find(({ configDir }) => configDir === facts.configDir);
      return place ? { facts, machine, place } : null;
    },
    profiles: () => profiles.profiles().map(({ facts }) => facts),
    first() {
      const machine = options.machine();
      const watched = profiles.profiles();
      const shown = watched.find(({ id }) => id === options.lastPublished()?.profiles[0]?.id) ?? watched[0];
      return shown && machine ? { id: shown.id, facts: shown.facts, machine } : null;
    },
    findings: () => options.composer().findings(clock.now()),
    signInAvailability: () => signInAvailability(service.service(clock.now())),
    readProfile: profiles.readOne,
    readAgain: options.readAgain,
    addEntry: options.addEntry,
    note: (text, profile) =>
      history.add({ at: clock.now(), kind: 'action', profile, text: text.slice(0, LONGEST_NOTE) }),
    changed: options.changed,
    problem: options.problem,
  };
}
