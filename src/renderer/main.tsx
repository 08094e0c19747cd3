/** The window: a bridge to the monitor, and the page drawn from its snapshots. */
import { render } from 'preact';
import { App } from './app.tsx';
import { chooseBridge } from './choose-bridge.ts';

const place = document.getElementById('window');
if (place) render(<App bridge={chooseBridge()} />, place);
