import type { Session } from 'electron';
import { contentSecurityPolicy } from '../../shared/content-security.ts';
import { SERVE_REFUSALS } from '../../shared/messages/serve.ts';
import type { PageFiles } from './page-files.ts';
import { isPanelAddress } from './panel-address.ts';

export const CONTENT_SECURITY_POLICY = contentSecurityPolicy('none');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Closes the window's session: it serves a fixed table of files under app://panel, grants nothing, downloads nothing
 * and reaches nothing else.
 * @param devTools  their own pages are let through, in a build that is not packaged
 */
export function closePanelSession(session: Session, files: PageFiles, devTools: boolean): void {
  session.protocol.handle('app', (request) => serve(files, request.url));
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const own = isPanelAddress(url) || (devTools && url.startsWith('devtools:'));
    decide({ cancel: !own });
  });
}

function serve(files: PageFiles, url: string): Response {
  const { pathname } = new URL(url);
  const file = isPanelAddress(url) ? files.get(pathname) : undefined;
  if (!file) return new Response(SERVE_REFUSALS.nothingHere, { status: 404, headers: HEADERS });
  return new Response(new Uint8Array(file.bytes), { headers: { ...HEADERS, 'content-type': file.type } });
}
