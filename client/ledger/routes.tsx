import type { RouteObject } from 'react-router';

/** Pages of the access ledger. */
export const ledgerRoutes: RouteObject[] = [
  { path: 'ledger', lazy: async () => ({ Component: (await import('./LedgerPage.tsx')).LedgerPage }) },
];
