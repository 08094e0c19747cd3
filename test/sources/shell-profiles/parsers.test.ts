// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are shell scripts, not template strings.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseRegistryQuery } from '../../../src/sources/shell-profiles/environment-files.ts';
import { LANGUAGES, type Language } from '../../../src/sources/shell-profiles/languages.ts';
import { patternOf, ScriptFiles } from '../../../src/sources/shell-profiles/script-files.ts';
import { ScriptRun } from '../../../src/sources/shell-profiles/script-run.ts';
import { ShellState } from '../../../src/sources/shell-profiles/shell-state.ts';
import { describeNeeding } from '../../needs.ts';
import fc from '../../seeded.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

async function goThrough(language: Language, text: string): Promise<ShellState> {
  const host = createSimulatedHost({ home: '/h' });
  host.disk.put('/h/script', text);
  const state = new ShellState();
  const run = new ScriptRun({ files: new ScriptFiles(host), state, home: '/h', env: {} }, LANGUAGES[language]);
  await run.startFile('/h/script');
  return state;
}

/** What a script leaves exported; `?` is a computed value. */
async function run(language: Language, text: string): Promise<Record<string, string>> {
  const { variables } = await goThrough(language, text);
  const exported = [...variables].filter(([, variable]) => variable.exported);
  return Object.fromEntries(exported.map(([name, { known, values }]) => [name, known ? values.join(' ') : '?']));
}

const POSIX: readonly [string, string, Record<string, string>][] = [
  ['one export', 'export A=1', { A: '1' }],
  ['several on a line', 'export A=1 B="two words" C=\'3\'', { A: '1', B: 'two words', C: '3' }],
  ['assigned, then exported', 'A=b; export A', { A: 'b' }],
  ['exported, then assigned', 'export A=b\nA=c', { A: 'c' }],
  ['assigned only', 'A=b', {}],
  ['exported before it is set', 'export A\nA=1\ndeclare -x B; B=2', { A: '1', B: '2' }],
  ['exported, taken back, set', 'export A B\nexport -n A\nunset B\nA=1 B=2', {}],
  ['a variable of a function', 'export A=1\nf() { local A=2 B=3; export B; export C=4; }\nf', { A: '1', C: '4' }],
  ['declared in a function', 'f() { typeset A=1; export A; declare -gx B=2; }\nf', { B: '2' }],
  [
    'one of a function within another',
    'f() { local A=2; g; }\ng() { export A=3; local A=4; }\nexport A=1\nf',
    { A: '1' },
  ],
  ['unset', 'export A=1 B=2\nunset A', { B: '2' }],
  ['no longer exported', 'export A=1\nexport -n A', {}],
  ['declare and typeset', 'declare -x A=1\ntypeset -gx B=2\ndeclare C=3', { A: '1', B: '2' }],
  ['set -a', 'set -a\nA=1\nset +a\nB=2', { A: '1' }],
  ['a tilde behind empty quotes', "export A=''~ B=~", { A: '~', B: '/h' }],
  ['comments', 'export A=1 # export B=2\n# export C=3\nexport D=x#y', { A: '1', D: 'x#y' }],
  ['continuation line', 'export \\\n  A=1 \\\n  B=2', { A: '1', B: '2' }],
  ['line ends of Windows', 'export A=1\r\nexport B=2\r\n', { A: '1', B: '2' }],
  ['given to one command', 'A=1 claude\nenv B=2 claude', {}],
  ['alias', 'alias c=\'A=1 claude\'\nalias d="export B=2"', {}],
  ['here-document', 'cat <<EOF\nexport A=1\nEOF\nexport B=2', { B: '2' }],
  ['quoted, indented here-document', "cat <<-'END' > x\n\texport A=1\n\tEND\nexport B=2", { B: '2' }],
  ['here-string', 'cat <<< "x"\nexport B=2', { B: '2' }],
  ['function that is not called', 'use() {\n  export A=1\n}\nfunction other {\n export B=2; }\nexport C=3', { C: '3' }],
  ['function on one line', 'f() { export A=1; }; export B=2', { B: '2' }],
  ['subshell', '(export A=1)\nexport B=2', { B: '2' }],
  ['condition', 'if [ -f x ]; then export A=1; else export B=2; fi', { A: '1', B: '2' }],
  ['short condition', '[ -n "$X" ] && export A=1 || true', { A: '1' }],
  ['case', 'case "$-" in\n *i*) export A=1 ;;\n (b) export B=2 ;;\nesac\nexport C=3', { A: '1', C: '3' }],
  ['unknown case', 'case "$X" in\n a) export A=1 ;;\n (b) export B=2 ;;\nesac\nexport C=3', { A: '1', B: '2', C: '3' }],
  ['command', 'export A="$(pass show "my key")" B=`date`', { A: '?', B: '?' }],
  ['unknown variable', 'export A=$SECRET B="${X:-y}" C="a$1"', { A: '?', B: '?', C: '?' }],
  ['known variable', 'K=v\nexport A="$K/${K}" B=$HOME/x C=~/y D="~/z"', { A: 'v/v', B: '/h/x', C: '/h/y', D: '~/z' }],
  ['appended', 'export A+=b', { A: '?' }],
  ['escapes', 'export A="a\\"b" B=c\\ d C=\'e\\f\' D="g\\h"', { A: 'a"b', B: 'c d', C: 'e\\f', D: 'g\\h' }],
  ['ANSI quotes', "export A=$'x\\ty'", { A: 'x\ty' }],
  ['quotes in pieces', 'export A=a"b"\'c\'', { A: 'abc' }],
  ['a text over lines', 'export A="x\ny"\nexport B=1', { A: 'x\ny', B: '1' }],
  ['empty', 'export A= B="" C', { A: '', B: '' }],
  ['redirections', 'echo export A=1 >> ~/.profile 2>&1\nexport B=2 > /dev/null', { B: '2' }],
  ['unclosed', 'export A=1\nexport B="x', { A: '1', B: 'x' }],
];

