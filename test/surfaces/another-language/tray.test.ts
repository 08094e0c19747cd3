/** The tray in a second language: menu and tooltip of every state are texts of the catalogue, or data. */
import { describe, expect, it } from 'vitest';
import { trayView } from '../../../src/main/tray/tray-view.ts';
import { SAMPLE_NAMES, sampleSnapshots } from '../../fixtures/snapshots.ts';
import { wordsOutside } from '../words-outside.ts';

const PREFERENCES = { theme: 'system', panel: 'dark', withoutColor: false, autostart: false, newer: '2.0.0' } as const;

describe.each(['linux', 'darwin', 'win32'] as const)('in another language, %s', (platform) => {
  it.each(SAMPLE_NAMES)('%s', (name) => {
    const snapshot = sampleSnapshots(0)[name];
    // The titles of a sample's findings are its own, a profile's name is the person's.
    const titles = snapshot.findings.map(({ title }) => title);
    const data = [...titles, ...snapshot.profiles.map(({ name }) => name)].toSorted((a, b) => b.length - a.length);
    const { menu, title, tooltip } = trayView(snapshot, platform, PREFERENCES);
    const labels = menu.flatMap((line) => ('label' in line ? [line.label] : []));
    expect(labels.join('')).toContain('⟦');
    const outside = [...labels, title, ...tooltip.split('\n')].filter((text) => wordsOutside(text, data).length > 0);
    expect(outside).toEqual([]);
  });
});
