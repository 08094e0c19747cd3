import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { findOtherTools, openTool } from '../../src/recovery/other-tools.ts';
import { WAIT } from '../patience.ts';
import { type TempHome, tempHome } from './temp-home.ts';

describe.skipIf(process.platform === 'win32')('other coding tools', () => {
  let home: TempHome;
  afterEach(() => home.remove());

  it('are found on the search path, and one with a window is opened in this folder', async () => {
    home = await tempHome({
      'bin/aider': '#!/bin/sh\n',
      'bin/cursor': '#!/bin/sh\necho "$1" > "$HOME/opened"\n',
      'bin/codex': 'no program',
    });
    await mkdir(join(home.path, 'bin/gemini'));
    for (const name of ['aider', 'cursor']) await chmod(join(home.path, 'bin', name), 0o755);
    const host = createNodeHost({ env: { PATH: join(home.path, 'bin'), HOME: home.path } });
    const tools = await findOtherTools(host);
    expect(tools.map(({ id, terminal }) => [id, terminal])).toEqual([
      ['cursor', false],
      ['aider', true],
    ]);
    expect(await Promise.all(tools.map((tool) => openTool(host, tool)))).toEqual([true, false]);
    await vi.waitFor(async () => expect(await home.text('opened')).toBe('.\n'), WAIT);
  });
});
