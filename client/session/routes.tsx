import type { RouteObject } from 'react-router';

/** Pages of signing in. */
export const sessionRoutes: RouteObject[] = [
  { path: 'sign-in', lazy: async () => ({ Component: (await import('./SignInPage.tsx')).SignInPage }) },
];
