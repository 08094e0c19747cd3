#!/usr/bin/env node
// @ts-nocheck: a plain script that the tests start as a program
/*
 * Stands in for macOS's /usr/bin/security, as far as Claude Code and Pilotlight use it.
 * The Keychain is the JSON file named by STAND_IN_KEYCHAIN:
 *   { mode, delayMs, items: [{ service, account, secret (hex), cdat, mdat }] }
 * mode: "open" · "locked" (36 for everything) · "secret-locked" (36 with -w) · "denied" (128 with -w)
 *       "wrong-password" (51 with -w) · "hang" (never answers) · "hang-secret"
 * Each call is noted, without any secret, in <file>.calls.
 */
'use strict';
const fs = require('node:fs');

const path = process.env.STAND_IN_KEYCHAIN;
const load = () => ({ mode: 'open', delayMs: 0, items: [], ...JSON.parse(fs.readFileSync(path, 'utf8')) });
const save = (keychain) => fs.writeFileSync(path, JSON.stringify(keychain), { mode: 0o600 });

const CODES = { notFound: 44, interactionNotAllowed: 36, authFailed: 51, userCanceled: 128, usage: 2 };
const SAYS = {
  44: 'The specified item could not be found in the keychain.',
  36: 'User interaction is not allowed.',
  51: 'The user name or passphrase you entered is not correct.',
  128: 'User canceled the operation.',
};

function end(code, what) {
  if (SAYS[code]) process.stderr.write(`security: ${what}: ${SAYS[code]}\n`);
  process.exitCode = code;
}

function parse(args) {
  const found = {};
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '-w' && (args[at + 1] === undefined || args[at + 1].startsWith('-'))) found.w = true;
    else if (args[at] === '-U' || args[at] === '-g') found[args[at].slice(1)] = true;
    else if (/^-[asXw]$/.test(args[at])) found[args[at].slice(1)] = args[++at];
    else return null;
  }
  return found;
}

const stamp = (ms) => `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
const timedate = (ms) =>
  `0x${Buffer.from(`${stamp(ms)}\0`)
    .toString('hex')
    .toUpperCase()}  "${stamp(ms)}\\000"`;

function attributes(item) {
  return [
    'keychain: "/Users/ada/Library/Keychains/login.keychain-db"',
    'version: 512',
    'class: "genp"',
    'attributes:',
    `    0x00000007 <blob>="${item.service}"`,
    '    0x00000008 <blob>=<NULL>',
    `    "acct"<blob>="${item.account}"`,
    `    "cdat"<timedate>=${timedate(item.cdat)}`,
    '    "crtr"<uint32>=<NULL>',
    '    "cusi"<sint32>=<NULL>',
    '    "desc"<blob>=<NULL>',
    '    "gena"<blob>=<NULL>',
    '    "icmt"<blob>=<NULL>',
    '    "invi"<sint32>=<NULL>',
    `    "mdat"<timedate>=${timedate(item.mdat)}`,
    '    "nega"<sint32>=<NULL>',
    '    "prot"<blob>=<NULL>',
    '    "scrp"<sint32>=<NULL>',
    `    "svce"<blob>="${item.service}"`,
    '    "type"<uint32>=<NULL>',
    '',
  ].join('\n');
}

const plain = (bytes) => bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
const isIt = (asked) => (item) =>
  (asked.s === undefined || item.service === asked.s) && (asked.a === undefined || item.account === asked.a);

function find(keychain, asked) {
  const what = 'SecKeychainSearchCopyNext';
  if (keychain.mode === 'locked') return end(CODES.interactionNotAllowed, what);
  const item = keychain.items.find(isIt(asked));
  if (!item) return end(CODES.notFound, what);
  if (!asked.w) return void process.stdout.write(attributes(item));
  const refused = { 'secret-locked': 36, denied: 128, 'wrong-password': 51 }[keychain.mode];
  if (refused) return end(refused, 'SecKeychainItemCopyContent');
  const secret = Buffer.from(item.secret, 'hex');
  process.stdout.write(`${plain(secret) ? secret.toString('latin1') : secret.toString('hex')}\n`);
}

function add(keychain, asked) {
  if (keychain.mode === 'locked') return end(CODES.interactionNotAllowed, 'SecKeychainItemCreateFromContent');
  const secret = asked.X ?? Buffer.from(typeof asked.w === 'string' ? asked.w : '').toString('hex');
  const old = keychain.items.find(isIt(asked));
  if (old && !asked.U) {
    process.stderr.write(
      'security: SecKeychainItemCreateFromContent (<default>): The specified item already exists in the keychain.\n',
    );
    process.exitCode = 45;
    return;
  }
  const now = Date.now();
  if (old) Object.assign(old, { secret, mdat: now });
  else keychain.items.push({ service: asked.s, account: asked.a, secret, cdat: now, mdat: now });
  save(keychain);
}

function remove(keychain, asked) {
  const item = keychain.items.find(isIt(asked));
  if (!item) return end(CODES.notFound, 'SecKeychainSearchCopyNext');
  keychain.items.splice(keychain.items.indexOf(item), 1);
  save(keychain);
  process.stdout.write('password has been deleted.\n');
}

const COMMANDS = {
  'find-generic-password': find,
  'add-generic-password': add,
  'delete-generic-password': remove,
};

function carryOut(words) {
  const [name, ...args] = words;
  const asked = parse(args);
  const command = COMMANDS[name];
  if (!command || !asked) return end(CODES.usage, name);
  fs.appendFileSync(`${path}.calls`, `${name}${asked.w ? ' -w' : ''} ${asked.a} ${asked.s}\n`);
  const keychain = load();
  if (keychain.mode === 'hang' || (keychain.mode === 'hang-secret' && asked.w)) {
    setInterval(() => {}, 60_000);
    return;
  }
  if (keychain.delayMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, keychain.delayMs);
  command(keychain, asked);
}

/** A line as `security -i` takes it: words, double quotes around those with blanks. */
const wordsOf = (line) =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((m) => m[1]?.replace(/\\(.)/g, '$1') ?? m[2]);

if (process.argv[2] === '-i') {
  for (const line of fs.readFileSync(0, 'utf8').split('\n')) if (line.trim()) carryOut(wordsOf(line));
} else {
  carryOut(process.argv.slice(2));
}
