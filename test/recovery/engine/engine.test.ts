import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createEngine } from '../../../src/recovery/engine/engine.ts';
import { newPlan } from '../../../src/recovery/engine/new-plan.ts';
import type { Plan } from '../../../src/recovery/engine/plan.ts';
import type { StepHandlers } from '../../../src/recovery/engine/step-handler.ts';
import type { FileChange } from '../../../src/recovery/steps/file-change.ts';
import { FILE_STEPS } from '../../../src/recovery/steps/file-step.ts';
import { planOf } from './engine-scene.ts';

let folder: string;
let host: Host;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilotlight-engine-'));
  host = createNodeHost({ dataDir: join(folder, 'data'), env: { ...process.env, HOME: folder } });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const planFor = (changes: readonly [name: string, change: FileChange][]): Promise<Plan> =>
  planOf(host, folder, changes);

const SETTINGS = '\uFEFF{\r\n\t"model": "opus",\r\n\t"hooks": {}\r\n}\r\n';
const HELPER: FileChange = { edit: 'key', path: ['apiKeyHelper'], value: 'pilotlight fallback print-key' };

describe('the engine', () => {
  it('changes one key, keeps BOM, line ends, indent and mode, and undoes to the byte', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, SETTINGS);
    await chmod(path, 0o640);
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.json', HELPER]]));
    expect(outcome).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe(
      '\uFEFF{\r\n\t"model": "opus",\r\n\t"hooks": {},\r\n\t"apiKeyHelper": "pilotlight fallback print-key"\r\n}\r\n',
    );
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    const [entry] = await engine.undoable();
    expect(await engine.undo(entry?.id ?? '')).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe(SETTINGS);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await engine.undoable()).toEqual([]);
  });

  it('makes an absent file and removes it again', async () => {
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.json', HELPER]]));
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({
      apiKeyHelper: HELPER.edit === 'key' && HELPER.value,
    });
    expect(outcome.ok && (await engine.undo(outcome.receipt.id)).ok).toBe(true);
    await expect(stat(join(folder, 'settings.json'))).rejects.toThrow();
  });

  it('removes a folder that was made for a file, though its own locks lay in it', async () => {
    const engine = createEngine(host, FILE_STEPS);
    const plan = { ...(await planFor([['claude/settings.json', HELPER]])), lockDirs: [join(folder, 'claude')] };
    const outcome = await engine.apply(plan);
    expect(await readdir(join(folder, 'claude'))).toEqual(['settings.json']);
    expect(outcome.ok && (await engine.undo(outcome.receipt.id)).ok).toBe(true);
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('plans again when the file changed after the plan', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, '{}');
    const plan = await planFor([['settings.json', HELPER]]);
    await writeFile(path, '{ "model": "opus" }');
    expect(await createEngine(host, FILE_STEPS).apply(plan)).toMatchObject({ ok: false, why: 'changed' });
    expect(await readFile(path, 'utf8')).toBe('{ "model": "opus" }');
  });

  it('takes back its own key when the file changed elsewhere since, and keeps that change', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, '{\n  "model": "opus"\n}\n');
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.json', HELPER]]));
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('opus', 'sonnet'));
    expect(outcome.ok && (await engine.undo(outcome.receipt.id)).ok).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('{\n  "model": "sonnet"\n}\n');
  });

  it('takes its key out of a file it made, in which another program keeps something by now', async () => {
    const path = join(folder, 'settings.local.json');
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.local.json', HELPER]]));
    const made = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...made, permissions: { allow: ['Bash'] } }));
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ permissions: { allow: ['Bash'] } });
    expect(await engine.undoable()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32').each([0o640, 0o660, 0o644])(
    'narrows mode %o to 0600, and undoes it',
    async (mode) => {
      const path = join(folder, 'credentials.json');
      await writeFile(path, '{}');
      await chmod(path, mode);
      const engine = createEngine(host, FILE_STEPS);
      const outcome = await engine.apply(await planFor([['credentials.json', { edit: 'mode', mode: 0o600 }]]));
      expect(outcome).toMatchObject({ ok: true });
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
      expect((await stat(path)).mode & 0o777).toBe(mode);
    },
  );

  it('refuses to undo over a stranger at the same key', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, '{}');
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.json', HELPER]]));
    await writeFile(path, '{ "apiKeyHelper": "mine" }');
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: false, why: 'changed' });
    expect(await readFile(path, 'utf8')).toBe('{ "apiKeyHelper": "mine" }');
  });

  it('refuses to undo what a newer Pilotlight has done, and goes on offering the rest', async () => {
    const engine = createEngine(host, FILE_STEPS);
    const newer = await engine.apply(await planFor([['newer.json', HELPER]]));
    await engine.apply(await planFor([['settings.json', HELPER]]));
    const id = newer.ok ? newer.receipt.id : '';
    const journal = join(folder, 'data', 'recovery', id, 'journal.json');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"edit":"key"', '"edit":"key-of-2030"'));
    expect(await engine.offered()).toHaveLength(2);
    expect(await engine.undo(id)).toMatchObject({ ok: false, message: expect.stringContaining('change newer.json') });
    expect(await readFile(join(folder, 'newer.json'), 'utf8')).toContain('apiKeyHelper');
  });

  it('does not wait for itself where two names lead to one folder', async () => {
    await mkdir(join(folder, 'claude'));
    await symlink('claude', join(folder, 'link'));
    const lockDirs = [join(folder, 'claude'), join(folder, 'link')];
    const plan = { ...(await planFor([['claude/settings.json', HELPER]])), lockDirs };
    expect(await createEngine(host, FILE_STEPS).apply(plan)).toMatchObject({ ok: true });
    expect(await readdir(join(folder, 'claude'))).toEqual(['settings.json']);
  });

  it('follows a link and leaves it a link', async () => {
    await writeFile(join(folder, 'real.json'), '{}');
    await symlink('real.json', join(folder, 'settings.json'));
    const outcome = await createEngine(host, FILE_STEPS).apply(await planFor([['settings.json', HELPER]]));
    expect(outcome.ok).toBe(true);
    expect(await readFile(join(folder, 'real.json'), 'utf8')).toContain('apiKeyHelper');
    expect((await host.files.lstat(join(folder, 'settings.json')))?.kind).toBe('symlink');
  });

  const WHOLE = `{\n  "model": "opus",\n  "note": "${'x'.repeat(500)}"\n}\n`;

  it.each<[string, string]>([
    ['cut off', WHOLE.slice(0, 300)],
    ['emptied', ''],
    ['broken', '{ "model": '],
  ])('brings back what was %s since, and keeps that as well', async (_how, damaged) => {
    const path = join(folder, 'settings.json');
    await writeFile(path, WHOLE);
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.json', HELPER]]));
    await writeFile(path, damaged);
    const id = outcome.ok ? outcome.receipt.id : '';
    expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe(WHOLE);
    expect(await readFile(join(host.dataDir, 'recovery', id, 'damaged-before-0'), 'utf8')).toBe(damaged);
  });

  it('says that a step did not come back, keeps it open, and undoes it later', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, WHOLE);
    let full = false;
    const files: Host['files'] = {
      ...host.files,
      write: async (at, ...rest) => (full && at === path ? { ok: false, why: 'full' } : host.files.write(at, ...rest)),
    };
    const engine = createEngine({ ...host, files }, FILE_STEPS);
    const outcome = await engine.apply(await planFor([['settings.json', HELPER]]));
    const id = outcome.ok ? outcome.receipt.id : '';
    full = true;
    const tried = await engine.undo(id);
    expect(tried).toMatchObject({ ok: false, why: 'full', message: expect.stringContaining('the disk is full') });
    expect(await engine.undoable()).toMatchObject([{ id, phase: 'stuck' }]);
    full = false;
    expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe(WHOLE);
    expect(await engine.undoable()).toEqual([]);
  });

  it('does not say "taken back" of what is neither old nor new', async () => {
    const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
    await writeFile(a, '{"a":1}');
    await writeFile(b, '{"b":1}');
    const { file } = FILE_STEPS;
    const disturbed: StepHandlers = {
      file: {
        ...file,
        apply: async (on, step, record) => {
          const done = await file.apply(on, step, record);
          // Another program, right after the second step.
          if (record.line.includes('b.json')) await writeFile(b, '{"theirs":true}');
          return done;
        },
      },
    };
    const engine = createEngine(host, disturbed);
    const content: FileChange = { edit: 'content', bytes: Buffer.from('{"new":1}') };
    const outcome = await engine.apply(
      await planFor([
        ['a.json', content],
        ['b.json', content],
      ]),
    );
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Not everything could be undone.*undo/),
    });
    expect(await readFile(a, 'utf8')).toBe('{"a":1}');
    expect(await readFile(b, 'utf8')).toBe('{"theirs":true}');
    expect(await engine.undoable()).toMatchObject([{ phase: 'stuck' }]);
    await writeFile(b, '{"new":1}');
    expect(await engine.undo((await engine.undoable())[0]?.id ?? '')).toMatchObject({ ok: true });
    expect(await readFile(b, 'utf8')).toBe('{"b":1}');
  });

  it('undoes nothing where not all of it fits', async () => {
    for (const name of ['a.json', 'b.json']) await writeFile(join(folder, name), WHOLE);
    const engine = createEngine(host, FILE_STEPS);
    const made = await engine.apply(
      await planFor([
        ['a.json', HELPER],
        ['b.json', HELPER],
      ]),
    );
    if (!made.ok) throw new Error(made.message);
    const after = await readFile(join(folder, 'b.json'), 'utf8');
    const room = async () => ({ disk: '1', freeBytes: 20_000, blockBytes: 4_096 });
    const crowded = createEngine({ ...host, files: { ...host.files, room } as Host['files'] }, FILE_STEPS);
    const message = expect.stringMatching(/are needed for the undo, 20 kB are free. Nothing was changed/);
    expect(await crowded.undo(made.receipt.id)).toMatchObject({ ok: false, why: 'full', message });
    expect(await readFile(join(folder, 'b.json'), 'utf8')).toBe(after);
    expect(await engine.undoable()).toMatchObject([{ phase: 'applied' }]);
    expect(await engine.undo(made.receipt.id)).toMatchObject({ ok: true });
  });

  it('refuses at once where what it would write does not fit', async () => {
    await writeFile(join(folder, 'settings.json'), WHOLE);
    const plan = await planFor([['settings.json', HELPER]]);
    const files: Host['files'] = {
      ...host.files,
      room: async () => ({ disk: '1', freeBytes: 20_000, blockBytes: 4_096 }),
    };
    expect(await createEngine({ ...host, files }, FILE_STEPS).apply(plan)).toMatchObject({
      ok: false,
      why: 'full',
      message: expect.stringMatching(/too full: \d+ kB are needed.*20 kB are free/),
    });
    expect(await host.files.list(join(host.dataDir, 'recovery'))).toBeNull();
    const { createdAt: _at, id: _id, ...fields } = plan;
    expect(await newPlan({ ...host, files }, fields)).toMatchObject({ refused: expect.stringContaining('too full') });
  });

  it('names in the plan who else may change the file, and what a new file loses', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, WHOLE);
    const { createdAt: _at, id: _id, ...fields } = await planFor([['settings.json', HELPER]]);
    expect(await newPlan(host, fields)).toMatchObject({ warnings: [] });
    const place = { ok: true, target: path, sharedFolder: folder, otherNames: 1, losesAttributes: true } as const;
    const plan = await newPlan({ ...host, files: { ...host.files, place: async () => place } }, fields);
    expect(plan).toMatchObject({
      warnings: [
        expect.stringContaining('Other accounts'),
        expect.stringContaining('hard link'),
        expect.stringContaining('access list'),
      ],
    });
    const foreign = { ...host.files, place: async () => ({ ok: false, why: 'foreign-link' }) as const };
    expect(await newPlan({ ...host, files: foreign }, fields)).toMatchObject({
      refused: expect.stringContaining('link'),
    });
  });

  it.each([0, 1])('is whole again when it dies before step %i', async (dies) => {
    const before = { 'a.json': '{"a":1}', 'b.json': '{"b":1}' };
    for (const [name, text] of Object.entries(before)) await writeFile(join(folder, name), text);
    const plan = await planFor([
      ['a.json', { edit: 'key', path: ['a'], value: 2 }],
      ['b.json', { edit: 'remove' }],
    ]);
    const { file } = FILE_STEPS;
    let count = 0;
    const dying: StepHandlers = {
      file: {
        ...file,
        apply: (on, step, record) => (count++ === dies ? new Promise(() => undefined) : file.apply(on, step, record)),
      },
    };
    void createEngine(host, dying).apply(plan);
    await expect.poll(() => count).toBe(dies + 1);
    await rm(join(host.dataDir, 'recovery.lock'), { recursive: true, force: true });
    const engine = createEngine(host, FILE_STEPS);
    await engine.recover();
    for (const [name, text] of Object.entries(before)) expect(await readFile(join(folder, name), 'utf8')).toBe(text);
    expect((await engine.recover()).length).toBe(0);
  });

  it('shows no bytes of a secret file in journal lines or receipts', async () => {
    const canary = 'sk-ant-oat01-CANARYCANARYCANARY';
    await writeFile(join(folder, '.credentials.json'), JSON.stringify({ claudeAiOauth: { accessToken: canary } }));
    const engine = createEngine(host, FILE_STEPS);
    const outcome = await engine.apply(
      await planFor([['.credentials.json', { edit: 'remove-keys', paths: [['claudeAiOauth']] }]]),
    );
    expect(outcome.ok).toBe(true);
    expect(JSON.stringify([outcome, await engine.undoable()])).not.toContain('CANARY');
    const id = outcome.ok ? outcome.receipt.id : '';
    expect((await stat(join(host.dataDir, 'recovery', id))).mode & 0o077).toBe(0);
    expect((await stat(join(host.dataDir, 'recovery', id, 'before-0'))).mode & 0o077).toBe(0);
  });
});
