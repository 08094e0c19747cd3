/** German for ../messages/error-texts/account.ts. Titles that quote the error stay English, as they are printed. */
import { errorText as text } from '../errors.ts';

export const ACCOUNT_ERROR_TEXTS = {
  '403-sub-past-due': text(
    'Can’t use your Claude subscription',
    'Das Abo wird gerade nicht angenommen, meist weil eine Zahlung fällig ist. Eine neue Anmeldung hilft nicht.',
  ),
  '403-sub-disabled': text(
    'Der Zugang über das Abo ist gesperrt',
    'Deine Organisation erlaubt keine Claude-Abos in Claude Code. Eine neue Anmeldung hilft nicht.',
  ),
  '403-oauth-org': text(
    'OAuth is not allowed for this organization',
    'Diese Organisation oder dieses Abo darf Claude Code nicht mit einer Anmeldung nutzen: wegen ihrer Regeln oder einer fälligen Zahlung.',
  ),
  'org-disabled': text(
    'This organization has been disabled',
    'Die Organisation hinter den Anmeldedaten ist deaktiviert. Neben einem eigenen Abo bedeutet das meist einen übrig gebliebenen Schlüssel.',
  ),
  'account-disabled': text(
    'Your account has been disabled',
    'Anthropic hat dieses Konto eingeschränkt. Eine neue Anmeldung hilft nicht.',
  ),
  'account-hold': text(
    'Your account is on hold',
    'Anthropic hat dieses Konto vorläufig gesperrt. Eine neue Anmeldung hilft nicht.',
  ),
  'pro-opus': text(
    'Not available with your plan',
    'Dein Abo enthält dieses Modell nicht. Melde dich nach einem Upgrade einmal ab und wieder an.',
  ),
  'credits-1m': text(
    'Usage credits required',
    'Der lange Kontext gehört nicht zu deinem Abo und braucht zusätzliches Guthaben.',
  ),
  'org-pin': text(
    'Dieser Computer verlangt eine andere Organisation',
    'Dieser Computer ist für eine bestimmte Organisation eingerichtet, und die Anmeldung gehört zu einer anderen.',
  ),
  'org-verify': text(
    'Unable to verify organization',
    'Claude Code konnte nicht prüfen, ob die Anmeldung zu der Organisation gehört, für die dieser Computer eingerichtet ist.',
  ),
  'managed-unreadable': text(
    'Die verwalteten Einstellungen lassen sich nicht lesen',
    'Die Einstellungen, die deine Organisation verlangt, sind beschädigt oder kommen nicht an; Claude Code startet deshalb nicht.',
  ),
  'login-blocked': text(
    'Die Anmeldung ist gesperrt',
    'Die Regeln deiner Organisation erlauben diese Anmeldung auf diesem Computer nicht, oder sie ließen sich nicht prüfen.',
  ),
  'organization-wants-newer': text(
    'Deine Organisation verlangt ein neueres Claude Code',
    'Deine Organisation gibt eine niedrigste Version vor, und die hier ist älter.',
  ),
  'managed-first-party': text(
    'Die verwalteten Einstellungen verlangen eine Anmeldung',
    'Deine Organisation verlangt hier eine Anmeldung, aber ein Schlüssel oder Token ist gesetzt.',
  ),
  'gateway-login': text(
    'Eine Anmeldung am Cloud-Gateway ist nötig',
    'Deine Organisation hat diesen Computer für ihr eigenes Gateway eingerichtet; diese Anmeldung geht nur in Claude Code selbst.',
  ),
  'credit-low': text(
    'Credit balance is too low',
    'Das im Voraus bezahlte Guthaben des Schlüssels ist verbraucht. Wenn du ein Abo hast, hat ein Schlüssel Vorrang davor.',
  ),
  '402': text('402 Payment Required', 'Bei der Abrechnung des Kontos gibt es ein Problem.'),
  'limit-5h': text(
    'You’ve hit your limit',
    'Das Kontingent deines Abos ist bis zum Zurücksetzen verbraucht. Mit deiner Anmeldung ist alles in Ordnung.',
  ),
  'usage-old': text(
    'Usage limit reached',
    'Das Kontingent deines Abos ist bis zum Zurücksetzen verbraucht. Mit deiner Anmeldung ist alles in Ordnung.',
  ),
  'spend-limit': text(
    'Spend limit reached',
    'Eine Ausgabengrenze ist erreicht, die du oder deine Organisation gesetzt hat. Mit deiner Anmeldung ist alles in Ordnung.',
  ),
  '429-temp': text(
    'Server is temporarily limiting requests',
    'Anthropic bremst Anfragen für einen Moment. Es liegt weder an deiner Verbrauchsgrenze noch an deiner Anmeldung.',
  ),
  '429-rejected': text(
    'Request rejected (429)',
    'Zu viele Anfragen mit diesem Schlüssel in kurzer Zeit. Der Schlüssel selbst ist in Ordnung.',
  ),
  'usage-429': text(
    'Failed to load usage data',
    'Nur die Verbrauchsanzeige wurde zu oft abgefragt. Über deine Anmeldung sagt das nichts.',
  ),
  'http-429': text(
    '429 Too Many Requests',
    'Zu viele Anfragen in kurzer Zeit. Die Anmeldedaten selbst sind in Ordnung.',
  ),
  '403-generic': text('403 Forbidden', 'Der Server weiß, wer gefragt hat, und erlaubt es nicht.'),
  forbidden: text('Access denied', 'Etwas wurde nicht erlaubt; von wem, sagt der Text nicht.'),
  'plan-without-claude-code': text(
    'Your plan does not include Claude Code',
    'Das angemeldete Konto, vielleicht ein anderes als gedacht, hat kein Abo mit Claude Code.',
  ),
  'third-party-app': text(
    'Third-party apps draw from extra usage',
    'Die Anfrage sah nicht wie eine von Claude Code selbst aus, deshalb bezahlt das Abo sie nicht. Ein Programm oder Proxy dazwischen kann sie verändert haben.',
  ),
  'extra-usage-over': text(
    'Out of extra usage',
    'Der zusätzliche Verbrauch über dein Abo hinaus ist aufgebraucht oder nicht eingeschaltet.',
  ),
  'claude-code-only': text(
    'Diese Anmeldedaten gelten nur für Claude Code',
    'Eine Anmeldung von Claude Code wurde für etwas anderes verwendet, von einem anderen Programm oder durch eine veränderte Anfrage. Mit deiner Anmeldung ist alles in Ordnung.',
  ),
} as const;
