import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { SETTINGS } from '../../shared/messages/window/settings.ts';
import { Button } from '../parts/button.tsx';
import { About } from './about.tsx';
import { Looking } from './looking.tsx';
import { Mute } from './mute.tsx';
import { NoticeSettings } from './notice-settings.tsx';
import { Profiles } from './profiles.tsx';
import { ThisComputer } from './this-computer.tsx';

/**
 * The user's choices, and what Pilotlight does with the machine. Every change counts at once.
 * @param children  what stands above them
 */
export function SettingsView({ children, onBack }: { children: ComponentChildren; onBack(): void }) {
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus(), []);
  return (
    <>
      <header class="settings-head">
        <Button ref={back} onClick={onBack}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10 3 5 8l5 5" />
          </svg>
          {SETTINGS.back}
        </Button>
        <h1>{SETTINGS.title}</h1>
      </header>
      <main>
        {children}
        <div class="cards">
          <NoticeSettings />
          <Mute />
          <Looking />
          <Profiles />
          <ThisComputer />
          <About />
        </div>
      </main>
    </>
  );
}
