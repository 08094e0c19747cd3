/** German for ../messages/fitness.ts. */
import type { CertificateFile, CloudTrouble, CommandTrouble, SecretFlaw, SecretShape } from '../facts.ts';
import type { RouteTrouble } from '../messages/fitness.ts';

interface Named {
  name: string;
}

/** Nominative: „In X steht …“, „Das ist …“. */
export const SECRET_KINDS = {
  'plan-token': 'ein Token deines Abos (sk-ant-oat…)',
  'renewal-token': 'ein Refresh-Token (sk-ant-ort…)',
  'api-key': 'ein API-Schlüssel (sk-ant-api…)',
  'admin-key': 'ein Admin-Schlüssel (sk-ant-admin…)',
  foreign: 'ein Schlüssel eines anderen Unternehmens',
  other: 'etwas, das nicht wie ein Schlüssel oder Token von Anthropic beginnt (sk-ant-…)',
} as const satisfies Record<SecretShape['kind'], string>;

export const FLAWS = {
  quoted:
    'Der Wert enthält Anführungszeichen: Sie sind Teil von ihm geworden, wie bei docker --env-file oder einer systemd-Unit. Entferne sie.',
  unexpanded:
    'Der Wert enthält noch einen Verweis (etwa $NAME), für den niemand einen Wert eingesetzt hat. Setze dort den Wert selbst ein.',
  placeholder: 'Das ist ein Platzhalter aus einer Vorlage, kein echter Wert. Setze den echten ein, oder entferne ihn.',
  'line-break':
    'Der Wert enthält einen Zeilenumbruch, geschrieben als \\n; wahrscheinlich wurde er über zwei Zeilen kopiert. Setze ihn neu, in einer Zeile.',
  assignment: 'Da steht mehr als der Wert: ein Name, „export“ oder „Bearer“ davor. Lass nur den Wert selbst stehen.',
  twice:
    'Da stehen zwei Schlüssel oder Token hintereinander; wahrscheinlich wurde zweimal eingefügt. Setze den Wert neu.',
  gap: 'Der Wert enthält Leerraum; wahrscheinlich wurde er über zwei Zeilen kopiert. Setze ihn neu, in einer Zeile.',
  short:
    'Der Wert ist kürzer als solche Schlüssel und Token mit ihren 108 Zeichen; wahrscheinlich wurde er beim Kopieren abgeschnitten. Setze ihn neu, und zwar ganz.',
  long: 'Der Wert ist viel länger als jeder Schlüssel und jedes Token; wahrscheinlich ist etwas anderes dorthin geraten. Setze ihn neu.',
} as const satisfies Record<SecretFlaw, string>;

const COMMAND_TROUBLES = {
  missing: 'es ist nicht da (Exit-Code 127)',
  'not-executable': 'es darf nicht ausgeführt werden (Exit-Code 126)',
  interpreter: 'der in der ersten Zeile genannte Interpreter ist nicht da (Exit-Code 127)',
  'line-ends':
    'es hat Windows-Zeilenenden (CRLF), sodass sein Interpreter nicht gefunden wird. Speichere es mit Unix-Zeilenenden',
  folder: 'ein Ordner trägt diesen Namen',
  unreadable: 'dein Konto darf es nicht lesen',
  empty: 'es ist leer und gibt deshalb nichts aus',
} as const satisfies Record<Exclude<CommandTrouble, 'no-input'>, string>;

function sayCommandTrouble(program: string | null, trouble: CommandTrouble): string {
  if (trouble === 'no-input')
    return `Der Befehl soll ${program ?? 'eine Datei'} ausgeben, aber diese Datei ist nicht da.`;
  return `Das lässt sich über ${program ?? 'das Programm'} sagen, ohne es auszuführen: ${COMMAND_TROUBLES[trouble]}.`;
}

type CertificateTrouble = NonNullable<CertificateFile['trouble']> | 'ignored';

const CERTIFICATE_TROUBLES = {
  missing: 'Die Datei ist nicht da.',
  folder: 'Dort liegt ein Ordner statt einer Datei.',
  denied: 'Dein Konto darf die Datei nicht lesen.',
  'not-pem':
    'Die Datei enthält nichts in PEM-Form (-----BEGIN …-----), und nur die wird gelesen; ein Zertifikat in DER-Form wandelt „openssl x509 -inform der“ um.',
  ignored:
    'Das gilt nur, wenn es gesetzt ist, bevor Claude Code startet. Verwende in Einstellungen NODE_EXTRA_CA_CERTS.',
} as const satisfies Record<CertificateTrouble, string>;

