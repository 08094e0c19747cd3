/** The desktop under test is alone on its machine: a Claude Code that another test runs beside it is none of its business. */
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { readdir } = promises;

export function leaveOtherProcessesOut(): void {
  const alone = (path: string, ...rest: []) => (path === '/proc' ? Promise.resolve([]) : readdir(path, ...rest));
  promises.readdir = alone as typeof readdir;
  syncBuiltinESMExports();
}
