import type { RouteObject } from 'react-router';

/** Pages of staff. */
export const staffRoutes: RouteObject[] = [
  { path: 'staff', lazy: async () => ({ Component: (await import('./StaffPage.tsx')).StaffPage }) },
  { path: 'staff/new', lazy: async () => ({ Component: (await import('./NewStaffPage.tsx')).NewStaffPage }) },
];
