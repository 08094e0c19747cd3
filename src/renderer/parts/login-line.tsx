import { sayPlan } from '../../shared/messages/phrasing.ts';
import { SIGN_IN_LINE } from '../../shared/messages/window/lines.ts';
import type { SignInReport } from '../../shared/verdict.ts';
import { Moment } from './moment.tsx';
import { Place } from './place.tsx';

/** Account, plan and deadline; how it stands where nobody is signed in. */
export function LoginLine({ signIn }: { signIn: SignInReport }) {
  const { accessTokenExpiresAt, account, loginEndsAt, plan, state } = signIn;
  const at = loginEndsAt ?? accessTokenExpiresAt;
  return (
    <p class="small">
      {account?.email && (
        <>
          <Place text={account.email} /> ·{' '}
        </>
      )}
      {plan === null ? SIGN_IN_LINE[state] : sayPlan(plan)}
      {at !== null && at > 0 && (
        <>
          {' '}
          · <Moment at={at} as="left" />
        </>
      )}
    </p>
  );
}
