import type { FileFailure, FileStat, Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { CredentialFacts, FileProblem, UnreadableReason } from '../../shared/facts.ts';
import { READ_FAULTS } from '../../shared/messages/file-faults.ts';
import { findMisnamedLogin } from './misnamed-login.ts';
import { readCredentials } from './read-credentials.ts';

/** Waits before the next look at a document that is not whole, ms: Claude Code may be writing it right now. */
const RETRY_AFTER_MS = [100, 300, 1000] as const;

/** A broken file that nobody touched for so long is not being written. */
const SETTLED_AFTER_MS = 10_000;

const UNREADABLE = {
  denied: ['denied', 'denied', READ_FAULTS.denied],
  'not-a-file': ['not-a-file', 'type', READ_FAULTS.notAFile],
  loop: ['not-a-file', 'type', READ_FAULTS.loop],
  'too-big': ['too-big', 'too-big', READ_FAULTS.tooBig],
  failed: ['failed', 'denied', READ_FAULTS.failed],
} as const satisfies Record<Exclude<FileFailure, 'absent'>, readonly [UnreadableReason, FileProblem['kind'], string]>;

/**
 * Reads `<dir>/.credentials.json`, following links. A document that is not whole is looked at again (for 1.4 s at most)
 * unless it has been lying there for 10 s; what is broken or out of reach is `unreadable`, never `absent`.
 * @param dir  absolute path of the folder that holds the file
 */
export async function readCredentialFile(host: Host, dir: string): Promise<CredentialFacts> {
  const path = pathsOf(host.platform).join(dir, '.credentials.json');
  let facts = await readOnce(host, path);
  for (const delayMs of RETRY_AFTER_MS) {
    if (!mayBeTorn(host, facts)) return facts;
    await host.clock.sleep(delayMs);
    facts = await readOnce(host, path);
  }
  return mayBeTorn(host, facts) && isCutOff(facts) ? { ...facts, unreadable: 'torn' } : facts;
}

/** What goes on being written ends too early until then; what is wrong elsewhere stays so. */
function isCutOff({ problem }: CredentialFacts): boolean {
  return problem?.kind === 'empty' || problem?.cutOff === true;
}

function mayBeTorn(host: Host, { unreadable, changedAt }: CredentialFacts): boolean {
  return unreadable === 'broken' && host.clock.now() - (changedAt ?? 0) < SETTLED_AFTER_MS;
}

async function readOnce(host: Host, path: string): Promise<CredentialFacts> {
  const outcome = await host.files.read(path);
  const stat = outcome.ok ? outcome.stat : await host.files.stat(path);
  const place = {
    store: 'file',
    location: path,
    changedAt: stat ? Math.floor(stat.mtimeMs) : null,
    file: await describeFile(host, path, stat),
  } as const;
  if (outcome.ok) return { ...place, ...readCredentials(outcome.bytes) };
  const nothing = { ...place, login: null, otherKeys: [] };
  if (outcome.why === 'absent') {
    const misnamed = await findMisnamedLogin(host, path);
    return { ...nothing, status: 'absent', unreadable: null, problem: null, ...(misnamed && { misnamed }) };
  }
  const [unreadable, kind, message] = UNREADABLE[outcome.why];
  return { ...nothing, status: 'unreadable', unreadable, problem: { kind, line: null, column: null, message } };
}

/** Windows keeps neither mode nor owner where Node could see them. */
async function describeFile(host: Host, path: string, stat: FileStat | null): Promise<CredentialFacts['file']> {
  const symlinkTo = await host.files.readlink(path);
  // A folder or a device in its place gives no login away.
  if (stat?.kind !== 'file')
    return symlinkTo === null ? null : { mode: null, loose: false, foreignOwner: false, symlinkTo };
  if (host.platform === 'win32') return { mode: null, loose: false, foreignOwner: false, symlinkTo };
  const mode = stat.mode & 0o7777;
  return { mode, loose: (mode & 0o066) !== 0, foreignOwner: stat.uid !== host.user.uid, symlinkTo };
}
