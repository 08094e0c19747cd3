/**
 * Electron for unit tests: vitest.config.ts puts this file in the place of `electron`, so that no test ever downloads
 * the real one. Every member does nothing and can be spied on; a test says what it returns (`vi.mocked(app.getPath)…`).
 * Typed against Electron's own declarations: a member that Electron does not have does not compile. Add what `main/` uses.
 */
import type * as Electron from 'electron';
import { vi } from 'vitest';

/** A spy with the signature of one of Electron's own methods. */
const spy = <Method extends (...args: never[]) => unknown>() => vi.fn<Method>();

type App = Electron.App;
export const app = {
  whenReady: spy<App['whenReady']>().mockResolvedValue(undefined),
  isReady: spy<App['isReady']>().mockReturnValue(true),
  requestSingleInstanceLock: spy<App['requestSingleInstanceLock']>().mockReturnValue(true),
  releaseSingleInstanceLock: spy<App['releaseSingleInstanceLock']>(),
  on: vi.fn(),
  once: vi.fn(),
  off: vi.fn(),
  quit: spy<App['quit']>(),
  exit: spy<App['exit']>(),
  getPath: spy<App['getPath']>().mockReturnValue('/nonexistent'),
  setPath: spy<App['setPath']>(),
  getAppPath: spy<App['getAppPath']>().mockReturnValue('/nonexistent'),
  getName: spy<App['getName']>().mockReturnValue('Pilotlight'),
  getVersion: spy<App['getVersion']>().mockReturnValue('0.0.0'),
  getLocale: spy<App['getLocale']>().mockReturnValue('en-GB'),
  isPackaged: false,
  setAppUserModelId: spy<App['setAppUserModelId']>(),
  getLoginItemSettings: spy<App['getLoginItemSettings']>(),
  setLoginItemSettings: spy<App['setLoginItemSettings']>(),
  enableSandbox: spy<App['enableSandbox']>(),
  commandLine: {
    appendSwitch: vi.fn(),
    hasSwitch: vi.fn(),
    getSwitchValue: vi.fn(),
    appendArgument: vi.fn(),
    removeSwitch: vi.fn(),
  },
} satisfies Pick<App, 'getPath' | 'quit' | 'whenReady' | 'isPackaged'> & Partial<Record<keyof App, unknown>>;

type NativeImage = Electron.NativeImage;
/** One picture like any other. */
export const makeImage = () =>
  ({
    isEmpty: spy<NativeImage['isEmpty']>().mockReturnValue(false),
    setTemplateImage: spy<NativeImage['setTemplateImage']>(),
    addRepresentation: spy<NativeImage['addRepresentation']>(),
    getSize: vi.fn(() => ({ width: 16, height: 16 })),
  }) satisfies Partial<Record<keyof NativeImage, unknown>>;

export const nativeImage = {
  createFromPath: vi.fn((_path: string) => makeImage()),
  createFromBuffer: vi.fn((_bytes: Buffer) => makeImage()),
  createFromDataURL: vi.fn((_url: string) => makeImage()),
  createEmpty: vi.fn(() => makeImage()),
} satisfies Partial<Record<keyof typeof Electron.nativeImage, unknown>>;

type TrayMembers =
  | 'setImage'
  | 'setPressedImage'
  | 'setToolTip'
  | 'setTitle'
  | 'setContextMenu'
  | 'popUpContextMenu'
  | 'getBounds'
  | 'destroy'
  | 'isDestroyed'
  | 'setIgnoreDoubleClickEvents';
