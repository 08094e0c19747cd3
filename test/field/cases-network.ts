/** The way to the network: proxies, certificates (kinds 5 and 6). */
import { rootCertificates } from 'node:tls';
import { config, type FieldCase, login, settings, signedIn } from './field-case.ts';

/** Below what a system hands out: nobody listens there. */
const PROXY = 'http://127.0.0.1:17890';

export const networkCases: readonly FieldCase[] = [
  {
    id: 'dead-proxy-in-settings',
    kind: 6,
    files: { ...signedIn(), ...settings({ env: { HTTPS_PROXY: PROXY } }) },
    light: 'not-green',
    names: ['127.0.0.1:17890', 'settings.json', 'HTTPS_PROXY'],
  },
  {
    id: 'dead-proxy-in-bashrc',
    kind: 6,
    env: { https_proxy: PROXY },
    files: { ...signedIn(), '.bashrc': `# vpn\nexport https_proxy=${PROXY}\n` },
    light: 'not-green',
    names: ['127.0.0.1:17890', '.bashrc'],
  },
  {
    id: 'dead-proxy-seen-by-the-desktop',
    kind: 6,
    desktop: true,
    files: { ...signedIn(), '.profile': `export ALL_PROXY=${PROXY}\n` },
    light: 'not-green',
    names: ['127.0.0.1:17890', '.profile'],
  },
  {
    id: 'socks-proxy',
    kind: 6,
    env: { HTTPS_PROXY: 'socks5://127.0.0.1:1080' },
    files: signedIn(),
    light: 'not-green',
    names: ['SOCKS', 'HTTPS_PROXY'],
  },
  {
    id: 'proxy-in-quotes',
    kind: 6,
    files: { ...signedIn(), ...settings({ env: { HTTPS_PROXY: `"${PROXY}"` } }) },
    light: 'not-green',
    names: ['HTTPS_PROXY', 'quotes'],
  },
  {
    id: 'certificate-missing',
    kind: 6,
    files: { ...signedIn(), ...settings({ env: { NODE_EXTRA_CA_CERTS: '/opt/corp/ca.pem' } }) },
    light: 'not-green',
    names: ['NODE_EXTRA_CA_CERTS', '/opt/corp/ca.pem', 'settings.json'],
  },
  {
    id: 'certificate-not-pem',
    kind: 6,
    env: { NODE_EXTRA_CA_CERTS: '@HOME@/ca.cer' },
    files: { ...signedIn(), 'ca.cer': '0\u0082' },
    light: 'not-green',
    names: ['NODE_EXTRA_CA_CERTS', 'PEM'],
  },
  {
    id: 'certificates-unchecked',
    kind: 6,
    files: { ...signedIn(), ...settings({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }) },
    light: 'any',
    names: ['NODE_TLS_REJECT_UNAUTHORIZED'],
  },
  {
    id: 'company-proxy-and-certificate',
    kind: 5,
    files: {
      '.claude.json': config(),
      '.claude/.credentials.json': login(),
      'corp.pem': rootCertificates[0] ?? '',
      ...settings({
        env: {
          HTTPS_PROXY: 'http://127.0.0.1:@PORT@',
          NODE_EXTRA_CA_CERTS: '@HOME@/corp.pem',
          NO_PROXY: 'localhost,.corp.example',
        },
      }),
    },
    listening: true,
    light: 'green',
    silentAbout: ['proxy', 'certificate'],
  },
  {
    id: 'local-gateway-behind-a-company-proxy',
    kind: 6,
    env: {
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:@PORT@',
      ANTHROPIC_AUTH_TOKEN: 'tok-FAKE-000000001',
      HTTP_PROXY: 'http://proxy.corp.example:3128',
    },
    files: { '.claude.json': config() },
    listening: true,
    light: 'not-green',
    names: ['NO_PROXY'],
  },
];