describe('bash', () => {
  it.each(POSIX)('reads %s', async (_name, text, expected) => {
    expect(await run('bash', text)).toEqual(expected);
  });

  it('counts lines', async () => {
    const text = '# x\n\nexport A="1\n2"\ncat <<E\nx\nE\nexport \\\n B=2\nf() {\n :\n}\nC=3';
    const { variables, commands } = await goThrough('bash', text);
    expect([...variables].map(([name, { at }]) => [name, at.line])).toEqual([
      ['A', 3],
      ['B', 9],
      ['C', 13],
    ]);
    expect(commands.get('f')?.at).toEqual({ file: '/h/script', line: 10 });
  });
});

describeNeeding('shells', 'a real bash', () => {
  it('agrees on assignments of every quoting', async () => {
    const piece = fc.constantFrom('a', ' ', '"', "'", '\\', '#', '~', '=', 'b/c', 'x"y z"', "'q r'", '\\ ', '${K}');
    const pieces = fc.array(piece, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        fc.pre(parts.at(-1) !== '\\');
        const script = `K=known\nexport A=${parts.join('')}\n`;
        const shell = spawnSync('/bin/bash', ['--norc', '-c', `${script}\nprintf '%s' "\${A-none}"`], {
          env: { HOME: '/h', PATH: '/usr/bin:/bin' },
          encoding: 'utf8',
        });
        // Not every quoting is one.
        fc.pre(shell.status === 0 && shell.stderr === '');
        expect((await run('bash', script)).A ?? 'none').toBe(shell.stdout);
      }),
      { numRuns: 300 },
    );
  });
});

