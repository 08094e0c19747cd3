/** Writes one file over and over while somebody plants links. Started by planted-links.test.ts: `FILE ROUNDS`. */
import { createFiles } from '../../src/platform/files/files.ts';

const [path = '', rounds = '0'] = process.argv.slice(2);
const files = createFiles();
const outcomes: Record<string, number> = {};
// However long it takes until the attack has begun.
const attacks = (): number => (outcomes['foreign-link'] ?? 0) + (outcomes.changed ?? 0) + (outcomes.failed ?? 0);
for (let round = 0; round < Number(rounds) || attacks() === 0; round++) {
  const outcome = await files.write(path, `{"round":${round}}`, 0o600);
  await files.setMode(path, 0o666);
  const word = outcome.ok ? 'ok' : outcome.why;
  outcomes[word] = (outcomes[word] ?? 0) + 1;
}
process.stdout.write(JSON.stringify(outcomes));
