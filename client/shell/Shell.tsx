import { useEffect, useMemo, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { EmergencyClock } from '../emergency/EmergencyClock.tsx';
import { useText } from '../i18n/text.ts';
import { RequiredStepGate } from '../session/RequiredStepGate.tsx';
import { signInPath } from '../session/returnPath.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { ConfirmHost } from '../ui/Dialog.tsx';
import { useIsHolding } from '../ui/leaving.ts';
import { PendingBar } from '../ui/pending.tsx';
import { Loading } from '../ui/states.tsx';
import { ToastHost } from '../ui/Toast.tsx';
import { Header } from './Header.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { BottomNavigation, SideNavigation } from './Navigation.tsx';
import { ServerDown } from './ServerDown.tsx';
import { useShortcuts } from './shortcuts.ts';
import { text } from './text.ts';
import { useOnline } from './useOnline.ts';

/** The frame of every page behind the sign-in; without a session it leads to the sign-in page and back. */
export function Shell() {
  const { state } = useSession();
  const { pathname } = useLocation();
  // Whoever left by themselves is not led back: the next at this desk may be somebody else.
  if (state.is === 'out') return <Navigate to={state.hasLeft ? '/sign-in' : signInPath(pathname)} replace />;
  if (state.is === 'failed') return <ServerDown />;
  if (state.is === 'asking') {
    return (
      <main className="mx-auto max-w-3xl p-8">
        <PendingBar isBusy />
        <Loading />
      </main>
    );
  }
  const { requiredStep } = state.viewer;
  if (requiredStep) return <RequiredStepGate key={requiredStep} step={requiredStep} />;
  return <Frame key={state.viewer.posting.id} />;
}

function Frame() {
  const t = useText(text);
  const navigation = useNavigation();
  const { key } = useLocation();
  const isOnline = useOnline();
  const isHolding = useIsHolding();
  const searchRef = useRef<HTMLInputElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const actions = useMemo(
    () => ({
      search: () => {
        searchRef.current?.focus();
        searchRef.current?.select();
      },
      help: () => setHelpOpen(true),
    }),
    [],
  );
  useShortcuts(actions);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has no open help
  useEffect(() => setHelpOpen(false), [key]);

  return (
    <>
      <a
        href="#main"
        className="absolute left-2 top-2 z-50 -translate-y-20 rounded-8 bg-white px-4 py-2 font-bold text-key-900 underline focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <PendingBar isBusy={navigation.state !== 'idle'} />
      <Header searchRef={searchRef} onHelp={actions.help} />
      <div className="flex">
        <SideNavigation />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-4 pt-5 pb-28 short:pb-8 sm:px-6 lg:pb-12 print:p-0">
          <div className="mx-auto max-w-6xl">
            {!isOnline && (
              <div className="mb-4">
                <Banner tone="warning" title={t(isHolding ? 'offline' : 'offlineEmpty')} live />
              </div>
            )}
            <Outlet />
          </div>
        </main>
      </div>
      <BottomNavigation />
      <KeyboardHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
      <ConfirmHost />
      <EmergencyClock />
      <ToastHost />
    </>
  );
}
