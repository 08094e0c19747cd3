import { expect, it } from 'vitest';
import { readMountTable } from '../../../src/platform/files/mount-table.ts';
import { isOwn } from './is-own.ts';

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
  ['/', true],
  ['/root/.claude/settings.json', true],
  ['/var/tmp', true],
  ['/var/tmp/deep/down', true],
  ['/home', false],
  ['/home/ada/.claude', false],
  ['/homes/ada/.claude', true],
  ['/home/ada/my files', true],
  ['/home/ada/my files/settings.json', true],
  ['/home/ada/my', false],
  ['/mnt', true],
  ['/mnt/far', false],
  ['/mnt/far/down', false],
  ['/etc/one.json', false],
  ['/etc/two.json', true],
  ['/proc/self/environ', false],
  // Not of Linux, or not the whole way: nothing is known of it, and the search for it ends.
  ['C:\\Users\\ada', false],
  ['here/a', false],
  ['', false],
])('%j lies on a disk of this machine: %s', (path, own) => {
  expect(isOwn(TABLE, path)).toBe(own);
});

it('believes the mount that lies on top', () => {
  const twice = '1 0 8:1 / / rw - ext4 a rw\n2 1 8:2 / /a rw - ext4 b rw\n3 2 0:9 / /a rw - fuse c rw';
  expect(isOwn(readMountTable(twice), '/a/b')).toBe(false);
  expect(isOwn(readMountTable(twice.split('\n').toReversed().join('\n')), '/a/b')).toBe(false);
  const upon = '1 1 8:1 / / rw - ext4 a rw\n2 1 0:9 / / rw - nfs b rw';
  expect(isOwn(readMountTable(upon), '/a')).toBe(false);
});

it('is not misled by a mount that a later one over its folder hides', () => {
  const hidden =
    '1 0 8:1 / / rw - ext4 a rw\n2 1 8:2 / /home/ada rw - ext4 b rw\n3 1 0:9 / /home rw - nfs4 c rw\n4 3 8:3 / /home/eve rw - xfs d rw';
  expect(isOwn(readMountTable(hidden), '/home/ada/.claude')).toBe(false);
  expect(isOwn(readMountTable(hidden), '/home/eve/.claude')).toBe(true);
});

it('knows nothing of a chroot whose own folder is no mount', () => {
  expect(isOwn(readMountTable('22 21 0:20 / /proc rw - proc proc rw'), '/root/a')).toBe(false);
  expect(isOwn(readMountTable(''), '/a')).toBe(false);
});

it('comes to an end where mounts lie upon each other in a circle', () => {
  const circle = '1 0 8:1 / / rw - ext4 a rw\n2 3 8:2 / /a rw - ext4 b rw\n3 2 8:2 / /a rw - ext4 b rw';
  expect(isOwn(readMountTable(`${circle}\n2 1 8:2 / /a rw - nfs b rw`), '/a/b')).toBeTypeOf('boolean');
});
