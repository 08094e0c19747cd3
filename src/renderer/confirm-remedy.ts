/** What is asked before a remedy does something, and what a yes sends. */

import type { CommandContract, NewGateway, RemedyPreview, SignInMethod } from '../shared/commands.ts';
import type { FallbackField, FallbackOption } from '../shared/fallback.ts';
import { INSTALL_COMMAND } from '../shared/messages/install.ts';
import { INSTALL_QUESTION } from '../shared/messages/recovery/install-claude.ts';
import { FALLBACK, FALLBACK_DIALOG, FIELD } from '../shared/messages/window/fallback.ts';
import { PROFILES } from '../shared/messages/window/profiles.ts';
import { REMEDIES, START, UNDO_DIALOG, UPDATE } from '../shared/messages/window/remedies.ts';
import { SIGN_IN, SIGN_IN_DIALOG } from '../shared/messages/window/sign-in.ts';
import { TOOLBAR } from '../shared/messages/window/window.ts';
import { renameProfile } from '../shared/profile-entries.ts';
import type { ProfileReport } from '../shared/verdict.ts';
import { ask } from './dialog.tsx';
import type { Field } from './parts/fields.tsx';
import type { Question, Values } from './question.ts';
import { isSignInDown, type Shell } from './shell.ts';

type Wish = CommandContract['plan-remedy']['payload'];

/** Shows what a remedy would do. @returns a sentence when there is nothing it could do */
export async function showPlan(shell: Shell, wish: Wish): Promise<string | null> {
  const planned = await shell.run('plan-remedy', wish);
  if (!planned.ok) return planned.message;
  showPreview(shell, planned.value);
  return null;
}

/** A yes to what no longer fits brings another preview, which needs a yes of its own. */
function showPreview(shell: Shell, { id, lines, title, warnings }: RemedyPreview): void {
  const act = async (): Promise<void> => {
    const applied = await shell.run('apply-remedy', { plan: id });
    if (applied.ok && applied.value) showPreview(shell, applied.value);
  };
  ask(shell, { title, lines, warnings, answers: [{ text: START, act }] });
}

/** Takes back what was done. */
export function askToUndo(shell: Shell, { id, lines, title }: Pick<RemedyPreview, 'id' | 'lines' | 'title'>): void {
  const act = () => shell.run('undo-remedy', { id }, UNDO_DIALOG.done);
  const answers = [{ text: REMEDIES.undo, act }];
  ask(shell, {
    title: REMEDIES.undoOne(title),
    lines: lines.map(UNDO_DIALOG.line),
    warnings: [UNDO_DIALOG.note],
    answers,
  });
}

export function askToSignIn(shell: Shell, profile: string): void {
  const { downLines, email, lines, more, ways } = SIGN_IN_DIALOG;
  if (isSignInDown(shell)) {
    const act = () => shell.run('tell-when-it-works', { on: true }, TOOLBAR.told);
    ask(shell, { title: SIGN_IN.down, lines: downLines, answers: [{ text: TOOLBAR.tell, act }] });
    return;
  }
  const { profiles } = shell.snapshot;
  const known = profiles.find(({ id }) => id === profile);
  const answer = (way: SignInMethod) => ({
    text: ways[way],
    act: (said: Values) => shell.run('start-sign-in', { profile, way, email: said.email || undefined }),
  });
  ask(shell, {
    title: profiles.length > 1 && known ? SIGN_IN_DIALOG.as(known.name) : SIGN_IN_DIALOG.title,
    lines,
    answers: [answer('claudeai')],
    more: {
      title: more,
      fields: [{ name: 'email', label: email, type: 'email' }],
      answers: [answer('console'), answer('sso')],
    },
  });
}

/** Asks what a profile shall be called. */
export function askForName(shell: Shell, { configDir, name }: ProfileReport): void {
  // What stands in its place otherwise is the folder, which is no name that a person gave.
  const given = shell.snapshot.settings.profileEntries.find((entry) => entry.configDir === configDir)?.name;
  const fields = [{ name: 'name', label: PROFILES.name, value: given ?? '' }];
  askUntil(shell, { title: PROFILES.renameOne(name), lines: [], fields }, PROFILES.save, async (said) => {
    const { profiles, settings } = shell.snapshot;
    const profileEntries = renameProfile(profiles, settings.profileEntries, configDir, (said.name ?? '').trim());
    if (typeof profileEntries === 'string') return profileEntries;
    await shell.run('set-settings', { settings: { profileEntries } }, TOOLBAR.saved);
    return null;
  });
}

