import type { RouteObject } from 'react-router';

/** Pages of restrictions. */
export const restrictionRoutes: RouteObject[] = [
  {
    path: 'restrictions',
    lazy: async () => ({ Component: (await import('./RestrictionsPage.tsx')).RestrictionsPage }),
  },
];
