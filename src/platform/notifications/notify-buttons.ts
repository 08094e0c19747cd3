/** A banner with buttons: its notify-send stays beside it and says which one was pressed. */
import { NOTICE_ACTION } from '../../shared/messages/desktop.ts';
import type { NoticeAction } from '../../shared/notice.ts';
import type { Host, RunOutcome } from '../host.ts';
import type { OnAction } from './notifier.ts';

/** A desktop that keeps banners for good would keep the program for as long; then a button does nothing any more. */
const STAYS_MS = 600_000;
const MAX_STAYING = 3;

interface ButtonBanners {
  /** Shows one. @returns as soon as it stands there, what notify-send has said by then; `absent`: it cannot stay */
  show(episode: string, actions: readonly NoticeAction[], args: readonly string[]): Promise<RunOutcome>;
  /** Waits no longer for the buttons of an episode. */
  leave(episode: string): void;
}

export function createButtonBanners(host: Host, limitMs: number, onAction: OnAction): ButtonBanners {
  /** The oldest first. */
  const staying = new Map<string, { kill(): void }>();
  const leave = (episode: string): void => {
    staying.get(episode)?.kill();
    staying.delete(episode);
  };

  return {
    leave,
    show(episode, actions, args) {
      leave(episode);
      const [oldest] = staying.keys();
      if (oldest !== undefined && staying.size >= MAX_STAYING) leave(oldest);
      const buttons = actions.map((action) => `--action=${action}=${NOTICE_ACTION[action]}`);
      // By itself notify-send tells the banner's number when the banner has gone.
      const asked = ['-oL', 'notify-send', ...buttons, ...args];
      const talk = host.processes.talk({ file: 'stdbuf', args: asked, limitMs: STAYS_MS });
      staying.set(episode, talk);
      const said = { stdout: '', stderr: '' };
      return new Promise((resolve) => {
        const cancel = host.clock.after(limitMs, () => {
          talk.kill();
          resolve({ ok: false, why: 'timeout', ...said });
        });
        const settle = (outcome: RunOutcome): void => {
          cancel();
          resolve(outcome);
        };
        talk.onText((stream, text) => {
          said[stream] += text;
          // Its number comes when it stands there, the button's name when it ends.
          if (said.stdout.includes('\n')) settle({ ok: true, code: 0, ...said });
        });
        void talk.done.then(({ code, signal }) => {
          if (staying.get(episode) === talk) staying.delete(episode);
          settle(
            code === null
              ? { ok: false, why: signal === null ? 'absent' : 'failed', ...said }
              : { ok: true, code, ...said },
          );
          const pressed = actions.find((action) => said.stdout.split('\n').slice(1).includes(action));
          if (pressed !== undefined) onAction(pressed);
        });
      });
    },
  };
}
