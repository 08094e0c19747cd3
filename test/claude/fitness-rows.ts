/** Set-ups of the network and of addresses: does a request arrive, and what has Pilotlight to say? */

export interface FitnessWorld {
  /** A proxy before the server that stands for Anthropic's. */
  proxy: string;
  /** The certificate that server needs. */
  ca: string;
  /** A gateway that answers /v1/messages. */
  gateway: string;
}

export interface FitnessRow {
  name: string;
  laid(world: FitnessWorld): { env: Record<string, string>; files?: Record<string, string> };
  arrives: boolean;
  /** Ids of the findings above a hint. */
  said: readonly string[];
}

const DEAD = 'http://127.0.0.1:9';
const SIGNED_IN = {
  '.claude.json': JSON.stringify({ hasCompletedOnboarding: true }),
  '.claude/.credentials.json': JSON.stringify({
    claudeAiOauth: {
      accessToken: 'sk-ant-oat01-CANARY',
      refreshToken: 'sk-ant-ort01-CANARY',
      expiresAt: Date.now() + 5 * 3_600_000,
      scopes: ['user:inference', 'user:profile'],
    },
  }),
};
const settings = (env: object) => ({ ...SIGNED_IN, '.claude/settings.json': JSON.stringify({ env }) });

type Laid = ReturnType<FitnessRow['laid']>;

/** A login, and these variables in the process. */
const signedIn =
  (env: (world: FitnessWorld) => Record<string, string>) =>
  (world: FitnessWorld): Laid => ({ env: env(world), files: SIGNED_IN });

/** A token for a gateway. */
const gateway =
  (env: (world: FitnessWorld) => Record<string, string>) =>
  (world: FitnessWorld): Laid => ({
    env: { ANTHROPIC_AUTH_TOKEN: 'gateway-token-0001', ...env(world) },
    files: { '.claude.json': SIGNED_IN['.claude.json'] },
  });

/** Clouds that are asked at an address of one's own, as a company's gateway before them is. */
const CLOUD_ADDRESSES = [
  {
    name: 'Foundry',
    env: (at: string) => ({
      CLAUDE_CODE_USE_FOUNDRY: '1',
      ANTHROPIC_FOUNDRY_API_KEY: 'made-up-key-0001',
      ANTHROPIC_FOUNDRY_BASE_URL: at,
    }),
  },
  {
    name: 'Claude on AWS',
    env: (at: string) => ({
      CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
      AWS_REGION: 'us-east-1',
      ANTHROPIC_AWS_API_KEY: 'made-up-key-0001',
      ANTHROPIC_AWS_WORKSPACE_ID: 'made-up',
      ANTHROPIC_AWS_BASE_URL: at,
    }),
  },
];

const cloud =
  (env: (at: string) => Record<string, string>, at: (world: FitnessWorld) => string) =>
  (world: FitnessWorld): Laid => ({ env: env(at(world)), files: { '.claude.json': SIGNED_IN['.claude.json'] } });