/** Asks for a new one; what is made for it is shown then. */
export function askForProfile(shell: Shell, profile: string): void {
  const fields = [
    { name: 'name', label: PROFILES.newName, value: '' },
    { name: 'alias', label: PROFILES.alias, value: true },
  ];
  askUntil(shell, { title: PROFILES.new, lines: [PROFILES.newIs], fields }, PROFILES.go, ({ alias, name = '' }) =>
    showPlan(shell, { remedy: 'new-profile', profile, newProfile: { name: name.trim(), alias: alias !== undefined } }),
  );
}

/** Asks what is newest, which nothing else does, and then whether to update. */
export async function askToUpdate(shell: Shell): Promise<void> {
  const looked = shell.run('look-for-update', {});
  shell.say(UPDATE.looking);
  const result = await looked;
  if (!result.ok) return;
  const { possible, summary } = result.value;
  if (!possible) return shell.say(summary);
  shell.say('');
  const act = () => shell.run('update-claude', {});
  ask(shell, { title: UPDATE.title, lines: [summary], answers: [{ text: UPDATE.start, act }] });
}

/** Says what would be run; where it runs in no window of its own, its progress is among the remedies. */
export function askToInstall(shell: Shell): void {
  const { done, run, where } = INSTALL_QUESTION;
  const command = INSTALL_COMMAND[shell.snapshot.capabilities.platform];
  const act = async (): Promise<void> => {
    const begun = await shell.run('install-claude', {});
    if (begun.ok && begun.value.window) shell.say(INSTALL_QUESTION.opened);
  };
  ask(shell, {
    title: INSTALL_QUESTION.title,
    lines: [run({ command }), where, done],
    answers: [{ text: START, act }],
  });
}

/** Asks for what is needed, and again while something of it is wrong. */
function askUntil(
  shell: Shell,
  question: Pick<Question, 'title' | 'lines'> & { fields: readonly Field[] },
  text: string,
  use: (said: Values) => Promise<string | null>,
): void {
  const act = async (said: Values): Promise<void> => {
    const wrong = await use(said);
    const fields = question.fields.map((field) => ({
      ...field,
      value: typeof field.value === 'boolean' ? field.name in said : said[field.name],
    }));
    if (wrong) askUntil(shell, { ...question, lines: [wrong], fields } as typeof question, text, use);
  };
  ask(shell, { ...question, answers: [{ text, act }] });
}

function askFor(
  shell: Shell,
  { asks, title }: FallbackOption,
  text: string,
  use: (said: Values) => Promise<string | null>,
): void {
  const fields = Object.entries(asks).map(([name, value]) => ({ name, value, label: FIELD[name as FallbackField] }));
  askUntil(shell, { title, lines: [], fields }, text, use);
}

export function askForGateway(shell: Shell, way: FallbackOption): void {
  askFor(shell, way, FALLBACK.add, async (said) => {
    const added = await shell.run('add-gateway', { ...said, token: 'token' in said } as unknown as NewGateway);
    return added.ok ? null : added.message;
  });
}

/** Lets Claude Code use a gateway or a cloud. */
export function askToUse(shell: Shell, profile: string, way: FallbackOption): void {
  const use = (said: Values) =>
    showPlan(shell, { remedy: 'fallback-on', profile, fallback: { ...said, name: way.name } });
  if (Object.keys(way.asks).length === 0) void use({});
  else askFor(shell, way, FALLBACK_DIALOG.go, use);
}

export function askToRemove(shell: Shell, { name }: FallbackOption): void {
  const act = () => shell.run('remove-gateway', { name });
  ask(shell, {
    title: FALLBACK.removeOne(name),
    lines: [FALLBACK_DIALOG.gone],
    answers: [{ text: FALLBACK.remove, act }],
  });
}
