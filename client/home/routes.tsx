import type { RouteObject } from 'react-router';

/** Pages of the home page. */
export const homeRoutes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./HomePage.tsx')).HomePage }) },
];
