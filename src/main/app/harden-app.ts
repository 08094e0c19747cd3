import type { App, Protocol, WebContents } from 'electron';
import { isPanelAddress } from '../window/panel-address.ts';

/** Before Electron is ready: the sandbox for every page, our own scheme, and no page that goes anywhere. */
export function hardenApp(app: App, protocol: Protocol): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  // Unanswered, Electron would send the first certificate that fits.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _authInfo, callback) => {
    event.preventDefault();
    callback();
  });
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => stay(event));
  contents.on('will-frame-navigate', (event) => stay(event));
  contents.on('will-redirect', (event) => stay(event));
}

function stay(event: { url: string; preventDefault(): void }): void {
  if (!isPanelAddress(event.url)) event.preventDefault();
}
