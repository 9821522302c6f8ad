import type { RouteObject } from 'react-router';

/** Pages of agencies. */
export const agencyRoutes: RouteObject[] = [
  { path: 'agencies', lazy: async () => ({ Component: (await import('./AgenciesPage.tsx')).AgenciesPage }) },
  { path: 'agencies/new', lazy: async () => ({ Component: (await import('./EditAgencyPage.tsx')).NewAgencyPage }) },
  { path: 'agencies/:id', lazy: async () => ({ Component: (await import('./AgencyPage.tsx')).AgencyPage }) },
  {
    path: 'agencies/:id/edit',
    lazy: async () => ({ Component: (await import('./EditAgencyPage.tsx')).EditAgencyPage }),
  },
];
