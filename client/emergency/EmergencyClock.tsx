import { useContext, useEffect } from 'react';
import { LiveContext } from '../live.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EmergencyCountsQuery } from './documents.ts';

/** Has every open screen fetch again when an emergency access of one's own is over: nothing happens then that could be told. */
export function EmergencyClock() {
  const { can } = useViewer();
  return can.openEmergency ? <Clock /> : null;
}

function Clock() {
  const live = useContext(LiveContext);
  const { data } = useLiveQuery({ query: EmergencyCountsQuery, variables: {} });
  useEffect(() => {
    const wait = data?.emergencyCounts.nextEndIn;
    if (wait === null || wait === undefined) return;
    const timer = setTimeout(() => live?.refresh(), wait);
    return () => clearTimeout(timer);
  }, [live, data]);
  return null;
}
