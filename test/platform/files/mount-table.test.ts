import { expect, it } from 'vitest';
import { readMountTable } from '../../../src/platform/files/mount-table.ts';

const TABLE = readMountTable(
  [
    '21 26 0:20 / /proc rw,relatime - proc proc rw',
    '26 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw',
    '40 26 0:40 / /home rw,relatime shared:2 master:7 - nfs4 server:/home rw,vers=4.2',
    '41 40 8:1 / /home/ada/my\\040files rw - xfs /dev/sda1 rw',
    '42 26 0:50 / /mnt/far rw - fuse.sshfs ada@server: rw',
    '43 26 0:51 / /var/tmp rw - tmpfs tmpfs rw',
    '44 26 0:52 / /etc/one.json rw - 9p share rw',
    'half a line',
    '',
  ].join('\n'),
);

it.each([
  ['/', 'etc', true],
  ['/root/.claude', 'settings.json', true],
  ['/var/tmp', 'a', true],
  ['/var/tmp/deep/down', 'a', true],
  ['/home/ada', '.claude', false],
  ['/homes/ada', '.claude', true],
  ['/home/ada/my files', 'settings.json', true],
  ['/mnt/far', 'a', false],
  ['/mnt/far/down', 'a', false],
  ['/proc/self', 'environ', false],
])('%s holds %s: on a disk of this machine is %s', (folder, entry, own) => {
  expect(TABLE.isOwn(folder, entry)).toBe(own);
});

it('takes what is mounted in a folder for another disk, whatever the folder lies on', () => {
  expect(TABLE.isOwn('/', 'home')).toBe(false);
  expect(TABLE.isOwn('/mnt', 'far')).toBe(false);
  expect(TABLE.isOwn('/etc', 'one.json')).toBe(false);
  expect(TABLE.isOwn('/etc', 'two.json')).toBe(true);
});

it('believes the mount that came last in one place', () => {
  const table = readMountTable('1 0 8:1 / / rw - ext4 a rw\n2 1 8:2 / /a rw - ext4 b rw\n3 2 0:9 / /a rw - fuse c rw');
  expect(table.isOwn('/a', 'b')).toBe(false);
});

it('knows nothing of a chroot whose own folder is no mount', () => {
  expect(readMountTable('22 21 0:20 / /proc rw - proc proc rw').isOwn('/root', 'a')).toBe(false);
  expect(readMountTable('').isOwn('/', 'a')).toBe(false);
});
