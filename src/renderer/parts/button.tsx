import type { ComponentProps } from 'preact';
import type { CommandContract, CommandName } from '../../shared/commands.ts';
import { useShell } from '../shell.ts';

/** A button that sends no form. */
export function Button(props: ComponentProps<'button'>) {
  return <button type="button" {...props} />;
}

interface CommandProps<N extends CommandName> extends Omit<ComponentProps<'button'>, 'name'> {
  name: N;
  payload: CommandContract[N]['payload'];
  /** Said at the foot of the window when it has worked. */
  done?: string;
}

/** A button for a command; there is none where this shell cannot carry the command out. */
export function CommandButton<N extends CommandName>({ done, name, payload, ...rest }: CommandProps<N>) {
  const shell = useShell();
  return shell.can(name) ? <Button {...rest} onClick={() => shell.run(name, payload, done)} /> : null;
}
