import type { RouteObject } from 'react-router';

/** Pages of referrals. */
export const referralRoutes: RouteObject[] = [
  { path: 'inbox', lazy: async () => ({ Component: (await import('./InboxPage.tsx')).InboxPage }) },
  { path: 'outbox', lazy: async () => ({ Component: (await import('./OutboxPage.tsx')).OutboxPage }) },
  {
    path: 'referrals/new',
    lazy: async () => ({ Component: (await import('./form/ReferralFormPage.tsx')).ReferralFormPage }),
  },
  { path: 'referrals/:id', lazy: async () => ({ Component: (await import('./ReferralPage.tsx')).ReferralPage }) },
  {
    path: 'referrals/:id/edit',
    lazy: async () => ({ Component: (await import('./form/ReferralFormPage.tsx')).ReferralFormPage }),
  },
  {
    path: 'referrals/:id/preview',
    lazy: async () => ({ Component: (await import('./preview/PreviewPage.tsx')).PreviewPage }),
  },
  {
    path: 'referrals/:id/print',
    lazy: async () => ({ Component: (await import('./PrintReferralPage.tsx')).PrintReferralPage }),
  },
];
