/** Every finding there is, from every room that makes one. Pure. */
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Finding, ProfileAuth } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { profileId } from '../assess-profile.ts';
import { routeLeadsNowhere } from '../fitness/network.ts';
import type { JudgedRefusal } from '../refusals/judge-refusals.ts';
import { clockFinding } from '../service/network.ts';
import type { ProbeAnswer } from '../service/probe-result.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { authFindings } from './auth-findings.ts';
import { cliFindings, missingCli } from './cli-findings.ts';
import { credentialFindings } from './credential-findings.ts';
import { createFinding } from './finding.ts';
import { folderFinding } from './folder-finding.ts';
import { loginCommandFindings } from './login-command.ts';
import { oldSignInFinding } from './old-sign-in.ts';
import { refusalFindings } from './refusal-findings.ts';
import { settingsFindings } from './settings-findings.ts';
import { signedInTwice } from './signed-in-twice.ts';
import { startPlaceFindings } from './start-place-findings.ts';
import { usageFindings } from './usage-finding.ts';

/** A profile with everything its findings may be drawn from. */
export interface AssessedProfile {
  facts: ProfileFacts;
  machine: MachineFacts;
  auth: ProfileAuth;
  signIn: SignIn;
  now: EpochMs;
  /** When Claude Code last had an answer in this profile; missing: not looked. */
  answeredAt?: EpochMs | null;
  /** How Anthropic answers by the way of its own that its requests take; missing: not asked, or no way of its own. */
  route?: ProbeAnswer;
  /** What its session records show to be refused; missing: not looked. */
  refusals?: readonly JudgedRefusal[];
}

/** Findings about one profile. */
export function profileFindings(assessed: AssessedProfile): readonly Finding[] {
  const { facts: profile, signIn, machine, auth, answeredAt = null, refusals = [] } = assessed;
  const id = profileId(profile);
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const folder = folderFinding(profile, id);
  const input = { machine, profile, profileId: id, auth, version, now: assessed.now };
  const route = assessed.route ? routeLeadsNowhere(input, assessed.route) : null;
  const old = oldSignInFinding({ credentials: profile.credentials, signIn, profileId: id, answeredAt });
  return [
    ...(folder ? [folder] : []),
    ...refusalFindings(input, refusals),
    ...authFindings(input),
    ...(route ? [createFinding(route, id)] : []),
    ...credentialFindings({ profile, profileId: id, signIn }),
    ...loginCommandFindings(input, signIn),
    ...settingsFindings({ profile, profileId: id, version }),
    ...(old ? [old] : []),
    ...usageFindings(profile, auth, assessed.now, id),
  ];
}

/** Findings about the machine as a whole. */
export function machineFindings(
  machine: MachineFacts,
  profiles: readonly ProfileFacts[],
  clockOffsetMs: number | null,
): readonly Finding[] {
  const found = [clockFinding(clockOffsetMs), missingCli(machine, profiles)];
  return [
    ...found.filter((finding) => finding !== null),
    ...cliFindings(machine.clis),
    ...startPlaceFindings(machine, profiles),
    ...signedInTwice(profiles),
  ];
}

export function allFindings(
  machine: MachineFacts,
  assessed: readonly AssessedProfile[],
  clockOffsetMs: number | null,
): readonly Finding[] {
  const facts = assessed.map((one) => one.facts);
  return [...machineFindings(machine, facts, clockOffsetMs), ...assessed.flatMap(profileFindings)];
}