const NETWORK: readonly FitnessRow[] = [
  {
    name: 'a proxy and its certificate',
    laid: signedIn(({ proxy, ca }) => ({ HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: ca })),
    arrives: true,
    said: [],
  },
  {
    name: 'both in settings',
    laid: ({ proxy, ca }) => ({ env: {}, files: settings({ HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: ca }) }),
    arrives: true,
    said: [],
  },
  {
    name: 'a proxy named without http://',
    laid: signedIn(({ proxy, ca }) => ({ HTTPS_PROXY: proxy.replace('http://', ''), NODE_EXTRA_CA_CERTS: ca })),
    arrives: true,
    said: [],
  },
  {
    name: 'a proxy by HTTP_PROXY alone',
    laid: signedIn(({ proxy, ca }) => ({ HTTPS_PROXY: '', HTTP_PROXY: proxy, NODE_EXTRA_CA_CERTS: ca })),
    arrives: true,
    said: [],
  },
  {
    name: 'a proxy that nobody runs',
    laid: signedIn(({ ca }) => ({ HTTPS_PROXY: DEAD, NODE_EXTRA_CA_CERTS: ca })),
    arrives: false,
    said: ['proxy-not-listening'],
  },
  {
    name: 'a dead proxy in small letters beside a good one',
    laid: signedIn(({ proxy, ca }) => ({ https_proxy: DEAD, HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: ca })),
    arrives: false,
    said: ['proxy-not-listening'],
  },
  {
    name: 'settings that empty a dead proxy and name another',
    laid: ({ proxy, ca }) => ({
      env: { https_proxy: DEAD, NODE_EXTRA_CA_CERTS: ca },
      files: settings({ https_proxy: '', HTTPS_PROXY: proxy }),
    }),
    arrives: true,
    said: [],
  },
  {
    name: 'a SOCKS proxy',
    laid: signedIn(({ ca }) => ({ HTTPS_PROXY: 'socks5://127.0.0.1:9', NODE_EXTRA_CA_CERTS: ca })),
    arrives: false,
    said: ['proxy-unsupported'],
  },
  {
    name: 'a proxy in quotes',
    laid: signedIn(({ proxy, ca }) => ({ HTTPS_PROXY: `"${proxy}"`, NODE_EXTRA_CA_CERTS: ca })),
    arrives: false,
    said: ['proxy-is-none'],
  },
  {
    name: 'a proxy that nobody has put in',
    laid: signedIn(({ ca }) => ({ HTTPS_PROXY: `\${CORP_PROXY}`, NODE_EXTRA_CA_CERTS: ca })),
    arrives: false,
    said: ['proxy-is-none'],
  },
  {
    name: 'a certificate file that is not there',
    laid: signedIn(({ proxy }) => ({ HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' })),
    arrives: false,
    said: ['certificate-file'],
  },
  {
    name: 'a certificate file that is none',
    laid: signedIn(({ proxy }) => ({ HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: '/etc/hostname' })),
    arrives: false,
    said: ['certificate-file'],
  },
  {
    name: 'a certificate by SSL_CERT_FILE',
    laid: signedIn(({ proxy, ca }) => ({ HTTPS_PROXY: proxy, SSL_CERT_FILE: ca })),
    arrives: true,
    said: [],
  },
  {
    name: 'certificates that nobody checks',
    laid: signedIn(({ proxy }) => ({ HTTPS_PROXY: proxy, NODE_TLS_REJECT_UNAUTHORIZED: '0' })),
    arrives: true,
    said: ['certificates-unchecked'],
  },
];

const ADDRESSES: readonly FitnessRow[] = [
  {
    name: 'a gateway on this machine',
    laid: gateway((world) => ({ ANTHROPIC_BASE_URL: world.gateway })),
    arrives: true,
    said: [],
  },
  {
    name: 'a gateway that nobody runs',
    laid: gateway(() => ({ ANTHROPIC_BASE_URL: DEAD })),
    arrives: false,
    said: ['address-not-listening'],
  },
  {
    name: 'a gateway that is switched on, its address in quotes',
    laid: gateway((world) => ({ CLAUDE_CODE_USE_GATEWAY: '1', ANTHROPIC_BASE_URL: `"${world.gateway}"` })),
    arrives: false,
    said: ['address-is-none'],
  },
  {
    name: 'a gateway that is switched on, a name of a variable as its address',
    laid: gateway(() => ({ CLAUDE_CODE_USE_GATEWAY: '1', ANTHROPIC_BASE_URL: '$GATEWAY' })),
    arrives: false,
    said: ['address-is-none'],
  },
  ...CLOUD_ADDRESSES.flatMap(({ name, env }) => [
    { name: `${name} at its own address`, laid: cloud(env, ({ gateway: at }) => at), arrives: true, said: [] },
    ...['in quotes', 'without its scheme'].map((how) => ({
      name: `${name} at an address ${how}`,
      laid: cloud(env, ({ gateway: at }) => (how === 'in quotes' ? `"${at}"` : at.replace('http://', ''))),
      arrives: false,
      said: ['address-is-none'],
    })),
  ]),
  {
    name: 'a gateway on this machine behind a dead proxy',
    laid: gateway((world) => ({ ANTHROPIC_BASE_URL: world.gateway, HTTPS_PROXY: DEAD })),
    arrives: false,
    said: ['proxy-not-listening'],
  },
  {
    name: 'a gateway that the list of exceptions names',
    laid: gateway((world) => ({
      ANTHROPIC_BASE_URL: world.gateway,
      HTTPS_PROXY: DEAD,
      NO_PROXY: 'localhost,127.0.0.1',
    })),
    arrives: true,
    said: [],
  },
];

export const FITNESS_ROWS: readonly FitnessRow[] = [...NETWORK, ...ADDRESSES];
