import type { RouteObject } from 'react-router';

/** Pages of consents. */
export const consentRoutes: RouteObject[] = [
  {
    path: 'people/:id/consents/new',
    lazy: async () => ({ Component: (await import('./NewConsentPage.tsx')).NewConsentPage }),
  },
  {
    path: 'consents/:id/print',
    lazy: async () => ({ Component: (await import('./PrintConsentPage.tsx')).PrintConsentPage }),
  },
];
