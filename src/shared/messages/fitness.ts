/** What is said about credentials, addresses and clouds that cannot work. No value ever stands in it. */
import type { CertificateFile, CloudTrouble, CommandTrouble, SecretFlaw, SecretShape } from '../facts.ts';

interface Named {
  name: string;
}

export const SECRET_KINDS = {
  'plan-token': 'a token of your plan (sk-ant-oat…)',
  'renewal-token': 'a refresh token (sk-ant-ort…)',
  'api-key': 'an API key (sk-ant-api…)',
  'admin-key': 'an admin key (sk-ant-admin…)',
  foreign: 'a key of another company',
  other: 'something that does not begin like a key or token of Anthropic (sk-ant-…)',
} as const satisfies Record<SecretShape['kind'], string>;

export const FLAWS = {
  quoted:
    'It holds quotes: they became part of the value, as with docker --env-file or a systemd unit. Take the quotes off.',
  unexpanded:
    'It still holds a reference (such as $NAME) that nobody has put a value in for. Put the value itself there.',
  placeholder: 'It is a placeholder from a template, not a real value. Put the real one there, or remove it.',
  'line-break':
    'It holds a line break, written as \\n; it was probably copied over two lines. Set it again, in one line.',
  assignment: 'It holds more than the value: a name, “export” or “Bearer” in front. Leave only the value itself.',
  twice: 'It holds two keys or tokens, one behind the other; it was probably pasted twice. Set it again.',
  gap: 'It holds white space inside; it was probably copied over two lines. Set it again, in one line.',
  short:
    'It is shorter than such keys and tokens are, which have 108 characters; it was probably cut while copying. Set it again, whole.',
  long: 'It is far longer than any key or token; something else was probably put there. Set it again.',
} as const satisfies Record<SecretFlaw, string>;

const COMMAND_TROUBLES = {
  missing: 'it is not there (exit code 127)',
  'not-executable': 'it may not be executed (exit code 126)',
  interpreter: 'the interpreter named in its first line is not there (exit code 127)',
  'line-ends': 'it has Windows line ends (CRLF), so that its interpreter is not found. Save it with Unix line ends',
  folder: 'a folder has its name',
  unreadable: 'your account may not read it',
  empty: 'it is empty, so it prints nothing',
} as const satisfies Record<Exclude<CommandTrouble, 'no-input'>, string>;

function sayCommandTrouble(program: string | null, trouble: CommandTrouble): string {
  if (trouble === 'no-input') return `The command should print ${program ?? 'a file'}, but that file is not there.`;
  return `Of ${program ?? 'its program'} this is known without running it: ${COMMAND_TROUBLES[trouble]}.`;
}

type CertificateTrouble = NonNullable<CertificateFile['trouble']> | 'ignored';

const CERTIFICATE_TROUBLES = {
  missing: 'The file is not there.',
  folder: 'A folder is there in place of a file.',
  denied: 'Your account may not read the file.',
  'not-pem':
    'The file holds nothing in PEM form (-----BEGIN …-----), which is what is read; a certificate in DER form is made into one with “openssl x509 -inform der”.',
  ignored: 'It counts only where it is set before Claude Code starts. In settings, use NODE_EXTRA_CA_CERTS.',
} as const satisfies Record<CertificateTrouble, string>;

const UNKNOWN_MODELS = {
  misspelled: ({ meant }) =>
    `Claude Code has no such short name and sends it as it is; Anthropic then answers “model not found”. Was “${meant}” meant?`,
  short: () =>
    'Short names are not replaced there: Claude Code sends it as it is, and Anthropic answers “model not found”. Put the full name of a model there, or remove it.',
  unknown: () =>
    'As far as is known, that is none of Claude Code’s short names, so it is sent as it is, while the names of Anthropic’s models begin with “claude-”. Correct it, or remove it.',
} as const satisfies Record<string, (about: { meant: string }) => string>;

type UnknownModel = keyof typeof UNKNOWN_MODELS;

/** What a file is for, by the variable that names it. */
const CERTIFICATE_USES: Readonly<Record<string, string>> = {
  NODE_EXTRA_CA_CERTS:
    'a company’s own certificates are not trusted, and where it inspects traffic every request fails',
  SSL_CERT_FILE: 'a company’s own certificates are not trusted, and where it inspects traffic every request fails',
  CLAUDE_CODE_CLIENT_CERT: 'a server that asks for a client certificate turns every request away',
  CLAUDE_CODE_CLIENT_KEY: 'a server that asks for a client certificate turns every request away',
};

