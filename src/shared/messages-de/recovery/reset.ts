/** German for ../messages/recovery/reset.ts. */

export const RESET = {
  backupHoldsLogin:
    'Die Sicherung enthält die Anmeldung selbst. Nur dein Konto kann sie lesen; nach 30 Tagen wird sie entfernt.',
  denied: 'Die Anmeldung ist da, aber dieses Konto darf sie nicht lesen. Berichtige zuerst die Zugriffsrechte.',
  keychainLocked:
    'Der Schlüsselbund von macOS ist gesperrt. Entsperre ihn (öffne die Schlüsselbundverwaltung, oder „security unlock-keychain“) und versuche es dann erneut.',
  keychainSilent:
    'Der Schlüsselbund von macOS hat nicht geantwortet. Vielleicht zeigt er einen Dialog; beantworte ihn und versuche es dann erneut.',
  noSecurityTool: 'Das Programm /usr/bin/security, das den Schlüsselbund von macOS liest, lässt sich nicht starten.',
  notAFile: 'Wo die Anmeldung liegen sollte, ist ein Ordner oder etwas anderes. Sieh zuerst selbst nach.',
  credentialManager:
    'Claude Code bewahrt diese Anmeldung in der Windows-Anmeldeinformationsverwaltung auf, die Pilotlight nicht ändert. Führe stattdessen „claude auth logout“ aus; das meldet dich auch von MCP-Servern ab.',
  writing: 'Claude Code schreibt anscheinend gerade seine Anmeldung. Versuche es gleich noch einmal.',
  unreadable: 'Das System konnte die Anmeldung nicht lesen. Versuche es erneut.',
  nothing: ({ place }: { place: string }) =>
    `In ${place} ist keine Anmeldung gespeichert, also gibt es nichts zurückzusetzen.`,
  title: 'Anmeldedaten zurücksetzen',
  closeFirst: 'Es arbeitet mit der Anmeldung weiter, die es hat, und schreibt sie vielleicht zurück; beende es vorher.',
  moveWhole: ({ path }: { path: string }) =>
    `${path} ganz beiseitelegen: Die Datei ist beschädigt, die Anmeldung lässt sich darin nicht vom Rest unterscheiden`,
  moveToken: ({ path }: { path: string }) =>
    `${path} ganz beiseitelegen: Darin steht nur ein Token oder Schlüssel, ohne das, was zu einer Anmeldung gehört`,
  nothingElse: 'sonst steht nichts darin',
  entries: ({ count }: { count: number }) => (count === 1 ? 'ein Eintrag' : `${count} Einträge`),
  restStays: ({ keys }: { keys: string }) => `was sonst darin steht, bleibt (${keys})`,
  takeLogin: ({ path, rest }: { path: string; rest: string }) =>
    `Die Anmeldung (claudeAiOauth) aus ${path} entfernen; ${rest}`,
  brokenLeft: ({ path }: { path: string }) =>
    `${path} ist beschädigt und bleibt, wie es ist; repariere die Datei, bevor du dich erneut anmeldest.`,
  takeName: ({ path }: { path: string }) =>
    `Den Namen des Kontos (oauthAccount) aus ${path} entfernen; Einstellungen und Verlauf bleiben`,
  consoleKey:
    'Ein gespeicherter Console-Schlüssel bleibt. Bis du dich erneut anmeldest, verwendet ihn Claude Code, und das API-Konto zahlt.',
} as const;
