import type { ComponentChildren } from 'preact';
import { REMEDY_BUTTONS } from '../../shared/messages/remedies.ts';
import { PROFILES } from '../../shared/messages/window/profiles.ts';
import { withDialogs } from '../later.ts';
import { useShell } from '../shell.ts';
import { Button } from './button.tsx';

/** @param children  default: its words */
export function NewProfile({ children, profile }: { children?: ComponentChildren; profile: string }) {
  const shell = useShell();
  if (!shell.can('plan-remedy') || !shell.snapshot.plannable.includes('new-profile')) return null;
  return (
    <Button
      {...(children ? { class: 'pill', 'aria-label': PROFILES.new } : {})}
      onClick={() => withDialogs(shell, ({ askForProfile }) => askForProfile(shell, profile))}
    >
      {children ?? REMEDY_BUTTONS['new-profile']}
    </Button>
  );
}
