import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { FILE_SHAPES } from '../../shared/messages/file-shapes.ts';
import { locateValues, parseJsonBytes } from '../json/json-text.ts';
import { readProblem } from '../read-problem.ts';

/**
 * Looks whether the project's `.mcp.json` can be read. Claude Code leaves out what is broken without a word.
 * @param projectDir  folder Claude Code would be started in; null: none
 * @returns           null when there is none, or it is fine
 */
export async function readMcpConfig(
  host: Pick<Host, 'files' | 'platform'>,
  projectDir: string | null,
): Promise<ProfileFacts['mcpConfig']> {
  if (projectDir === null) return null;
  const path = pathsOf(host.platform).join(projectDir, '.mcp.json');
  const read = await host.files.read(path);
  if (!read.ok) {
    const { problem } = readProblem(read.why);
    return problem === null ? null : { path, problem };
  }
  const json = parseJsonBytes(read.bytes, false);
  if (!json.ok) return json.problem.kind === 'empty' ? null : { path, problem: json.problem };
  const misfit = findMisfit(json.value);
  if (misfit === null) return null;
  const place = locateValues(json.text, 2)(misfit.path) ?? { line: 1, column: 1 };
  return { path, problem: { kind: 'type', ...place, message: misfit.message } };
}

function findMisfit(value: unknown): { path: string[]; message: string } | null {
  if (!isObject(value)) return { path: [], message: FILE_SHAPES.mcpObject };
  const servers = value.mcpServers;
  if (servers === undefined) return null;
  if (!isObject(servers)) return { path: ['mcpServers'], message: FILE_SHAPES.mcpServersObject };
  for (const [name, server] of Object.entries(servers)) {
    if (!isObject(server) || (typeof server.command !== 'string' && typeof server.url !== 'string')) {
      return {
        path: ['mcpServers', name],
        message: FILE_SHAPES.mcpServer,
      };
    }
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
