import type { RouteObject } from 'react-router';

/** Pages of support conferences. */
export const conferenceRoutes: RouteObject[] = [
  { path: 'conferences', lazy: async () => ({ Component: (await import('./ConferencesPage.tsx')).ConferencesPage }) },
  {
    path: 'conferences/new',
    lazy: async () => ({ Component: (await import('./ConvenePage.tsx')).ConvenePage }),
  },
  {
    path: 'conferences/setting',
    lazy: async () => ({ Component: (await import('./TaxSettingPage.tsx')).TaxSettingPage }),
  },
  {
    path: 'conferences/:id',
    lazy: async () => ({ Component: (await import('./ConferencePage.tsx')).ConferencePage }),
  },
  {
    path: 'conferences/:id/minutes',
    lazy: async () => ({ Component: (await import('./PrintMinutesPage.tsx')).PrintMinutesPage }),
  },
];
