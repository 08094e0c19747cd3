/** How each kind of command that the pages show is tried. What is in no row fails the test; the first row that fits counts. */
import { KEY } from './person.ts';
import {
  findsNoTests,
  isNoBench,
  isNoScript,
  isNoTarget,
  isSaidOtherwise,
  isUnknownVariable,
  saysLess,
} from './problems.ts';

export type Try =
  /** Typed as it stands, or as `typed`; `answers` are given at a terminal, when it asks. */
  | { how: 'run'; says: RegExp; code?: number; typed?: string; answers?: readonly string[] }
  /** Goes on until it is ended: started, and ended once it has said this. */
  | { how: 'start'; says: RegExp; typed?: string }
  /** Looked into without being run. @returns what is wrong with it */
  | { how: 'read'; problem: (line: string) => string | null }
  /** A command inside of what belongs into a file of another program. */
  | { how: 'inside'; of: RegExp }
  /** A test that does this, or reads the page for it. */
  | { how: 'held'; by: string }
  /** Not on this system, with the reason. */
  | { how: 'elsewhere'; why: string };

const YES = ['y', 'y'];
const run = (says: RegExp, more: Partial<Extract<Try, { how: 'run' }>> = {}): Try => ({ how: 'run', says, ...more });
const asked = (says: RegExp, ...answers: string[]): Try => run(says, { answers: [...answers, ...YES] });
const start = (says: RegExp, typed?: string): Try => ({ how: 'start', says, ...(typed ? { typed } : {}) });
const held = (by: string): Try => ({ how: 'held', by });
const elsewhere = (why: string): Try => ({ how: 'elsewhere', why });
const read = (problem: (line: string) => string | null): Try => ({ how: 'read', problem });

const LINE = /\S.*\S/;
const LINK = /http:\/\/127\.0\.0\.1:\d+\/#ticket=/;
const VERDICT = /Claude Code is ready/;
const JSON_VERDICT = /"headlineId": ?"signed-in"/;
const JSON_LINE = /"light":"green"/;
const TOKEN = 'sk-ant-oat01-made-up';
/** What `repair` is for. */
const BROKEN = `echo '{"model": "opus",}' > ../.claude/settings.json; $LINE`;
const OTHERWISE = `echo '{"model": "opus"}' > ../.claude/settings.json`;
const DONE = /Done\. To undo it within 30 days: pilotlight undo \S+/;

