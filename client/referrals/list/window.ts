import type { Client, CombinedError } from 'urql';
import type { ReferralListQuery as Answer, ReferralListQueryVariables as Variables } from '../../generated/graphql.ts';
import { ReferralListQuery } from './query.ts';

/** One row; its fields are for the row's own component. */
export type ListRow = Answer['referrals']['edges'][number]['node'];

/** The rows of a box that were fetched so far. */
export interface ListWindow {
  rows: ListRow[];
  endCursor: string | null;
  hasMore: boolean;
}

/** Rows fetched at first and with each "show more". */
export const pageSize = 50;
const mostPerRequest = 200;

/** The first `size` rows after `after`, over as many requests as that takes. @throws CombinedError */
export async function fetchWindow(
  client: Client,
  variables: Variables,
  size: number,
  after: string | null = null,
): Promise<ListWindow> {
  let window: ListWindow = { rows: [], endCursor: after, hasMore: true };
  while (window.hasMore && window.rows.length < size) {
    const first = Math.min(mostPerRequest, size - window.rows.length);
    const page = { ...variables, first, after: window.endCursor };
    const { data, error } = await client.query(ReferralListQuery, page, { requestPolicy: 'network-only' }).toPromise();
    if (!data) throw error as CombinedError;
    const { edges, pageInfo } = data.referrals;
    window = {
      rows: [...window.rows, ...edges.map(({ node }) => node)],
      endCursor: pageInfo.endCursor ?? window.endCursor,
      hasMore: pageInfo.hasNextPage && edges.length > 0,
    };
  }
  return window;
}

/** The newer window with the former's own objects for rows that are as they were, so that only changed rows are drawn anew. */
export function reused(old: ListWindow, fresh: ListWindow): ListWindow {
  const former = new Map(old.rows.map((row) => [row.id, row]));
  const rows = fresh.rows.map((row) => {
    const known = former.get(row.id);
    return known && JSON.stringify(known) === JSON.stringify(row) ? known : row;
  });
  return { ...fresh, rows };
}

/** The next part after a window; a row that moved meanwhile is not shown twice. */
export function appended(window: ListWindow, next: ListWindow): ListWindow {
  const known = new Set(window.rows.map(({ id }) => id));
  return { ...next, rows: [...window.rows, ...next.rows.filter(({ id }) => !known.has(id))] };
}

/**
 * What to show of a newer window to somebody who is reading further down: every row keeps its place and takes its new
 * content; rows that came or moved wait until they are asked for.
 * @returns `shown`, and how many rows are `arrived` (null when nothing came, went or moved)
 */
export function settled(old: ListWindow, fresh: ListWindow): { shown: ListWindow; arrived: number | null } {
  // Rows fetched while the newer window was on its way lie beyond its end.
  const beyond = fresh.hasMore ? old.rows.slice(fresh.rows.length) : [];
  const within = old.rows.slice(0, old.rows.length - beyond.length);
  if (within.length === fresh.rows.length && within.every(({ id }, index) => fresh.rows[index]?.id === id)) {
    const end = beyond.length > 0 ? old : fresh;
    return { shown: { ...end, rows: [...fresh.rows, ...beyond] }, arrived: null };
  }
  const byId = new Map(fresh.rows.map((row) => [row.id, row]));
  const known = new Set(old.rows.map(({ id }) => id));
  return {
    shown: { ...old, rows: old.rows.map((row) => byId.get(row.id) ?? row) },
    arrived: fresh.rows.filter(({ id }) => !known.has(id)).length,
  };
}
