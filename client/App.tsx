import { I18nProvider } from 'react-aria-components';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { useLanguage } from './i18n/useLanguage.ts';
import { routes } from './routes.tsx';
import { SessionProvider } from './session/SessionProvider.tsx';

const router = createBrowserRouter(routes);

/** The whole client: language, session, pages. */
export function App() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </I18nProvider>
  );
}
