/** What a build of Claude Code knows by name, where that touches sign-in. Read out of its program, which is not run. */
import { createHash } from 'node:crypto';

/**
 * @typedef {object} Names
 * @property {string[]} variables    environment variables
 * @property {string[]} settings     keys at the top of a settings file
 * @property {string[]} credentials  fields of a stored login
 * @property {string[]} sentences    what it tells a person about signing in; values in it are `…`
 */

const VARIABLE =
  /\b_?(?:ANTHROPIC|CLAUDE|AWS|AZURE|GOOGLE|GCLOUD|CLOUDSDK|CLOUD_ML|VERTEX|BEDROCK|NODE_EXTRA|SSL_CERT|HTTPS?|NO|ALL)_[A-Z0-9_]*[A-Z0-9]\b/g;
const OF_SIGN_IN =
  /KEY|TOKEN|AUTH|CRED|SECRET|IDENTITY|FEDERATION|PROFILE|LOGIN|ORGANIZATION|CONFIG_DIR|BASE_URL|GATEWAY|_USE_|_SKIP_|CERT|PROXY|ENTRYPOINT|MANAGED_BY/;
const LITERAL = /"([^"\\\n]{18,260})"|'([^'\\\n]{18,260})'|`([^`\\\n]{18,260})`/g;
const ABOUT_SIGN_IN =
  /\b(log(ged)? ?in|sign(ed|ing)?[- ]?(in|out)|\/login|api key|credentials?|oauth|authenticat\w*|organization|subscription|gateway)\b/i;

/**
 * @param {string} program  its bytes, a character each
 * @returns {Names} each list sorted, every name once
 */
export function namesIn(program) {
  return {
    variables: sorted([...program.matchAll(VARIABLE)].map(([name]) => name).filter((name) => OF_SIGN_IN.test(name))),
    settings: sorted(settingsIn(program)),
    credentials: sorted(credentialsIn(program)),
    sentences: sorted(sentencesIn(program)),
  };
}

/** The keys beside the one for a key helper: the description of a settings file. @param {string} program */
function settingsIn(program) {
  return [...program.matchAll(/\bapiKeyHelper:(?:\(\)=>)?[\w$.]+\(\)\.optional\(\)/g)].flatMap(({ index }) =>
    keysOf(program, openingBefore(program, index)),
  );
}

/** The fields of every object that is made with both tokens of a login. @param {string} program */
function credentialsIn(program) {
  const objects = program.matchAll(/\{(?=[^{}]{0,300}\baccessToken:)(?=[^{}]{0,300}\brefreshToken:)[^{}]{0,900}\}/g);
  const ofLogin = [...objects].filter(([text]) => /\bscopes:/.test(text));
  return ofLogin.flatMap(({ index }) => keysOf(program, index));
}

/** @param {string} program */
function sentencesIn(program) {
  const texts = [...program.matchAll(LITERAL)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  const spoken = texts.filter((text) => /^[A-Z][a-z' ]/.test(text) && ABOUT_SIGN_IN.test(text));
  return spoken.map((text) => text.replace(/\$\{[^}]*\}/g, '…'));
}

/** What stands for a sentence in the list of those that were looked at. @param {string} sentence */
export function sentenceMark(sentence) {
  return createHash('sha256').update(sentence).digest('hex').slice(0, 10);
}

const FAR = 400_000;

/** Where the object that holds this place opens. @param {string} text @param {number} at */
function openingBefore(text, at) {
  let depth = 0;
  for (let index = at - 1; index > at - FAR && index >= 0; index -= 1) {
    const sign = text[index] ?? '';
    if (')}]'.includes(sign)) depth += 1;
    else if ('({['.includes(sign) && depth-- === 0) return index;
  }
  return at;
}

/** The keys of the object that opens here, not those of objects in it. @param {string} text @param {number} start */
function keysOf(text, start) {
  const keys = [];
  let depth = 0;
  let quote = '';
  for (let index = start; index < start + FAR && index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (quote !== '') {
      if (sign === '\\') index += 1;
      else if (sign === quote) quote = '';
      continue;
    }
    if ('"\'`'.includes(sign)) quote = sign;
    if ('({['.includes(sign)) depth += 1;
    if (')}]'.includes(sign) && --depth === 0) break;
    const key =
      depth === 1 && '{,'.includes(sign) ? /^"?([$\w]+)"?:/.exec(text.slice(index + 1, index + 80))?.[1] : null;
    if (key) keys.push(key);
  }
  return keys;
}

/** @param {readonly string[]} names */
const sorted = (names) => [...new Set(names)].sort();
