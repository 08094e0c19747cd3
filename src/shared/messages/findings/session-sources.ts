/** Who pays has changed while Claude Code runs. */
import { counted, listed } from '../phrasing.ts';

interface Change {
  /** Folders, as a person writes them. */
  projects: readonly string[];
  /** What paid before, and what pays now. */
  from: string;
  to: string;
}

const NAMED = 3;

function sayProjects(projects: readonly string[]): string {
  const more = projects.length - NAMED;
  return listed([...projects.slice(0, NAMED), ...(more > 0 ? [counted(more, 'more folder')] : [])]);
}

export const SESSION_SOURCE_FINDINGS = {
  'session-source-changed': {
    title: ({ nowPaid }: { nowPaid: boolean }) =>
      nowPaid
        ? 'Billing changed while Claude Code was running: now per token'
        : 'The sign-in changed while Claude Code was running',
    detail: ({ projects, from, to, since, nowPaid }: Change & { since: string; nowPaid: boolean }) =>
      `In ${sayProjects(projects)}, Claude Code uses ${to} since ${since}; when the session there began, it was ${from}. ${nowPaid ? 'That is billed per token, not to your plan. ' : ''}A session may go on with ${from} until it is restarted.`,
  },
} as const;

export const SESSION_SOURCES = {
  plan: 'your plan',
  key: 'an API key',
  anotherLogin: 'another Claude login',
  isBilled: ({ projects, from, to }: Change) =>
    `Sessions in ${sayProjects(projects)} are billed to ${to} from now on; until now to ${from}.`,
  uses: ({ projects, from, to }: Change) =>
    `Sessions in ${sayProjects(projects)} use ${to} from now on; until now ${from}.`,
} as const;
