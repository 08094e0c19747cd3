/** German for ../messages/window/usage.ts. */
export const USAGE_CARD = {
  line: 'Verbrauch: noch nicht gemeldet',
  how: 'wie',
  offer:
    'Claude Code kann über seine Statuszeile melden, wie voll seine Verbrauchsfenster sind. Sonst wird niemand gefragt, und die Anmeldung bleibt unberührt. Eine eigene Statuszeile bleibt, wie sie ist.',
  none: 'Noch meldet nichts den Verbrauch.',
  howFed: 'Woher das kommt',
  fed: 'Pilotlight hört die Statuszeile von Claude Code mit: ein Eintrag in settings.json, der sich zurücknehmen lässt.',
} as const;
