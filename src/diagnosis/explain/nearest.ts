/** For a text that holds no known error: the one whose wording resembles it most. */
import { type ErrorId, KNOWN_ERRORS } from './catalogue/index.ts';
import type { KnownError } from './known-error.ts';

/** Of the end: that is where the error stands that somebody pastes a log for. */
const MAX_CHARACTERS = 200_000;
const MAX_LINES = 400;
const MAX_LINE_WORDS = 60;
/** The share of a phrase's words, the rare ones counting more, that has to be there. */
const ENOUGH = 0.6;
const ENOUGH_WORDS = 2;
/** "expired", "expires" and "expiry" are one word here. */
const STEM = 5;
const SOUNDS_LIKE_AN_ERROR =
  /error|fail|denied|invalid|refus|expire|unable|cannot|can'?t|could ?n|not |reject|revok|forbid|limit|overload|timed? ?out/i;

interface Wording {
  id: ErrorId;
  stems: ReadonlySet<string>;
  weight: number;
}

interface Index {
  wordings: readonly Wording[];
  weightOf: (stem: string) => number;
}

let index: Index | null = null;

/** @returns null when nothing comes close enough to be worth saying */
export function findNearest(text: string): ErrorId | null {
  index ??= buildIndex();
  const { weightOf, wordings } = index;
  let best: { id: ErrorId; score: number } | null = null;
  const lines = text
    .slice(-MAX_CHARACTERS)
    .split('\n')
    .filter((line) => SOUNDS_LIKE_AN_ERROR.test(line));
  for (const line of lines.slice(-MAX_LINES)) {
    const stems = stemsOf(line);
    for (const wording of wordings) {
      const shared = [...wording.stems].filter((stem) => stems.has(stem));
      if (shared.length < ENOUGH_WORDS) continue;
      const score = shared.reduce((sum, stem) => sum + weightOf(stem), 0) / wording.weight;
      if (score >= ENOUGH && score > (best?.score ?? 0)) best = { id: wording.id, score };
    }
  }
  return best?.id ?? null;
}

function buildIndex(): Index {
  const wordings = (Object.entries(KNOWN_ERRORS) as [ErrorId, KnownError][]).flatMap(([id, { phrases }]) =>
    phrases.map((phrase) => ({ id, stems: stemsOf(phrase) })),
  );
  const counts = new Map<string, number>();
  for (const { stems } of wordings) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number => Math.log(1 + wordings.length / (counts.get(stem) ?? 1));
  const weigh = (stems: ReadonlySet<string>): number => [...stems].reduce((sum, stem) => sum + weightOf(stem), 0);
  return {
    weightOf,
    wordings: wordings
      .filter(({ stems }) => stems.size > ENOUGH_WORDS)
      .map(({ id, stems }) => ({ id, stems, weight: weigh(stems) })),
  };
}

function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 4000)
      .toLowerCase()
      .match(/[a-z0-9]{2,}/g) ?? [];
  return new Set(words.slice(0, MAX_LINE_WORDS).map((word) => word.slice(0, STEM)));
}