export class Tray implements Pick<Electron.Tray, TrayMembers> {
  /** Every tray made since the last `resetElectron`. */
  static readonly made: Tray[] = [];
  readonly on = vi.fn();
  readonly once = vi.fn();
  readonly setImage = spy<Electron.Tray['setImage']>();
  readonly setPressedImage = spy<Electron.Tray['setPressedImage']>();
  readonly setToolTip = spy<Electron.Tray['setToolTip']>();
  readonly setTitle = spy<Electron.Tray['setTitle']>();
  readonly setContextMenu = spy<Electron.Tray['setContextMenu']>();
  readonly popUpContextMenu = spy<Electron.Tray['popUpContextMenu']>();
  readonly getBounds = spy<Electron.Tray['getBounds']>().mockReturnValue({ x: 0, y: 0, width: 16, height: 16 });
  readonly destroy = spy<Electron.Tray['destroy']>();
  readonly isDestroyed = spy<Electron.Tray['isDestroyed']>().mockReturnValue(false);
  readonly setIgnoreDoubleClickEvents = spy<Electron.Tray['setIgnoreDoubleClickEvents']>();

  constructor(readonly image: unknown) {
    Tray.made.push(this);
  }
}

type NotificationMembers = 'show' | 'close' | 'title' | 'body';
export class Notification implements Pick<Electron.Notification, NotificationMembers> {
  /** Every notification made since the last `resetElectron`. */
  static readonly made: Notification[] = [];
  static readonly isSupported = spy<typeof Electron.Notification.isSupported>().mockReturnValue(true);
  readonly on = vi.fn();
  readonly once = vi.fn();
  readonly show = spy<Electron.Notification['show']>();
  readonly close = spy<Electron.Notification['close']>();
  readonly title: string;
  readonly body: string;

  constructor(readonly options: Electron.NotificationConstructorOptions = {}) {
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    Notification.made.push(this);
  }
}

type WebContents = Electron.WebContents;
const makeWebContents = () =>
  ({
    on: vi.fn(),
    once: vi.fn(),
    send: spy<WebContents['send']>(),
    setWindowOpenHandler: spy<WebContents['setWindowOpenHandler']>(),
    isDestroyed: spy<WebContents['isDestroyed']>().mockReturnValue(false),
    ipc: { on: vi.fn(), once: vi.fn(), handle: vi.fn(), removeHandler: vi.fn() },
    mainFrame: { url: '' },
    session: makeSession(),
  }) satisfies Partial<Record<keyof WebContents, unknown>>;

type Session = Electron.Session;
function makeSession() {
  return {
    setPermissionRequestHandler: spy<Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: spy<Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: spy<Session['setDevicePermissionHandler']>(),
    resolveProxy: spy<Session['resolveProxy']>().mockResolvedValue('DIRECT'),
    on: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn(), onHeadersReceived: vi.fn() },
    protocol: { handle: vi.fn(), unhandle: vi.fn(), isProtocolHandled: vi.fn(() => false) },
  } satisfies Partial<Record<keyof Session, unknown>>;
}

type WindowMembers =
  | 'show'
  | 'hide'
  | 'focus'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isMinimized'
  | 'restore'
  | 'loadURL'
  | 'setPosition'
  | 'getSize'
  | 'setMenu';
export class BrowserWindow implements Pick<Electron.BrowserWindow, WindowMembers> {
  /** Every window made since the last `resetElectron`. */
  static readonly made: BrowserWindow[] = [];
  static readonly getAllWindows = vi.fn(() => BrowserWindow.made);
  readonly webContents = makeWebContents();
  readonly on = vi.fn();
  readonly once = vi.fn();
  readonly show = spy<Electron.BrowserWindow['show']>();
  readonly hide = spy<Electron.BrowserWindow['hide']>();
  readonly focus = spy<Electron.BrowserWindow['focus']>();
  readonly close = spy<Electron.BrowserWindow['close']>();
  readonly destroy = spy<Electron.BrowserWindow['destroy']>();
  readonly isDestroyed = spy<Electron.BrowserWindow['isDestroyed']>().mockReturnValue(false);
  readonly isVisible = spy<Electron.BrowserWindow['isVisible']>().mockReturnValue(false);
  readonly isMinimized = spy<Electron.BrowserWindow['isMinimized']>().mockReturnValue(false);
  readonly restore = spy<Electron.BrowserWindow['restore']>();
  readonly loadURL = spy<Electron.BrowserWindow['loadURL']>().mockResolvedValue(undefined);
  readonly setPosition = spy<Electron.BrowserWindow['setPosition']>();
  readonly getSize = spy<Electron.BrowserWindow['getSize']>().mockReturnValue([384, 640]);
  readonly setMenu = spy<Electron.BrowserWindow['setMenu']>();

