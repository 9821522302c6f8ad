import { useEffect, useState } from 'react';

/** The value once it has stayed the same for `quiet` milliseconds, so that typing does not ask the server at every key. */
export function useSettled<T>(value: T, quiet: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quiet);
    return () => clearTimeout(timer);
  }, [value, quiet]);
  return settled;
}
