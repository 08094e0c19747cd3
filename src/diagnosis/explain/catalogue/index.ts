/** The catalogue of errors: what tells them, and what they are. Exact ones first where two could fit. */
import type { KnownError } from '../known-error.ts';
import { ACCOUNT_ERRORS } from './account-errors.ts';
import { CONNECTION_ERRORS } from './connection-errors.ts';
import { EDGE_ERRORS } from './edge-errors.ts';
import { INSTALL_ERRORS } from './install-errors.ts';
import { KEY_ERRORS } from './key-errors.ts';
import { OTHER_PROGRAM_ERRORS } from './other-program-errors.ts';
import { PROVIDER_ERRORS } from './provider-errors.ts';
import { REFUSAL_ERRORS } from './refusal-errors.ts';
import { SERVICE_ERRORS } from './service-errors.ts';
import { SETUP_ERRORS } from './setup-errors.ts';
import { SIGN_IN_ERRORS } from './sign-in-errors.ts';
import { SIGNING_IN_ERRORS } from './signing-in-errors.ts';

const CATALOGUE = {
  ...SIGN_IN_ERRORS,
  ...SIGNING_IN_ERRORS,
  ...KEY_ERRORS,
  ...ACCOUNT_ERRORS,
  ...REFUSAL_ERRORS,
  ...SERVICE_ERRORS,
  ...CONNECTION_ERRORS,
  ...EDGE_ERRORS,
  ...SETUP_ERRORS,
  ...PROVIDER_ERRORS,
  ...INSTALL_ERRORS,
  ...OTHER_PROGRAM_ERRORS,
};

export type ErrorId = keyof typeof CATALOGUE;

export const KNOWN_ERRORS: Readonly<Record<ErrorId, KnownError>> = CATALOGUE;
