/** Links by id only: a shell never names an address. */
export type LinkId =
  | 'status-page'
  | 'incident'
  | 'report'
  | 'docs'
  | 'privacy'
  | 'licences'
  | 'releases'
  | 'portal'
  | 'sign-in'
  | 'billing'
  | 'billing-console'
  | 'console-keys'
  | 'appeal'
  | 'usage'
  | 'install';
