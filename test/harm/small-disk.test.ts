/**
 * Every remedy on a disk that is nearly full: afterwards each file is the old one or the new one, what was said is so, and undo
 * brings back every byte once there is room. PILOTLIGHT_HARM=full also tries all of it on ext4.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { createSettingsStore } from '../../src/headless/settings-store.ts';
import { openSettings } from '../../src/main/host/settings-file.ts';
import { createJsonStore } from '../../src/monitor/data-folder/json-store.ts';
import { createLog } from '../../src/monitor/data-folder/log.ts';
import type { Host } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { leftOut } from '../needs.ts';
import { planScene, SCENES, type SceneName, setScene } from '../recovery/kill/remedies.ts';
import { everything, type TempHome } from '../recovery/temp-home.ts';
import { type Disk, type DiskKind, mountDisk } from './disks.ts';
import { FULL, LIMIT_MS } from './full.ts';

const NAMES = Object.keys(SCENES) as SceneName[];
const FREE_KB = [8, 40, 80, 120];
const ROOT = process.getuid?.() === 0 && process.platform === 'linux';
const KINDS: readonly DiskKind[] = FULL ? ['tmpfs', 'ext4'] : ['tmpfs'];

let home: TempHome | null = null;
let disk: Disk | null = null;
let other: string | null = null;
afterEach(async () => {
  disk?.unmount();
  await home?.remove();
  if (other) rmSync(other, { recursive: true, force: true });
  [home, disk, other] = [null, null, null];
});

/** In a container even root may not be able to. */
function canMount(kind: DiskKind): boolean {
  if (!ROOT) return false;
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-mount-'));
  const mounted = mountDisk(kind, folder);
  mounted?.unmount();
  rmSync(folder, { recursive: true });
  return mounted !== null;
}

/** A global configuration as it is after months of use. */
function grow(path: string): void {
  const file = join(path, '.claude.json');
  try {
    const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...(document as object), history: 'h'.repeat(110_000) }, null, 2));
  } catch {
    // The scene is about a broken one.
  }
}

/** As a quota does. */
function promiseRoom({ files }: Host): Host['files']['room'] {
  return async (path) => {
    const room = await files.room(path);
    return room && { ...room, freeBytes: Number.POSITIVE_INFINITY };
  };
}

/** Empty ones may stay. */
const OWN_FOLDERS = ['usage', 'failures'];

/** What stands in the settings names a script in the data folder, which these scenes have on the same disk. */
const NAMES_DATA_FOLDER: readonly SceneName[] = ['statusline-off', 'failure-hook-off'];

async function look(path: string, dataDir: string): Promise<Record<string, string>> {
  const files = Object.entries(await everything(path, ['pilotlight-data', 'filler', 'lost+found']));
  const notes = await everything(dataDir, ['recovery', 'backups', 'filler']).catch(() => ({}));
  const own = Object.entries(notes).filter(([name]) => !OWN_FOLDERS.includes(name));
  return Object.fromEntries([...files, ...own].filter(([name]) => !name.endsWith('.lock')));
}

