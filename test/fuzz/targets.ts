/** Every parser and boundary that is fuzzed. A new one is a row in the table of its theme. */
import type { Target } from './target.ts';
import { COMMAND_TARGETS } from './targets-commands.ts';
import { FILE_TARGETS } from './targets-files.ts';
import { NETWORK_TARGETS } from './targets-network.ts';

export const TARGETS: Readonly<Record<string, Target>> = { ...FILE_TARGETS, ...NETWORK_TARGETS, ...COMMAND_TARGETS };
