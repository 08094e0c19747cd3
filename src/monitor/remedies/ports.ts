/** What the controllers of remedies need of the monitor, of recovery and of each other. */
import type { InstallOptions, InstallOutcome } from '../../recovery/claude/install-claude.ts';
import type { SignInRun } from '../../recovery/claude/sign-in.ts';
import type { UpdateLook, UpdateOptions, UpdateOutcome } from '../../recovery/claude/update-claude.ts';
import type { Engine } from '../../recovery/engine/engine.ts';
import type { Plan, Refusal } from '../../recovery/engine/plan.ts';
import type { OwnProgram } from '../../recovery/fallback/key-helper.ts';
import type { Vault } from '../../recovery/vault/vault.ts';
import type { CommandContract, FallbackRequest, NewGateway, NewProfile } from '../../shared/commands.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { FallbackOption, FallbackReport } from '../../shared/fallback.ts';
import type { ProfileEntry } from '../../shared/profile-entries.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import type { RemedyRun } from '../../shared/snapshot.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { EpochMs, SignInAvailability } from '../../shared/vocabulary.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { ShellCommands } from '../commands/command-router.ts';

/** What a remedy is for, read at this moment. */
export interface RemedySubject {
  /** Of the profile. */
  id: string;
  facts: ProfileFacts;
  machine: MachineFacts;
  /** The finding it shall put right, where it was offered for one. */
  finding: Finding | null;
  /** What to switch on, where it is not the user's own key. */
  fallback?: FallbackRequest | undefined;
  newProfile?: NewProfile | undefined;
}

/** The monitor as the controllers need it. */
export interface RemedyWorld {
  /** Reads machine and profile anew; null: there is no such profile. */
  look(profile: string): Promise<(Pick<RemedySubject, 'facts' | 'machine'> & { place: ProfilePlace }) | null>;
  profiles(): readonly ProfileFacts[];
  /** The profile that a shell shows first, as last read. */
  first(): Pick<RemedySubject, 'id' | 'facts' | 'machine'> | null;
  findings(): readonly Finding[];
  signInAvailability(): SignInAvailability;
  /** Reads one profile again. */
  readProfile(configDir: string): Promise<void>;
  /** Reads everything again, after something was changed. */
  readAgain(): Promise<void>;
  /** Calls a new profile as the person does. */
  addEntry(entry: ProfileEntry): Promise<void>;
  /** One line for the history. */
  note(text: string, profile: string | null): void;
  /** `runs()` gives something else now. */
  changed(): void;
  /** Something for the log, one plain sentence. */
  problem(sentence: string): void;
}

/** A profile, read at this moment. */
export type Seen = NonNullable<Awaited<ReturnType<RemedyWorld['look']>>>;

export interface UpdateTools {
  lookForUpdate(seen: Seen): Promise<UpdateLook | Refusal>;
  updateClaude(look: UpdateLook, seen: Seen, options: Omit<UpdateOptions, 'env'>): Promise<UpdateOutcome>;
}

export interface InstallerTools {
  /** @returns a sentence when there is nothing to install */
  whyNot(): Promise<string | null>;
  /** In a terminal window. @returns false when none could be opened */
  open(): Promise<boolean>;
  run(options: InstallOptions): Promise<InstallOutcome>;
}

/** What `signIn` of the tools gives. */
export type SignInStart = SignInRun | Refusal;

export interface RecoveryTools extends UpdateTools {
  engine: Engine;
  installer: InstallerTools;
  plan(remedy: PlannableRemedy, subject: RemedySubject): Promise<Plan | Refusal>;
  readFallback(subject: Pick<RemedySubject, 'id' | 'facts' | 'machine'>): Promise<FallbackReport>;
  listWays(profile: string): Promise<readonly FallbackOption[]>;
  /** @returns a sentence when it was not done */
  addGateway(gateway: NewGateway): Promise<string | null>;
  /** @returns a sentence when it was not done */
  removeGateway(name: string): Promise<string | null>;
  /** @returns a sentence when the key does not work, or nobody knows */
  testKey(): Promise<string | null>;
  newId(): string;
  signIn(world: RemedyWorld, wish: CommandContract['start-sign-in']['payload']): Promise<SignInStart>;
  /** @returns a sentence when no window was opened */
  openClaude(seen: Seen): Promise<string | null>;
  /** Before a remedy. @returns a sentence when it could not be made */
  backUp(profile: ProfileFacts): Promise<string | null>;
  /** As the person asks. */
  backUpNow(profile: ProfileFacts): Promise<{ ok: true; made: boolean } | { ok: false; message: string }>;
  /** If something changed since the last one. @returns since when the day counts, or why it could not be made */
  backUpDaily(profile: ProfileFacts): Promise<{ ok: true; since: EpochMs } | { ok: false; message: string }>;
}

export interface RemedyController {
  commands: ShellCommands;
  plannable: readonly PlannableRemedy[];
  /** Newest first. */
  runs(): readonly RemedyRun[];
  /** null: this shell has none. */
  fallback(): FallbackReport | null;
  /** How the fallback stands with these facts. @returns takes it over, at the same moment as the facts */
  prepare(facts: ProfileFacts, machine: MachineFacts): Promise<() => void>;
  /** How the fallback stands with the facts that were read at the start. */
  readFallback(): Promise<void>;
  /** The world has changed: what was kept, or who pays. */
  refresh(): void;
  /** Something may be due by the wall clock: called about once an hour, and after every wake. */
  lookAtClock(): void;
  /** Brings what a crash left half done back to a whole state, and finds what can be undone. */
  start(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** How this shell reaches the vault, and how Claude Code can start this program to read it. */
export interface VaultAccess {
  vault(): Promise<Vault>;
  own: OwnProgram;
}
