/** The completion scripts in the shells they are for, and the manual page as a manual. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { drawManPage } from '../../../src/headless/completion/man-page.ts';
import { COMPLETIONS } from '../../../src/headless/completion/scripts.ts';
import { COMMAND_NAMES, FIRST_WORDS, optionsOf, type Word } from '../../../src/headless/completion/words.ts';
import { describeNeeding } from '../../needs.ts';

/** What a shell offers for the word that the cursor stands on. */
type Ask = (...words: string[]) => string[];

function shell(program: string, args: readonly string[], script: string): string[] {
  const run = spawnSync(program, [...args, script], {
    encoding: 'utf8',
    env: { ...process.env, HOME: '/nonexistent' },
  });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((line) => line !== '');
}

const ASK = {
  bash: (...words) =>
    shell(
      'bash',
      ['--norc', '-c'],
      `${COMPLETIONS.bash()}\nCOMP_WORDS=(pilotlight ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}\n_pilotlight\n[ \${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"`,
    ),
  // What zsh's own completion does with a list of descriptions is not ours.
  zsh: (...words) =>
    shell(
      'zsh',
      ['-f', '-c'],
      `compdef() { : }\n_files() { : }\n_describe() { local each; for each in "\${(@P)2}"; do print -r -- "\${each%%:*}"; done }
${COMPLETIONS.zsh()}\nwords=(pilotlight ${words.map((word) => `'${word}'`).join(' ')})
CURRENT=$#words; PREFIX=$words[-1]; _pilotlight`,
    ).filter((word) => word.startsWith(words.at(-1) ?? '')),
  fish: (...words) =>
    shell('fish', ['--no-config', '-c'], `${COMPLETIONS.fish()}\ncomplete -C 'pilotlight ${words.join(' ')}'`).map(
      (line) => line.split('\t')[0] ?? '',
    ),
} as const satisfies Record<string, Ask>;

describeNeeding('shells', 'completion', () => {
  describe.each(Object.entries(ASK))('in %s', (_name, ask) => {
    it('offers the commands that begin so', () => {
      expect(ask('re').sort()).toEqual(['repair', 'reset', 'restore']);
    });

    it.each(COMMAND_NAMES)('offers the options of %s', (name) => {
      expect(ask(name, '--').sort()).toEqual(
        optionsOf(name)
          .map(({ text }) => text)
          .sort(),
      );
    });

    it('offers no option where a word is wanted', () => {
      expect(ask('explain', 'zzz')).toEqual([]);
    });
  });
});

describe('the completion for PowerShell', () => {
  // PowerShell is not to be had here: this looks only whether every word stands in it, whole.
  it('holds every command and option', () => {
    const script = COMPLETIONS.powershell();
    const table = (words: readonly Word[]): string =>
      words.map(({ text, description }) => `    '${text}' = '${description.replaceAll("'", "''")}'\n`).join('');
    expect(script).toContain(`$commands = [ordered]@{\n${table(FIRST_WORDS)}  }\n`);
    for (const name of COMMAND_NAMES)
      expect(script).toContain(`$options['${name}'] = [ordered]@{\n${table(optionsOf(name))}  }\n`);
    expect(script.match(/\$options\[/g)).toHaveLength(COMMAND_NAMES.length + 1);
  });
});

describe('the manual page', () => {
  it('says every command with its options, and nothing that roff would take for its own', () => {
    const page = drawManPage();
    const sections = page.split(/^\.S[HS] /m);
    for (const name of COMMAND_NAMES) {
      const own = sections.filter((section) => section.split(/\s/, 1)[0] === name.replaceAll('-', '\\-'));
      expect(own).toHaveLength(1);
      for (const { text } of optionsOf(name).filter((option) => option.text !== '--help'))
        expect(own[0]).toMatch(new RegExp(`^\\.B ${text.replaceAll('-', '\\\\-')}(?: |$)`, 'm'));
    }
    const own = /^\.(TH|SH|SS|TP|B|I|PP|br)( |$)/;
    for (const line of page.split('\n').filter((each) => each.startsWith('.'))) expect(line).toMatch(own);
  });
});
