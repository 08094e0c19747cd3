import type { PlannableRemedy, RemedyPreview } from '../../shared/commands.ts';
import type { RemedyId } from '../../shared/verdict.ts';
import { REMEDY, START } from '../sentences/remedies.ts';
import { SIGN_IN_DIALOG } from '../sentences/sign-in.ts';
import { type Shell, useShell } from '../shell.ts';
import { Button } from './button.tsx';

interface Props {
  remedies: readonly RemedyId[];
  /** null: of the whole machine. */
  profile: string | null | undefined;
  /** Id of the finding they are for. */
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
              {REMEDY[remedy as PlannableRemedy | 'sign-in']}
            </Button>
          )
        );
      })}
    </>
  );
}

function offerOf(shell: Shell, remedy: RemedyId, profile: string, finding?: string): (() => void) | null {
  if (remedy === 'sign-in') return shell.can('start-sign-in') ? () => askToSignIn(shell, profile) : null;
  const plannable = shell.snapshot.plannable.find((one) => one === remedy);
  return plannable && shell.can('plan-remedy') ? () => void showPlan(shell, plannable, profile, finding) : null;
}

async function showPlan(shell: Shell, remedy: PlannableRemedy, profile: string, finding?: string): Promise<void> {
  const result = await shell.run('plan-remedy', { remedy, profile, finding });
  if (result.ok) askAbout(shell, result.value);
}

function askAbout(shell: Shell, { id, lines, title, warnings }: RemedyPreview): void {
  const act = async (): Promise<void> => {
    const result = await shell.run('apply-remedy', { plan: id });
    // The world has changed since: a yes to the one before is none to this one.
    if (result.ok && result.value) askAbout(shell, result.value);
  };
  shell.ask({ title, lines, warnings, answers: [{ text: START, act: () => void act() }] });
}

function askToSignIn(shell: Shell, profile: string): void {
  const { lines, title, ways } = SIGN_IN_DIALOG;
  const answers = (['claudeai', 'console', 'sso'] as const).map((way) => ({
    text: ways[way],
    act: () => void shell.run('start-sign-in', { profile, way }),
  }));
  shell.ask({ title, lines, answers });
}