const CERTIFICATE_USES: Readonly<Record<string, string>> = {
  NODE_EXTRA_CA_CERTS:
    'eigene Zertifikate eines Unternehmens gelten nicht als vertrauenswürdig, und wo es den Verkehr prüft, scheitert jede Anfrage',
  SSL_CERT_FILE:
    'eigene Zertifikate eines Unternehmens gelten nicht als vertrauenswürdig, und wo es den Verkehr prüft, scheitert jede Anfrage',
  CLAUDE_CODE_CLIENT_CERT: 'ein Server, der ein Client-Zertifikat verlangt, weist jede Anfrage ab',
  CLAUDE_CODE_CLIENT_KEY: 'ein Server, der ein Client-Zertifikat verlangt, weist jede Anfrage ab',
};

const UNKNOWN_MODELS = {
  misspelled: ({ meant }) =>
    `Einen solchen Kurznamen hat Claude Code nicht und schickt ihn so, wie er ist; Anthropic antwortet dann „model not found“. War „${meant}“ gemeint?`,
  short: () =>
    'Kurznamen werden dort nicht ersetzt: Claude Code schickt ihn so, wie er ist, und Anthropic antwortet „model not found“. Trag den vollen Namen eines Modells ein oder entferne die Angabe.',
  unknown: () =>
    'Soweit bekannt, ist das keiner der Kurznamen von Claude Code; es wird also so geschickt, wie es ist, während die Namen von Anthropics Modellen mit „claude-“ beginnen. Berichtige es oder entferne die Angabe.',
} as const satisfies Record<string, (about: { meant: string }) => string>;

type UnknownModel = keyof typeof UNKNOWN_MODELS;

const CLOUD_TROUBLES = {
  'aws-profile-missing': ({ name }) =>
    `Das AWS-Profil „${name}“, das AWS_PROFILE nennt, steht in keiner der beiden AWS-Dateien. Berichtige AWS_PROFILE, oder richte das Profil ein: aws configure sso --profile ${name}.`,
  'aws-profile-unfound': ({ name }) =>
    `In der Konfigurationsdatei von AWS heißt der Abschnitt eines Profils [profile ${name}]; als [${name}] wird er nicht gefunden. Schreibe „profile“ vor den Namen.`,
  'aws-profile-empty': ({ name }) =>
    `Das AWS-Profil „${name}“ nennt keinen Weg zu Anmeldedaten: weder vollständige Schlüssel noch eine Rolle, eine Sitzung oder einen Befehl.`,
  'aws-source-missing': ({ name }) =>
    `Das verwendete AWS-Profil bezieht seine Anmeldedaten von „${name}“, und das gibt es nicht.`,
  'aws-source-loop': ({ name }) =>
    `Das verwendete AWS-Profil bezieht seine Anmeldedaten auf dem Umweg über „${name}“ von sich selbst.`,
  'aws-sso-session-missing': ({ name }) =>
    `Das verwendete AWS-Profil meldet sich über die SSO-Sitzung „${name}“ an, die es in der Konfiguration von AWS nicht gibt.`,
  'aws-sso-none': ({ name }) =>
    `Das AWS-Profil „${name}“ meldet sich über SSO an, und niemand hat sich angemeldet. Führe aus: aws sso login --profile ${name}`,
  'aws-sso-ended': ({ name }) =>
    `Die SSO-Sitzung des AWS-Profils „${name}“ ist abgelaufen. Führe aus: aws sso login --profile ${name}`,
  'aws-process-broken': ({ name }) => `credential_process des AWS-Profils „${name}“ lässt sich nicht starten.`,
  'cloud-file-missing': ({ name }) =>
    `${name} nennt eine Datei, die es nicht gibt. Was vorn für einen Ordner steht, etwa ~, wird von niemandem ersetzt.`,
  'cloud-file-broken': ({ name }) =>
    name === 'gcloud'
      ? 'Die Datei, in der gcloud seine Standard-Anmeldedaten aufbewahrt, enthält keine. Führe aus: gcloud auth application-default login'
      : `${name} nennt eine Datei, die keine Anmeldedaten von Google enthält.`,
  'cloud-token-empty': ({ name }) =>
    `${name} nennt eine Datei, in der kein Token steht. Was ihn dort hineinschreibt, hat das noch nicht getan oder läuft nicht mehr.`,
  'foundry-resource-no-name': ({ name }) =>
    `${name} nimmt nur den Namen der Ressource, aus dem Claude Code die Adresse bildet. Eine ganze Adresse gehört in ANTHROPIC_FOUNDRY_BASE_URL.`,
  'foundry-address-twice': () =>
    'ANTHROPIC_FOUNDRY_RESOURCE und ANTHROPIC_FOUNDRY_BASE_URL sind beide gesetzt, und Claude Code nimmt nur eines davon. Entferne eines.',
} as const satisfies Record<CloudTrouble['kind'], (about: Named) => string>;

