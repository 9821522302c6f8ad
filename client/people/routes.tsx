import type { RouteObject } from 'react-router';

/** Pages of people. */
export const peopleRoutes: RouteObject[] = [
  { path: 'people', lazy: async () => ({ Component: (await import('./PeoplePage.tsx')).PeoplePage }) },
  { path: 'people/:id', lazy: async () => ({ Component: (await import('./PersonPage.tsx')).PersonPage }) },
  {
    path: 'people/:id/edit',
    lazy: async () => ({ Component: (await import('./PersonEditPage.tsx')).PersonEditPage }),
  },
];
