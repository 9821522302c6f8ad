import { useEffect, useState } from 'react';

/** The present time, renewed every minute, so that 「今日まで」 turns into an overdue mark on a screen left open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
