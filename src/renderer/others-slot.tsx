import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether others have it too, fetched when somebody has asked. */
export function OthersSlot() {
  const [Shown, show] = useState<ComponentType | null>(null);
  useLayoutEffect(() => {
    // Without it the window says all the rest.
    import('./cards/others-card.tsx').then(
      ({ OthersCard }) => show(() => OthersCard),
      () => {},
    );
  }, []);
  return Shown && <Shown />;
}
