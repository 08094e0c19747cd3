// Loaded before the program: holds it there, busy as a start is, until the file that GO_ON names is there.
const { existsSync } = require('node:fs');

process.stderr.write('held\n');
while (!existsSync(process.env.GO_ON)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