describe('fish', () => {
  it.each([
    ['set -gx A 1', { A: '1' }],
    ["set -Ux A \"two words\"; set --export --global B 'it\\'s'", { A: 'two words', B: "it's" }],
    ['set A 1\nset -gx B $A$HOME', { B: '1/h' }],
    ['set -gx A (pass show x) \nset -gx B $UNKNOWN', { A: '?', B: '?' }],
    ['set -gx A 1\nset -e A\nset -gx B 2', { B: '2' }],
    ['export A=1 # x', { A: '1' }],
    ['function f\n if true\n  set -gx A 1\n end\nend\nset -gx B 2', { B: '2' }],
    ['if test -f x\n set -gx A 1\nelse if test -f y\n set -gx C 3\nend\nset -gx B 2', { A: '1', B: '2', C: '3' }],
    ['set -gx A ~/x # c\nset -q B; or set -gx B 2', { A: '/h/x', B: '2' }],
    ['set -gx A \\\n 1', { A: '1' }],
  ])('reads %j', async (text, expected) => {
    expect(await run('fish', text)).toEqual(expected);
  });

  it('reads universal variables', async () => {
    const text = '# This file contains\nSETUVAR --export ANTHROPIC_API_KEY:sk\\x2dant\nSETUVAR fish_color:x\n';
    expect(await run('fish-variables', text)).toEqual({ ANTHROPIC_API_KEY: 'sk-ant' });
  });
});

describe('powershell', () => {
  it.each([
    ["$env:A = '1'", { A: '1' }],
    ["$Env:A=\"two words\" ; $env:B = 'it''s'", { A: 'two words', B: "it's" }],
    ['${env:A} = 5', { A: '5' }],
    ['$env:A = (Get-Secret x)', { A: '?' }],
    ['$env:A = "$other"', { A: '?' }],
    ['$env:A = "$HOME\\x"', { A: '/h\\x' }],
    ['# $env:A = 1\n<#\n$env:B = 2\n#>\n$env:C = 3', { C: '3' }],
    ["$env:A='1'\nRemove-Item Env:A\n$env:B='2'\n$env:B=$null", {}],
    ["[Environment]::SetEnvironmentVariable('A', '1', 'User')", { A: '1' }],
    ["Set-Item -Path Env:A -Value '1'", { A: '1' }],
    ['function f {\n $env:A = 1\n}\n$env:B = 2', { B: '2' }],
    ['if (Test-Path x) { $env:A = "1" }', { A: '1' }],
    ['$x = @"\n$env:A = 1\n"@\n$env:B = 2', { B: '2' }],
  ])('reads %j', async (text, expected) => {
    expect(await run('powershell', text)).toEqual(expected);
  });
});

describe('environment files and the registry', () => {
  it('reads environment.d', async () => {
    const text = '# c\nA=1\nB="two words"\nC=${HOME}/x:$A\nD=$NOPE\nexport E=5\nF=a\\\nb\n=x\n';
    expect(await run('environment', text)).toEqual({ A: '1', B: 'two words', C: '/h/x:1', D: '?', E: '5', F: 'ab' });
  });

  it('reads what reg query prints', () => {
    const output =
      '\r\nHKEY_CURRENT_USER\\Environment\r\n    Path    REG_EXPAND_SZ    C:\\x y\r\n    A    REG_SZ    1\r\n    B    REG_SZ\r\n    N    REG_DWORD    0x1\r\n\r\n';
    expect(parseRegistryQuery(output)).toEqual([
      { name: 'Path', value: 'C:\\x y' },
      { name: 'A', value: '1' },
      { name: 'B', value: '' },
    ]);
  });
});

