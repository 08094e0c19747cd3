import { SETUP } from '../../shared/messages/window/setup.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { EvidenceList } from '../parts/evidence.tsx';
import { LightIcon } from '../parts/light-icon.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { useShell } from '../shell.ts';

/** What was found in the setup beyond trouble, and which Claude Code it was found with. */
export function SetupCard() {
  const shell = useShell();
  const { snapshot } = shell;
  const [profile] = snapshot.profiles;
  const notes = snapshot.findings.filter(({ severity }) => severity === 'info');
  const first = snapshot.claude.find((cli) => cli.first) ?? snapshot.claude[0];
  const clean = snapshot.findings.length === 0;
  // Before the first look there is nothing to say, least of all "not found".
  if (clean && !first && snapshot.profiles.length === 0) return null;

  async function backUp(): Promise<void> {
    const result = profile && (await shell.run('back-up', { profile: profile.id }));
    if (result?.ok) shell.say(result.value.made ? SETUP.backedUp : SETUP.unchanged);
  }

  return (
    <Card title={SETUP.title} name="setup" aside={first?.version ? SETUP.version(first.version) : undefined}>
      {/* The note says it already. */}
      {!first && notes.length === 0 && <p>{SETUP.noClaude}</p>}
      {clean && first && (
        <p class="with-light">
          <LightIcon light="green" small /> {SETUP.clean}
        </p>
      )}
      <div class="buttons">
        <RemedyButtons remedies={first ? ['update-claude', 'restore'] : ['restore']} profile={null} />
        {profile && shell.can('back-up') && <Button onClick={backUp}>{SETUP.backUp}</Button>}
      </div>
      {notes.map((finding) => (
        <details key={finding.key}>
          <summary>{finding.title}</summary>
          <p>{finding.detail}</p>
          <EvidenceList finding={finding} />
        </details>
      ))}
    </Card>
  );
}