for (const kind of KINDS) {
  const why = canMount(kind) ? null : 'needs root that may mount a disk';
  describe.skipIf(why !== null)(leftOut(`${kind} nearly full`, why), () => {
    describe.each(['same', 'other'] as const)('with the data folder on the %s disk', (where) => {
      it.each(NAMES.filter((name) => where === 'same' || !NAMES_DATA_FOLDER.includes(name)))(
        '%s',
        async (name) => {
          // `blind`: the system promises more room than there is, so the write itself has to find out.
          const rows = FREE_KB.flatMap((freeKb) => [false, true].map((blind) => ({ freeKb, blind })));
          let failed = 0;
          for (const { freeKb, blind } of rows) {
            home = await setScene(name, (path) => {
              disk = mountDisk(kind, path);
            });
            if (!disk) throw new Error(`no ${kind} can be mounted here`);
            grow(home.path);
            let host: Host = home.host;
            if (where === 'other') {
              other = mkdtempSync(join(tmpdir(), 'pilotlight-other-'));
              if (existsSync(host.dataDir))
                cpSync(host.dataDir, other, { recursive: true, force: true, errorOnExist: false });
              host = createNodeHost({ env: host.env, dataDir: other });
            }
            if (blind) host = { ...host, files: { ...host.files, room: promiseRoom(host) } };
            const before = await look(home.path, host.dataDir);
            const plan = await planScene(name, host);
            disk.fill(freeKb * 1024);
            const engine = createRemedies(host);
            const outcome = await engine.apply(plan);
            const after = await look(home.path, host.dataDir);
            for (const [file, text] of Object.entries(after)) {
              if (file.endsWith('.json') && after[file] !== before[file]) JSON.parse(text.slice(text.indexOf(' ') + 1));
            }
            if (!outcome.ok) {
              failed++;
              expect([name, freeKb, outcome.message]).toEqual([name, freeKb, expect.stringMatching(/full|room/)]);
              const open = await engine.undoable();
              if (open.length === 0) expect(after).toEqual(before);
              // What could not be taken back is said, and can be later.
              else expect(outcome.message).toContain(`pilotlight undo ${open[0]?.id}`);
              disk.free();
              await engine.recover();
              for (const { id } of await engine.undoable()) expect(await engine.undo(id)).toMatchObject({ ok: true });
            } else {
              // Also where there is no room for it yet: what it says is so.
              disk.fill(0);
              const tried = await engine.undo(outcome.receipt.id);
              const now = await look(home.path, host.dataDir);
              if (tried.ok && name !== 'clear-lock') expect(now).toEqual(before);
              disk.free();
              if (!tried.ok) expect(await engine.undo(outcome.receipt.id)).toMatchObject({ ok: true });
            }
            disk.free();
            expect(await look(home.path, host.dataDir)).toEqual(before);
            const left = Object.keys(await everything(home.path)).filter((file) => file.endsWith('.tmp'));
            expect(left).toEqual([]);
            disk.unmount();
            disk = null;
            await home.remove();
            home = null;
            if (other) rmSync(other, { recursive: true, force: true });
            other = null;
          }
          // With the data folder elsewhere what changes only a mode, or removes something, needs no room.
          if (where === 'same') expect(failed).toBeGreaterThan(0);
        },
        LIMIT_MS,
      );
    });

    it(
      "keeps Pilotlight's own files whole",
      async () => {
        const path = mkdtempSync(join(tmpdir(), 'pilotlight-own-'));
        other = path;
        disk = mountDisk(kind, path);
        if (!disk) throw new Error(`no ${kind} can be mounted here`);
        const schema = v.object({ entries: v.array(v.string()) });
        const texts: string[] = [];
        const kept: boolean[] = [];
        for (const freeKb of [0, ...FREE_KB]) {
          const host = createNodeHost({ dataDir: join(path, 'data') });
          const names = ['history.json', 'notices.json'];
          for (const name of names) writeFileSync(join(await ready(host), name), JSON.stringify({ entries: ['old'] }));
          writeFileSync(join(host.dataDir, 'settings.json'), '{}');
          disk.fill(freeKb * 1024);
          for (const name of names) {
            const store = createJsonStore(host, name, schema, () => ({ entries: [] }));
            expect((await store.load()).problem).toBeNull();
            store.keep({ entries: ['n'.repeat(100_000)] });
            await store.flush();
            const { entries } = v.parse(schema, JSON.parse(readFileSync(join(host.dataDir, name), 'utf8')));
            texts.push(entries[0] === 'old' ? 'old' : 'new');
            expect(['old', 'n'.repeat(100_000)]).toContain(entries[0]);
          }
          // Those of the terminal program, and of the desktop.
          const many = {
            ...DEFAULT_SETTINGS,
            profiles: Array.from({ length: 1_200 }, (_none, at) => `/srv/claude-${at}`),
          };
          for (const store of [createSettingsStore(host), await openSettings(host)]) {
            const saved = await store.save(many);
            if (saved !== null) expect(saved).toContain('the disk is full');
            const text = readFileSync(join(host.dataDir, 'settings.json'), 'utf8');
            expect(text === '{}' ? DEFAULT_SETTINGS : JSON.parse(text)).toEqual(
              text === '{}' ? DEFAULT_SETTINGS : many,
            );
            kept.push(saved === null);
            writeFileSync(join(host.dataDir, 'settings.json'), '{}');
          }
          const log = createLog(host);
          for (let line = 0; line < 400; line++) log.write('info', 'x'.repeat(500));
          await log.flush();
          const lines = (await host.files.read(join(host.dataDir, 'pilotlight.log'))).ok
            ? readFileSync(join(host.dataDir, 'pilotlight.log'), 'utf8').split('\n').filter(Boolean)
            : [];
          for (const line of lines) JSON.parse(line);
          disk.free();
          rmSync(host.dataDir, { recursive: true, force: true });
        }
        expect(new Set(texts)).toEqual(new Set(['old', 'new']));
        expect(new Set(kept)).toEqual(new Set([true, false]));
      },
      LIMIT_MS,
    );
  });
}

async function ready({ dataDir, files }: Host): Promise<string> {
  await files.makeDirectory(dataDir, 0o700);
  return dataDir;
}
