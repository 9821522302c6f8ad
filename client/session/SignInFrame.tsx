import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { LanguageSwitch } from '../shell/Header.tsx';
import { text as shellText } from '../shell/text.ts';
import { cx } from '../ui/classes.ts';
import { text } from './text.ts';

/** Frame of the pages before the sign-in: the form, and beside it what this is for. */
export function SignInFrame({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  const t = useText(text);
  const s = useText(shellText);
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[minmax(28rem,2fr)_minmax(0,3fr)]">
      <div className="flex flex-col px-5 py-4 sm:px-10 lg:min-h-dvh">
        <header className="flex items-center gap-3">
          <img src="/icon.svg" alt="" width={40} height={40} />
          <p className="min-w-0 grow leading-tight">
            <span className="block text-xl font-bold tracking-wide text-key-900">{s('product')}</span>
            <span className="block text-sm text-quiet">{s('tagline')}</span>
          </p>
          <LanguageSwitch />
        </header>
        <main className="mx-auto w-full max-w-md py-8 lg:my-auto">{children}</main>
        <footer className="mt-auto text-pretty text-sm text-quiet max-lg:hidden">{t('brand.closed')}</footer>
      </div>
      <aside
        aria-label={s('tagline')}
        className="relative flex grow flex-col gap-8 bg-key-900 px-5 py-8 text-white sm:px-10 lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:py-12"
      >
        <Rings isAlone={!aside} />
        <div className={cx('relative', !aside && 'lg:my-auto')}>
          <p className="whitespace-pre-line text-2xl leading-relaxed font-bold sm:text-3xl sm:leading-relaxed">
            {t('brand.lead')}
          </p>
          <p className="mt-3 max-w-prose leading-relaxed text-blue-50">{t('brand.body')}</p>
        </div>
        {aside && <div className="relative">{aside}</div>}
        <p className="relative text-sm text-blue-50 lg:hidden">{t('brand.closed')}</p>
      </aside>
    </div>
  );
}

/** The two linked rings of the product's sign, large and faint. */
function Rings({ isAlone }: { isAlone: boolean }) {
  return (
    <div className="absolute inset-0 overflow-hidden">
      <svg
        aria-hidden="true"
        viewBox="0 0 32 24"
        className={cx(
          'absolute -right-24 max-w-none text-key-800',
          isAlone ? '-bottom-24 w-[52rem]' : '-top-10 w-[34rem]',
        )}
        fill="none"
        stroke="currentColor"
        strokeWidth={2.5}
      >
        <circle cx="11" cy="12" r="8" />
        <circle cx="21" cy="12" r="8" />
      </svg>
    </div>
  );
}
