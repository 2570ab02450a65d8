import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const places = new Map<string, number>();
const TRIES = 25;

/** Forward starts at the top; back, and the next pupil, are at the same line: the page may grow to it only a moment later. */
export function ScrollKeeper() {
  const { key, pathname, state } = useLocation();
  const kind = useNavigationType();
  const before = useRef({ key, pathname });
  const stays = (state as { stay?: boolean } | null)?.stay === true;

  // In the layout phase: the shorter page that comes now would otherwise report its own place for the one that went.
  useLayoutEffect(() => {
    const { key: keyBefore, pathname: pathBefore } = before.current;
    const lineBefore = places.get(keyBefore) ?? 0;
    before.current = { key, pathname };
    history.scrollRestoration = 'manual';
    const remember = () => void places.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    const stop = () => window.removeEventListener('scroll', remember);

    const isSamePage = pathBefore === pathname && keyBefore !== key;
    if (kind !== 'POP' && isSamePage) return stop;
    const line = kind === 'POP' ? (places.get(key) ?? 0) : stays ? lineBefore : 0;
    if (kind !== 'POP') document.getElementById('content')?.focus({ preventScroll: true });
    window.scrollTo(0, line);
    let tries = line === 0 ? TRIES : 0;
    const timer = setInterval(() => {
      tries += 1;
      const isThere = Math.abs(window.scrollY - line) <= 2;
      if (tries > TRIES || isThere) clearInterval(timer);
      else window.scrollTo(0, line);
    }, 60);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [key, kind, pathname, stays]);
  return null;
}
