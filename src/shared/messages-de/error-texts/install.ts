/** German for ../messages/error-texts/install.ts. Titles that quote the error stay English, as they are printed. */
import { errorText as text } from '../errors.ts';

export const INSTALL_ERROR_TEXTS = {
  'module-missing': text(
    'Claude Code ist nicht vollständig installiert',
    'Ein Teil der Installation fehlt, etwa weil npm ihn ausgelassen hat oder ein Update abgebrochen ist.',
  ),
  'executable-missing': text(
    'Claude Code wurde nicht gefunden',
    'Das Programm, das Claude Code starten soll, findet es nicht. Es ist nicht installiert, oder sein Ordner steht nicht im PATH.',
  ),
  'not-on-path': text(
    'Claude Code steht nicht im PATH',
    'Claude Code wurde in einen Ordner installiert, in dem dieses Terminal nicht sucht.',
  ),
  'npm-name': text(
    'Das Paket heißt anders',
    'Ohne das @ hält npm den Namen für ein Repository auf GitHub, und das gibt es nicht.',
  ),
  'npm-unknown-package': text(
    'npm findet das Paket nicht',
    'In der Registry, die npm fragt, gibt es Claude Code nicht unter diesem Namen oder nicht in dieser Version.',
  ),
  'npm-leftover': text(
    'Eine frühere Installation ist im Weg',
    'npm konnte den Ordner der vorigen Version nicht ersetzen; ein laufendes Claude Code oder ein abgebrochenes Update hält ihn fest.',
  ),
  'npm-no-rights': text(
    'npm darf dort nicht schreiben',
    'Dein Konto darf nicht in den Ordner schreiben, in den npm installiert.',
  ),
  'update-failed': text(
    'Auto-update failed',
    'Claude Code konnte sich nicht selbst aktualisieren. Die vorhandene Version funktioniert weiter.',
  ),
  'node-too-old': text(
    'Node.js ist zu alt',
    'Claude Code, wie npm es installiert, braucht ein neueres Node.js als das hier gefundene.',
  ),
  'git-bash-missing': text(
    'Claude Code on Windows requires git-bash',
    'Claude Code führt seine Befehle in der Shell aus, die mit Git für Windows kommt, und hat sie nicht gefunden.',
  ),
  'shell-missing': text(
    'Claude Code hat keine Shell gefunden',
    'Claude Code führt seine Befehle in bash oder zsh aus und hat keine von beiden gefunden.',
  ),
  'scripts-disabled': text(
    'Das Ausführen von Skripts ist deaktiviert',
    'PowerShell darf auf diesem Computer keine Skripts ausführen, und npm installiert claude als ein solches.',
  ),
  'page-for-installer': text(
    'Statt des Installationsprogramms kam eine Webseite',
    'Die Adresse des Installationsprogramms hat mit einer Webseite geantwortet: Die Region wird nicht bedient, oder ein Proxy steht dazwischen.',
  ),
  'download-refused': text(
    'Der Download wurde abgelehnt',
    'Das Installationsprogramm ließ sich nicht laden: Ein Proxy, eine Firewall oder die Region verhindert es, oder es gibt diese Version noch nicht.',
  ),
  'download-gone': text(
    'Den Download gibt es nicht',
    'Der Download ist umgezogen, oder es gibt diese Version noch nicht.',
  ),
  'download-damaged': text(
    'Der Download ist beschädigt',
    'Was ankam, ist nicht das Veröffentlichte: Der Download brach ab, oder etwas dazwischen hat ihn verändert.',
  ),
  'processor-too-old': text(
    'Der Prozessor kann das Programm nicht ausführen',
    'Das Programm von Claude Code braucht einen Prozessor mit AVX, und dieser Prozessor oder diese virtuelle Maschine hat das nicht.',
  ),
  'library-missing': text(
    'Eine Systembibliothek fehlt',
    'Das Programm von Claude Code braucht eine Bibliothek, die dieses System nicht oder nur in einer älteren Version hat.',
  ),
  'out-of-memory': text(
    'Der Speicher reicht nicht',
    'Das System hat es beendet, weil kein Speicher mehr frei war, etwa auf einer kleinen virtuellen Maschine oder in einem Container mit Grenze.',
  ),
  crashed: text(
    'Claude Code ist abgestürzt',
    'Das Programm selbst ist zusammengebrochen. Das ist ein Fehler darin, nicht in deiner Einrichtung.',
  ),
  'wrong-build': text(
    'Das falsche Programm für diesen Computer',
    'Das Programm wurde für eine andere Art von Prozessor oder System gebaut.',
  ),
  'no-terminal': text(
    'Claude Code hat kein Terminal',
    'Claude Code will etwas fragen und anzeigen, wurde aber gestartet, wo es kein Terminal gibt.',
  ),
  'as-root': text('Nicht als root', 'Claude Code lässt beim Administrator die Fragen nach Berechtigungen nicht weg.'),
  'too-many-files': text(
    'Too many open files',
    'Das System lässt nicht mehr offene oder überwachte Dateien zu. Der Datenträger ist nicht voll.',
  ),
  'process-ended': text(
    'Claude Code hat sich beendet',
    'Claude Code hat sich von selbst beendet. Diese Zeile allein verrät nicht, warum.',
  ),
} as const;
