/**
 * A program that asks the system's vault one question and ends. The question comes by stdin (or, in the desktop shell's
 * utility process, as a message), the answer goes the same way back; never an argument, never a variable.
 */
import { answerFromVault } from './vault-answer.ts';

interface ParentPort {
  once(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: string): void;
}

const { parentPort } = process as unknown as { parentPort?: ParentPort | null };

if (parentPort) {
  parentPort.once('message', ({ data }) => {
    void answerFromVault(String(data)).then((reply) => parentPort.postMessage(JSON.stringify(reply)));
  });
} else {
  void readStdin()
    .then(answerFromVault)
    .then((reply) => process.stdout.write(JSON.stringify(reply)));
}

async function readStdin(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece;
  return text;
}
