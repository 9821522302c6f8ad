import type { RouteObject } from 'react-router';
import { accountRoutes } from './account/routes.tsx';
import { agencyRoutes } from './agencies/routes.tsx';
import { conferenceRoutes } from './conferences/routes.tsx';
import { consentRoutes, receiptRoutes } from './consents/routes.tsx';
import { emergencyRoutes } from './emergency/routes.tsx';
import { encouragementRoutes } from './encouragements/routes.tsx';
import { historyRoutes } from './history/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { ledgerRoutes } from './ledger/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { referralRoutes } from './referrals/routes.tsx';
import { restrictionRoutes } from './restrictions/routes.tsx';
import { sessionRoutes } from './session/routes.tsx';
import { Crashed } from './shell/Crashed.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Root } from './shell/Root.tsx';
import { Shell } from './shell/Shell.tsx';
import { staffRoutes } from './staff/routes.tsx';

/** The gallery of the controls, on a developer's machine only. */
const galleryRoutes: RouteObject[] = import.meta.env.DEV
  ? [{ path: '_ui', lazy: async () => ({ Component: (await import('./ui/gallery/Gallery.tsx')).Gallery }) }]
  : [];

/** All pages. Those under the shell need a session; a page's code is fetched when it is first opened. */
export const routes: RouteObject[] = [
  {
    Component: Root,
    ErrorBoundary: Crashed,
    HydrateFallback: () => null,
    children: [
      ...sessionRoutes,
      ...receiptRoutes,
      ...galleryRoutes,
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: Crashed,
            children: [
              ...homeRoutes,
              ...referralRoutes,
              ...peopleRoutes,
              ...restrictionRoutes,
              ...consentRoutes,
              ...conferenceRoutes,
              ...encouragementRoutes,
              ...emergencyRoutes,
              ...agencyRoutes,
              ...staffRoutes,
              ...ledgerRoutes,
              ...historyRoutes,
              ...accountRoutes,
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
];
