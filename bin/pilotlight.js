#!/usr/bin/env node
import { existsSync } from 'node:fs';

const entry = new URL('../out/headless/index.js', import.meta.url);

// A clone that was never built: the same set-up as `npm start`.
if (!existsSync(entry)) {
  const { setUp } = await import('../scripts/set-up.mjs');
  await setUp();
}
await import(entry.href);
