/** The call: what is wrong, whose side it is on, and the one next step. Pure; the card draws it. */

import { asSentence } from '../shared/messages/phrasing.ts';
import { FALLBACK_ON } from '../shared/messages/window/fallback.ts';
import { PLACE_IN_FILE } from '../shared/messages/window/phrasing.ts';
import { SEVERITY } from '../shared/messages/window/verdict.ts';
import { REMEDIES, type RemedyId } from '../shared/remedies.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { Evidence, Finding, IncidentReport, Side } from '../shared/verdict.ts';

export interface Call {
  /** null: nobody's side, for example while the fallback works. */
  whose: Side | null;
  title: string;
  /** Sentences in order: what happened, then what to do. */
  text: readonly string[];
  /** The finding behind it, with the places to go to. */
  finding: Finding | null;
  /** The incident behind it; its newest update is part of the call. */
  incident: IncidentReport | null;
  /** True when it says already why the sign-in is as it is. */
  tellsReason: boolean;
  /** What may put it right; a finding brings its own. */
  remedies: readonly RemedyId[];
}

/** The call for a snapshot; null when there is nothing to do and nothing to explain. */
export function callFor(snapshot: Snapshot): Call | null {
  const { action, cause, fallback, side, spoken } = snapshot;
  if (action === 'see-finding') return findingCall(snapshot);
  if (fallback.state === 'on')
    return {
      ...EMPTY,
      whose: null,
      title: FALLBACK_ON,
      text: [asSentence(fallback.detail)],
      remedies: ['fallback-off'],
    };
  const { advice, next } = spoken;
  if (!advice) return null;
  const remedies = remediesFor(snapshot);
  const byHand = advice.typed && !isSignInOffered(snapshot) ? [advice.typed] : [];
  const incident = cause === 'service' ? (snapshot.service.incidents[0] ?? null) : null;
  if (incident)
    return { ...EMPTY, whose: side, title: incident.title, text: [...byHand, advice.text], incident, remedies };
  const why = action === 'install' ? null : reasonFor(snapshot);
  // The table's own step is sharper than the general sentence where it names a time or a condition.
  const what = action === 'wait' && next ? asSentence(next) : advice.text;
  const unusual = cause === 'account' && snapshot.pattern !== null ? [asSentence(snapshot.pattern)] : [];
  const text = [...(why ? [asSentence(why)] : []), ...byHand, what, ...unusual];
  const tellsReason = why !== null && (cause === 'account' || cause === 'machine');
  return { ...EMPTY, whose: action === 'install' ? null : side, title: advice.title, text, remedies, tellsReason };
}

/** The button that does it stands below. */
function isSignInOffered({ commands, profiles }: Snapshot): boolean {
  return commands.includes('start-sign-in') && profiles.length > 0;
}

/** A key helps while sign-in does not. */
function remediesFor({ action, cause, fallback }: Snapshot): readonly RemedyId[] {
  const meanwhile = fallback.state === 'off' && (cause === 'account' || cause === 'service');
  const signIn = action === 'sign-in' || action === 'try-sign-in';
  return [...(signIn ? (['sign-in'] as const) : []), ...(meanwhile ? (['fallback-on'] as const) : [])];
}

/** The finding that the headline speaks of, if it speaks of one. */
export function leadFinding({ findings, subject }: Pick<Snapshot, 'findings' | 'subject'>): Finding | null {
  return findings.find(({ key }) => key === subject.finding) ?? null;
}

/** "settings.json, line 14" of an evidence with a file. */
export function shortPlace({ file, line }: Evidence): string | null {
  if (file === null) return null;
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return line === null ? name : PLACE_IN_FILE.line(name, line);
}

/** `~/.zshrc:31` for an editor or a person. */
export function longPlace({ file, line }: { file: string | null; line: number | null }): string | null {
  if (file === null) return null;
  return line === null ? file : `${file}:${line}`;
}

const EMPTY = { finding: null, incident: null, remedies: [], tellsReason: false } as const;

function findingCall(snapshot: Snapshot): Call | null {
  const finding = leadFinding(snapshot);
  if (!finding) return null;
  const place = finding.evidence.map(shortPlace).find((at) => at !== null);
  return {
    whose: finding.cause,
    title: place ?? SEVERITY[finding.severity],
    text:
      snapshot.spoken.next && !isOnButton(snapshot, finding)
        ? [finding.detail, asSentence(snapshot.spoken.next)]
        : [finding.detail],
    ...EMPTY,
    finding,
  };
}

/** The step is the first remedy, and its button stands below. */
function isOnButton({ commands, plannable, stepId }: Snapshot, { remedies: [first] }: Finding): boolean {
  if (first === undefined || REMEDIES[first].step !== stepId || !commands.includes('plan-remedy')) return false;
  return plannable.some((one) => one === first);
}

function reasonFor(snapshot: Snapshot): string | null {
  switch (snapshot.cause) {
    case 'account':
    case 'machine':
      return snapshot.profiles[0]?.signIn.reason ?? null;
    case 'network':
      return snapshot.network.detail;
    case 'service':
      return snapshot.service.trouble;
    case null:
      return null;
  }
}
