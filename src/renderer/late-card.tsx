import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** A card whose code is fetched when it has something to say. */
export function LateCard<Props extends object>({
  fetch,
  ...props
}: { fetch: () => Promise<ComponentType<Props>> } & Props) {
  const [Shown, show] = useState<ComponentType<Props> | null>(null);
  useLayoutEffect(() => {
    // Without it the window says all the rest.
    fetch().then(
      (card) => show(() => card),
      () => {},
    );
  }, []);
  return Shown && <Shown {...(props as unknown as Props)} />;
}

export const othersCard = () => import('./cards/others-card.tsx').then(({ OthersCard }) => OthersCard);

export const remediesCard = () => import('./cards/remedies-card.tsx').then(({ RemediesCard }) => RemediesCard);

export const authCard = () => import('./cards/details.ts').then(({ AuthCard }) => AuthCard);

export const fallbackOptions = () => import('./cards/details.ts').then(({ FallbackOptions }) => FallbackOptions);

export const welcomeCard = () => import('./cards/welcome-card.tsx').then(({ WelcomeCard }) => WelcomeCard);

export const historyCard = () => import('./cards/history-card.tsx').then(({ HistoryCard }) => HistoryCard);

export const serviceCard = () => import('./cards/details.ts').then(({ ServiceCard }) => ServiceCard);

export const signInCard = () => import('./cards/details.ts').then(({ SignInCard }) => SignInCard);

export const setupCard = () => import('./cards/details.ts').then(({ SetupCard }) => SetupCard);

export const noticesCard = () => import('./cards/details.ts').then(({ NoticesCard }) => NoticesCard);

export const claudePlace = () => import('./cards/details.ts').then(({ ClaudePlace }) => ClaudePlace);

export const profileSwitch = () => import('./cards/details.ts').then(({ ProfileSwitch }) => ProfileSwitch);

export const usageCard = () => import('./cards/usage-card.tsx').then(({ UsageCard }) => UsageCard);