  constructor(readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    BrowserWindow.made.push(this);
  }
}

export const Menu = {
  buildFromTemplate: vi.fn((template: readonly Electron.MenuItemConstructorOptions[]) => ({ template })),
  setApplicationMenu: spy<typeof Electron.Menu.setApplicationMenu>(),
};

type Shell = Electron.Shell;
export const shell = {
  openExternal: spy<Shell['openExternal']>().mockResolvedValue(undefined),
  openPath: spy<Shell['openPath']>().mockResolvedValue(''),
  showItemInFolder: spy<Shell['showItemInFolder']>(),
} satisfies Partial<Shell>;

export const clipboard = {
  writeText: spy<Electron.Clipboard['writeText']>(),
  readText: spy<Electron.Clipboard['readText']>(),
} satisfies Partial<Electron.Clipboard>;

export const dialog = {
  showMessageBox: spy<(options: Electron.MessageBoxOptions) => Promise<Electron.MessageBoxReturnValue>>(),
  showSaveDialog: spy<(options: Electron.SaveDialogOptions) => Promise<Electron.SaveDialogReturnValue>>(),
  showErrorBox: spy<Electron.Dialog['showErrorBox']>(),
};

export const powerMonitor = {
  on: vi.fn(),
  off: vi.fn(),
  isOnBatteryPower: spy<Electron.PowerMonitor['isOnBatteryPower']>().mockReturnValue(false),
} satisfies Partial<Record<keyof Electron.PowerMonitor, unknown>>;

export const net = { isOnline: spy<Electron.Net['isOnline']>().mockReturnValue(true) } satisfies Partial<
  Record<keyof Electron.Net, unknown>
>;

export const nativeTheme = { shouldUseDarkColors: false, on: vi.fn(), off: vi.fn() } satisfies Partial<
  Record<keyof Electron.NativeTheme, unknown>
>;

const display = {
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};
export const screen = {
  getPrimaryDisplay: vi.fn(() => display),
  getDisplayNearestPoint: vi.fn(() => display),
  getDisplayMatching: vi.fn(() => display),
  getCursorScreenPoint: vi.fn(() => ({ x: 0, y: 0 })),
} satisfies Partial<Record<keyof Electron.Screen, unknown>>;

export const protocol = {
  registerSchemesAsPrivileged: spy<Electron.Protocol['registerSchemesAsPrivileged']>(),
  handle: vi.fn(),
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>;

export const session = {
  defaultSession: makeSession(),
  fromPartition: vi.fn((_name: string) => makeSession()),
} satisfies Partial<Record<keyof typeof Electron.session, unknown>>;

export const utilityProcess = { fork: spy<typeof Electron.utilityProcess.fork>() };

export const contextBridge = {
  exposeInMainWorld: spy<Electron.ContextBridge['exposeInMainWorld']>(),
} satisfies Partial<Electron.ContextBridge>;

export const ipcMain = {
  on: vi.fn(),
  removeAllListeners: vi.fn(),
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>;

export const ipcRenderer = {
  invoke: spy<Electron.IpcRenderer['invoke']>(),
  send: spy<Electron.IpcRenderer['send']>(),
  on: vi.fn(),
  off: vi.fn(),
} satisfies Partial<Record<keyof Electron.IpcRenderer, unknown>>;

/** Forgets every call and every object made; to be called before each test. */
export function resetElectron(): void {
  vi.clearAllMocks();
  for (const made of [Tray.made, Notification.made, BrowserWindow.made]) made.length = 0;
}