const ROUTE_TROUBLES = {
  silent: 'es kommt nichts zurück',
  'not-trusted':
    'dem Zertifikat, das dort gezeigt wird, wird nicht vertraut; nenne das deines Unternehmens in NODE_EXTRA_CA_CERTS',
  password: 'es werden Benutzername und Passwort verlangt; setze sie in die Adresse ein',
  blocked: 'etwas dazwischen weist die Anfrage ab',
} as const satisfies Record<RouteTrouble, string>;

interface Through {
  through: { name: string; host: string } | null;
}

export const FITNESS_FINDINGS = {
  'route-leads-nowhere': {
    title: ({ through }: Through) =>
      through ? `Anthropic antwortet über den Proxy ${through.host} nicht` : 'Anthropic antwortet diesem Profil nicht',
    detail: ({ through, why }: Through & { why: RouteTrouble }) =>
      `Andere Profile erreichen Anthropic von hier. In diesem gehen Anfragen ${through ? `durch den Proxy in ${through.name}` : 'einen eigenen Weg'}. Das Ergebnis: ${ROUTE_TROUBLES[why]}.`,
  },
  'secret-malformed': {
    title: ({ name }: Named) => `${name} kann nicht stimmen`,
    detail: ({ name, flaw }: Named & { flaw: SecretFlaw }) =>
      `Claude Code sendet ${name}, wie es dasteht, und der Server wird es ablehnen. ${FLAWS[flaw]}`,
  },
  'secret-wrong-kind': {
    title: ({ name, kind }: Named & { kind: SecretShape['kind'] }) => `In ${name} steht ${SECRET_KINDS[kind]}`,
    detail: ({ name, kind, home }: Named & { kind: SecretShape['kind']; home: string | null }) =>
      `Claude Code sendet das aus ${name}, und dort lehnt der Server es ab. ${
        home
          ? `Es gehört in ${home}: Verschiebe es dorthin.`
          : kind === 'renewal-token'
            ? 'Ein Refresh-Token allein nützt nichts; erstelle ein Token mit „claude setup-token“.'
            : 'Setze dort das Richtige ein, oder entferne es.'
      }`,
  },
  'login-token-odd': {
    title: 'Die gespeicherte Anmeldung enthält etwas, das keine Anmeldung ist',
    detail:
      'Das Token in der Ablage der Anmeldedaten ist keines, wie Claude Code es dort ablegt; deshalb lehnt der Server es ab. Setze die Anmeldedaten zurück und melde dich erneut an; ein Schlüssel gehört in ANTHROPIC_API_KEY, ein Token aus „claude setup-token“ in CLAUDE_CODE_OAUTH_TOKEN.',
  },
  'helper-cannot-run': {
    title: ({ name }: Named) => `Der Befehl in ${name} kann nicht laufen`,
    detail: ({
      name,
      program,
      trouble,
      stops,
    }: Named & { program: string | null; trouble: CommandTrouble; stops: boolean }) =>
      `Claude Code führt ${name} aus, um seine Anmeldedaten zu bekommen${stops ? '; ohne sie endet jede Anfrage mit einem Fehler' : ''}. ${sayCommandTrouble(program, trouble)}${trouble === 'not-executable' && program ? ` Führe aus: chmod +x ${program}` : ''}`,
  },
  'address-has-path': {
    title: ({ name, end }: Named & { end: string }) => `${name} endet auf ${end}`,
    detail: ({ name, end }: Named & { end: string }) =>
      `Claude Code hängt /v1/messages selbst an die Adresse an; Anfragen gehen deshalb an ${end}/v1/messages, was kaum ein Server kennt; seine Antwort spricht dann vielleicht vom Modell. Lass ${end} am Ende von ${name} weg.`,
  },
  'address-not-listening': {
    title: ({ host }: { host: string }) => `Unter ${host} lauscht niemand`,
    detail: ({ name, host, payer }: Named & { host: string; payer: boolean }) =>
      `${name} verweist Claude Code auf ${host} auf diesem Computer, und dort nimmt niemand Verbindungen an. Starte das Programm, das dort laufen soll (einen Router wie cc-switch, LiteLLM, claude-code-router …), oder entferne ${name}${payer ? ' zusammen mit dem zugehörigen Token' : ''}.`,
  },
  'model-left-over': {
    title: ({ name }: Named) => `${name} nennt ein Modell, das Anthropic nicht hat`,
    detail: ({ name, model }: Named & { model: string }) =>
      `In ${name} steht „${model}“; ein anderer Anbieter kennt es vielleicht, die Anfragen gehen aber an Anthropic: Sie enden mit „model not found“. Wahrscheinlich ist der Wert von einem Gateway übrig geblieben. Entferne ihn.`,
  },
  'model-unknown': {
    title: ({ name }: Named) => `${name} nennt ein unbekanntes Modell`,
    detail: ({ name, model, why, meant }: Named & { model: string; why: UnknownModel; meant: string }) =>
      `In ${name} steht „${model}“. ${UNKNOWN_MODELS[why]({ meant })}`,
  },
  'auth-conflict': {
    title: ({ name, other }: Named & { other: string }) => `${name} und ${other} sind beide gesetzt`,
    detail: ({ host }: { host: string }) =>
      `Claude Code sendet beides an ${host} und nennt das „auth conflict“; was davon gilt, entscheidet der Server. Behalte, was ${host} erwartet, und entferne das andere.`,
  },
  'accounts-mixed': {
    title: 'Die gespeicherte Anmeldung gehört zu einem anderen Konto, als .claude.json nennt',
    detail:
      'Claude Code zeigt das Konto an, das .claude.json nennt, sendet aber die Anmeldung aus der Ablage der Anmeldedaten, die zu einem anderen gehört: Verbrauch und Rechnungen gehen dorthin. Melde dich erneut an, damit beide übereinstimmen.',
  },
  'certificate-file': {
    title: ({ name, trouble }: Named & { trouble: CertificateTrouble }) =>
      trouble === 'ignored'
        ? `${name} hat in Einstellungen keine Wirkung`
        : `Die Datei, die ${name} nennt, ist nicht verwendbar`,
    detail: ({ name, path, trouble }: Named & { path: string; trouble: CertificateTrouble }) =>
      `In ${name} steht ${path}. ${CERTIFICATE_TROUBLES[trouble]}${/^[~$%]/.test(path) ? ' Was vorn für einen Ordner steht, wird von niemandem ersetzt.' : ''}${trouble === 'ignored' ? '' : ` Claude Code läuft ohne sie weiter: ${CERTIFICATE_USES[name] ?? 'was sie braucht, scheitert'}.`}`,
  },
  'certificates-unchecked': {
    title: 'Claude Code prüft nicht, mit wem es spricht',
    detail:
      'NODE_TLS_REJECT_UNAUTHORIZED=0 schaltet die Prüfung von Zertifikaten aus: Wer unterwegs mitliest, kann deine Anmeldung und alles sehen, was du sendest. Nenne stattdessen das Zertifikat des Unternehmens in NODE_EXTRA_CA_CERTS, und entferne diese Variable.',
  },
  'address-through-proxy': {
    title: ({ host }: { host: string }) => `Anfragen an ${host} gehen an den Proxy`,
    detail: ({ name, host }: Named & { host: string }) =>
      `Claude Code sendet auch, was für diesen Computer bestimmt ist, durch den Proxy in ${name}; für ihn ist ${host} aber ein anderer Ort als für dich. Füge ${host} zu NO_PROXY hinzu.`,
  },
  'proxy-is-none': {
    title: ({ name }: Named) => `Claude Code startet nicht: ${name} ist keine Adresse`,
    detail: ({ name }: Named) =>
      `Es bricht ab mit „Invalid proxy URL in ${name}“. Eine Adresse sieht aus wie http://proxy.example:3128; Anführungszeichen, Leerzeichen und Verweise, für die niemand einen Wert eingesetzt hat, werden Teil von ihr. Berichtige oder entferne sie.`,
  },
  'proxy-unsupported': {
    title: ({ name }: Named) => `Claude Code kann den Proxy in ${name} nicht verwenden`,
    detail: ({ name }: Named) =>
      `Es spricht nur mit HTTP-Proxys, nicht mit SOCKS („UnsupportedProxyProtocol“); deshalb scheitert jede Anfrage. Viele SOCKS-Programme öffnen auch einen HTTP-Port: Nenne diesen in ${name} mit http://, oder entferne ${name}.`,
  },
  'proxy-not-listening': {
    title: ({ host }: { host: string }) => `Am Proxy ${host} lauscht niemand`,
    detail: ({ name, host }: Named & { host: string }) =>
      `${name} schickt alles über ${host} auf diesem Computer, und dort nimmt niemand Verbindungen an: Jede Anfrage endet mit „Connection refused“. Starte das Proxy-Programm, oder entferne ${name}.`,
  },
  'cloud-credentials': {
    title: ({ provider }: { provider: string }) => `Anfragen an ${provider} lassen sich nicht signieren`,
    detail: (about: Named & { kind: CloudTrouble['kind'] }) => CLOUD_TROUBLES[about.kind](about),
  },
} as const;