const CLOUD_TROUBLES = {
  'aws-profile-missing': ({ name }) =>
    `The AWS profile “${name}” named by AWS_PROFILE is in neither of AWS’s files. Correct AWS_PROFILE, or set the profile up: aws configure sso --profile ${name}.`,
  'aws-profile-unfound': ({ name }) =>
    `In AWS’s config file the section of a profile is called [profile ${name}]; as [${name}] nobody finds it. Write “profile” in front of the name.`,
  'aws-profile-empty': ({ name }) =>
    `The AWS profile “${name}” names no way to credentials: neither whole keys nor a role, session or command.`,
  'aws-source-missing': ({ name }) =>
    `The AWS profile in use takes its credentials from “${name}”, which does not exist.`,
  'aws-source-loop': ({ name }) => `The AWS profile in use takes its credentials from itself, by way of “${name}”.`,
  'aws-sso-session-missing': ({ name }) =>
    `The AWS profile in use signs in by the SSO session “${name}”, which does not exist in AWS’s configuration.`,
  'aws-sso-none': ({ name }) =>
    `The AWS profile “${name}” signs in by SSO, and nobody has signed in. Run: aws sso login --profile ${name}`,
  'aws-sso-ended': ({ name }) =>
    `The SSO session of the AWS profile “${name}” has ended. Run: aws sso login --profile ${name}`,
  'aws-process-broken': ({ name }) => `The credential_process of the AWS profile “${name}” cannot be started.`,
  'cloud-file-missing': ({ name }) =>
    `${name} names a file that does not exist. What stands for a folder in front, such as ~, is not put in by anybody.`,
  'cloud-file-broken': ({ name }) =>
    name === 'gcloud'
      ? 'The file that gcloud keeps its default credentials in holds none. Run: gcloud auth application-default login'
      : `${name} names a file that holds no credentials of Google’s.`,
  'cloud-token-empty': ({ name }) =>
    `${name} names a file that holds no token. Whatever writes it there has not done so, or has been stopped.`,
  'foundry-resource-no-name': ({ name }) =>
    `${name} takes the name of the resource alone, which Claude Code makes the address from. Put a whole address into ANTHROPIC_FOUNDRY_BASE_URL instead.`,
  'foundry-address-twice': () =>
    'ANTHROPIC_FOUNDRY_RESOURCE and ANTHROPIC_FOUNDRY_BASE_URL are both set, and Claude Code takes only one of them. Remove one.',
} as const satisfies Record<CloudTrouble['kind'], (about: Named) => string>;

const ROUTE_TROUBLES = {
  silent: 'nothing comes back',
  'not-trusted': 'the certificate that is shown there is not trusted; name your company’s in NODE_EXTRA_CA_CERTS',
  password: 'a user name and a password are asked for; put them into the address',
  blocked: 'something in between turns the request away',
} as const;

export type RouteTrouble = keyof typeof ROUTE_TROUBLES;

interface Through {
  through: { name: string; host: string } | null;
}

