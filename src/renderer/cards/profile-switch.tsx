import { LIGHTS } from '../../shared/lights.ts';
import { PROFILES } from '../../shared/messages/window/profiles.ts';
import { inOrder } from '../../shared/profile-entries.ts';
import { profileLight } from '../../shared/profile-light.ts';
import type { ProfileReport } from '../../shared/verdict.ts';
import type { Light } from '../../shared/vocabulary.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { LightIcon } from '../parts/light-icon.tsx';
import { LoginLine } from '../parts/login-line.tsx';
import { NewProfile } from '../parts/new-profile.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { callFor } from '../primary-action.ts';
import { useShell } from '../shell.ts';

interface Props {
  /** The one that the cards speak of. */
  profile: ProfileReport;
  onChoose(id: string): void;
}

/** Which profile the cards speak of, each with its light. */
export function ProfileSwitch({ profile, onChoose }: Props) {
  const { snapshot } = useShell();
  const { findings, profiles, settings } = snapshot;
  // The call below has the same button.
  const isOffered = profile === profiles[0] && callFor(snapshot)?.remedies.includes('sign-in');
  return (
    <nav class="pills" aria-label={PROFILES.title}>
      <div class="buttons">
        {inOrder(profiles, settings.profileEntries).map((one) => (
          <Button
            key={one.id}
            class="pill"
            title={one.name}
            aria-pressed={one === profile}
            onClick={() => onChoose(one.id)}
          >
            <PillLight light={profileLight(one, findings)} /> {shorten(one.name)}
          </Button>
        ))}
        <NewProfile profile={profile.id}>+</NewProfile>
      </div>
      <LoginLine signIn={profile.signIn} />
      <div class="buttons">
        <CommandButton name="open-claude" payload={{ profile: profile.id }} done={PROFILES.opened}>
          {PROFILES.open}
        </CommandButton>
        {!isOffered && <RemedyButtons remedies={['sign-in']} profile={profile.id} />}
      </div>
    </nav>
  );
}

const LONG = 28;

/** A folder without a name of its own is known by its end; a name that a person gave stays as it is. */
function shorten(name: string): string {
  const end = name.search(/[\\/][^\\/]+$/);
  return name.length > LONG && end >= 0 ? `…${name.slice(end)}` : name;
}

function PillLight({ light }: { light: Light }) {
  return (
    <>
      <LightIcon light={light} small />
      <span class="visually-hidden">{LIGHTS[light].name}:</span>
    </>
  );
}
