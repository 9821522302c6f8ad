import type { RouteObject } from 'react-router';

/** Pages of consents. */
export const consentRoutes: RouteObject[] = [
  {
    path: 'people/:id/consents/new',
    lazy: async () => ({ Component: (await import('./NewConsentPage.tsx')).NewConsentPage }),
  },
  {
    path: 'consents/blank',
    lazy: async () => ({ Component: (await import('./BlankConsentPage.tsx')).BlankConsentPage }),
  },
  { path: 'consents/:id', lazy: async () => ({ Component: (await import('./ConsentPage.tsx')).ConsentPage }) },
  {
    path: 'consents/:id/print',
    lazy: async () => ({ Component: (await import('./PrintConsentPage.tsx')).PrintConsentPage }),
  },
  {
    path: 'referrals/:id/consent-form',
    lazy: async () => ({ Component: (await import('./DraftConsentPage.tsx')).DraftConsentPage }),
  },
];
