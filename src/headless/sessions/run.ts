/** `pilotlight sessions`: what each running Claude Code signs in with and who is billed, by its own environment and project. */
import { assessProfile, profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, RunningSession } from '../../shared/facts.ts';
import { SESSIONS } from '../../shared/messages/sessions.ts';
import { formatPast } from '../../shared/messages/span.ts';
import type { ProfileAuth } from '../../shared/verdict.ts';
import { readMachine } from '../../sources/machine.ts';
import { findProfiles } from '../../sources/profiles/profiles.ts';
import { readProfile } from '../../sources/profiles/read-profile.ts';
import { describeSource } from '../doctor/text.ts';
import { claudePathOf } from '../known-settings.ts';
import type { RunContext } from '../run.ts';
import { makeShowable } from '../terminal.ts';

interface SessionReport {
  pid: number;
  /** Folder it was started in; null: not known. */
  project: string | null;
  startedAt: number | null;
  /** Id of the profile it uses. */
  profile: string;
  authSource: Pick<ProfileAuth, 'print' | 'interactive'>;
}

export async function runSessions({ host, options, stdout }: RunContext): Promise<number> {
  const machine = await readMachine(host, {
    deep: host.platform === 'darwin',
    claudePath: await claudePathOf(host),
  });
  const sessions = await Promise.all(machine.sessions.map((session) => lookAtSession(host, machine, session)));
  const newestFirst = sessions.toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  if (options.json === true) {
    stdout.write(`${JSON.stringify({ sessions: newestFirst }, null, 2)}\n`);
    return 0;
  }
  const now = host.clock.now();
  const lines = makeShowable(newestFirst, host.home).flatMap((session) => describe(session, now));
  const none = { linux: SESSIONS.none, darwin: SESSIONS.noneSeen, win32: SESSIONS.cannotTell }[host.platform];
  stdout.write(`${(lines.length > 0 ? lines : [none]).join('\n')}\n`);
  return 0;
}

/** What this session would send with its next request: its own variables, its project's settings, the files as they are now. */
async function lookAtSession(host: Host, all: MachineFacts, session: RunningSession): Promise<SessionReport> {
  const processEnv = session.env.map((fact) => ({ ...fact, place: 'process' as const }));
  const machine: MachineFacts = { ...all, processEnv, shellEnv: [], otherStarts: [], fromShell: true };
  const at = session.cwd === null ? host : { ...host, cwd: session.cwd };
  const [place] = await findProfiles(at, { processEnv, shellEnv: [], sessions: [], added: [] });
  if (!place) throw new Error('there is always a default profile');
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const query = { keychainAgreed: false, projectDir: session.cwd, version, environment: processEnv };
  const facts = await readProfile(at, place, query);
  const { auth } = assessProfile({ facts, machine, now: host.clock.now(), clockOffsetMs: null });
  return {
    pid: session.pid,
    project: session.cwd,
    startedAt: session.startedAt,
    profile: profileId(facts),
    authSource: { print: auth.print, interactive: auth.interactive },
  };
}

function describe({ pid, project, startedAt, authSource }: SessionReport, now: number): string[] {
  const since = startedAt === null ? '' : SESSIONS.started({ when: formatPast(startedAt, now) });
  const [here, print] = [authSource.interactive, authSource.print].map((source) => describeSource(source, false));
  return [
    `${pid}  ${project ?? SESSIONS.unknownFolder}${since}`,
    `  ${here}`,
    ...(print === here ? [] : [`  claude -p: ${print}`]),
  ];
}
