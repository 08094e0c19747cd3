/** German for ../messages/error-texts.ts. */
import type { ErrorText } from '../messages/errors.ts';
import { ACCOUNT_ERROR_TEXTS } from './error-texts/account.ts';
import { INSTALL_ERROR_TEXTS } from './error-texts/install.ts';
import { KEY_ERROR_TEXTS } from './error-texts/keys.ts';
import { OTHER_PROGRAM_ERROR_TEXTS } from './error-texts/other-programs.ts';
import { SERVICE_ERROR_TEXTS } from './error-texts/service.ts';
import { SETUP_ERROR_TEXTS } from './error-texts/setup.ts';
import { SIGN_IN_ERROR_TEXTS } from './error-texts/sign-in.ts';

export const ERROR_TEXTS = {
  ...SIGN_IN_ERROR_TEXTS,
  ...KEY_ERROR_TEXTS,
  ...ACCOUNT_ERROR_TEXTS,
  ...SERVICE_ERROR_TEXTS,
  ...SETUP_ERROR_TEXTS,
  ...INSTALL_ERROR_TEXTS,
  ...OTHER_PROGRAM_ERROR_TEXTS,
} as const satisfies Readonly<Record<string, ErrorText>>;
