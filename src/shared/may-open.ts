/** Programs, which to open is to start, and the stored login, which would put its tokens on the screen. */
const NEVER = /[\\/](claude(\.(exe|cmd))?|\.credentials\.json)$/;

/** Whether a person is offered to open a file that a finding names. */
export function mayOpen(file: string): boolean {
  return !NEVER.test(file);
}
