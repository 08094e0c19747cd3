#!/usr/bin/env node
// CommonJS: Node's loader of modules would take longer than `doctor` does.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const entry = join(__dirname, '../out/headless/index.js');

if (existsSync(entry)) require(entry);
else setUpFirst();

/** A clone that was never built: the same set-up as `npm start`. */
async function setUpFirst() {
  const { setUp } = await import('../scripts/set-up.mjs');
  await setUp();
  require(entry);
}
