import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far below the screen it is fetched: while somebody still reads what is above. */
const AHEAD = '300px 0px';

/** What lies further down a page comes when it is nearly seen: a phone that opens the page waits for nothing of it. */
export function Near({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const come = (seen: readonly IntersectionObserverEntry[]) => {
      if (seen.some((one) => one.isIntersecting)) setNear(true);
    };
    const observer = new IntersectionObserver(come, { rootMargin: AHEAD });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return isNear ? children : <div ref={place} style={{ minHeight: 1 }} />;
}
