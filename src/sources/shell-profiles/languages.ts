import { CSH } from './csh-builtins.ts';
import type { Dialect } from './dialect.ts';
import { parseEnvironmentFile } from './environment-files.ts';
import { FISH, parseFishVariables } from './fish-builtins.ts';
import { NU } from './nu-builtins.ts';
import { POSIX } from './posix-builtins.ts';
import { parsePowerShell } from './powershell-parser.ts';

/** How a start-up file is read. Each language is looked up when it is met: few people use them all. */
export const LANGUAGES = {
  get sh() {
    return POSIX.sh;
  },
  get bash() {
    return POSIX.bash;
  },
  get zsh() {
    return POSIX.zsh;
  },
  get fish() {
    return FISH;
  },
  get 'fish-variables'() {
    return { ...FISH, parse: parseFishVariables };
  },
  get csh() {
    return CSH;
  },
  get nu() {
    return NU;
  },
  get powershell() {
    return { ...NU, name: 'powershell' as const, parse: parsePowerShell };
  },
  /** `NAME=value` lines. */
  get environment() {
    return { ...CSH, parse: parseEnvironmentFile };
  },
} as const satisfies Record<string, Dialect>;

export type Language = keyof typeof LANGUAGES;
