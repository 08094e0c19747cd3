/**
 * Runs alone with mounts of its own: looks at a folder on a disk whose program never answers, and prints what the loop did meanwhile.
 * Argument: an empty folder.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeHost } from '../../../src/platform/node-host.ts';

const [, , dir = ''] = process.argv;
const [hung, own] = [join(dir, 'hung'), join(dir, 'own')];
for (const folder of [hung, own]) mkdirSync(folder);
writeFileSync(join(own, 'settings.json'), '{}');

const server = openSync('/dev/fuse', 'r+');
const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
const mounted = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'none', hung], {
  stdio: ['ignore', 'ignore', 'inherit', server],
});
if (mounted.status !== 0) {
  process.stdout.write('cannot mount\n');
  process.exit(0);
}

const { files } = createNodeHost();
let answered = 0;
// More than Node has threads.
const asked = ['stat', 'lstat', 'list', 'stat', 'lstat', 'list'] as const;
const hanging = asked.map((look) => files[look](look === 'lstat' ? join(hung, 'a') : hung).then(() => answered++));
// The loop goes on, and the own disk is read, although all of Node's threads wait for the other one.
setTimeout(async () => {
  const near = await files.read(join(own, 'settings.json'));
  process.stdout.write(`${answered} answered, own disk: ${near.ok}\n`);
  // The disk is given up: everybody who waits for it is told.
  closeSync(server);
  await Promise.all(hanging);
  process.stdout.write(`${answered} answered in the end\n`);
}, 500);
