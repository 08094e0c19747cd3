/**
 * Draws docs/images from the page itself, with the samples of the tests and every command that the desktop app has. The
 * results are checked in; run this after a change of the window: `node scripts/render-window.mjs`. Needs Chromium.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { encodeFewColours } from './picture-files.mjs';
import { ROOT, tell } from './project.mjs';

const FOLDER = join(ROOT, 'docs/images');
const GAP = 16;
const MINUTE = 60_000;

/** @typedef {typeof import('../test/browser/harness/stage.ts')} StageModule */
/** @typedef {Awaited<ReturnType<StageModule['setStage']>>} Stage */
/** @typedef {import('../src/shared/snapshot.ts').Snapshot} Snapshot */
/** @typedef {import('../src/shared/commands.ts').CommandName} CommandName */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ sample: string, theme: 'light' | 'dark', change?: (now: number) => Partial<Snapshot>, act?: (page: Page) => Promise<unknown> }} Scene */

const PLANNABLE = /** @type {const} */ ([
  ...['reset', 'repair', 'restore', 'fix-mode', 'clear-lock', 'unset-variable', 'fallback-on', 'fallback-off'],
]);
/** @type {readonly CommandName[]} */
const REMEDY_COMMANDS = [
  ...['plan-remedy', 'apply-remedy', 'undo-remedy', 'cancel-remedy', 'start-sign-in', 'answer-sign-in', 'back-up'],
  ...['look-for-update', 'update-claude', 'test-fallback-key', 'list-fallbacks', 'add-gateway', 'remove-gateway'],
  ...['fallback-key-from-clipboard', 'gateway-token-from-clipboard'],
].map((name) => /** @type {CommandName} */ (name));

/** @type {Record<string, readonly Scene[]>} */
const SHEETS = {
  'window-states': [
    { sample: 'well', theme: 'light' },
    { sample: 'signed-out', theme: 'light' },
    { sample: 'fallback', theme: 'light' },
    { sample: 'outage', theme: 'dark' },
    { sample: 'setup', theme: 'dark' },
    { sample: 'offline', theme: 'dark' },
  ],
  'window-remedies': [
    { sample: 'signed-out', theme: 'light', act: askToSignIn },
    { sample: 'signed-out', theme: 'dark', change: signingIn },
    { sample: 'well', theme: 'light', change: withWays, act: showWays },
  ],
};

/** @param {Page} page */
async function askToSignIn(page) {
  await page.getByRole('button', { name: 'Sign in…' }).first().click();
  await page.getByText('Other ways to sign in').click();
  await page.getByLabel('E-mail address').fill('ada@example.com');
}

/** @param {number} now */
function signingIn(now) {
  const lines = ['Sign in in the browser. If it shows a code at the end, paste that here.'];
  const run = { id: '1', remedy: 'sign-in', profile: 'default', phase: 'waiting-for-user', title: 'Sign in', lines };
  return /** @type {Partial<Snapshot>} */ ({
    remedies: [
      { ...run, link: 'https://claude.ai/', startedAt: now - MINUTE, undoable: false },
      {
        ...{ id: '2', remedy: 'reset', profile: 'default', phase: 'done', title: 'Reset credentials', lines: [] },
        ...{ link: null, startedAt: now - 3 * MINUTE, undoable: true },
      },
    ],
  });
}

function withWays() {
  const way = { detail: '', lacks: null, lacksToken: false, on: false, asks: {} };
  const lacks = 'Its token is not in the vault yet.';
  return /** @type {Partial<Snapshot>} */ ({
    fallback: {
      ...{ state: 'off', tail: 'x3Qf', since: null, name: null },
      detail: 'A key is ready in the system vault; nothing is billed while the fallback is off.',
      ways: [
        {
          ...way,
          kind: 'gateway',
          name: 'work',
          title: 'work',
          detail: 'https://gateway.example',
          lacks,
          lacksToken: true,
        },
        { ...way, kind: 'cloud', name: 'bedrock', title: 'Amazon Bedrock' },
        {
          ...way,
          kind: 'proposal',
          name: 'ollama',
          title: 'Ollama on this computer',
          detail: 'http://127.0.0.1:11434',
        },
      ],
    },
  });
}

/** @param {Page} page */
async function showWays(page) {
  const card = page.locator('[data-card="fallback"]');
  await card.getByText('Gateways and clouds').click();
  await card.evaluate((element) => {
    // To scroll the element into view would scroll the page behind it as well.
    const list = element.closest('main');
    if (list) list.scrollTop += element.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
  });
}

/**
 * @param {Stage} stage
 * @param {Record<string, Snapshot>} samples
 * @param {Scene} scene
 */
async function draw(stage, samples, { act, change, sample, theme }) {
  const plain = samples[sample];
  if (!plain) throw new Error(`there is no sample ${sample}`);
  const commands = [...plain.commands, ...REMEDY_COMMANDS];
  const snapshot = { ...plain, commands, plannable: [...PLANNABLE], ...change?.(Date.now()) };
  const shown = await stage.open(/** @type {Snapshot} */ (snapshot), {
    colorScheme: theme,
    folded: true,
  });
  await act?.(shown.page);
  const picture = await shown.page.screenshot({ animations: 'disabled' });
  await shown.close();
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/**
 * All pictures on one sheet, three in a row.
 * @param {Stage} stage
 * @param {readonly string[]} pictures
 */
async function putTogether(stage, pictures) {
  const page = await stage.browser.newPage();
  const sheet = await page.evaluate(
    async ([addresses, gap]) => {
      const images = await Promise.all(
        addresses.map(async (address) => createImageBitmap(await (await fetch(address)).blob())),
      );
      const { height = 0, width = 0 } = images[0] ?? {};
      const rows = Math.ceil(images.length / 3);
      const canvas = new OffscreenCanvas(3 * (width + gap) + gap, rows * (height + gap) + gap);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#dcdad2';
      context.fillRect(0, 0, canvas.width, canvas.height);
      for (const [index, image] of images.entries())
        context.drawImage(image, gap + (index % 3) * (width + gap), gap + Math.floor(index / 3) * (height + gap));
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
      return { width: canvas.width, height: canvas.height, rgba: btoa(text) };
    },
    /** @type {const} */ ([pictures, GAP]),
  );
  await page.close();
  return { ...sheet, rgba: Buffer.from(sheet.rgba, 'base64') };
}

/** @type {{ module: StageModule }} */
const { module: stages } = await runnerImport(join(ROOT, 'test/browser/harness/stage.ts'));
/** @type {{ module: typeof import('../test/fixtures/snapshots.ts') }} */
const { module: sampling } = await runnerImport(join(ROOT, 'test/fixtures/snapshots.ts'));
const stage = await stages.setStage();
try {
  for (const [name, scenes] of Object.entries(SHEETS)) {
    const pictures = [];
    for (const scene of scenes) pictures.push(await draw(stage, sampling.sampleSnapshots(Date.now()), scene));
    const file = encodeFewColours(await putTogether(stage, pictures), scenes.length > 3 ? 112 : 256);
    writeFileSync(join(FOLDER, `${name}.png`), file);
    tell(`docs/images/${name}.png: ${Math.round(file.length / 1000)} kB`);
  }
} finally {
  await stage.close();
}
