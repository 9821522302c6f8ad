import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { useText } from '../i18n/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PendingBar } from '../ui/pending.tsx';
import { CodeForm } from './CodeForm.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { SignInOptionsQuery } from './documents.ts';
import { OtherWays } from './OtherWays.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { returnPath } from './returnPath.ts';
import { useSession } from './SessionProvider.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { SignInProblem } from './SignInProblem.tsx';
import { text } from './text.ts';
import { useSignIn } from './useSignIn.ts';

/** Signing in: password and code, passkey, the city's identity provider; in the demo also by choosing a name. */
export function SignInPage() {
  const t = useText(text);
  const { search } = useLocation();
  const { state } = useSession();
  const provider = new URLSearchParams(search).get('oidc');
  const signingIn = useSignIn(provider === 'code' ? 'code' : 'password');
  const [{ data }] = useQuery({ query: SignInOptionsQuery });
  const to = returnPath(search);
  if (state.is === 'in') return <Navigate to={to} replace />;

  const options = data?.signInOptions;
  const demo = options && options.demo.length > 0 && (
    <DemoAccounts accounts={options.demo} password={options.demoPassword ?? ''} signingIn={signingIn} />
  );
  return (
    <SignInFrame aside={signingIn.step === 'password' && demo}>
      <PendingBar isBusy={signingIn.step === 'done'} />
      {signingIn.step === 'code' ? (
        <>
          <PageHeader title={t('title.code')} lead={t('codeLead')} />
          <SignInProblem failure={signingIn.failure} />
          <CodeForm signingIn={signingIn} />
          <OtherWays signingIn={signingIn} oidc={null} to={to} />
        </>
      ) : (
        <>
          <PageHeader title={t('title.signIn')} />
          {state.is === 'out' && state.wasIn && !signingIn.failure && (
            <div className="mb-5">
              <Banner tone="info" live title={t('ended.title')}>
                {t('ended.body')}
              </Banner>
            </div>
          )}
          <SignInProblem failure={signingIn.failure ?? (provider === 'failed' ? { message: t('oidcFailed') } : null)} />
          <PasswordForm signingIn={signingIn} />
          <OtherWays signingIn={signingIn} oidc={options?.oidc ?? null} to={to} />
          <p className="mt-6 text-sm text-quiet">{t('help')}</p>
        </>
      )}
    </SignInFrame>
  );
}
