/** `doctor --ci` and `doctor --token`: would Claude Code get in here with nobody to ask, and is a pasted token whole? */
import { HOME_OF } from '../../diagnosis/fitness/secrets.ts';
import { judgeUnattended } from '../../diagnosis/unattended.ts';
import {
  CI_LABELS,
  NO_TOKEN,
  SHARED_LOGIN,
  sayEntrance,
  sayMount,
  sayPasted,
  TOKEN_QUESTION,
} from '../../shared/messages/unattended.ts';
import type { Unattended } from '../../shared/unattended.ts';
import { describeSecret } from '../../sources/environment/secret-shape.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import { askSecret } from '../recovery/ask-secret.ts';
import type { RunContext } from '../run.ts';
import { makeShowable, wrap } from '../terminal.ts';
import type { Looked } from './look.ts';

/** 0: both get in; 1: only `claude -p` does; 2: it does not. */
export function exitCodeOf({ print, interactive }: Pick<Unattended, 'print' | 'interactive'>): number {
  if (!print.getsIn) return 2;
  return interactive.getsIn ? 0 : 1;
}

export function tellUnattended({ host, options, stdout }: RunContext, { report, machine, profiles }: Looked): number {
  const [facts] = profiles;
  if (!facts) throw new Error('no profile was read');
  const judged = judgeUnattended({ report, facts, machine });
  const code = exitCodeOf(judged);
  if (options.json === true) {
    stdout.write(`${JSON.stringify({ version: 1, exitCode: code, ...judged }, null, 2)}\n`);
    return code;
  }
  const { print, interactive, mounts, variables } = makeShowable(judged, host.home);
  const width = Math.min(110, stdout.columns ?? 110);
  const sharesLogin = mounts.some(({ why }) => why === 'login');
  const lines = [
    `${['✓', '▲', '✗'][code]} claude -p ${sayEntrance(print)} · claude ${sayEntrance(interactive)}`,
    ...mounts.flatMap((mount, index) => row(index === 0 ? CI_LABELS.mount : '', sayMount(mount), width)),
    ...(variables.length > 0 ? row(CI_LABELS.pass, variables.join(', '), width) : []),
    ...(sharesLogin ? row(CI_LABELS.note, SHARED_LOGIN, width) : []),
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return code;
}

const LABEL_WIDTH = Math.max(...Object.values(CI_LABELS).map((label) => label.length)) + 1;

function row(label: string, text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, ' '.repeat(2 + LABEL_WIDTH), width);
  return [`  ${label.padEnd(LABEL_WIDTH)}${first.trimStart()}`, ...rest];
}

/** Looks at the form of what is pasted or piped in; it is neither shown, kept nor sent. */
export async function checkToken(context: RunContext): Promise<number> {
  const { options, stdout, stderr } = context;
  const secret = await askSecret(context, TOKEN_QUESTION);
  const shape = secret ? describeSecret(secret) : null;
  if (!secret || !shape) {
    stderr.write(`${NO_TOKEN}\n`);
    return WRONG_USAGE;
  }
  const belongs = HOME_OF[shape.kind] ?? null;
  const isRight = shape.flaw === null && belongs !== null;
  const judged = { ...shape, length: secret.length, belongs, isRight };
  const text = `${isRight ? '✓' : '✗'} ${sayPasted(shape, secret.length, belongs)}`;
  stdout.write(options.json === true ? `${JSON.stringify({ version: 1, ...judged }, null, 2)}\n` : `${text}\n`);
  return isRight ? 0 : 2;
}
