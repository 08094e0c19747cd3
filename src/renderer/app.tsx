import { cloneElement, type VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Bridge } from '../shared/bridge.ts';
import { SETTINGS_HASH } from '../shared/channels.ts';
import type { CommandName } from '../shared/commands.ts';
import { FAILED } from '../shared/messages/window/remedies.ts';
import { HEADER } from '../shared/messages/window/verdict.ts';
import { CONNECTION } from '../shared/messages/window/window.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { Announcement } from './announcement.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { ExplainBox } from './explain/explain-box.tsx';
import { withAnswers } from './explain/fetch-answer.ts';
import { Header } from './header.tsx';
import { Home } from './home.tsx';
import { keepFocus } from './keep-focus.ts';
import { withSettings } from './settings/fetch-settings.ts';
import type { SettingsView } from './settings/settings-view.tsx';
import { type Shell, setShell } from './shell.ts';
import { Toolbar } from './toolbar.tsx';
import { useMonitor } from './use-monitor.ts';

type View = 'home' | 'settings';

/** So long a note at the foot can be read before it goes. */
const NOTE_MS = 8_000;

/** The window: header, cards, foot. */
export function App({ bridge }: { bridge: Bridge }) {
  const { snapshot, connection } = useMonitor(bridge);
  const [view, setView] = useState<View>(askedView);
  const [fetched, setFetched] = useState<{ Settings: typeof SettingsView } | null>(null);
  const [note, setNote] = useState('');
  const [returned, setReturned] = useState(false);
  const leaveSettings = () => {
    setReturned(true);
    // Or the tray could not ask for them once more.
    if (askedView() === 'settings') history.replaceState(null, '', location.pathname);
    setView('home');
  };
  const [dialog, show] = useState<VNode | null>(null);
  const [answer, setAnswer] = useState<VNode | null>(null);
  const closeAnswer = () => {
    // Or what is pressed next would start at the top of the page.
    if (document.activeElement?.closest('.answer')) document.querySelector<HTMLElement>('.explain input')?.focus();
    setAnswer(null);
  };
  const shell = snapshot && makeShell(bridge, snapshot, setNote, show, () => setEnded(true));

  useLayoutEffect(() => keepFocus(document), []);
  useLayoutEffect(() => {
    const onHash = () => setView((now) => (askedView() === 'settings' ? 'settings' : now));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);

  useLayoutEffect(() => {
    if (view === 'settings' && !fetched)
      withSettings(setNote, ({ SettingsView }) => setFetched({ Settings: SettingsView }));
  }, [view, fetched]);
  const settings = view === 'settings' ? fetched : null;

  const [ended, setEnded] = useState(false);
  // What was said of a lost connection is not true of a new one, nor of another view.
  useLayoutEffect(() => setNote(''), [connection, settings]);
  useLayoutEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(''), NOTE_MS);
    return () => clearTimeout(timer);
  }, [note]);

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // While something is asked, Escape is the browser's: it says no.
      if (event.key !== 'Escape' || event.defaultPrevented || dialog) return;
      if (view === 'settings') return leaveSettings();
      if (answer) return closeAnswer();
      bridge.close();
      if (bridge.kind === 'loopback') setNote(CONNECTION.closing);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [answer, bridge, dialog, view]);

  if (ended) {
    return (
      <div class="window" data-view="empty">
        <p class="loading" role="status">
          {CONNECTION.goodbye}
        </p>
      </div>
    );
  }
  if (!shell) {
    return (
      <div class="window" data-view="empty">
        <ConnectionNote connection={connection} />
        {connection !== 'ended' && <p class="loading">{connection === 'lost' ? CONNECTION.waiting : HEADER.loading}</p>}
      </div>
    );
  }
  setShell(shell);
  const explain = (source: string | Blob) =>
    withAnswers(shell, ({ answerTo }) => answerTo(shell, source, closeAnswer).then(setAnswer));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const { files, getData } = event.dataTransfer as DataTransfer;
    explain(files[0] ?? getData.call(event.dataTransfer, 'text'));
  };
  const canExplain = !settings && shell.can('explain');
  return (
    <div
      class="window"
      {...(canExplain && { onDrop, onDragOver: (event: DragEvent) => event.preventDefault() })}
      data-view={settings ? 'settings' : 'home'}
      data-connection={connection}
    >
      <Announcement />
      {settings ? (
        <settings.Settings onBack={leaveSettings}>
          <ConnectionNote connection={connection} />
        </settings.Settings>
      ) : (
        <>
          <Header />
          <main>
            <ConnectionNote connection={connection} />
            {/* Another element each time: the same one would be taken for drawn already, whatever has changed. */}
            <Home answer={answer && cloneElement(answer)} />
          </main>
        </>
      )}
      <footer>
        <p class="note" role="status">
          {note}
        </p>
        {canExplain && <ExplainBox onText={explain} />}
        {!settings && <Toolbar returned={returned} onSettings={() => setView('settings')} />}
      </footer>
      {dialog}
    </div>
  );
}

/** The tray's menu leads to the settings. */
function askedView(): View {
  return location.hash === SETTINGS_HASH ? 'settings' : 'home';
}

function makeShell(
  bridge: Bridge,
  snapshot: Snapshot,
  setNote: (note: string) => void,
  show: (dialog: VNode | null) => void,
  onEnd: () => void,
): Shell {
  return {
    snapshot,
    show,
    say: setNote,
    can: (name: CommandName) => snapshot.commands.includes(name),
    async run(name, payload, done = '') {
      setNote('');
      const result = await bridge.run(name, payload);
      setNote(result.ok ? done : result.message || FAILED);
      if (name === 'quit' && result.ok) onEnd();
      return result;
    },
  };
}
