/** German for ../messages/failure-hook.ts. */
import { SCRIPT_IN_SETTINGS } from './common.ts';

interface InFile {
  file: string;
}

export const FAILURE_HOOK = {
  ...SCRIPT_IN_SETTINGS,
  onTitle: 'Claude Code melden lassen, wenn ein Durchgang mit einem Fehler endet',
  offTitle: 'Nicht mehr auf Fehler von Claude Code hören',
  addHook: ({ file }: InFile) =>
    `Einen Hook in hooks.StopFailure in ${file} eintragen; Hooks, die dort stehen, bleiben`,
  removeHook: ({ file }: InFile) => `Den Hook von Pilotlight aus hooks.StopFailure in ${file} entfernen`,
  whatItDoes:
    'Das Skript berührt eine Datei im eigenen Ordner von Pilotlight (touch) und sonst nichts. Es liest nichts von dem, was Claude Code ihm übergibt, und keine Sitzung wartet darauf.',
  onAlready: 'Der Hook ist bereits eingeschaltet.',
  offAlready: 'Der Hook ist nicht eingeschaltet; es gibt nichts auszuschalten.',
  needsPosixShell:
    'Das braucht die Shell von macOS oder Linux. Auch ohne den Hook sieht Pilotlight Fehler in den Sitzungsaufzeichnungen.',
  notAList: ({ file }: InFile) =>
    `hooks.StopFailure in ${file} ist keine Liste, deshalb lässt sich nichts hinzufügen. Berichtige oder entferne den Eintrag zuerst.`,
  hooksOff: ({ file }: InFile) =>
    `${file} setzt disableAllHooks, deshalb ruft Claude Code keinen Hook auf. Entferne das zuerst.`,
  managedOnly: ({ file }: InFile) =>
    `Wer diesen Computer verwaltet, erlaubt nur eigene Hooks (allowManagedHooksOnly in ${file}).`,
  state: { on: 'Der Hook ist eingeschaltet.', off: 'Der Hook ist ausgeschaltet.' },
  scriptGone: ({ file }: InFile) =>
    `Das Skript ${file} des Hooks fehlt. Schalte den Hook neu ein („pilotlight failure-hook on“).`,
  lastCall: ({ when }: { when: string }) => `Letzter Aufruf durch Claude Code: ${when}.`,
  neverCalled: 'Claude Code hat ihn noch nicht aufgerufen: Seither hat kein Durchgang mit einem Fehler geendet.',
} as const;
