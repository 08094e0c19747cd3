/**
 * Claude Code writes failed requests into its session records. Their last lines tell whether the server refuses a
 * login. Of each line only status, error type and time are kept; nothing of the conversation.
 */
import * as v from 'valibot';
import type { Refusal, RefusalFacts } from '../../diagnosis/service/refusals.ts';
import type { Host } from '../../platform/host.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** Bounds of one look, so that years of records cost no more than a week's. */
const MOST = { folders: 30, names: 200, files: 8, tailBytes: 64 * 1024, refusals: 50 };

interface SessionFile {
  path: string;
  mtimeMs: number;
}

/**
 * Looks at the ends of the session records that were written to lately.
 * @param configDir  the profile's folder
 * @param sinceMs    own clock; older lines and files are left alone
 */
export async function readRecentRefusals(host: Host, configDir: string, sinceMs: EpochMs): Promise<RefusalFacts> {
  const files = await findSessionFiles(host, configDir, sinceMs);
  const marks: Mark[] = [];
  for (const { path } of files) marks.push(...(await readMarks(host, path)));
  const recent = marks.filter((mark) => mark.at >= sinceMs).sort((a, b) => a.at - b.at);
  return {
    refusals: recent.flatMap((mark) => (mark.refusal === null ? [] : [mark.refusal])).slice(-MOST.refusals),
    succeededAt: recent.findLast((mark) => mark.refusal === null)?.at ?? null,
  };
}

async function findSessionFiles(host: Host, configDir: string, sinceMs: EpochMs): Promise<SessionFile[]> {
  const root = `${configDir}/projects`;
  const folders = await newestFirst(host, root, (await host.files.list(root)) ?? []);
  const found: SessionFile[] = [];
  for (const folder of folders.slice(0, MOST.folders)) {
    const names = (await host.files.list(folder.path)) ?? [];
    const records = names.filter((name) => name.endsWith('.jsonl')).slice(0, MOST.names);
    found.push(...(await newestFirst(host, folder.path, records)).filter((file) => file.mtimeMs >= sinceMs));
  }
  return found.sort((a, b) => b.mtimeMs - a.mtimeMs).slice(0, MOST.files);
}

async function newestFirst(host: Host, dir: string, names: readonly string[]): Promise<SessionFile[]> {
  const found: SessionFile[] = [];
  for (const name of names) {
    const path = `${dir}/${name}`;
    const stat = await host.files.stat(path);
    if (stat !== null) found.push({ path, mtimeMs: stat.mtimeMs });
  }
  return found.sort((a, b) => b.mtimeMs - a.mtimeMs);
}

/** One line that tells of a request: refused, or (null) answered. */
interface Mark {
  at: EpochMs;
  refusal: Refusal | null;
}

async function readMarks(host: Host, path: string): Promise<Mark[]> {
  const read = await host.files.readTail(path, MOST.tailBytes);
  if (!read.ok) return [];
  // The first line is torn as a rule, and says nothing then.
  const lines = new TextDecoder().decode(read.bytes).split('\n');
  return lines.flatMap((line) => readMark(line) ?? []);
}

const status = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));
const LineShape = v.variant('type', [
  v.object({
    type: v.literal('system'),
    subtype: v.literal('api_error'),
    timestamp: v.string(),
    error: v.object({ status, message: v.optional(v.string(), '') }),
  }),
  v.object({
    type: v.literal('assistant'),
    timestamp: v.string(),
    isApiErrorMessage: v.optional(v.boolean(), false),
    apiErrorStatus: v.nullish(status),
    apiErrorType: v.nullish(v.string()),
    message: v.object({ model: v.nullish(v.string()) }),
  }),
]);

/** Reads one line of a session record; null: it tells of no request, or is torn. */
export function readMark(line: string): Mark | null {
  if (!line.includes('"api_error"') && !line.includes('"assistant"')) return null;
  const parsed = v.safeParse(LineShape, readJson(line));
  if (!parsed.success) return null;
  const at = Date.parse(parsed.output.timestamp);
  if (!Number.isFinite(at)) return null;
  if (parsed.output.type === 'system') {
    const { error } = parsed.output;
    return { at, refusal: { at, status: error.status, type: errorType(error.message) } };
  }
  const { isApiErrorMessage, apiErrorStatus, apiErrorType, message } = parsed.output;
  if (!isApiErrorMessage) return message.model === '<synthetic>' ? null : { at, refusal: null };
  return apiErrorStatus ? { at, refusal: { at, status: apiErrorStatus, type: oneWord(apiErrorType ?? '') } } : null;
}

/** The message quotes the server's answer as JSON inside a sentence; only its error type is taken. */
const errorType = (message: string) => /"type":\s*"(\w{1,40}_error)"/.exec(message)?.[1] ?? '';
const oneWord = (type: string) => (/^\w{1,40}$/.test(type) ? type : '');

function readJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
