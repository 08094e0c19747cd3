// Changes files in the nine ways a file can change, from a process of its own.
// Usage: node path-writer.mjs ROOT KIND COUNT GAP_MS SEED. Each content is {"n":…,"at":…} with the time of the write on the
// clock that all processes share. With GAP_MS 0 the gaps are random, up to 12 ms; after each burst the last number is
// printed, and the next burst waits for a line on stdin.
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const [root, kind, countText, gapText, seedText] = process.argv.slice(2);
const count = Number(countText);
const gapMs = Number(gapText);
let state = Number(seedText);
const random = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x80000000;
};

const dir = join(root, 'dir');
const file = join(dir, 'file.json');
const side = join(root, 'side');
const text = (n) => JSON.stringify({ n, at: Number(process.hrtime.bigint() / 1000n) / 1000 });
const replace = (path, content) => {
  writeFileSync(`${path}.tmp`, content);
  renameSync(`${path}.tmp`, path);
};
const relink = (target) => {
  symlinkSync(target, `${file}.lnk`);
  renameSync(`${file}.lnk`, file);
};

const KINDS = {
  'temp-and-rename': { change: (n) => replace(file, text(n)) },
  'truncate-and-write': { change: (n) => writeFileSync(file, text(n)) },
  'truncate-pause-write': {
    change: async (n) => {
      writeFileSync(file, '{"n":');
      await wait(15);
      truncateSync(file);
      writeFileSync(file, text(n));
    },
  },
  'delete-and-recreate': {
    change: (n) => {
      rmSync(file, { force: true });
      writeFileSync(file, text(n));
    },
  },
  'link-swapped': {
    change: (n) => {
      writeFileSync(join(side, `file-${n}.json`), text(n));
      relink(join(side, `file-${n}.json`));
      rmSync(join(side, `file-${n - 1}.json`), { force: true });
    },
  },
  'link-target-replaced': {
    start: () => relink(join(side, 'target.json')),
    change: (n) => replace(join(side, 'target.json'), text(n)),
  },
  'folder-removed-and-made': {
    change: (n) => {
      rmSync(dir, { recursive: true, force: true });
      mkdirSync(dir);
      writeFileSync(file, text(n));
    },
  },
  'folder-renamed-and-new': {
    change: (n) => {
      renameSync(dir, join(side, `old-${n}`));
      mkdirSync(dir);
      writeFileSync(file, text(n));
      rmSync(join(side, `old-${n}`), { recursive: true });
    },
  },
  'folder-missing-at-start': {
    start: () => rmSync(dir, { recursive: true }),
    change: (n) => {
      mkdirSync(dir, { recursive: true });
      replace(file, text(n));
    },
  },
};

mkdirSync(dir, { recursive: true });
mkdirSync(side, { recursive: true });
const { start = () => {}, change } = KINDS[kind];
start();
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const handOver = async (n) => {
  process.stdout.write(`${n}\n`);
  await lines.next();
};

await handOver(0);
for (let n = 1, left = 1 + Math.floor(random() * 20); n <= count; n++) {
  await change(n);
  if (n === count || (gapMs === 0 && --left === 0)) {
    await handOver(n);
    left = 1 + Math.floor(random() * 20);
  }
  await wait(gapMs || random() * 12);
}
process.exit(0);
