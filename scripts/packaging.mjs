/** What `npm run package` tells electron-builder, and what it makes of its answer. No effects. */

/** electron-builder's option for each system. */
const SYSTEMS = /** @satisfies {Partial<Record<NodeJS.Platform, string>>} */ ({
  darwin: '--mac',
  win32: '--win',
  linux: '--linux',
});

/**
 * The arguments for electron-builder on this system.
 * @param {object} machine
 * @param {NodeJS.Platform} machine.platform
 * @param {NodeJS.ProcessEnv} machine.env
 * @param {string | null} machine.electronDist  an unpacked Electron for this machine
 * @param {readonly string[]} args  of the person; `--dir`: the app as a folder, for this machine alone
 * @returns {readonly string[] | null} null: there are no installers for this system
 */
export function builderArguments({ platform, env, electronDist }, args) {
  const system = Object.entries(SYSTEMS).find(([name]) => name === platform)?.[1];
  if (!system) return null;
  const forThisMachine = args.includes('--dir');
  return [
    system,
    ...args,
    '--publish',
    'never',
    ...publisherOptions(env),
    // Of one architecture, so only where just this machine's is made.
    ...(forThisMachine && electronDist ? [`-c.electronDist=${electronDist}`] : []),
  ];
}

/**
 * Packages of Linux must name an address and somebody to write to. A workflow knows them, a clone does not.
 * @param {NodeJS.ProcessEnv} env
 */
function publisherOptions({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }) {
  if (!server || !repository) return [];
  const [owner = ''] = repository.split('/');
  return [
    `-c.extraMetadata.homepage=${server}/${repository}`,
    `-c.linux.maintainer=The Pilotlight authors <${owner}@users.noreply.github.com>`,
  ];
}

const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|HTTPError/;

/** What electron-builder fetches for the step it was at; its error names only the host. */
const FETCHED = /** @type {const} */ ([
  [/packaging\s/, 'Electron'],
  [/target=nsis/, 'the tool that makes Windows installers (NSIS)'],
  [/target=AppImage/, 'the tool that makes AppImages'],
  [/target=(deb|rpm)/, 'the tool that makes deb and rpm packages (fpm)'],
  [/target=DMG/, 'the tool that makes disk images'],
]);

/**
 * @param {string} output  what electron-builder said
 * @returns {string} what happened and what to do
 */
export function explainFailure(output) {
  if (/Need executable 'rpmbuild'/.test(output)) {
    return 'Packages for Fedora need rpmbuild. On Debian or Ubuntu: apt-get install rpm';
  }
  if (!UNREACHABLE.test(output)) return 'The installers could not be made; above is what electron-builder said.';
  const step = output.split('\n').findLast((line) => /^\s*•\s+(packaging|building)\s/.test(line)) ?? '';
  const missing = FETCHED.find(([word]) => word.test(step))?.[1] ?? 'a tool it needs';
  return (
    `electron-builder could not fetch ${missing}: the download server does not answer from here. Check the network or ` +
    'proxy and try again, or name copies in ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR. Where an unpacked ' +
    'Electron is there (ELECTRON_OVERRIDE_DIST_PATH names it), `npm run package -- --dir` makes the app as a folder ' +
    'without a network.'
  );
}
