import type { RouteObject } from 'react-router';

/** Pages of agencies. */
export const agencyRoutes: RouteObject[] = [
  { path: 'agencies', lazy: async () => ({ Component: (await import('./AgenciesPage.tsx')).AgenciesPage }) },
  { path: 'agencies/:id', lazy: async () => ({ Component: (await import('./AgencyPage.tsx')).AgencyPage }) },
];
