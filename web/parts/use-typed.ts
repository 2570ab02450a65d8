import { useEffect, useState } from 'react';

/** What was typed, once the fingers rest: nothing is asked for each letter. */
export function useTyped(typed: string): string {
  const [rested, setRested] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
