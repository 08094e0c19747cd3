import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import type { Settings } from '../../shared/settings.ts';

/** What came of a change of the settings. */
export interface SettingsKept {
  /** What holds now: the system need not take all that was wanted. */
  settings: Settings;
  /** What went wrong, for the person; null: nothing. */
  trouble: string | null;
}

export interface SettingsKeeper {
  /** Into the file. @returns a plain sentence when it could not be written */
  save(settings: Settings): Promise<string | null>;
  /** What the system starts with the session; null: here it cannot. */
  autostart: {
    read(): Promise<boolean>;
    /** @returns a plain sentence when the system did not take it */
    write(on: boolean): Promise<string | null>;
  } | null;
  /** For the log. */
  note(sentence: string): void;
}

/**
 * Keeps a change of the settings: in the file, and with the system what starts with the session. What the system does not take is
 * not kept either: the switch shows what will happen, and a later change does not try it again.
 */
export function keepSettings({ autostart, note, save }: SettingsKeeper): (next: Settings) => Promise<SettingsKept> {
  return async (next) => {
    const isNews = autostart !== null && next.autostart !== (await autostart.read());
    const refused = isNews ? await autostart.write(next.autostart) : null;
    const settings = refused === null || !autostart ? next : { ...next, autostart: await autostart.read() };
    const unsaved = await save(settings);
    for (const sentence of [refused, unsaved]) if (sentence !== null) note(sentence);
    const troubles = [refused, unsaved && notKept(unsaved)];
    return { settings, trouble: troubles.filter((one) => one !== null).join(' ') || null };
  };
}

/** @param why  a plain sentence */
export function notKept(why: string): string {
  return COMMAND_TEXTS.notSaved({ why });
}
