/** The files of certificates and keys that variables name: are they there, and are they what they should be? */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { CertificateFile, EnvVarFact } from '../../shared/facts.ts';
import { keepBeside } from '../environment/kept-beside.ts';

const CERTIFICATE = /-----BEGIN ((X509|TRUSTED) )?CERTIFICATE-----/;
const KEY = /-----BEGIN ([A-Z]+ )*PRIVATE KEY-----/;

const HOLDS: Readonly<Record<string, RegExp>> = {
  NODE_EXTRA_CA_CERTS: CERTIFICATE,
  SSL_CERT_FILE: CERTIFICATE,
  CLAUDE_CODE_CLIENT_CERT: CERTIFICATE,
  CLAUDE_CODE_CLIENT_KEY: KEY,
};

/** The system's whole list of authorities has a quarter of a megabyte. */
const MAX_BYTES = 4 * 1024 * 1024;
const MOST = 8;

type Reader = Pick<Host, 'files' | 'platform' | 'cwd'>;

/** Each file is read once, however many variables name it. */
export async function readCertificateFiles(
  host: Reader,
  variables: readonly EnvVarFact[],
): Promise<readonly CertificateFile[]> {
  const named = new Map(
    variables.flatMap(({ name, plain }) =>
      HOLDS[name] && plain ? [[`${name}\n${plain}`, { name, path: plain }] as const] : [],
    ),
  );
  const texts = new Map<string, ReturnType<typeof readText>>();
  const read = (path: string): ReturnType<typeof readText> => {
    const known = texts.get(path) ?? readText(host, path);
    texts.set(path, known);
    return known;
  };
  return Promise.all(
    [...named.values()].slice(0, MOST).map(async ({ name, path }) => {
      const outcome = await read(path);
      if ('trouble' in outcome) return { name, path, trouble: outcome.trouble };
      const fits = HOLDS[name]?.test(outcome.text) === true;
      const fact: CertificateFile = { name, path, trouble: fits ? null : 'not-pem' };
      if (fits && HOLDS[name] === CERTIFICATE) keepBeside(fact, outcome.text);
      return fact;
    }),
  );
}

const TROUBLES = {
  absent: 'missing',
  loop: 'missing',
  'not-a-file': 'folder',
  denied: 'denied',
  'too-big': 'not-pem',
  failed: 'denied',
} as const satisfies Record<string, NonNullable<CertificateFile['trouble']>>;

/** Relative to the folder Claude Code is started in; `~` is no shorthand here. */
async function readText(
  host: Reader,
  path: string,
): Promise<{ text: string } | { trouble: CertificateFile['trouble'] }> {
  const outcome = await host.files.read(pathsOf(host.platform).resolve(host.cwd, path), MAX_BYTES);
  return outcome.ok ? { text: new TextDecoder().decode(outcome.bytes) } : { trouble: TROUBLES[outcome.why] };
}
