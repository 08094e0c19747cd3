import { REMEDY_BUTTONS } from '../../shared/messages/remedies.ts';
import { SIGN_IN } from '../../shared/messages/window/sign-in.ts';
import type { PlannableRemedy, RemedyId } from '../../shared/remedies.ts';
import { withDialogs } from '../later.ts';
import { isSignInDown, type Shell, useShell } from '../shell.ts';
import { Button } from './button.tsx';

interface Props {
  remedies: readonly RemedyId[];
  /** null: of the whole machine. */
  profile: string | null | undefined;
  /** Key of the finding they are for. */
  finding?: string;
}

/** A button for each remedy that this shell can carry out. Every one asks before it does something. */
export function RemedyButtons({ finding, profile, remedies }: Props) {
  const shell = useShell();
  const id = profile ?? shell.snapshot.profiles[0]?.id;
  if (id === undefined) return null;
  return (
    <>
      {remedies.map((remedy) => {
        const offer = offerOf(shell, remedy, id, finding);
        return (
          offer && (
            <Button key={remedy} onClick={offer}>
              {remedy === 'sign-in' && isSignInDown(shell)
                ? `${SIGN_IN.down}…`
                : REMEDY_BUTTONS[remedy as keyof typeof REMEDY_BUTTONS]}
            </Button>
          )
        );
      })}
    </>
  );
}

function offerOf(shell: Shell, remedy: RemedyId, profile: string, finding?: string): (() => void) | null {
  if (remedy === 'sign-in')
    return shell.can('start-sign-in')
      ? () => withDialogs(shell, (dialogs) => dialogs.askToSignIn(shell, profile))
      : null;
  if (remedy === 'update-claude')
    return shell.can('look-for-update') ? () => withDialogs(shell, (dialogs) => dialogs.askToUpdate(shell)) : null;
  if (!shell.snapshot.plannable.includes(remedy as PlannableRemedy) || !shell.can('plan-remedy')) return null;
  const wish = { remedy: remedy as PlannableRemedy, profile, finding };
  return () => withDialogs(shell, (dialogs) => dialogs.showPlan(shell, wish));
}