export const FITNESS_FINDINGS = {
  'route-leads-nowhere': {
    title: ({ through }: Through) =>
      through
        ? `Anthropic does not answer through the proxy ${through.host}`
        : 'Anthropic does not answer this profile',
    detail: ({ through, why }: Through & { why: RouteTrouble }) =>
      `Other profiles reach Anthropic from here. In this one requests go ${through ? `through the proxy in ${through.name}` : 'their own way'}, and ${ROUTE_TROUBLES[why]}.`,
  },
  'secret-malformed': {
    title: ({ name }: Named) => `${name} cannot be right`,
    detail: ({ name, flaw }: Named & { flaw: SecretFlaw }) =>
      `Claude Code sends ${name} as it stands, and the server will refuse it. ${FLAWS[flaw]}`,
  },
  'secret-wrong-kind': {
    title: ({ name, kind }: Named & { kind: SecretShape['kind'] }) => `${name} holds ${SECRET_KINDS[kind]}`,
    detail: ({ name, kind, home }: Named & { kind: SecretShape['kind']; home: string | null }) =>
      `Claude Code sends it from ${name}, where the server refuses it. ${
        home
          ? `It belongs in ${home}: move it there.`
          : kind === 'renewal-token'
            ? 'A refresh token alone is of no use; make a token with “claude setup-token”.'
            : 'Put the right one there, or remove it.'
      }`,
  },
  'login-token-odd': {
    title: 'The stored sign-in holds something that is no login',
    detail:
      'The token in the credential store is not one that Claude Code writes there, so the server refuses it. Reset the credentials and sign in again; a key belongs in ANTHROPIC_API_KEY, a token from “claude setup-token” in CLAUDE_CODE_OAUTH_TOKEN.',
  },
  'helper-cannot-run': {
    title: ({ name }: Named) => `The command in ${name} cannot run`,
    detail: ({
      name,
      program,
      trouble,
      stops,
    }: Named & { program: string | null; trouble: CommandTrouble; stops: boolean }) =>
      `Claude Code runs ${name} to get its credential${stops ? ', and without it every request ends with an error' : ''}. ${sayCommandTrouble(program, trouble)}${trouble === 'not-executable' && program ? ` Run: chmod +x ${program}` : ''}`,
  },
  'address-has-path': {
    title: ({ name, end }: Named & { end: string }) => `${name} ends in ${end}`,
    detail: ({ name, end }: Named & { end: string }) =>
      `Claude Code adds /v1/messages to the address itself, so that requests go to ${end}/v1/messages, which hardly any server knows; what it then says may speak of the model. Leave out ${end} at the end of ${name}.`,
  },
  'address-not-listening': {
    title: ({ host }: { host: string }) => `Nothing listens at ${host}`,
    detail: ({ name, host, payer }: Named & { host: string; payer: boolean }) =>
      `${name} points Claude Code to ${host} on this computer, and nobody takes connections there. Start the program that should (a router such as cc-switch, LiteLLM, claude-code-router …), or remove ${name}${payer ? ' together with its token' : ''}.`,
  },
  'model-left-over': {
    title: ({ name }: Named) => `${name} names a model that Anthropic does not have`,
    detail: ({ name, model }: Named & { model: string }) =>
      `${name} says “${model}”, which another provider may know, while requests go to Anthropic: they end with “model not found”. It was probably left over from a gateway. Remove it.`,
  },
  'model-unknown': {
    title: ({ name }: Named) => `${name} names a model that is not known`,
    detail: ({ name, model, why, meant }: Named & { model: string; why: UnknownModel; meant: string }) =>
      `${name} says “${model}”. ${UNKNOWN_MODELS[why]({ meant })}`,
  },
  'auth-conflict': {
    title: ({ name, other }: Named & { other: string }) => `${name} and ${other} are both set`,
    detail: ({ host }: { host: string }) =>
      `Claude Code sends both to ${host} and calls it an auth conflict; which of them counts is up to the server. Keep the one that ${host} expects and take out the other.`,
  },
  'accounts-mixed': {
    title: 'The stored login belongs to another account than .claude.json names',
    detail:
      'Claude Code shows the account named in .claude.json, but sends the login in the credential store, which belongs to another one: usage and bills go there. Sign in again to make them one.',
  },
  'certificate-file': {
    title: ({ name, trouble }: Named & { trouble: CertificateTrouble }) =>
      trouble === 'ignored' ? `${name} in settings has no effect` : `The file that ${name} names cannot be used`,
    detail: ({ name, path, trouble }: Named & { path: string; trouble: CertificateTrouble }) =>
      `${name} says ${path}. ${CERTIFICATE_TROUBLES[trouble]}${/^[~$%]/.test(path) ? ' What stands for a folder in front is not put in by anybody.' : ''}${trouble === 'ignored' ? '' : ` Claude Code goes on without it: ${CERTIFICATE_USES[name] ?? 'what needs it fails'}.`}`,
  },
  'certificates-unchecked': {
    title: 'Claude Code does not check whom it talks to',
    detail:
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the check of certificates off: whoever sits on the way can read your login and everything you send. Name the company’s certificate in NODE_EXTRA_CA_CERTS instead, and remove this variable.',
  },
  'address-through-proxy': {
    title: ({ host }: { host: string }) => `Requests to ${host} go to the proxy`,
    detail: ({ name, host }: Named & { host: string }) =>
      `Claude Code also sends what is meant for this computer through the proxy in ${name}, which knows another ${host} than you. Add ${host} to NO_PROXY.`,
  },
  'proxy-is-none': {
    title: ({ name }: Named) => `Claude Code does not start: ${name} is not an address`,
    detail: ({ name }: Named) =>
      `It stops with “Invalid proxy URL in ${name}”. An address looks like http://proxy.example:3128; quotes, blanks and references that nobody has put a value in for become part of it. Correct it, or remove it.`,
  },
  'proxy-unsupported': {
    title: ({ name }: Named) => `Claude Code cannot use the proxy in ${name}`,
    detail: ({ name }: Named) =>
      `Claude Code speaks to HTTP proxies only, not SOCKS (“UnsupportedProxyProtocol”), so every request fails. Many SOCKS programs also open an HTTP port: name that one in ${name} with http://, or remove ${name}.`,
  },
  'proxy-not-listening': {
    title: ({ host }: { host: string }) => `Nothing listens at the proxy ${host}`,
    detail: ({ name, host }: Named & { host: string }) =>
      `${name} sends everything through ${host} on this computer, and nobody takes connections there: every request ends with “Connection refused”. Start the proxy program, or remove ${name}.`,
  },
  'cloud-credentials': {
    title: ({ provider }: { provider: string }) => `${provider} cannot sign its requests`,
    detail: (about: Named & { kind: CloudTrouble['kind'] }) => CLOUD_TROUBLES[about.kind](about),
  },
} as const;
