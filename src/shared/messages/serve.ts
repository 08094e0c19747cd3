/** What the server of the window answers where it does not serve. */

export const SERVE_REFUSALS = {
  notHere: 'This address is not served here.',
  otherSite: 'Requests from other sites are refused.',
  otherOrigin: 'Requests from other origins are refused.',
  noOrigin: 'A request that changes something must name its origin.',
  onlyJson: 'Only application/json is taken.',
  tooMany: 'Too many windows are open.',
  nothingHere: 'There is nothing at this address.',
  wrongMethod: 'This address does not take that.',
  noSession: 'There is no session. Open the newest link that was printed.',
  unreadable: 'The request could not be read.',
  linkUsed: 'This link was used before or is too old.',
  explaining: 'Another text is being explained.',
  noCommand: 'A command has a name and a payload.',
  portTaken: ({ port }: { port: number }) => `Port ${port} is taken by another program.`,
  portDenied: ({ port }: { port: number }) => `This account may not listen on port ${port}. Take one above 1023.`,
  noLoopback: 'This computer does not let Pilotlight listen on 127.0.0.1.',
} as const;
