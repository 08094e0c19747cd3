import { CSH } from './csh-builtins.ts';
import type { Dialect } from './dialect.ts';
import { parseEnvironmentFile } from './environment-files.ts';
import { FISH, parseFishVariables } from './fish-builtins.ts';
import { NU } from './nu-builtins.ts';
import { POSIX } from './posix-builtins.ts';
import { parsePowerShell } from './powershell-parser.ts';

/** How a start-up file is read. */
export const LANGUAGES = {
  sh: POSIX.sh,
  bash: POSIX.bash,
  zsh: POSIX.zsh,
  fish: FISH,
  'fish-variables': { ...FISH, parse: parseFishVariables },
  csh: CSH,
  nu: NU,
  powershell: { ...NU, name: 'powershell', parse: parsePowerShell },
  /** `NAME=value` lines. */
  environment: { ...CSH, parse: parseEnvironmentFile },
} as const satisfies Record<string, Dialect>;

export type Language = keyof typeof LANGUAGES;
