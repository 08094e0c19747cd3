/** `pilotlight test-banner`: shows what a notice looks like here, or says why none is seen. */
import { testNotice } from '../monitor/notices/notice-store.ts';
import { createNotifier } from '../platform/notifications/notify.ts';
import { TEST_BANNER } from '../shared/messages/terminal/test-banner.ts';
import { FAILED } from './exit-codes.ts';
import type { RunContext } from './run.ts';

export async function runTestBanner({ host, options, stdout }: RunContext): Promise<number> {
  const outcome = await createNotifier(host, null).show(testNotice('test', host.clock.now()));
  const isShown = outcome.status === 'shown';
  const words = isShown ? TEST_BANNER.shown : (outcome.reason ?? TEST_BANNER.notShown);
  stdout.write(
    options.json === true ? `${JSON.stringify({ shown: isShown, reason: outcome.reason })}\n` : `${words}\n`,
  );
  return isShown ? 0 : FAILED;
}
