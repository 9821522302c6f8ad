import type { RouteObject } from 'react-router';

/** The page that whoever holds a receipt opens, without signing in. */
export const receiptRoutes: RouteObject[] = [
  { path: 'receipt', lazy: async () => ({ Component: (await import('./CheckReceiptPage.tsx')).CheckReceiptPage }) },
];

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
    path: 'consents/:id/renew',
    lazy: async () => ({ Component: (await import('./RenewConsentPage.tsx')).RenewConsentPage }),
  },
  {
    path: 'consents/:id/receipt',
    lazy: async () => ({ Component: (await import('./ReceiptPage.tsx')).ReceiptPage }),
  },
  {
    path: 'consents/:id/print',
    lazy: async () => ({ Component: (await import('./PrintConsentPage.tsx')).PrintConsentPage }),
  },
  {
    path: 'referrals/:id/consent-form',
    lazy: async () => ({ Component: (await import('./DraftConsentPage.tsx')).DraftConsentPage }),
  },
];
