/** What counts as a secret when files are kept without them: by its name, by its shape, by its place. One table. Pure. */

/** Names whose value is a secret: of a key, a variable, a header, an option. */
const NAME =
  /token|secret|passw|passphrase|passcode|(^|[-_.])(pass|pwd|pw|pat|auth|key|jwt|dsn|sig)$|api[-_]?key|access[-_]?key|private[-_]?key|signing[-_]?key|encryption[-_]?key|authorization|cookie|credential|bearer|signature|jwt|connection[-_]?string|webhook|session[-_]?id|custom[-_]?headers|otlp_headers|headers_?$/i;

/** A name that ends so is one whatever stands before, save the public half of a pair. */
const ENDS =
  /(?:^|-)(?:token|secret|password|passwd|passphrase|passcode|pwd|key|apikey|jwt|credentials?|webhook-ur[li])$/;

/** Names that only sound like one; the words of a name are parted by dashes here. */
const NOT_NAME =
  /(?:^|-)(?:limits?|reminder|budget|expires|max-(?:.+-)?tokens|(?:input|output|thinking|context|cache|total|used)-tokens|public-key|auth-(?:type|mode|method|source|url)|token-type|key-?bindings?)(?:-|$)|(?:^|-)(?:helper|file|path|dir|url|uri|endpoint)$/;
const PUBLIC = /(?:^|-)public-key$/;

/** What a secret itself looks like, wherever it stands. */
const SHAPES: readonly RegExp[] = [
  /sk-[a-z]{2,8}-[\w-]{4}/i,
  /\b[srp]k[-_](?:live|test|proj)?[-_]?[\w-]{16}/i,
  /\beyJ[\w-]{16}/,
  /\b(?:gh[a-z]|github_pat|xox[a-z]|xapp|glpat|gl[a-z]{2,4}t|npm|hf|pypi|dop_v1|shp[a-z]{2}|whsec|lin_api|sntrys|ATATT)[-_]?[\w.-]{12}/,
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12}/,
  /\bAIza[\w-]{20}/,
  /\bya29\.[\w-]{10}/,
  /\bSG\.[\w-]{10}\.[\w-]{10}/,
  /\bAGE-SECRET-KEY-1\w{20}/,
  /hooks\.slack\.com\/services\/\w+\/\w+\/\w+/i,
  /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{10}/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // An address with a user and a password, or with a secret among its questions.
  /:\/\/[^\s/@:]*:[^\s/@]+@/,
  /[?&#;](?:[\w-]*(?:token|secret|passw\w*|api_?-?key|auth|signature|credential)|key|sig|code|pwd|pass)=[^&\s"'$<{]{3}/i,
  // A header as it is written out.
  /\b(?:bearer|basic|digest)\s+[\w.~+/=-]{6}/i,
  /\b(?:(?:proxy-)?authorization|cookie|[\w-]*api[-_]?key|[\w-]*token|[\w-]*secret|[\w-]*password)["']?\s*:\s*["']?(?![<${])(?:[\w.~+/=-]{8,})/i,
  // Options of a command.
  /(?:^|\s)(?:-u|--user|--proxy-user)[=\s]\s*["']?[^\s:"'$<{]+:[^\s"'$<{]{2}/,
  /(?:^|\s)--?[\w-]*(?:token|secret|passw\w*|passphrase|api-?key|access-?key|auth-?key|credential)[=\s]\s*["']?(?![-$<{])[^\s"']{4}/i,
  /(?:^|\s)--(?:key|auth|pat|pass|pwd|jwt)=["']?(?![$<{])[^\s"']{4}/i,
  // Assignments in shells, .env files and the like. A reference to another variable is none.
  /(?:^|[\s;&|("'`[])(?:export\s+|set\s+(?:-\S+\s+)*|\$env:|setx\s+)?[A-Za-z0-9_]*(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|_PASS|_PWD|_PAT|_AUTH|_KEY|APIKEY|CREDENTIALS?)\s*[=\s]\s*["']?(?![$<{(=])[^\s"']{4}/,
  // Small letters stand in programs as well: only what is joined or quoted and has a digit is taken for a value.
  /(?:^|[\s;&|("'`[{,])[\w.-]*(?:token|secret|password|passwd|passphrase|[_.-]pass|[_.-]pwd|[_.-]key|apikey)(?:=["']?|\s*[=:]\s*["'])(?![$<{(=])(?=[^\s"']*\d)[^\s"'=]{6}/i,
];

/** Below one of these everything is a secret. */
const PLACES: readonly string[] = ['headers', 'customApiKeyResponses', 'http_headers', 'httpHeaders', 'cookies'];
const HARMLESS_HEADERS =
  /^(accept|accept-(encoding|language)|content-type|user-agent|cache-control|anthropic-(version|beta))$/i;

/** Options whose value comes as the next word of a list. */
const OPTION = /^--?[A-Za-z][\w-]*$/;
const USER_OPTIONS = new Set(['-u', '--user', '--proxy-user']);
const HEADER_OPTIONS = new Set(['-H', '--header', '-b', '--cookie']);

/** True for text that shows a secret, whatever it stands under. */
export function showsSecret(text: string): boolean {
  return SHAPES.some((shape) => shape.test(text));
}

export function isSecretName(name: string): boolean {
  if (!NAME.test(name)) return false;
  const words = wordsOf(name);
  return !NOT_NAME.test(words) || (ENDS.test(words) && !PUBLIC.test(words));
}

/** `apiKeyHelper` and `API_KEY_HELPER` are `api-key-helper`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])(?=[A-Z])/g, '$1-')
    .replace(/[^A-Za-z\d]+/g, '-')
    .toLowerCase();
}

/**
 * @param path    names and numbers from the root to the text
 * @param before  the element before it in its list; null: none, or no list
 */
export function isSecretAt(path: readonly string[], value: string, before: string | null): boolean {
  if (value === '') return false;
  const names = path.filter((part) => !/^\d+$/.test(part));
  const name = names.at(-1) ?? '';
  if (names.slice(0, -1).some((part) => PLACES.includes(part))) return !HARMLESS_HEADERS.test(name);
  return isSecretName(name) || PLACES.includes(name) || showsSecret(value) || followsOption(value, before);
}

function followsOption(value: string, before: string | null): boolean {
  const [, option, inline] = /^(--?[A-Za-z][\w-]*)=(.+)$/s.exec(value) ?? [];
  if (option !== undefined && inline !== undefined) return isSecretName(option.replace(/^-+/, ''));
  if (before === null || !OPTION.test(before) || value.startsWith('--')) return false;
  if (USER_OPTIONS.has(before)) return value.includes(':');
  return HEADER_OPTIONS.has(before) || isSecretName(before.replace(/^-+/, ''));
}

/** Secrets in a text that should be JSON and is not: values under secret names, and what has the shape of one. */
export function replaceInBrokenJson(text: string, instead: string): { text: string; count: number } {
  let count = 0;
  const named = text.replace(
    /"((?:[^"\\\n]|\\.){1,200})"(\s*:\s*)"((?:[^"\\\n]|\\.)*)("?)/g,
    (whole, name, colon, value, end) => {
      if (value === '' || value === instead || !(isSecretName(String(name)) || showsSecret(String(value))))
        return whole;
      count++;
      return `"${name}"${colon}"${instead}${end}`;
    },
  );
  const plain = named.replace(/"((?:[^"\\\n]|\\.)*)"?/g, (whole, value) => {
    if (!showsSecret(String(value))) return whole;
    count++;
    return `"${instead}"`;
  });
  return { text: plain, count };
}
