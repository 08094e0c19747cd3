/** Updates Claude Code by its own means: installed against newest version, and `claude update` with its progress. */
import { signOutBugs } from '../../diagnosis/findings/cli-findings.ts';
import { compareVersions } from '../../diagnosis/versions.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { InstalledCli, ProfileFacts } from '../../shared/facts.ts';
import { SIGN_OUT_BUGS } from '../../shared/messages/findings.ts';
import { UPDATE } from '../../shared/messages/recovery/update.ts';
import { findInstalledClis } from '../../sources/claude-code/installed-cli.ts';
import { shownPath } from '../engine/shown-path.ts';
import { readKey } from '../steps/edit-json-key.ts';
import { followProcess } from './follow-process.ts';

const PACKAGE = '@anthropic-ai/claude-code';
const RELEASES = 'https://downloads.claude.ai/claude-code-releases';
const ASK_TIMEOUT_MS = 20_000;
const UPDATE_TIMEOUT_MS = 10 * 60_000;
const VERSION = /^\d+\.\d+\.\d+[\w.-]*$/;

type Method = InstalledCli['method'];

/** Who updates an install: Claude Code itself, or the package manager it came with. */
const BY_PACKAGE_MANAGER: Partial<Record<Method, string>> = {
  homebrew: 'brew upgrade --cask claude-code',
  winget: 'winget upgrade Anthropic.ClaudeCode',
  'system-package': UPDATE.systemPackage,
};

export interface UpdateLook {
  cli: InstalledCli;
  channel: 'latest' | 'stable';
  /** null: could not be found out. */
  newest: string | null;
  /** null when one of the versions is not known. */
  isOld: boolean | null;
  /** Faults of the installed version that sign people out, each the end of "With this version …". */
  signOutBugs: readonly string[];
  /** Set when a package manager has to do it: what to type. */
  packageManager: string | null;
  /** One or two plain sentences. */
  summary: string;
}

/** Asks what the newest version is. Sends nothing about this machine; only when the user wants to know. */
export async function lookForUpdate(host: Host, cli: InstalledCli, configDir: string): Promise<UpdateLook> {
  const channel = await readChannel(host, configDir);
  const newest = isFromNpm(cli.method) ? await askNpm(host, channel) : await askReleases(host, channel);
  const isOld = newest === null || cli.version === null ? null : compareVersions(cli.version, newest) < 0;
  const bugs = cli.version === null ? [] : signOutBugs(cli.version).map(({ what }) => SIGN_OUT_BUGS[what]);
  const look = {
    cli,
    channel,
    newest,
    isOld,
    signOutBugs: bugs,
    packageManager: BY_PACKAGE_MANAGER[cli.method] ?? null,
  };
  return { ...look, summary: describe(look) };
}

function describe({
  cli,
  channel,
  newest,
  isOld,
  signOutBugs: bugs,
  packageManager,
}: Omit<UpdateLook, 'summary'>): string {
  const { version } = cli;
  if (version === null) return newest === null ? UPDATE.nothingKnown : UPDATE.notCompared({ newest, channel });
  const faults = bugs.length > 0 ? UPDATE.faults({ list: bugs.join('; ') }) : '';
  if (newest === null) return UPDATE.notAsked({ version, faults });
  if (!isOld) return UPDATE.newest({ version, channel, faults });
  const how = packageManager ? UPDATE.byPackageManager({ command: packageManager }) : '';
  return UPDATE.outdated({ version, newest, channel, faults, how });
}

async function readChannel(host: Host, configDir: string): Promise<'latest' | 'stable'> {
  const read = await host.files.read(pathsOf(host.platform).join(configDir, 'settings.json'));
  const text = read.ok ? Buffer.from(read.bytes).toString('utf8') : '';
  return readKey(text, ['autoUpdatesChannel']) === 'stable' ? 'stable' : 'latest';
}

function isFromNpm(method: Method): boolean {
  return method === 'npm-global' || method === 'npm-local';
}

