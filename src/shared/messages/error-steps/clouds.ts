/** What to do where a cloud, or a profile of Anthropic's tools, pays. */
import { DOCTOR, type ErrorStep, step } from './step.ts';

export const CLOUD_STEPS = {
  'cloud-model': step(
    'Choose a model that your cloud account may use: /model, or ANTHROPIC_MODEL where it is set.',
    [],
    DOCTOR,
  ),
  'sign-in-aws': step(
    'Renew your AWS sign-in, or turn the provider off if you did not mean to use it.',
    [],
    'aws sso login',
  ),
  'sign-in-google': step(
    'Renew your Google Cloud sign-in, or turn the provider off if you did not mean to use it.',
    [],
    'gcloud auth application-default login',
  ),
  'sign-in-azure': step(
    'Renew your Azure sign-in, or turn the provider off if you did not mean to use it.',
    [],
    'az login',
  ),
  'sign-in-profile': step('Sign in to the Anthropic profile again, or remove ANTHROPIC_PROFILE.', [], DOCTOR),
} as const satisfies Readonly<Record<string, ErrorStep>>;
