import type { RouteObject } from 'react-router';

/** Pages of emergency access. */
export const emergencyRoutes: RouteObject[] = [
  { path: 'emergencies', lazy: async () => ({ Component: (await import('./EmergenciesPage.tsx')).EmergenciesPage }) },
  {
    path: 'emergencies/new',
    lazy: async () => ({ Component: (await import('./OpenEmergencyPage.tsx')).OpenEmergencyPage }),
  },
  { path: 'emergencies/:id', lazy: async () => ({ Component: (await import('./EmergencyPage.tsx')).EmergencyPage }) },
];
