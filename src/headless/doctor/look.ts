/** Looks at the machine once and says what it means: the whole way from the sources to the report. */

import { assessProfile, nameProfile, reportProfile } from '../../diagnosis/assess-profile.ts';
import { type FallbackKind, fallbackKind, withoutTheFallback } from '../../diagnosis/fallback-kind.ts';
import { allFindings } from '../../diagnosis/findings/all-findings.ts';
import { withUniqueKeys } from '../../diagnosis/findings/finding.ts';
import { heldCredential } from '../../diagnosis/refusals/held-credential.ts';
import { isCredentialRefused, judgeRefusals, RECORDS_SINCE_MS } from '../../diagnosis/refusals/judge-refusals.ts';
import { lastAnswerAt } from '../../diagnosis/refusals/session-records.ts';
import { type Composed, composeReport } from '../../diagnosis/report.ts';
import { NOT_ASKED } from '../../diagnosis/service/not-asked.ts';
import { profileProbe } from '../../diagnosis/service/probe.ts';
import { shareReads } from '../../platform/files/share-reads.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { isHidden } from '../../shared/profile-entries.ts';
import { readSessionRecords } from '../../sources/claude-code/record-reader.ts';
import { readMachine } from '../../sources/machine.ts';
import { addedFolders, withoutHidden } from '../../sources/profiles/chosen-profiles.ts';
import { findProfiles, placeAt } from '../../sources/profiles/profiles.ts';
import { readProfile } from '../../sources/profiles/read-profile.ts';
import { settingsOf } from '../known-settings.ts';
import { profileQuery } from '../profile-query.ts';

export interface LookOptions {
  offline: boolean;
  /** This configuration folder only; null: every profile found. */
  configDir: string | null;
  /** With the settings of this project folder; null: of the current folder, where Claude Code would be started. */
  projectDir: string | null;
  /** Also the profiles that the person added or hid. */
  all?: boolean;
}

/** The report, and what it was made of; the first profile is the one that new sessions use. */
export interface Looked extends Composed {
  machine: MachineFacts;
  profiles: readonly ProfileFacts[];
}

/** Reads everything once. Sends nothing when `offline`. */
export async function lookOnce(host: Host, options: LookOptions): Promise<Looked> {
  const asker = options.offline ? null : import('./ask-once.ts');
  const settings = await settingsOf(host);
  const entries = settings?.profileEntries ?? [];
  const read = await readMachine(host, {
    deep: true,
    askShell: settings?.askShell ?? false,
    claudePath: settings?.claudePath ?? null,
  });
  const machine = withoutHidden(read, entries);
  const added = options.all && settings ? await addedFolders(host, settings) : [];
  const found =
    options.configDir !== null ? [placeAt(host, options.configDir)] : await findProfiles(host, { ...machine, added });
  // The one that a new session would use speaks in any case.
  const places = found.filter(({ configDir }, index) => index === 0 || options.all || !isHidden(entries, configDir));
  const query = profileQuery(host, machine, options.projectDir ?? '.');
  const shared = withSharedReads(host, places);
  const profiles = await Promise.all(places.map((place) => readProfile(shared, place, query)));
  const until = (await asker)?.answerTime(host);
  const { network, service } = asker
    ? await (await asker).askOnce(host, profiles[0] ? { machine, facts: profiles[0] } : null, until)
    : NOT_ASKED;
  const isOnline = asker !== null && network.state === 'ONLINE';
  const routes = isOnline ? await (await asker).askOtherRoutes(host, machine, profiles, until) : null;
  const now = host.clock.now();
  const { clockOffsetMs } = network;
  const assess = async (facts: ProfileFacts) => {
    const judged = assessProfile({ facts, machine, now, clockOffsetMs });
    const records = await readSessionRecords(host, facts.configDir, now - RECORDS_SINCE_MS);
    const refusals = judgeRefusals(records, heldCredential(facts, judged.auth), now);
    const route = routes?.get(facts);
    return { facts, machine, now, answeredAt: lastAnswerAt(records), refusals, ...(route && { route }), ...judged };
  };
  const assessed = await Promise.all(profiles.map(assess));
  const fallback = await fallbackOf(host, machine, profiles[0]);
  const composed = composeReport({
    network,
    service,
    claude: machine.clis,
    profiles: assessed.map(({ facts, auth, signIn, refusals }) => ({
      report: reportProfile(facts, nameProfile(facts.configDir, host.home, entries), auth, signIn, now),
      probe: profileProbe(service.probe, isCredentialRefused(refusals)),
    })),
    order: 'given',
    findings: withUniqueKeys(withoutTheFallback(allFindings(machine, assessed, clockOffsetMs), fallback)),
    fallback,
  });
  return { ...composed, machine, profiles };
}

/** What profiles have in common, a project's settings say, is read once for all; a login is kept for none. */
function withSharedReads(host: Host, places: readonly { configDir: string }[]): Host {
  const { sep } = pathsOf(host.platform);
  const isOwn = (path: string) => places.some(({ configDir }) => path.startsWith(`${configDir}${sep}`));
  return { ...host, files: shareReads(host.files, (path) => !isOwn(path)) };
}

/** Its note is written with the first key; before that there is nothing to load anything for. */
async function fallbackOf(
  host: Host,
  machine: MachineFacts,
  facts: ProfileFacts | undefined,
): Promise<FallbackKind | null> {
  if (!facts || (await host.files.stat(pathsOf(host.platform).join(host.dataDir, 'fallback.json'))) === null)
    return null;
  const { tellFallback } = await import('../recovery/run-fallback.ts');
  return fallbackKind(await tellFallback(host, { facts, machine }));
}
