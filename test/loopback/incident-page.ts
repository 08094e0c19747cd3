/** Pages of the status server that are made here, since their moment counts. */
import { readFixture } from './status-server.ts';

export const OPERATIONAL = readFixture('summary/2026-08-22T16-16-08Z.json');

/** A page with an incident about signing in, opened just now: the one kind that is announced at its first reading. */
export function pageWithSignInIncident(): string {
  const page = JSON.parse(OPERATIONAL) as { incidents: unknown[]; components: { name: string }[] };
  const at = new Date().toISOString();
  const update = { id: 'u1', status: 'investigating', body: 'Users cannot log in to Claude Code.', created_at: at };
  page.incidents = [
    {
      id: 'signinfails1',
      name: 'Login failures for Claude Code',
      status: 'investigating',
      impact: 'major',
      created_at: at,
      updated_at: at,
      started_at: at,
      incident_updates: [{ ...update, updated_at: at, display_at: at }],
      components: page.components.filter(({ name }) => name === 'Claude Code'),
    },
  ];
  return JSON.stringify(page);
}
