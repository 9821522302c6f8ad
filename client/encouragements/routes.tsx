import type { RouteObject } from 'react-router';

/** Pages of encouragements. */
export const encouragementRoutes: RouteObject[] = [
  {
    path: 'encouragements',
    lazy: async () => ({ Component: (await import('./EncouragementsPage.tsx')).EncouragementsPage }),
  },
];
