/** What the product asked of the desktop: the test process reads it. */
export interface Call {
  what: string;
  with: readonly unknown[];
}

export const calls: Call[] = [];

export function noteCall(what: string, ...args: readonly unknown[]): void {
  calls.push({ what, with: args });
}