/** Code with a blank in it that is nothing to be typed. */
export const NO_COMMANDS: readonly RegExp[] = [
  /[◀▶─]/,
  /^--?[\w-]+ \S+$/, // an option with its value
  /^"?[\w.-]+"? [=:] /, // a line of a configuration
  /^[\w-]+: \S/, // a header, or a key with its value
  /^import \{/,
  /^src\/shared +the vocabulary/,
  /^(?:N passed|5 h 62 %|your gateway|the (?:address|collector) that you named|~\/Library\/)/,
  /^#custom-pilotlight/,
  /^connect-src /,
  /^\{ SCRIPT /,
  /^output_format = /,
];

export const ROWS: readonly (readonly [RegExp, Try])[] = [
  // The program.
  [/^pilotlight (?:[\w-]+|doctor --fix|profiles new NAME) +\[/, read(saysLess)],
  [/^pilotlight --version$/, run(/^pilotlight \d+\.\d+\.\d+\n$/)],
  [/^pilotlight doctor --fix$/, run(/nothing to do/)],
  [/^pilotlight doctor --ci --json$/, run(/"exitCode": 0/)],
  [/^pilotlight doctor --ci$/, run(/claude -p/)],
  [/^pilotlight doctor --token --json$/, run(/"kind": "plan-token"/, { typed: `echo ${TOKEN} | $LINE`, code: 2 })],
  [/^pilotlight doctor --token$/, run(/a token of your plan/, { typed: `echo ${TOKEN} | $LINE`, code: 2 })],
  [/^pilotlight doctor --json --offline$/, run(/not asked \(--offline\)/, { code: 3 })],
  [/^pilotlight doctor --json$/, run(JSON_VERDICT)],
  [/^pilotlight doctor$/, run(VERDICT)],
  [/^pilotlight status$/, run(VERDICT)],
  [/^pilotlight status --format$/, run(VERDICT, { typed: '$LINE plain' })],
  [/^pilotlight status --follow --format json$/, start(JSON_VERDICT)],
  [/^pilotlight status --follow/, start(/●/)],
  [/^pilotlight status --format json$/, run(JSON_VERDICT)],
  [/^pilotlight status --offline --format starship$/, run(/^◌ Signed in/)],
  [/^pilotlight status .*--format/, run(/●/)],
  [/^pilotlight explain$/, run(/^Nothing to explain/, { code: 64 })],
  [/^pilotlight explain --json$/, run(/"known": true/, { typed: '$LINE "API Error: 429"' })],
  [/^pilotlight explain "the text"$/, run(/not an error Pilotlight knows/, { code: 1 })],
  [/^pilotlight explain session\.log --json$/, run(/"known": true/)],
  [/^(?:claude -p hello 2>&1 \| )?pilotlight explain/, run(/Next: /)],
  [/^pilotlight others --json$/, run(/"answer": "usual"/)],
  [/^pilotlight others$/, run(LINE)],
  [/^pilotlight check --min-left 24h --max-age 2d$/, run(/no answer here/, { code: 3 })],
  [/^pilotlight check$/, run(/^ok: /)],
  [
    /^0 8 \* \* \* \$HOME\/\.local\/bin\/pilotlight check/,
    run(/^ok: /, { typed: 'ln -s ~/bin/pilotlight ~/.local/bin/pilotlight; $REST && test ! -e "$HOME/mail"' }),
  ],
  [/^pilotlight watch --metrics$/, start(VERDICT, '$LINE 0')],
  [
    /^pilotlight watch --on-change \S+tell-the-team$/,
    start(VERDICT, 'pilotlight watch --on-change "$HOME/bin/tell-the-team"'),
  ],
  // Another port: a machine may have one Pilotlight that is asked at this one.
  [/^pilotlight watch --json --metrics 9469$/, start(JSON_LINE, 'pilotlight watch --json --metrics 0')],
  [
    /^pilotlight watch --json --metrics 0\.0\.0\.0:9469 /,
    start(JSON_LINE, 'pilotlight watch --json --metrics 0.0.0.0:0 --metrics-token ~/.config/pilotlight-token'),
  ],
  [/^pilotlight watch --json/, start(JSON_LINE)],
  [/^pilotlight watch/, start(VERDICT)],
  [/^pilotlight serve/, start(LINK)],
  [/^pilotlight open$/, run(/does not run with this data folder/, { code: 1 })],
  [/^pilotlight settings set onChange/, run(/Requests are signed/)],
  [/^pilotlight settings set askShell on$/, run(/PILOTLIGHT_ASK/)],
  [/^pilotlight settings set/, run(/^$/)],
  [/^pilotlight settings$/, run(/quietHours/)],
  [/^pilotlight history --json$/, run(/^[[{]/)],
  [/^pilotlight history --csv$/, run(/^at,/)],
  [/^pilotlight history/, run(LINE)],
  [/^pilotlight sessions$/, run(/No Claude Code is running/)],
  [/^pilotlight usage$/, run(/statusline on/, { code: 3 })],
  [/^pilotlight tools$/, run(LINE)],
  [/^pilotlight test-banner$/, run(LINE, { code: 1 })],
  [/^pilotlight fallback key$/, asked(/in the system vault now/, KEY)],
  [/^pilotlight fallback test$/, run(/accepts the key/)],
  // One at a time is on: whoever tries the next one has switched the last one off.
  [
    /^pilotlight fallback on (?:bedrock|mantle|vertex) /,
    run(DONE, { typed: 'pilotlight fallback off --yes; $LINE', answers: YES }),
  ],
  [/^pilotlight fallback o(?:n|ff)/, asked(DONE)],
  [/^pilotlight fallback forget$/, run(/gone from the system vault/)],
  [/^pilotlight fallback add (?:work|minimax)/, asked(/is ready/, 'a-token-that-was-made-up')],
  [/^pilotlight fallback add ollama$/, run(/is ready/)],
  [/^pilotlight fallback list$/, run(/ollama/)],
  [/^pilotlight fallback remove work$/, run(LINE)],
  [/^pilotlight fallback print-key$/, run(/the system vault gave no key/, { code: 1 })],
  [
    /^pilotlight fallback print-key ACCOUNT$/,
    run(/gave no key/, { typed: 'pilotlight fallback print-key anthropic-api-key', code: 1 }),
  ],
  [/^pilotlight fallback$/, run(/^API-key fallback: /)],
  [/^pilotlight ask$/, run(/Nothing was asked/, { code: 64 })],
  [/^pilotlight ask "question"$/, run(/The vault gave no key/, { code: 1 })],
  [/^pilotlight profiles new /, asked(DONE)],
  [/^pilotlight profiles open /, run(/There is no screen here\. Type: CLAUDE_CONFIG_DIR=/, { code: 1 })],
  [/^pilotlight (?:profiles )?sign-in/, run(/no new login is in the credential store/, { answers: YES, code: 1 })],
  [/^pilotlight profiles/, run(LINE)],
  [/^pilotlight (?:statusline|failure-hook) o(?:n|ff)$/, asked(DONE)],
  [/^pilotlight statusline$/, run(/The status line is o(?:n|ff)/)],
  [/^pilotlight failure-hook(?: show)?$/, run(LINE)],
  [/^pilotlight autostart on$/, run(LINE)],
  [/^pilotlight autostart$/, run(/does not start by itself/)],
  [/^pilotlight reset --dry-run$/, run(/Remove the login/)],
  [/^pilotlight reset$/, asked(DONE)],
  [
    /^pilotlight repair --unset ANTHROPIC_API_KEY$/,
    run(DONE, { typed: 'ANTHROPIC_API_KEY=made-up $LINE', answers: YES }),
  ],
  [/^pilotlight repair --dry-run$/, run(LINE, { typed: BROKEN })],
  [/^pilotlight repair$/, run(DONE, { typed: BROKEN, answers: YES })],
  [/^pilotlight backup$/, run(/^Backed up \d+ files as /)],
  [
    /^pilotlight restore --from FILE$/,
    run(/Restore/, { typed: `pilotlight backup --export FILE --force; ${OTHERWISE}; $LINE --dry-run` }),
  ],
  [/^pilotlight restore$/, run(/nothing to restore/, { code: 1 })],
  [/^pilotlight undo --list$/, run(LINE)],
  [/^pilotlight undo$/, asked(/Undone; everything is as it was before/)],
  [/^pilotlight install-claude$/, run(/is installed already/)],
  [/^pilotlight update-claude$/, run(/2\.1\.329 is still what is installed/, { answers: YES, code: 1 })],
  [/^pilotlight install-command$/, run(/is there already/, { answers: YES, code: 1 })],
  [/^pilotlight uninstall$/, asked(/Done\.\s*$/)],
  [/^pilotlight completion$/, run(/complete/, { typed: '$LINE bash' })],
  [/^pilotlight man$/, run(/^\.TH /m)],

  // npm's commands.
  [/^npm start$/, start(LINK)],
  [/^npm start --$/, run(/^pilotlight \d/, { typed: 'npm start --silent -- --version' })],
  [/^npm start -- --headless$/, start(LINK)],
  [/^npm start -- install-command$/, asked(DONE)],
  [/^npm start (?:--silent )?-- doctor --json$/, run(JSON_VERDICT)],
  [/^npm start -- --help$/, run(/install-command/)],
  [/^npm start/, run(VERDICT)],
  [/^(?:[A-Z_]+=\S+ )*(?:npm test|npx vitest run)/, read(findsNoTests)],
  [/^npm run bench\b/, read(isNoBench)],
  [/^npm run build$/, run(/out\/ is up to date|built /)],
  [/^npm run build -- /, read(isNoTarget)],
  [/^npm run (?:fuzz|mutate) -- /, read(isSaidOtherwise)],
  [/^npm run package/, held('test/packaging/packed.test.ts')],
  [/^npm run check:claude$/, elsewhere('asks the package registry for the newest Claude Code')],
  [/^npm run (?:check|format)$/, read(isNoScript)],
  [/^npm ci$/, elsewhere('takes everything away on which the tests stand')],
  [/^npm sbom$/, held('test/packaging/installer-papers.test.ts')],
  [/^npx install-electron$/, elsewhere('downloads Electron')],
  [/^node scripts\/json-schema\.mjs$/, held('test/docs-schema.test.ts')],
  [/^node scripts\/render-\w+\.mjs$/, elsewhere('draws the pictures of these pages anew')],
  [/^node -e 0$/, run(/^$/)],

  // Bars and other programs that call it.
  [/^set -g status/, held('test/headless/status/bars.test.ts')],
  [/^\[module\/pilotlight\]/, held('test/headless/status/bars.test.ts')],
  [/^i3status \|/, held('test/headless/status/bars.test.ts')],
  [/^"custom\/pilotlight": /, { how: 'inside', of: /"exec": "([^"]+)"/ }],
  [/^\[custom\.pilotlight\]/, { how: 'inside', of: /^command = "([^"]+)"/m }],
  [/^#!\/bin\/sh\nexec pilotlight/, run(/●.*color=#/)],

  // What other programs are asked.
  [
    /^(?:claude -p|claude setup-token|claude update|(?:claude )?auth (?:login|logout|status)(?: --json)?)$/,
    held('test/docs/claude-commands.test.ts'),
  ],
  [/^alias claude-customer=/, run(/^$/)],
  [/^promtool test rules/, held('test/fleet/fleet.test.ts')],
  [/^openssl rand -hex 24$/, run(/^[0-9a-f]{48}\n$/)],
  [/^shasum -a 256 FILE$/, run(/^[0-9a-f]{64} /)],
  [/^secret-tool search service/, run(/^$/)],
  [/^secret-tool lookup$/, held('test/headless/recovery/hidden-key.test.ts')],
  [/^cp --attributes-only$/, run(/attributes-only/, { typed: 'cp --help' })],
  [/^set -a$/, run(/^$/)],
  [/^env -[iu]$/, run(/unset=NAME[\s\S]*|ignore-environment/, { typed: 'env --help' })],
  [/^ssh -L$/, held('test/headless/serve-link.test.ts')],
  [/^gio launch$/, held('test/packaging/installed.test.ts')],
  [/^dunstctl action$/, held('test/e2e/linux/banners.test.ts')],
  [/^mv --exchange$/, elsewhere('coreutils 9.5 and later have it')],
  [/^(?:az login|gcloud auth application-default login)$/, elsewhere('signs in to an account of that cloud')],
  [/^(?:loginctl enable-linger|systemctl --user)$/, elsewhere('needs a running systemd')],
  [/^\/usr\/bin\/security find-generic-password/, elsewhere('macOS')],
  [/^Get-FileHash FILE$/, elsewhere('Windows')],
  [/^git clone …/, elsewhere('there is no public address yet')],
  [/^PILOTLIGHT_HARM=full RECOVERY_KILLS=500$/, read(isUnknownVariable)],
];
