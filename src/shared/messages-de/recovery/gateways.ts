/** German for ../messages/recovery/gateways.ts. */

import { noSuchGateway } from '../common.ts';

export const CLOUD_FALLBACK = {
  bedrock: 'Amazon Bedrock',
  mantle: 'Amazon Bedrock (Mantle)',
  vertex: 'Google Vertex AI',
  noGoogleLogin:
    'Dieses Konto ist nicht bei Google Cloud angemeldet. Führe zuerst „gcloud auth application-default login“ aus.',
  plainWords: 'Regionen, Profile und Projekte sind einzelne Wörter ohne Leerzeichen.',
  googleCloud: 'Google Cloud',
  billedTo: ({ provider }: { provider: string }) =>
    `Jede Anfrage wird über dein Konto bei ${provider} abgerechnet, nicht über dein Abo.`,
  modelsUnknown: 'Ob dieses Konto die Claude-Modelle verwenden darf, zeigt sich bei der ersten Anfrage.',
  noAwsProfiles: '~/.aws enthält kein Profil. Richte zuerst mit „aws configure“ eines ein.',
  noRegion: 'Eine Region ist nötig, zum Beispiel eu-central-1 (--region).',
  others: ({ names }: { verb: string; names: string }) => ` Vorhanden: ${names}.`,
  noSuchAwsProfile: ({ profile, others }: { profile: string; others: string }) =>
    `~/.aws enthält kein Profil „${profile}“.${others} Richte es mit „aws configure“ ein oder nenne ein anderes (--aws-profile).`,
  noProject: 'Die Kennung deines Google-Cloud-Projekts ist nötig (--project).',
} as const;

export const GATEWAYS = {
  ollama: 'Ollama auf diesem Computer',
  tokenMissing: 'Sein Token ist noch nicht im Schlüsselbund des Systems.',
  own: 'Ein eigenes Gateway',
  badName: 'Ein Gateway braucht einen kurzen Namen aus Kleinbuchstaben, Ziffern und Bindestrichen.',
  takenName: ({ name }: { name: string }) =>
    `„${name}“ heißt schon ein anderer Ersatzzugang. Wähle einen anderen Namen.`,
  reservedName: ({ name }: { name: string }) => `„${name}“ kann kein Gateway heißen. Wähle einen anderen Namen.`,
  noAddress: 'Das ist keine Adresse: Sie muss mit https:// beginnen.',
  plainHttp:
    'Nur https:// ist erlaubt, oder http:// auf diesem Computer: Bei allem anderen könnten andere unterwegs das Token und deine Texte mitlesen.',
  secretInAddress: 'Die Adresse darf keinen Benutzernamen, kein Passwort, keine Abfrage und kein # enthalten.',
  badModel: 'Das ist kein Modellname.',
  named: ({ name }: { name: string }) => `das Gateway „${name}“`,
  readByProvider: ({ host }: { host: string }) =>
    `Anfragen gehen an ${host} und werden dort abgerechnet, nicht über dein Abo. Was du schreibst, liest dieser Anbieter.`,
  requestsTo: ({ host }: { host: string }) => `Anfragen gehen an ${host}; dein Abo wird nicht verwendet.`,
  featuresMissing: 'Funktionen, die nur Anthropic bietet, fehlen dort vielleicht.',
  inUse: ({ name }: { name: string }) =>
    `„${name}“ ist eingeschaltet. Schalte es zuerst aus: „pilotlight fallback off“.`,
  exists: ({ name }: { name: string }) => `Ein Gateway „${name}“ gibt es schon. Entferne es zuerst.`,
  noSuchGateway: noSuchGateway,
  cannotWrite: ({ folder }: { folder: string }) => `In ${folder} kann nicht geschrieben werden.`,
} as const;
