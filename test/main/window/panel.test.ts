import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BACKGROUND } from '../../../src/main/window/panel.ts';

it('has the colour of the page before the page is drawn', () => {
  const tokens = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');
  const [, light, dark] = /--bg: light-dark\((#\w+), (#\w+)\);/.exec(tokens) ?? [];
  expect(BACKGROUND).toEqual({ light, dark });
});
