import { useRef, useState } from 'preact/hooks';
import type { LinkId } from '../../shared/commands.ts';
import { hasAddress } from '../../shared/links.ts';
import { PRIVACY_NOTE, READS, SENDS } from '../../shared/messages/privacy.ts';
import { PRIVACY, SETTINGS } from '../../shared/messages/window/settings.ts';
import { LINKS } from '../../shared/messages/window/window.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { useShell } from '../shell.ts';

const READ_ON: readonly Extract<LinkId, 'docs' | 'privacy' | 'releases' | 'licences'>[] = [
  'docs',
  'privacy',
  'releases',
  'licences',
];

/** What Pilotlight reads and sends, where to read on, the report for a bug, and the way out. */
export function About() {
  const shell = useShell();
  const [report, setReport] = useState<string | null>(null);

  async function makeReport(): Promise<void> {
    const result = await shell.run('diagnostics', {});
    if (result.ok) setReport(result.value);
  }

  return (
    <>
      <Card title={SETTINGS.privacy} name="privacy">
        <p>{PRIVACY_NOTE}</p>
        <details>
          <summary>{PRIVACY.reads}</summary>
          <ul class="changes">
            {Object.values(READS).map((row) => (
              <li key={row}>{row}</li>
            ))}
          </ul>
        </details>
        <details>
          <summary>{PRIVACY.sends}</summary>
          <ul class="changes">
            {Object.values(SENDS).map(({ to, what, when }) => (
              <li key={what}>{PRIVACY.row(to.join(', '), what, when)}</li>
            ))}
          </ul>
        </details>
      </Card>
      <Card title={SETTINGS.about} name="about">
        <div class="buttons">
          {READ_ON.filter(hasAddress).map((link) => (
            <CommandButton key={link} name="open-link" payload={{ link }}>
              {LINKS[link]}
            </CommandButton>
          ))}
          {shell.can('diagnostics') && <Button onClick={makeReport}>{SETTINGS.report}</Button>}
          <CommandButton name="quit" payload={{}}>
            {SETTINGS.quit}
          </CommandButton>
        </div>
        {report !== null && <Report key={report} text={report} />}
      </Card>
    </>
  );
}

function Report({ text }: { text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The text stays selected: the user's own copy key works where the page may not write to the clipboard.
    }
  }

  return (
    <div class="report">
      <label class="field stacked">
        <span class="label">{SETTINGS.reportTitle}</span>
        <textarea ref={area} readOnly rows={8} value={text} />
      </label>
      <Button onClick={copy}>{copied ? SETTINGS.copied : SETTINGS.copy}</Button>
    </div>
  );
}
