import type { RouteObject } from 'react-router';

/** Pages of people's own access history. */
export const historyRoutes: RouteObject[] = [
  { path: 'people/:id/history', lazy: async () => ({ Component: (await import('./HistoryPage.tsx')).HistoryPage }) },
  {
    path: 'people/:id/history/print',
    lazy: async () => ({ Component: (await import('./PrintHistoryPage.tsx')).PrintHistoryPage }),
  },
  { path: 'disclosures/new', lazy: async () => ({ Component: (await import('./DisclosePage.tsx')).DisclosePage }) },
];
