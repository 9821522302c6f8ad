import type { Concern, ReferralFilter, ReferralOrder, ReferralStatus, Urgency } from '../../generated/graphql.ts';
import { labels } from '../labels.ts';

/** What the rows of a box are narrowed to and sorted by, without the words searched for: those stay out of the address. */
export interface ListFilters {
  waiting: boolean;
  asked: boolean;
  overdue: boolean;
  unread: boolean;
  mine: boolean;
  status: ReferralStatus[];
  urgency: Urgency[];
  agencyId: string;
  concern: Concern | '';
  order: ReferralOrder;
}

/** The filters that are simply on or off. */
const flags = ['waiting', 'asked', 'overdue', 'unread', 'mine'] as const;
/** Orders of a list; each has one direction that makes sense (newest, most urgent or first due on top). */
export const orders = ['CHANGED', 'DUE', 'URGENCY', 'SENT'] as const satisfies readonly ReferralOrder[];

const codes = <K extends string>(group: Record<K, unknown>): K[] => Object.keys(group) as K[];
/** Codes in the order in which they are offered. */
export const statuses = codes(labels.ja.status);
export const urgencies = codes(labels.ja.urgency);
export const concerns = codes(labels.ja.concern);

const among = <K extends string>(known: readonly K[], value: string | null): K[] =>
  known.filter((code) => value?.split(',').includes(code));

/**
 * Reads the filters of an address such as `/inbox?waiting=1&urgency=URGENT,SOON&order=DUE`; what it does not know it leaves
 * out.
 */
export function readFilters(params: URLSearchParams): ListFilters {
  const isOn = (flag: string): boolean => params.get(flag) === '1';
  return {
    waiting: isOn('waiting'),
    asked: isOn('asked'),
    overdue: isOn('overdue'),
    unread: isOn('unread'),
    mine: isOn('mine'),
    status: among(statuses, params.get('status')),
    urgency: among(urgencies, params.get('urgency')),
    agencyId: params.get('agency') ?? '',
    concern: among(concerns, params.get('concern'))[0] ?? '',
    order: among(orders, params.get('order'))[0] ?? 'CHANGED',
  };
}

/** The address's parameters that `readFilters` reads; nothing for what is not set. */
export function writeFilters(filters: ListFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const flag of flags) if (filters[flag]) params.set(flag, '1');
  if (filters.status.length) params.set('status', filters.status.join(','));
  if (filters.urgency.length) params.set('urgency', filters.urgency.join(','));
  if (filters.agencyId) params.set('agency', filters.agencyId);
  if (filters.concern) params.set('concern', filters.concern);
  if (filters.order !== 'CHANGED') params.set('order', filters.order);
  return params;
}

/** How many filters narrow the list, the order and the search apart. */
export function countFilters(filters: ListFilters): number {
  const { agencyId, concern } = filters;
  return (
    flags.filter((flag) => filters[flag]).length +
    filters.status.length +
    filters.urgency.length +
    (agencyId ? 1 : 0) +
    (concern ? 1 : 0)
  );
}

/** The filters as the API takes them. */
export function toApiFilter(filters: ListFilters, search: string): ReferralFilter {
  const { waiting, asked, overdue, unread, mine, status, urgency, agencyId, concern } = filters;
  return {
    ...(waiting && { waiting }),
    ...(asked && { asked }),
    ...(overdue && { overdue }),
    ...(unread && { unread }),
    ...(mine && { mine }),
    ...(status.length > 0 && { status }),
    ...(urgency.length > 0 && { urgency }),
    ...(agencyId && { agencyId }),
    ...(concern && { concern }),
    ...(search && { search }),
  };
}
