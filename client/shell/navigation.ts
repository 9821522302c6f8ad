import { useViewer } from '../session/SessionProvider.tsx';
import type { Viewer } from '../session/viewer.ts';
import type { IconName } from '../ui/icons.tsx';

/** One place of the main menu; `label` is a key of the shell's words. */
export interface Place {
  path: string;
  label:
    | 'home'
    | 'inbox'
    | 'outbox'
    | 'newReferral'
    | 'people'
    | 'conferences'
    | 'emergencies'
    | 'encouragements'
    | 'agencies'
    | 'staff'
    | 'account'
    | 'ledger'
    | 'disclose';
  icon: IconName;
  /** In the bottom bar of a phone; the others are under 「その他」. */
  isMain: boolean;
  /** What the viewer must be allowed, one of it, for it to be of any use to them. */
  needs?: readonly (keyof Viewer['can'])[];
}

/** The main menu, in the order of a day's work. */
const places: readonly Place[] = [
  { path: '/', label: 'home', icon: 'home', isMain: true },
  { path: '/inbox', label: 'inbox', icon: 'inbox', isMain: true, needs: ['readReferrals'] },
  { path: '/outbox', label: 'outbox', icon: 'outbox', isMain: true, needs: ['readReferrals'] },
  { path: '/referrals/new', label: 'newReferral', icon: 'write', isMain: true, needs: ['createReferral'] },
  { path: '/people', label: 'people', icon: 'people', isMain: false, needs: ['readReferrals'] },
  { path: '/conferences', label: 'conferences', icon: 'conference', isMain: false, needs: ['readReferrals'] },
  {
    path: '/emergencies',
    label: 'emergencies',
    icon: 'lock',
    isMain: false,
    needs: ['openEmergency', 'reviewEmergencies', 'overseeEmergencies'],
  },
  { path: '/encouragements', label: 'encouragements', icon: 'leaflet', isMain: false, needs: ['recordEncouragement'] },
  { path: '/ledger', label: 'ledger', icon: 'clock', isMain: true, needs: ['readLedger'] },
  { path: '/disclosures/new', label: 'disclose', icon: 'printer', isMain: true, needs: ['readLedger'] },
  { path: '/agencies', label: 'agencies', icon: 'agency', isMain: false },
  { path: '/staff', label: 'staff', icon: 'staff', isMain: false, needs: ['manageStaff'] },
];

/** The places that are of use to the viewer. */
export function usePlaces(): readonly Place[] {
  const { can } = useViewer();
  return places.filter(({ needs }) => !needs || needs.some((need) => can[need]));
}

/** True when `pathname` belongs to the place. */
export function isAt(place: Place, pathname: string): boolean {
  return place.path === '/' ? pathname === '/' : pathname === place.path || pathname.startsWith(`${place.path}/`);
}