/** npm knows which registry this user is to ask. */
async function askNpm(host: Host, channel: string): Promise<string | null> {
  const args = ['view', `${PACKAGE}@${channel}`, 'version'];
  const outcome = await host.processes.run({ file: 'npm', args, cwd: host.home, limitMs: ASK_TIMEOUT_MS });
  return outcome.ok && outcome.code === 0 ? asVersion(outcome.stdout) : null;
}

async function askReleases(host: Host, channel: string): Promise<string | null> {
  const outcome = await host.http.request({ url: `${RELEASES}/${channel}`, limitMs: ASK_TIMEOUT_MS, maxBytes: 4096 });
  return outcome.ok && outcome.status === 200 ? asVersion(outcome.body) : null;
}

function asVersion(text: string): string | null {
  const line = text.trim();
  return VERSION.test(line) ? line : null;
}

export interface UpdateOptions {
  /** Its progress, line by line. */
  onLine(line: string): void;
  /** Environment of the profile; missing: this program's own. */
  env?: Record<string, string> | undefined;
  /** Ends it. */
  stop?: AbortSignal | undefined;
}

export type UpdateOutcome = { ok: true; message: string; version: string | null } | { ok: false; message: string };

/** Runs `claude update`. */
export async function updateClaude(
  host: Host,
  look: UpdateLook,
  { globalConfig }: Pick<ProfileFacts, 'globalConfig'>,
  { onLine, env, stop }: UpdateOptions,
): Promise<UpdateOutcome> {
  if (look.packageManager) return { ok: false, message: look.summary };
  if (globalConfig.status === 'broken' || globalConfig.status === 'unreadable') {
    const file = shownPath(host.home, globalConfig.path);
    return { ok: false, message: UPDATE.damaged({ path: file }) };
  }
  await host.files.makeDirectory(host.dataDir, 0o700);
  const talk = host.processes.talk({
    file: look.cli.path,
    args: ['update'],
    ...(env ? { env } : {}),
    cwd: host.dataDir,
    limitMs: UPDATE_TIMEOUT_MS,
  });
  const { code, printed, signal } = await followProcess(talk, onLine, stop);
  if (code === null && signal === null && !stop?.aborted) return { ok: false, message: UPDATE.notStarted };
  const after = await versionNow(host, look.cli);
  if (code === 0 && !/fail|error/i.test(printed.split('\n').at(-2) ?? '')) return judge(look, after);
  return {
    ok: false,
    message: UPDATE.notUpdated({ reason: explain(printed), version: after ?? '' }).replace('  ', ' '),
  };
}

/** The version counts that is there afterwards, not what was printed. */
function judge({ cli, newest }: UpdateLook, after: string | null): UpdateOutcome {
  if (after !== null && cli.version !== null && compareVersions(after, cli.version) > 0) {
    return {
      ok: true,
      message: UPDATE.updated({ version: after }),
      version: after,
    };
  }
  if (newest !== null && after !== null && compareVersions(after, newest) >= 0) {
    return { ok: true, message: UPDATE.newestAlready({ version: after }), version: after };
  }
  return {
    ok: false,
    message: UPDATE.unchanged({ version: after ?? UPDATE.noVersion }),
  };
}

async function versionNow(host: Host, cli: InstalledCli): Promise<string | null> {
  const clis = await findInstalledClis(host, { deep: true });
  return clis.find(({ path }) => path === cli.path)?.version ?? null;
}

function explain(printed: string): string {
  if (/EACCES|permission|not permitted/i.test(printed)) {
    return UPDATE.noAccess;
  }
  if (/ENOSPC|no space/i.test(printed)) return UPDATE.diskFull;
  if (/ECONN|ENOTFOUND|EAI_AGAIN|timed? ?out|proxy|network|certificate|fetch/i.test(printed)) {
    return UPDATE.unreachable;
  }
  return UPDATE.noReason;
}
