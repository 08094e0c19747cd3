/** German for ../messages/error-steps/clouds.ts. */
import { DOCTOR, type ErrorStep, step } from '../../messages/error-steps/step.ts';

export const CLOUD_STEPS = {
  'cloud-model': step(
    'Wähle ein Modell, das dein Cloud-Konto nutzen darf: mit /model oder in ANTHROPIC_MODEL, wo es gesetzt ist.',
    [],
    DOCTOR,
  ),
  'sign-in-aws': step(
    'Erneuere deine Anmeldung bei AWS, oder schalte den Anbieter aus, wenn du ihn nicht nutzen wolltest.',
    [],
    'aws sso login',
  ),
  'sign-in-google': step(
    'Erneuere deine Anmeldung bei Google Cloud, oder schalte den Anbieter aus, wenn du ihn nicht nutzen wolltest.',
    [],
    'gcloud auth application-default login',
  ),
  'sign-in-azure': step(
    'Erneuere deine Anmeldung bei Azure, oder schalte den Anbieter aus, wenn du ihn nicht nutzen wolltest.',
    [],
    'az login',
  ),
  'sign-in-profile': step('Melde dich beim Anthropic-Profil erneut an, oder entferne ANTHROPIC_PROFILE.', [], DOCTOR),
} as const satisfies Readonly<Record<string, ErrorStep>>;
