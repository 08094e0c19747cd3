/** What happens to an error text between the terminal it appeared in and the place it is pasted into. */
import fc from '../../seeded.ts';

export type Disguise = (text: string) => string;

const wrapAt =
  (width: number, prefix: string): Disguise =>
  (text) =>
    (text.match(new RegExp(`[\\s\\S]{1,${width}}`, 'g')) ?? []).map((part) => prefix + part).join('\n');

const wrapAtBlanks =
  (width: number, prefix: string): Disguise =>
  (text) => {
    const lines: string[] = [''];
    for (const word of text.split(' ')) {
      const line = lines.at(-1) ?? '';
      if (line !== '' && line.length + word.length >= width) lines.push(word);
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return lines.map((line) => prefix + line).join('\n');
  };

const paint =
  (open: string, close: string, every: number): Disguise =>
  (text) =>
    text.replace(new RegExp(`(\\S{1,${every}})`, 'g'), `${open}$1${close}`);

const ESC = '\u001b';

export const DISGUISES: Readonly<Record<string, Disguise>> = {
  none: (text) => text,
  colors: paint(`${ESC}[1;31m`, `${ESC}[0m`, 3),
  'colors of another kind': paint(`${ESC}[38;5;208m`, `${ESC}[39m`, 40),
  'a link': (text) => `${ESC}]8;;https://example.com${ESC}\\${text}${ESC}]8;;${ESC}\\`,
  'colors written out': paint('\\u001b[31m', '\\u001b[39m', 50),
  'colors that lost their escape': paint('[31m', '[0m', 50),
  'hard wrapped': wrapAt(17, ''),
  'hard wrapped in a frame': (text) => `╭${'─'.repeat(20)}╮\n${wrapAt(20, '│ ')(text).replaceAll('\n', ' │\n')} │`,
  'hard wrapped by a logger': wrapAt(40, '2026-04-06T15:31:00.000Z ERROR '),
  'wrapped at blanks': wrapAtBlanks(24, '    '),
  'wrapped by compose': wrapAtBlanks(30, 'app_1  | '),
  'wrapped by journald': wrapAtBlanks(50, 'Apr 06 15:31:00 host claude[1234]: '),
  quoted: wrapAtBlanks(40, '> '),
  'a JSON body': (text) => JSON.stringify({ type: 'error', error: { type: 'x', message: text }, request_id: null }),
  'JSON in JSON': (text) => JSON.stringify({ error: { message: JSON.stringify({ message: text }) } }),
  'JSON in JSON in JSON': (text) => JSON.stringify(JSON.stringify(JSON.stringify(text))),
  'escaped beyond ASCII': (text) =>
    JSON.stringify(text).replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'a stack trace': (text) =>
    `Error: ${text}\n    at async fetch (/app/node_modules/sdk/client.mjs:401:17)\n    at run (cli.js:500:3) {\n  cause: null\n}`,
  HTML: (text) =>
    `<pre class="x"><b>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;')}</b></pre>`,
  'an address': (text) => `error=${encodeURIComponent(text)}&state=1`,
  'Windows lines': (text) => `PS C:\\Users\\x> claude\r\n${text}\r\n`,
  'curly quotes': (text) => text.replaceAll("'", '’').replaceAll('"', '”').replaceAll('...', '…'),
  'small letters': (text) => text.toLowerCase(),
  'full width': (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  'zero width': (text) => text.replace(/(.{5})/g, '$1\u200b'),
  Russian: (text) => `Здравствуйте, у меня не работает вход: ${text} — что делать?`,
  Japanese: (text) => `ログインできません。\n${text}\nどうすればいいですか。`,
  German: (text) => `Seit heute früh kommt bei mir nur noch: „${text}“ Woran kann das liegen?`,
  'a prompt': (text) => `user@host:~/src$ claude -p hello\n⎿  ${text}\n`,
};

const WRAPPED = Object.keys(DISGUISES).filter((name) => /wrapped|quoted/.test(name));

const COLORED = Object.keys(DISGUISES).filter((name) => /color|link/.test(name));

/** One disguise, or one over another: a text is wrapped once, and painted once, after that. */
export const anyDisguise = fc
  .uniqueArray(fc.constantFrom(...Object.keys(DISGUISES)), { minLength: 1, maxLength: 2 })
  .filter((names) => [WRAPPED, COLORED].every((kind) => names.filter((name) => kind.includes(name)).length < 2))
  .map((names) => names.toSorted((a, b) => Number(COLORED.includes(a)) - Number(COLORED.includes(b))))
  .map((names) => ({
    names,
    put: (text: string) => names.reduce((worn, name) => DISGUISES[name]?.(worn) ?? worn, text),
  }));