describe('any text', () => {
  const languages = [
    'bash',
    'fish',
    'fish-variables',
    'csh',
    'nu',
    'powershell',
    'environment',
  ] as const satisfies Language[];
  const pieces = [
    'export A=',
    'set -gx A ',
    '$env:A = ',
    '$(',
    '"',
    "'",
    '`',
    '${',
    '<<E\n',
    '(',
    ')',
    '{',
    '}',
    '\\',
    '\n',
    ';',
    '#',
    '~',
    'x',
    'a=~',
    'a:~',
    '@"\n',
  ];

  it('is gone through without a throw', async () => {
    const broken = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(fc.oneof(broken, fc.string({ unit: 'binary' })), async (text) => {
        for (const language of languages)
          for (const [, { at }] of (await goThrough(language, text)).variables) expect(at.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each(pieces)('thirty thousand times %j is gone through to its end', async (piece) => {
    for (const language of languages) expect(await goThrough(language, piece.repeat(30_000))).toBeDefined();
  });
});

describe('a script that somebody wrote so that its reader never comes to an end', () => {
  const A = 'a'.repeat(60);
  const MANY = 'a'.repeat(4000);
  it.each<[string, Language, string]>([
    ['text that doubles', 'bash', `A=xx\n${'A=$A$A\n'.repeat(60)}B="$A$A"\n${'B=$B$A$B\n'.repeat(40)}`],
    ['text asked for again and again', 'bash', `A=${'x'.repeat(120_000)}\n${'B="$A"\n'.repeat(100_000)}`],
    ['blocks within commands within blocks', 'bash', `${'{ '.repeat(39)}a $(`.repeat(39)],
    ['the same in backticks', 'bash', `${'{ '.repeat(39)}a \`'.repeat(39)}`],
    ['the same in fish', 'fish', `${'begin; '.repeat(39)}a (`.repeat(39)],
    ['a chain of commands', 'bash', `true${' && true'.repeat(30_000)}`],
    ['a chain of commands in fish', 'fish', `true${' && true'.repeat(30_000)}`],
    ['a test of many words', 'bash', `[ ${'! '.repeat(30_000)}a ]`],
    ['a pattern of many stars', 'bash', `case ${A} in ${'*a'.repeat(20)}*b) A=1 ;; esac`],
    ['the same in a test', 'bash', `[[ ${A} == ${'*a'.repeat(20)}*b ]]`],
    ['a group that is repeated', 'bash', `export A=$(echo ${A} | grep -E '(a|a)*b')`],
    ['many parts that are repeated', 'bash', `export A=$(echo ${MANY} | sed 's/a*a*a*a*b/x/')`],
    ['three parts that are repeated', 'bash', `export A=$(echo ${MANY} | sed 's/a*a*a*b/x/')`],
    ['many parts that may be left out', 'bash', `export A=$(echo ${A}b | grep -E '${'a?'.repeat(30)}${A.slice(30)}c')`],
    ['a command of sed without an end', 'bash', `export A=$(echo a | sed 's/${'\\a'.repeat(60)}')`],
    ['another one', 'bash', `export A=$(echo a | sed '/${'\\a'.repeat(60)}')`],
    ['a path of slashes', 'bash', `A=${'/'.repeat(120_000)}a/b\nexport B=$(dirname $A)`],
  ])('%s', async (_name, language, text) => {
    expect(await goThrough(language, `${text}\n`)).toBeInstanceOf(ShellState);
  });

  it('goes on behind it', async () => {
    expect(await run('bash', `A=xx\n${'A=$A$A\n'.repeat(40)}export B=$A C=1`)).toEqual({ B: '?', C: '1' });
    expect(await run('bash', `false${' || false'.repeat(3)} || export A=1\ntrue && false && export B=2`)).toEqual({
      A: '1',
    });
  });
});

describe('a pattern of a shell', () => {
  const piece = fc.constantFrom('*', '?', 'a', 'b', '.', '[ab]', '[!a]', '[z-a]', '[', '\\a', '\\*', '\\');
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '\\', '['), maxLength: 8 });
  const asExpression = (pattern: string): RegExp => {
    const source = pattern.replace(/\\(.)|\*+|\?|\[[!^]?[^\][/]+\]|[.+^${}()|[\]\\]/gs, (all, escaped?: string) => {
      if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
      if (all.startsWith('*')) return '[^]*?';
      if (all === '?') return '[^]';
      return all.startsWith('[') && all.length > 2 ? all.replace(/^\[!/, '[^') : `\\${all}`;
    });
    try {
      return new RegExp(`^${source}$`);
    } catch {
      return /^(?!)/;
    }
  };

  it('fits what a regular expression made of it would', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), word, (pieces, text) => {
        const pattern = pieces.join('');
        expect([pattern, text, patternOf(pattern).test(text)]).toEqual([
          pattern,
          text,
          asExpression(pattern).test(text),
        ]);
      }),
      { numRuns: 3000 },
    );
  });
});
