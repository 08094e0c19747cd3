/** What an answer to “pilotlight ask” that failed means. */

export const ASK = {
  noSecret: ({ secret, howToStore }: { secret: string; howToStore: string }) =>
    `The vault gave no ${secret}: there is none yet (${howToStore}), or it is locked.`,
  brokeOff: ({ reason }: { reason: string }) =>
    `The answer broke off on the other side (${reason}). Ask again in a moment.`,
  brokeOffEarly: 'The answer broke off before its end. Ask again.',
  addGateway: ({ name }: { name: string }) => `“pilotlight fallback add ${name}”`,
  storeKey: '“pilotlight fallback key”',
  addressNotAllowed: 'That address may not be asked: only https, or this computer.',
  unreachable: 'The address could not be reached. Check the network, or use another gateway.',
  notAccepted: ({ secret, howToStore }: { secret: string; howToStore: string }) =>
    `The ${secret} was not accepted. Make a new one and store it: ${howToStore}.`,
  notAllowed: 'The key is known, but not allowed to do this.',
  notKnown: 'The model or the address is not known there. Name another one with --model.',
  refused: 'The request was refused (400): too long, no credit left, or a model that is not known there.',
  tooMany: 'Too many requests, or the limit of the account is reached. Try again later.',
  serverTrouble: 'The other side has trouble right now; it is not your fault. Try again later.',
  otherStatus: ({ status }: { status: number }) => `It was answered with ${status}.`,
} as const;
