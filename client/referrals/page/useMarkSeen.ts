import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { MarkSeen } from './mutations.ts';

function useIsInSight(): boolean {
  const [isInSight, setInSight] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => setInSight(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isInSight;
}

/** Marks the referral as seen when it is on the screen, and again after each change; not in a tab nobody looks at. */
export function useMarkSeen(referral: { id: string; unread: boolean; changedAt: string } | null | undefined): void {
  const [, mark] = useMutation(MarkSeen);
  const isInSight = useIsInSight();
  const id = isInSight && referral?.unread ? referral.id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is seen anew
  useEffect(() => {
    if (id) void mark({ id });
  }, [id, referral?.changedAt, mark]);
}
