/** Whatever a name or a content holds, nothing that a terminal obeys leaves through the sink. */
import { describe, expect, it } from 'vitest';
import { escapeUnseen, printableOutput } from '../../src/headless/printable.ts';
import { chooseInk } from '../../src/headless/terminal.ts';
import { SEED } from '../seeded.ts';

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const PIECES = [
  '\u001b[1A\u001b[2K',
  '\u001b]0;title\u0007',
  '\u001b[31m',
  '\u001b[0m',
  '\u009b31m',
  '\r',
  '\b',
  '\u007f',
  '\u0000',
  '\t',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\u2028',
  '\u3164',
  '\u2800',
  '\ufe0f',
  '\u{e0041}',
  '\ud800',
  '\ue000',
  '\u0301',
  'ü',
  '漢',
  '👩‍💻',
  '"',
  '\\',
  'plain',
  ' ',
];

function written(text: string, painted = false): string {
  let out = '';
  printableOutput({ write: (piece) => (out += piece) }, { painted }).write(text);
  return out;
}

describe('the sink', () => {
  it('lets no control character out, whatever is put together', () => {
    let state = SEED;
    const random = (): number => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
    for (let count = 0; count < 20_000; count++) {
      const name = Array.from({ length: 6 }, () =>
        random() < 0.5
          ? (PIECES[Math.floor(random() * PIECES.length)] ?? '')
          : String.fromCharCode(Math.floor(random() * 65_536)),
      ).join('');
      expect([SEED, FORBIDDEN.test(escapeUnseen(name))]).toEqual([SEED, false]);
      for (const line of [`Put ~/.claude/${name} back`, JSON.stringify({ name }), JSON.stringify({ name }, null, 2)]) {
        expect(FORBIDDEN.test(written(line).replaceAll('\n', ''))).toBe(false);
      }
      // For programs it is the same text still.
      expect(JSON.parse(written(JSON.stringify({ name })))).toEqual({ name });
    }
  });

  it('lets colours of our own through where facts were made showable, and nothing that only begins like one', () => {
    const ink = chooseInk({ isTTY: true }, {});
    const line = `${ink.light('orange', '◆')} ${ink.strong('Signed in')} ${ink.dim('x')}\n`;
    expect(written(line, true)).toBe(line);
    expect(written(line)).not.toContain('\u001b');
    expect(written('\u001b[2K\u001b[1;1H\u001b]8;;x\u0007', true)).toBe('\\u001b[2K\\u001b[1;1H\\u001b]8;;x\\u0007');
    expect(written('\u0007Notice\u0007\n', true)).toBe('\u0007Notice\\u0007\n');
  });

  it('keeps what people write', () => {
    const text = 'Ärger – “naïve” 漢字 עברית עם English, 5 h, €, ✖ ▲ ◆\n';
    expect(written(text)).toBe(text);
  });
});
