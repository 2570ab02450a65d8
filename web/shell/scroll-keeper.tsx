import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const places = new Map<string, number>();

/** Forward starts at the top, back returns to the same line: pages come from the cache, but charts may follow a moment later. */
export function ScrollKeeper() {
  const { key, pathname } = useLocation();
  const kind = useNavigationType();
  const before = useRef(pathname);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => void places.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);

  useEffect(() => {
    const isSamePage = before.current === pathname;
    before.current = pathname;
    const place = kind === 'POP' ? (places.get(key) ?? 0) : 0;
    if (kind !== 'POP' && isSamePage) return undefined;
    if (kind !== 'POP') document.getElementById('content')?.focus({ preventScroll: true });
    window.scrollTo(0, place);
    if (place === 0) return undefined;
    let tries = 0;
    const timer = setInterval(() => {
      if (Math.abs(window.scrollY - place) > 2) window.scrollTo(0, place);
      tries += 1;
      if (tries > 12 || Math.abs(window.scrollY - place) <= 2) clearInterval(timer);
    }, 60);
    return () => clearInterval(timer);
  }, [key, kind, pathname]);
  return null;
}
