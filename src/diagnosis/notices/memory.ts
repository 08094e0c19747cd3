/** What the notice policy remembers between two readings and across restarts. Plain data, small, validated on load. */
import * as v from 'valibot';
import { WINDOW_IDS } from '../../shared/usage.ts';
import { LIGHTS_WORST_FIRST } from '../../shared/vocabulary.ts';

const Time = v.pipe(v.number(), v.finite());
const LightSchema = v.picklist(LIGHTS_WORST_FIRST);
const Id = v.pipe(v.string(), v.maxLength(200));

const EpisodeSchema = v.object({
  /** Earliest incident, or a local id while unconfirmed; stays the same, so that a later banner replaces the first. */
  id: Id,
  openedAt: Time,
  closedAt: v.nullable(Time),
  /** The light now held, and since which reading. */
  pending: v.nullable(v.object({ light: LightSchema, since: Time })),
  /** Worst light that a banner (or the baseline) stood for; null: nothing said yet. */
  saidLight: v.nullable(LightSchema),
  /** Worst light that went to the list. */
  listedLight: v.nullable(LightSchema),
  /** True when a banner was really shown, so that its end is worth one. */
  announced: v.boolean(),
  urgentUsed: v.boolean(),
  reopenUsed: v.boolean(),
  /** True once sign-in trouble was named in this episode. */
  signInSaid: v.boolean(),
  /** True once the status page named it. */
  confirmed: v.boolean(),
  /** When its first banner was shown; null: none was. */
  saidAt: v.optional(v.nullable(Time), null),
  /** When somebody's work was last stopped by it; null: nobody's was. */
  stoppedAt: v.optional(v.nullable(Time), null),
  /** The step that the last banner named; null: none, or it may be named again. */
  saidStep: v.optional(v.nullable(Id), null),
  /** Calmer than what was said, since then; null: not calmer. */
  calmerSince: v.nullable(Time),
});

const ProfileMemorySchema = v.object({
  account: v.nullable(EpisodeSchema),
  deadline: v.nullable(v.object({ endsAt: Time, saidDays: v.number(), pendingSince: v.nullable(Time) })),
  lastBannerAt: v.nullable(Time),
  /** Usage windows of which something was said: until when each runs, and up to which percentage it was said. */
  usage: v.optional(
    v.array(v.object({ id: v.picklist(WINDOW_IDS), resetsAt: v.nullable(Time), saidPercent: v.number() })),
    [],
  ),
});

const FindingMemorySchema = v.object({ since: Time, said: v.boolean(), goneAt: v.nullable(Time) });

const FallbackSchema = v.object({
  /** Which one: since when it is on. */
  since: Time,
  /** Days after which it was last spoken of. */
  saidDays: v.number(),
  /** Sign-in did not work while it was on, and that it does again has not been said. */
  wasDown: v.boolean(),
  /** The plan works again since then. */
  worksSince: v.nullable(Time),
});

export const NoticeMemorySchema = v.object({
  version: v.literal(1),
  /** Number of notices given so far; makes their ids. */
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  service: v.nullable(EpisodeSchema),
  /** False until the service was read once: the first sight is a baseline. */
  serviceSeen: v.boolean(),
  findingsSeen: v.boolean(),
  profiles: v.record(Id, ProfileMemorySchema),
  findings: v.record(v.pipe(v.string(), v.maxLength(600)), FindingMemorySchema),
  /** Network trouble already listed; null once online again. */
  networkSaid: v.nullable(v.picklist(['CAPTIVE', 'RESTRICTED'])),
  /** Missing in what an earlier version kept. */
  fallback: v.optional(v.nullable(FallbackSchema), null),
  tellWhenItWorks: v.boolean(),
  /** Works since then, while somebody waits to be told. */
  worksSince: v.nullable(Time),
  /** No banners until then; MUTED_FOR_GOOD: no end; null: not muted. */
  mutedUntil: v.nullable(Time),
});

export type Episode = v.InferOutput<typeof EpisodeSchema>;
export type ProfileMemory = v.InferOutput<typeof ProfileMemorySchema>;
export type FallbackMemory = v.InferOutput<typeof FallbackSchema>;
export type NoticeMemory = v.InferOutput<typeof NoticeMemorySchema>;

/** The last moment a Date can hold. */
export const MUTED_FOR_GOOD = 8_640_000_000_000_000;

/** A memory that has seen nothing yet. */
export function emptyMemory(): NoticeMemory {
  return {
    version: 1,
    count: 0,
    service: null,
    serviceSeen: false,
    findingsSeen: false,
    profiles: {},
    findings: {},
    networkSaid: null,
    fallback: null,
    tellWhenItWorks: false,
    worksSince: null,
    mutedUntil: null,
  };
}

/** A copy that may be changed without touching `memory`. */
export function copyMemory(memory: NoticeMemory): NoticeMemory {
  return {
    ...memory,
    service: memory.service && copyEpisode(memory.service),
    profiles: mapValues(memory.profiles, (profile) => ({
      ...profile,
      account: profile.account && copyEpisode(profile.account),
      deadline: profile.deadline && { ...profile.deadline },
      usage: profile.usage.map((window) => ({ ...window })),
    })),
    findings: mapValues(memory.findings, (finding) => ({ ...finding })),
    fallback: memory.fallback && { ...memory.fallback },
  };
}

function copyEpisode(episode: Episode): Episode {
  return { ...episode, pending: episode.pending && { ...episode.pending } };
}

function mapValues<T>(values: Readonly<Record<string, T>>, copy: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, copy(value)]));
}
